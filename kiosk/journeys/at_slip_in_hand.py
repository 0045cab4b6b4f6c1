"""Moves of one who answers a completion notice or takes something back, slip in hand."""

from dataclasses import replace

from edge_sync.wire.news import AskedFor
from kiosk.journeys.actions import (
    Action,
    AnswerField,
    AnswerNotice,
    Change,
    Confirm,
    NotToHand,
    Sign,
    SkipPaper,
    TakeBack,
    Toggle,
)
from kiosk.journeys.at_papers import at_paper
from kiosk.journeys.at_signing import is_signature
from kiosk.journeys.course import following
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.later import Doing, Later
from kiosk.journeys.later_course import is_brought, points
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.states import Problem
from kiosk.journeys.visit import Context, Entering, Place, Step, Visit
from kiosk.text.problem_keys import ProblemText

LONGEST_WORDS = 200


def begin(visit: Visit, action: Action, context: Context) -> Moved:
    """Begin to answer, or to take back, what the slip in sight stands for."""
    slip = visit.later.slip
    if isinstance(action, AnswerNotice) and slip and slip.asked:
        begun = replace(visit, pages={}, later=Later(slip=slip, doing=Doing.ANSWERING))
        return go(begun, following(begun, context))
    if isinstance(action, TakeBack) and slip and may_take_back(visit):
        return go(_begun_withdrawal(visit), Place(Step.WITHDRAW))
    return stay(visit)


def may_take_back(visit: Visit) -> bool:
    """Something is open, or nothing is known yet: then everything may be taken back."""
    slip = visit.later.slip
    return slip is not None and (bool(slip.open_members) or not slip.standings)


def _begun_withdrawal(visit: Visit) -> Visit:
    slip = visit.later.slip
    matters = frozenset(str(one.matter) for one in slip.open_members) if slip else frozenset()
    later = Later(slip=slip, doing=Doing.WITHDRAWING, taken_back=matters)
    return replace(visit, pages={}, later=later)


def at_bring(visit: Visit, action: Action, context: Context) -> Moved:
    """One point of a notice: lay the paper, or say the words; or go on without."""
    key = visit.place.key
    point = points(visit).get(key)
    if point is None:
        return stay(visit)
    if isinstance(action, NotToHand | SkipPaper):
        pages = {name: kept for name, kept in visit.pages.items() if name != key}
        later = replace(visit.later, words={**visit.later.words, key: ""})
        without = replace(visit, pages=pages, later=later, not_laid=visit.not_laid | {key})
        return go(without, following(without, context))
    if point.wanted is AskedFor.WORDS:
        return _said(visit, action, context)
    return at_paper(visit, action, context)


def _said(visit: Visit, action: Action, context: Context) -> Moved:
    if not isinstance(action, AnswerField):
        return stay(visit)
    text = " ".join(action.text.split())
    problem = None
    if not text:
        problem = Problem(VisitFault.ANSWER_EMPTY.value, ProblemText.PROBLEM_EMPTY)
    elif len(text) > LONGEST_WORDS:
        problem = Problem(VisitFault.ANSWER_TOO_LONG.value, ProblemText.PROBLEM_TOO_LONG)
    if problem:
        return stay(replace(visit, entering=Entering(text, problem)))
    words = {**visit.later.words, visit.place.key: text}
    said = replace(visit, later=replace(visit.later, words=words), entering=None)
    return go(said, following(said, context))


def at_check_later(visit: Visit, action: Action, _context: Context) -> Moved:
    """Change one thing, or go to sign when something is brought at all."""
    match action:
        case Confirm() if any(is_brought(visit, key) for key in points(visit)):
            return go(visit, Place(Step.SIGN_LATER))
        case Change(key) if key in points(visit):
            return go(visit, Place(Step.BRING, key))
        case _:
            return stay(visit)


def at_withdraw(visit: Visit, action: Action, context: Context) -> Moved:
    """Choose what to take back; members the law binds together go together."""
    match action:
        case Toggle(matter):
            return stay(_toggled(visit, matter, context))
        case Confirm() if _is_something(visit):
            return go(visit, Place(Step.SIGN_LATER))
        case _:
            return stay(visit)


def _is_something(visit: Visit) -> bool:
    slip = visit.later.slip
    return bool(visit.later.taken_back) or (slip is not None and not slip.standings)


def _toggled(visit: Visit, matter: str, context: Context) -> Visit:
    slip, chosen = visit.later.slip, visit.later.taken_back
    known = {str(one.matter) for one in slip.open_members} if slip else set()
    if matter not in known:
        return visit
    together = bound(matter, context) & known | {matter}
    changed = chosen - together if matter in chosen else chosen | together
    return replace(visit, later=replace(visit.later, taken_back=changed))


def bound(matter: str, context: Context) -> set[str]:
    """Return the members that the law binds to this one, in any package that has it."""
    found: set[str] = set()
    for package in context.catalogue.packages.values():
        locked = {member.matter for member in package.members if member.law_bound}
        if matter in locked:
            found |= locked
    return found


def at_sign_later(visit: Visit, action: Action, _context: Context) -> Moved:
    """Take the strokes and hand in."""
    if not isinstance(action, Sign):
        return stay(visit)
    if not is_signature(action.strokes):
        return stay(replace(visit, sign_too_short=True))
    later = replace(visit.later, strokes=action.strokes)
    return go(replace(visit, later=later), Place(Step.LODGING))
