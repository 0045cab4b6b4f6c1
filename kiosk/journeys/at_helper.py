"""Moves of the helper: signing in, joining a visit, changing hands, the page handed over."""

from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    CallHelper,
    CarryPapers,
    CodeRefused,
    Confirm,
    ConfirmationStamped,
    CopyToStick,
    DutyEnded,
    EnterCode,
    HandKeys,
    ShowDue,
    SignedIn,
    SignOut,
    StationSeen,
)
from kiosk.journeys.at_own import give_word
from kiosk.journeys.at_recording import open_recording
from kiosk.journeys.at_room import at_room
from kiosk.journeys.at_signing import to_signing
from kiosk.journeys.copying import begin_copy
from kiosk.journeys.effects import CheckCode, EndDuty, LookAtStation, StampConfirmation
from kiosk.journeys.helper_states import CodeStage
from kiosk.journeys.helping import typed_by_helper
from kiosk.journeys.mandate import may_carry, with_mandate
from kiosk.journeys.moving import Moved, end, go, stay
from kiosk.journeys.recording_states import OpenRecording
from kiosk.journeys.station_room import (
    MorningPrinted,
    OpenRoom,
    PrintMorning,
    Settled,
    SwitchOff,
)
from kiosk.journeys.visit import Confirmation, Context, Place, Step, Visit

_NO_CALL = frozenset(
    {
        Step.SIGN_IN,
        Step.HELPER,
        Step.RECORD,
        Step.HAND_OVER,
        Step.SIGN,
        Step.LODGING,
        Step.LODGE_FAILED,
        Step.PRINTING,
        Step.GOODBYE,
        Step.LEAVING,
        Step.SLIP_WAITING,
        Step.READ_SLIP,
        Step.ASK_TOWN,
    }
)

RESIDENTS_ALONE = frozenset({Step.HAND_OVER, Step.SIGN_TEXT, Step.SIGN, Step.WITNESS})
"""Pages on which a helper never has the keys; a rating will be one (rules of a visit, 9)."""

Anywhere = CallHelper | HandKeys | DutyEnded


def can_call(visit: Visit) -> bool:
    """Say whether a helper can be called, or can join, from here."""
    return visit.place.step not in _NO_CALL


def is_joined(visit: Visit, context: Context) -> bool:
    """Say whether the helper on duty is the one who joined this visit."""
    on = context.duty.on
    return on is not None and visit.helper == on.id


def at_anywhere(visit: Visit, action: Anywhere, context: Context) -> Moved:
    """What concerns the helper on whatever page the visit stands."""
    match action:
        case CallHelper():
            return _call(visit, context)
        case HandKeys(to_helper):
            is_hers = visit.place.step not in RESIDENTS_ALONE or not to_helper
            may_change = is_joined(visit, context) and is_hers
            return stay(replace(visit, helper_types=to_helper) if may_change else visit)
        case DutyEnded():
            return _ended(visit)


def at_sign_in(visit: Visit, action: Action, context: Context) -> Moved:
    """Have the code looked at; then the page of the station, or back into the visit."""
    is_checking = visit.code is CodeStage.CHECKING
    match action:
        case EnterCode(code) if not is_checking and not context.duty.wait_s:
            return stay(replace(visit, code=CodeStage.CHECKING), CheckCode(code))
        case CodeRefused(is_of_another_day) if is_checking:
            stage = CodeStage.NOT_TODAY if is_of_another_day else CodeStage.WRONG
            return stay(replace(visit, code=stage))
        case SignedIn() if is_checking:
            return _arrived(replace(visit, code=CodeStage.ASKED), context)
        case _:
            return stay(visit)


def at_helper(  # noqa: PLR0911 - one case an action
    visit: Visit, action: Action, context: Context
) -> Moved:
    """The page of the station: look, copy what has not left, and sign out."""
    match action:
        case StationSeen(look):
            return stay(replace(visit, look=look))
        case OpenRecording() if context.recorded is not None:
            return open_recording(visit)
        case CopyToStick():
            return begin_copy(visit)
        case ShowDue() if context.due:
            return go(visit, Place(Step.SLIP_WAITING))
        case SignOut():
            ended, effects = end(visit)
            return ended, (*effects, EndDuty())
        case OpenRoom() | PrintMorning() | MorningPrinted() | SwitchOff() | Settled():
            return at_room(visit, action, context)
        case _:
            return stay(visit)


def at_hand_over(visit: Visit, action: Action, context: Context) -> Moved:
    """Take the resident's word for what the helper typed, with the moment it was given."""
    match action:
        case Confirm():
            return stay(visit, StampConfirmation())
        case ConfirmationStamped(stamp):
            confirmation = Confirmation(stamp, typed_by_helper(visit))
            confirmed = replace(visit, confirmed=confirmation, carried=False)
            return to_signing(confirmed, context)
        case CarryPapers() if may_carry(visit, context):
            return to_signing(with_mandate(visit, context), context)
        case _:
            return stay(visit)


def back_from_sign_in(visit: Visit) -> Moved:
    """Go back to where the helper was called from."""
    return go(replace(visit, called_from=None), visit.called_from or Place(Step.WELCOME))


def _call(visit: Visit, context: Context) -> Moved:
    if not can_call(visit):
        return stay(visit)
    if context.duty.on is None:
        called = replace(visit, called_from=visit.place, code=CodeStage.ASKED)
        return go(called, Place(Step.SIGN_IN))
    if visit.place.step is Step.WELCOME:
        return _to_page(visit)
    return stay(_joined(visit, context))


def _joined(visit: Visit, context: Context) -> Visit:
    """Whoever joins has the keys: better one mark too many than one too few."""
    on = context.duty.on
    return replace(visit, helper=on.id, helper_types=True) if on else visit


def _arrived(visit: Visit, context: Context) -> Moved:
    place = visit.called_from or Place(Step.WELCOME)
    visit = replace(visit, called_from=None)
    if place.step is Step.WELCOME:
        return _to_page(visit)
    if place.step is Step.VOUCH:
        return give_word(visit, context, place.key)
    return go(_joined(visit, context), place)


def _to_page(visit: Visit) -> Moved:
    moved, effects = go(visit, Place(Step.HELPER))
    return moved, (*effects, LookAtStation())


def _ended(visit: Visit) -> Moved:
    """The helper is gone: her page with her, and the keys are the resident's."""
    if visit.place.step in (Step.HELPER, Step.RECORD):
        return end(visit)
    return stay(replace(visit, helper_types=False))
