"""Moves of a visit that is saved for another day, and of one that goes on."""

from dataclasses import replace

from kiosk.errors import UnreadableDraftError
from kiosk.journeys.actions import (
    Action,
    Agree,
    Back,
    CardFailed,
    CardLifted,
    CardRead,
    CardSeen,
    Confirm,
    DraftFailed,
    DraftOpened,
    DraftSaved,
    DropDraft,
    GoOn,
    PowerFails,
    ReadCard,
    Retry,
    SaveForLater,
)
from kiosk.journeys.course import first_open
from kiosk.journeys.drafting import read_draft
from kiosk.journeys.effects import ForgetDraft, SaveDraft, Speak, Wipe
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.later import Later
from kiosk.journeys.moving import Moved, end, go, stay
from kiosk.journeys.states import CardStage, PrintStage, Privacy, ReadSlip, SlipStage
from kiosk.journeys.visit import Context, Place, Reading, Slipping, Step, Visit
from kiosk.text import Text
from provisioning.catalogue.rules.titles import titles

_NOT_FROM = frozenset(
    {Step.LODGING, Step.LODGE_FAILED, Step.PRINTING, Step.GOODBYE, Step.SAVING, Step.SAVED}
)


def can_save(visit: Visit) -> bool:
    """Say whether this visit may be kept for another day.

    Not after a lodge that failed: it may have reached the disk all the same,
    and a draft of it would be handed in a second time.
    """
    return bool(visit.title) and not visit.lodge_fault and visit.place.step not in _NOT_FROM


def may_be_kept(visit: Visit, action: Action) -> bool:
    """Say whether it is kept now: asked by the resident, or because the machine goes off.

    Then only where a card was laid down, without which the slip opens nothing, and while
    somebody seems to be there.
    """
    is_here = visit.card is not None and visit.privacy is not Privacy.WARNED
    return can_save(visit) and (is_here or not isinstance(action, PowerFails))


def save(visit: Visit, action: Action) -> Moved:
    """Print the resume slip; the draft follows when it is on paper."""
    origin = visit.left_from if visit.place.step is Step.LEAVING else visit.place
    moved, effects = _save(replace(visit, left_from=origin, privacy=Privacy.CLEAR))
    why = (Speak(Text.SAVING_POWER),) if isinstance(action, PowerFails) else ()
    return moved, (*effects, *why)


def _save(visit: Visit) -> Moved:
    moved, effects = go(replace(visit, slip=Slipping()), Place(Step.SAVING))
    return moved, (*effects, SaveDraft())


def at_saving(visit: Visit, action: Action, _context: Context) -> Moved:
    """Wait for the printer's word; without it nothing was kept and nothing is lost."""
    has_failed = visit.slip.stage is PrintStage.FAILED
    match action:
        case DraftSaved(until):
            return _saved(visit, until)
        case DraftFailed(code):
            return stay(replace(visit, slip=Slipping(stage=PrintStage.FAILED, fault=code)))
        case Retry() | SaveForLater() if has_failed:
            return _save(visit)
        case Back() if has_failed:
            return go(replace(visit, left_from=None), visit.left_from or Place(Step.CHECK))
        case Confirm() if has_failed:
            return end(visit)
        case _:
            return stay(visit)


def _saved(visit: Visit, until: str) -> Moved:
    """Wipe at once: what is shown now is no longer about a person."""
    fresh = Visit(
        place=visit.place,
        language=visit.language,
        card_on_reader=visit.card_on_reader,
        green=visit.green,
        contrast=visit.contrast,
        later=Later(until=until),
    )
    moved, effects = go(fresh, Place(Step.SAVED))
    return moved, (Wipe(), *effects)


def at_saved(visit: Visit, action: Action, _context: Context) -> Moved:
    """The slip was taken."""
    return end(visit) if isinstance(action, Confirm | GoOn) else stay(visit)


def draft_opened(visit: Visit, opened: DraftOpened, context: Context) -> Moved:
    """Go on with a draft: at once after a touch, or when the card it was begun with lies here."""
    draft = read_draft(opened.plain)
    known = {title.id for title in titles(context.catalogue)}
    if draft is None or draft.title not in known:
        failed = ReadSlip(SlipStage.FAILED, fault=UnreadableDraftError.code)
        return stay(replace(visit, reading_slip=failed))
    step = Step.RESUME_BY_CARD if draft.card else Step.RESUME
    later = Later(draft=opened.id, drafted=opened.plain)
    return go(replace(visit, later=later), Place(step))


def at_resume(visit: Visit, action: Action, context: Context) -> Moved:
    """Go on, or delete the draft."""
    match action:
        case Agree():
            return _resumed(visit, context)
        case DropDraft():
            return _dropped(visit)
        case _:
            return stay(visit)


def at_resume_by_card(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Only the card that began the draft goes on with it; another one is told so."""
    match action:
        case CardSeen():
            return stay(replace(visit, reading=Reading(CardStage.READING)))
        case CardFailed(code):
            return stay(replace(visit, reading=Reading(CardStage.FAILED, code)))
        case CardLifted():
            return stay(replace(visit, reading=Reading()))
        case CardRead(card) if _is_same(visit, card):
            return _resumed(visit, context)
        case CardRead():
            failed = Reading(CardStage.FAILED, VisitFault.OTHER_CARD.value)
            return stay(replace(visit, reading=failed))
        case DropDraft():
            return _dropped(visit)
        case _:
            return stay(visit)


def _is_same(visit: Visit, card: ReadCard) -> bool:
    """A social-security card, which proves nothing, opens only what one of its kind began."""
    draft = read_draft(visit.later.drafted)
    begun_with = draft.card if draft else None
    if begun_with is None or begun_with.number != card.number:
        return False
    return begun_with.is_social or not card.is_social


def _resumed(visit: Visit, context: Context) -> Moved:
    draft = read_draft(visit.later.drafted)
    if draft is None:
        return end(visit)
    resumed = replace(
        draft,
        place=visit.place,
        language=visit.language,
        card_on_reader=visit.card_on_reader,
        later=Later(draft=visit.later.draft),
    )
    return go(resumed, first_open(resumed, context) or Place(Step.CHECK))


def _dropped(visit: Visit) -> Moved:
    moved, effects = end(visit)
    return moved, (ForgetDraft(visit.later.draft), *effects)
