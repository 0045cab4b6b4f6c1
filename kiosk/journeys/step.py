"""The state machine of a visit: one pure function.

`step` takes a visit, what somebody did, and what it must know of the world; it
returns the next visit and what the machine is asked to do. An action that
makes no sense where the visit stands changes nothing: late answers of devices
and double taps are normal.
"""

from collections.abc import Callable
from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    AskForHelp,
    Back,
    CallHelper,
    CardLifted,
    CardSeen,
    ChooseDialect,
    Confirm,
    DutyEnded,
    GoOn,
    HandKeys,
    HeardTown,
    Idle,
    Leave,
    PaperLies,
    PaperTold,
    PhoneFailed,
    PhoneReady,
    PowerFails,
    SaveForLater,
    ShowContrast,
    SpeakLanguage,
    StickAwaited,
    StickFailed,
    StickSeen,
    Touch,
    TownAnswered,
    TownSilent,
)
from kiosk.journeys.at_answers import at_question, at_scenario, at_told
from kiosk.journeys.at_end import (
    at_check,
    at_lodge_failed,
    at_lodging,
    at_printing,
    behind_the_lodge,
)
from kiosk.journeys.at_finding import at_choose, at_guide, at_search, at_specimen
from kiosk.journeys.at_from_paper import at_from_paper
from kiosk.journeys.at_helper import (
    at_anywhere,
    at_hand_over,
    at_helper,
    at_sign_in,
    back_from_sign_in,
    can_call,
)
from kiosk.journeys.at_ink import at_ink_paper, at_signed_paper
from kiosk.journeys.at_late_reading import at_late_reading, is_late
from kiosk.journeys.at_later import (
    at_resume,
    at_resume_by_card,
    at_saved,
    at_saving,
    may_be_kept,
    save,
)
from kiosk.journeys.at_own import at_own, at_vouch
from kiosk.journeys.at_paper_date import at_paper_date
from kiosk.journeys.at_papers import at_paper
from kiosk.journeys.at_people import at_card, at_for_whom
from kiosk.journeys.at_people_asked import at_consent, at_members
from kiosk.journeys.at_progress import at_ask
from kiosk.journeys.at_recording import at_recording
from kiosk.journeys.at_signer_card import at_signer_card
from kiosk.journeys.at_signing import (
    at_sign,
    at_sign_text,
    at_signer,
    at_signers,
    at_witness,
    at_witness_sign,
)
from kiosk.journeys.at_slip_in_hand import at_bring, at_check_later, at_sign_later, at_withdraw
from kiosk.journeys.at_slips import (
    at_collect,
    at_notice,
    at_read_slip,
    at_slip_waiting,
    at_welcome,
)
from kiosk.journeys.at_town import at_ask_town, at_help
from kiosk.journeys.at_without import at_commitment, at_without
from kiosk.journeys.course import behind, preceding
from kiosk.journeys.effects import PrintMissing, Speak, SpeakAloud
from kiosk.journeys.missing import missing_papers, missing_sentence, missing_sheet
from kiosk.journeys.moving import Moved, card_alarm, end, go, paper_alarm, stay
from kiosk.journeys.states import PrintStage, Privacy
from kiosk.journeys.visit import Context, Place, Step, Visit
from kiosk.text import Text

MASKED_AFTER_S = 30
WARNED_AFTER_S = 90
WIPED_AFTER_S = 120

_NOTHING_TO_LOSE = frozenset(
    {
        Step.SLIP_WAITING,
        Step.COLLECT,
        Step.READ_SLIP,
        Step.ASK_BY_CARD,
        Step.NOTICE,
        Step.FOR_WHOM,
        Step.IDENTIFY,
        Step.CHOOSE,
        Step.SEARCH,
        Step.GUIDE,
        Step.SAMPLE,
        Step.SPECIMEN,
        Step.GOODBYE,
        Step.SAVED,
        Step.RESUME,
        Step.RESUME_BY_CARD,
    }
)
_NO_WAY_BACK = frozenset(
    {Step.WELCOME, Step.LODGING, Step.PRINTING, Step.GOODBYE, Step.SAVING, Step.SAVED}
)
_NO_LEAVING = frozenset(
    {
        Step.WELCOME,
        Step.LODGING,
        Step.PRINTING,
        Step.LEAVING,
        Step.SAVING,
        Step.SAVED,
        Step.SIGN_IN,
        Step.HELPER,
        Step.RECORD,
        Step.ASK_TOWN,
    }
)
_ALWAYS_BACK = frozenset(
    {
        Step.LODGE_FAILED,
        Step.LEAVING,
        Step.SLIP_WAITING,
        Step.READ_SLIP,
        Step.SIGN_IN,
        Step.HELPER,
        Step.RECORD,
        Step.ASK_TOWN,
    }
)


def step(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Move a visit on by one action."""
    visit = _noticed(visit, action)
    match action:
        case Touch() | ChooseDialect():
            return stay(visit)
        case Idle(seconds):
            return _idle(visit, seconds)
        case SpeakLanguage(language):
            return stay(replace(visit, language=language))
        case ShowContrast(on):
            return stay(replace(visit, contrast=on))
        case CallHelper() | HandKeys() | DutyEnded():
            return at_anywhere(visit, action, context)
        case AskForHelp() | TownAnswered() | TownSilent() | HeardTown():
            return at_help(visit, action, may_call=can_call(visit))
        case Leave() if can_leave(visit):
            return _leave(visit, context)
        case SaveForLater() | PowerFails() if may_be_kept(visit, action):
            return save(visit, action)
        case Back() if can_go_back(visit, context):
            return _back(visit, context)
        case _:
            return _at_its_page(visit, action, context)


def _at_its_page(visit: Visit, action: Action, context: Context) -> Moved:
    if isinstance(action, PaperLies):
        return paper_alarm(visit, lies=action.lies)
    if isinstance(action, PaperTold) and is_late(visit, action):
        return at_late_reading(visit, action, context)
    return _AT[visit.place.step](visit, action, context)


def can_go_back(visit: Visit, context: Context) -> bool:
    """Say whether Back leads anywhere from here."""
    if visit.place.step in _ALWAYS_BACK or behind(visit):
        return True
    return visit.place.step not in _NO_WAY_BACK and preceding(visit, context) is not None


def can_leave(visit: Visit) -> bool:
    """Say whether Leave is offered here."""
    return visit.place.step not in _NO_LEAVING


def _noticed(visit: Visit, action: Action) -> Visit:
    """What is true wherever the visit stands: the card's place, and that somebody is there."""
    match action:
        case CardSeen():
            return replace(visit, card_on_reader=True, privacy=Privacy.CLEAR)
        case CardLifted(another_lies):
            lies = another_lies
            return replace(visit, card_on_reader=lies, card_left=False, privacy=Privacy.CLEAR)
        case Idle() | TownAnswered() | TownSilent() | PhoneReady() | PhoneFailed() | PowerFails():
            return visit  # nobody stands here for it
        case StickSeen() | StickAwaited() | StickFailed():
            return visit  # it was looked at by itself
        case PaperTold() | PaperLies():
            return visit  # the reader says it, whenever it has read; the camera, when all left
        case _:
            return replace(visit, privacy=Privacy.CLEAR, idle_s=0.0)


def _idle(visit: Visit, seconds: float) -> Moved:
    """Mask, warn, wipe; never in the middle of a lodge or a print."""
    is_at_printer = visit.place.step in (Step.PRINTING, Step.SAVING)
    is_printing = is_at_printer and visit.slip.stage is PrintStage.PRINTING
    if visit.place.step in (Step.WELCOME, Step.LODGING) or is_printing:
        return stay(visit)
    if seconds >= WIPED_AFTER_S:
        return end(visit)
    privacy = _privacy(seconds)
    is_news = privacy is Privacy.WARNED is not visit.privacy
    said = (Speak(Text.SCREEN_STILL_THERE), *card_alarm(visit)) if is_news else ()
    return stay(replace(visit, privacy=privacy, idle_s=seconds), *said)


def _privacy(seconds: float) -> Privacy:
    if seconds >= WARNED_AFTER_S:
        return Privacy.WARNED
    return Privacy.MASKED if seconds >= MASKED_AFTER_S else Privacy.CLEAR


def _leave(visit: Visit, context: Context) -> Moved:
    """Ask first where something would be lost, and say aloud what is missing."""
    if visit.place.step in _NOTHING_TO_LOSE:
        return end(visit)
    moved, effects = go(replace(visit, left_from=visit.place), Place(Step.LEAVING))
    missing = missing_papers(visit, context)
    said = (SpeakAloud(missing_sentence(missing, visit.language)),) if missing else ()
    return moved, (*effects, *said)


def _back(visit: Visit, context: Context) -> Moved:
    if visit.place.step is Step.LODGE_FAILED:
        return go(visit, behind_the_lodge(visit))
    if visit.place.step is Step.LEAVING and visit.left_from:
        return go(replace(visit, left_from=None), visit.left_from)
    if place := behind(visit):
        return go(visit, place)
    if visit.place.step in (Step.SIGN_IN, Step.ASK_TOWN):
        return back_from_sign_in(visit)
    if visit.changing:
        return go(visit, Place(Step.CHECK))
    return go(visit, preceding(visit, context) or Place(Step.WELCOME))


def _at_leaving(visit: Visit, action: Action, context: Context) -> Moved:
    """Whoever leaves takes the list of what is missing along."""
    if not isinstance(action, Confirm):
        return stay(visit)
    missing = missing_papers(visit, context)
    printed = (PrintMissing(missing_sheet(visit, context, missing)),) if missing else ()
    ended, effects = end(visit)
    return ended, (*printed, *effects)


def _at_goodbye(visit: Visit, action: Action, _context: Context) -> Moved:
    return end(visit) if isinstance(action, Confirm | GoOn) else stay(visit)


def _at_sample(visit: Visit, _action: Action, _context: Context) -> Moved:
    """Nothing is done at a sample but looking, and going back."""
    return stay(visit)


_AT: dict[Step, Callable[[Visit, Action, Context], Moved]] = {
    Step.WELCOME: at_welcome,
    Step.SLIP_WAITING: at_slip_waiting,
    Step.COLLECT: at_collect,
    Step.READ_SLIP: at_read_slip,
    Step.ASK_BY_CARD: at_ask,
    Step.NOTICE: at_notice,
    Step.FOR_WHOM: at_for_whom,
    Step.IDENTIFY: at_card,
    Step.OWN: at_own,
    Step.VOUCH: at_vouch,
    Step.CHOOSE: at_choose,
    Step.SEARCH: at_search,
    Step.GUIDE: at_guide,
    Step.SAMPLE: _at_sample,
    Step.SPECIMEN: at_specimen,
    Step.NOT_YET: at_told,
    Step.MEMBERS: at_members,
    Step.NEEDS: at_told,
    Step.SCENARIO: at_scenario,
    Step.FURTHER_PERSON: at_card,
    Step.CONSENT: at_consent,
    Step.QUESTION: at_question,
    Step.FROM_PAPER: at_from_paper,
    Step.PAPER: at_paper,
    Step.PAPER_DATE: at_paper_date,
    Step.WITHOUT: at_without,
    Step.COMMITMENT: at_commitment,
    Step.CHECK: at_check,
    Step.SIGNERS: at_signers,
    Step.SIGNER: at_signer,
    Step.SIGNER_CARD: at_signer_card,
    Step.SIGN_TEXT: at_sign_text,
    Step.INK_PAPER: at_ink_paper,
    Step.SIGNED_PAPER: at_signed_paper,
    Step.SIGN: at_sign,
    Step.WITNESS: at_witness,
    Step.WITNESS_SIGN: at_witness_sign,
    Step.COUNTERSIGN: at_signer,
    Step.LODGING: at_lodging,
    Step.LODGE_FAILED: at_lodge_failed,
    Step.PRINTING: at_printing,
    Step.GOODBYE: _at_goodbye,
    Step.LEAVING: _at_leaving,
    Step.SAVING: at_saving,
    Step.SAVED: at_saved,
    Step.RESUME: at_resume,
    Step.RESUME_BY_CARD: at_resume_by_card,
    Step.BRING: at_bring,
    Step.CHECK_LATER: at_check_later,
    Step.WITHDRAW: at_withdraw,
    Step.SIGN_LATER: at_sign_later,
    Step.SIGN_IN: at_sign_in,
    Step.HELPER: at_helper,
    Step.HAND_OVER: at_hand_over,
    Step.ASK_TOWN: at_ask_town,
    Step.RECORD: at_recording,
}
