"""Moves from the check to the goodbye."""

from dataclasses import replace

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.actions import (
    Action,
    Back,
    Change,
    Confirm,
    GoOn,
    LodgeDone,
    LodgeFailed,
    Printed,
    PrintFailed,
    Retry,
)
from kiosk.journeys.at_signing import to_signing
from kiosk.journeys.course import changeable, first_open
from kiosk.journeys.effects import PrintSlip, Wipe
from kiosk.journeys.further import further_slips, greeting_on
from kiosk.journeys.helping import is_confirmed
from kiosk.journeys.later_course import check_place
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.papers import papers_to_follow
from kiosk.journeys.signing import COUNTERSIGNER
from kiosk.journeys.states import PrintStage
from kiosk.journeys.visit import Context, Place, Slipping, Step, Visit

PREFIXES = {
    "for_whom": Step.FOR_WHOM,
    "members": Step.MEMBERS,
    "consent": Step.CONSENT,
    "own": Step.OWN,
    "choice": Step.SCENARIO,
    "answer": Step.QUESTION,
    "paper": Step.PAPER,
    "date": Step.PAPER_DATE,
}


def at_check(visit: Visit, action: Action, context: Context) -> Moved:
    """Change one thing, or go to sign when every page has its answer."""
    match action:
        case Confirm():
            return _on_from_check(visit, context)
        case Change(key):
            kind, _, name = key.partition("/")
            place = Place(PREFIXES[kind], name) if kind in PREFIXES else None
            if place is None or place not in changeable(visit, context):
                return stay(visit)
            return go(replace(visit, changing=True), place)
        case _:
            return stay(visit)


def _on_from_check(visit: Visit, context: Context) -> Moved:
    """What is open comes first, then the page handed over, then the signature."""
    if place := first_open(visit, context):
        return go(visit, place)
    settled = replace(visit, helper_types=False)
    if is_confirmed(visit):
        return to_signing(settled, context)
    return go(settled, Place(Step.HAND_OVER))


def at_lodging(visit: Visit, action: Action, context: Context) -> Moved:
    """Wait until the application is on disk, or is not."""
    match action:
        case LodgeDone(number, collect):
            further = further_slips(visit, context, number)
            follow = papers_to_follow(visit, context)
            slip = Slipping(number, to_follow=follow, further=further, collect=collect)
            return _print(replace(visit, slip=slip), number, context)
        case LodgeFailed(code):
            return go(replace(visit, lodge_fault=code), Place(Step.LODGE_FAILED))
        case _:
            return stay(visit)


def at_lodge_failed(visit: Visit, action: Action, _context: Context) -> Moved:
    """Nothing was written and nothing is lost: try again, or look at the answers."""
    match action:
        case Retry():
            return go(visit, Place(Step.LODGING))
        case Back():
            return go(visit, behind_the_lodge(visit))
        case _:
            return stay(visit)


def behind_the_lodge(visit: Visit) -> Place:
    """Return where a lodge that failed leads back to."""
    if visit.later.doing:
        return check_place(visit)
    countersigns = visit.signing.countersigns is not None
    return Place(Step.COUNTERSIGN, COUNTERSIGNER) if countersigns else Place(Step.CHECK)


def at_printing(visit: Visit, action: Action, context: Context) -> Moved:
    """The application is safe; its slip comes out, or the resident goes on without."""
    number = visit.slip.number
    match action:
        case Printed(printed) if printed == number:
            return _printed(visit, context)
        case PrintFailed(failed, code) if failed == number:
            slip = replace(visit.slip, stage=PrintStage.FAILED, fault=code)
            return stay(replace(visit, slip=slip))
        case Retry() if number and visit.slip.stage is PrintStage.FAILED:
            return _print(visit, number, context)
        case GoOn() if visit.slip.stage is PrintStage.FAILED:
            return _goodbye(visit, is_printed=False)
        case _:
            return stay(visit)


def _printed(visit: Visit, context: Context) -> Moved:
    """One slip is out; those of others who have to sign come after it."""
    if not visit.slip.further:
        return _goodbye(visit, is_printed=True)
    following, *rest = visit.slip.further
    slip = replace(visit.slip, number=following, further=tuple(rest))
    return _print(replace(visit, slip=slip), following, context)


def _print(visit: Visit, number: SlipNumber, context: Context) -> Moved:
    slip = replace(visit.slip, stage=PrintStage.PRINTING, fault=None)
    visit, effects = go(replace(visit, slip=slip), Place(Step.PRINTING))
    return visit, (*effects, PrintSlip(number, greeting_on(visit, context, number)))


def _goodbye(visit: Visit, *, is_printed: bool) -> Moved:
    """Wipe first: what the goodbye shows and says is no longer about a person."""
    fresh = Visit(
        place=visit.place,
        language=visit.language,
        card_on_reader=visit.card_on_reader,
        green=visit.green,
        contrast=visit.contrast,
        slip=replace(visit.slip, is_printed=is_printed, fault=None),
    )
    moved, effects = go(fresh, Place(Step.GOODBYE))
    return moved, (Wipe(), *effects)
