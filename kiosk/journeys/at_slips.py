"""Moves outside an application: welcome, slips that wait for paper, reading a slip."""

from dataclasses import replace

from edge_sync.wire.application import SlipNumber
from edge_sync.wire.resume_code import DraftEnd
from kiosk.journeys.actions import (
    Action,
    Agree,
    AnswerNotice,
    AskHow,
    DraftClosed,
    DraftOpened,
    EnterCode,
    GoOn,
    PrintDue,
    Printed,
    PrintFailed,
    Retry,
    ShowDue,
    SigningSlipRead,
    SlipFailed,
    SlipNotOurs,
    SlipOfFollower,
    SlipOpened,
    SlipPublicOnly,
    Start,
    StartAsking,
    StartReadingSlip,
    TakeBack,
    TakeGreenLane,
)
from kiosk.journeys.at_later import draft_opened
from kiosk.journeys.at_slip_in_hand import begin
from kiosk.journeys.at_town import take_green_lane
from kiosk.journeys.course import first_place
from kiosk.journeys.effects import CountWrong, LookForSlip, PrintSlip, SpeakAloud
from kiosk.journeys.helper_states import CodeStage
from kiosk.journeys.later import Later
from kiosk.journeys.moving import Moved, end, go, stay
from kiosk.journeys.night import Watch
from kiosk.journeys.show_slip_in_hand import show_read_slip
from kiosk.journeys.signing import COUNTERSIGNER, Signing
from kiosk.journeys.slip_speech import spoken
from kiosk.journeys.states import PrintStage, ReadSlip, SlipStage
from kiosk.journeys.visit import Context, Place, Slipping, Step, Visit


def at_welcome(  # noqa: PLR0911 - one case an action
    visit: Visit, action: Action, context: Context
) -> Moved:
    """Begin one of the things a kiosk does; at an hour of rest, none."""
    if context.night.watch is Watch.RESTING:
        return stay(visit)
    match action:
        case Start():
            return go(visit, first_place(visit))
        case TakeGreenLane():
            return take_green_lane(visit, context)
        case ShowDue() if context.due:
            return go(visit, Place(Step.SLIP_WAITING))
        case StartReadingSlip():
            return go(visit, Place(Step.READ_SLIP))
        case AskHow():
            return go(replace(visit, asking=True), Place(Step.CHOOSE))
        case _:
            return stay(visit)


def at_notice(visit: Visit, action: Action, _context: Context) -> Moved:
    """The notice was heard."""
    return go(visit, Place(Step.FOR_WHOM)) if isinstance(action, Agree) else stay(visit)


def at_slip_waiting(  # noqa: PLR0911 - one case an action
    visit: Visit, action: Action, context: Context
) -> Moved:
    """Print what an earlier visit is still owed."""
    match action:
        case PrintDue(number) if not _is_due(number, context):
            return stay(visit)
        case PrintDue(number) if context.night.watch is not Watch.ATTENDED:
            return go(replace(visit, code=CodeStage.ASKED), Place(Step.COLLECT, number))
        case PrintDue(number):
            return _print_due(visit, number, context)
        case Retry() if visit.slip.number:
            return _print_due(visit, visit.slip.number, context)
        case Printed(number) if number == visit.slip.number:
            others = [slip for slip in context.due if slip.number != number]
            return stay(replace(visit, slip=Slipping())) if others else end(visit)
        case PrintFailed(number, code) if number == visit.slip.number:
            failed = Slipping(number, PrintStage.FAILED, code)
            return stay(replace(visit, slip=failed))
        case GoOn():
            return end(visit)
        case _:
            return stay(visit)


def at_collect(visit: Visit, action: Action, context: Context) -> Moved:
    """Print a slip that waits for who knows its code (row C05)."""
    number = SlipNumber(visit.place.key)
    wanted = next((slip.collect for slip in context.due if slip.number == number), "")
    if not isinstance(action, EnterCode) or number in context.night.locked or not wanted:
        return stay(visit)
    if action.code != wanted:
        return stay(replace(visit, code=CodeStage.WRONG), CountWrong(number))
    back, effects = go(replace(visit, code=CodeStage.ASKED), Place(Step.SLIP_WAITING))
    printing, printed = _print_due(back, number, context)
    return printing, (*effects, *printed)


def _is_due(number: SlipNumber, context: Context) -> bool:
    return number in {slip.number for slip in context.due}


def _print_due(visit: Visit, number: SlipNumber, context: Context) -> Moved:
    is_due = _is_due(number, context)
    is_busy = visit.slip.number is not None and visit.slip.stage is PrintStage.PRINTING
    if not is_due or is_busy:
        return stay(visit)
    return stay(replace(visit, slip=Slipping(number)), PrintSlip(number))


def at_read_slip(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: C901, PLR0911, PLR0912 - one case an action
    """Show what the slip under the camera opens."""
    match action:
        case SlipOpened():
            return _opened(visit, action, context)
        case SlipPublicOnly(number, received):
            return _shown(visit, ReadSlip(SlipStage.PUBLIC_ONLY, number, received=received))
        case SlipOfFollower(_number, of):
            return _shown(visit, ReadSlip(SlipStage.FOLLOWER, of))
        case AnswerNotice() | TakeBack():
            return begin(visit, action, context)
        case StartAsking():
            return go(visit, Place(Step.ASK_BY_CARD))
        case SlipNotOurs():
            return _shown(visit, ReadSlip(SlipStage.NOT_OURS))
        case SlipFailed(code):
            return _shown(visit, ReadSlip(SlipStage.FAILED, fault=code))
        case SigningSlipRead(slip) if visit.reading_slip.stage is SlipStage.WAITING:
            signing = replace(visit, signing=Signing(countersigns=slip))
            return go(signing, Place(Step.COUNTERSIGN, COUNTERSIGNER))
        case DraftOpened() if visit.reading_slip.stage is SlipStage.WAITING:
            return draft_opened(visit, action, context)
        case DraftClosed(why, slip):
            return _shown(visit, ReadSlip(_CLOSED[why], slip))
        case Retry():
            waiting = ReadSlip(SlipStage.WAITING)
            return stay(replace(visit, reading_slip=waiting, later=Later()), LookForSlip(on=True))
        case GoOn():
            return end(visit)
        case _:
            return stay(visit)


def _opened(visit: Visit, opened: SlipOpened, context: Context) -> Moved:
    """Show the news and say them aloud: who has it, how long still, what to bring."""
    if visit.reading_slip.stage is not SlipStage.WAITING:
        return stay(visit)
    stage = SlipStage.OPENED if opened.news else SlipStage.NOTHING_YET
    shown = ReadSlip(stage, opened.number, news=opened.news)
    read = replace(visit, reading_slip=shown, later=Later(slip=opened.in_hand))
    sentence = spoken(show_read_slip(read, context), visit.language)
    return stay(read, LookForSlip(on=False), SpeakAloud(sentence))


_CLOSED = {
    DraftEnd.HANDED_IN: SlipStage.DRAFT_HANDED_IN,
    DraftEnd.EXPIRED: SlipStage.DRAFT_EXPIRED,
    DraftEnd.GONE: SlipStage.DRAFT_GONE,
    DraftEnd.ELSEWHERE: SlipStage.DRAFT_ELSEWHERE,
}


def _shown(visit: Visit, result: ReadSlip) -> Moved:
    """A result stays until the resident is done; later ones of the same look are late."""
    if visit.reading_slip.stage is not SlipStage.WAITING:
        return stay(visit)
    return stay(replace(visit, reading_slip=result), LookForSlip(on=False))
