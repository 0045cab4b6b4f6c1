"""Moves at the pages that ask: advice, needs, scenarios and fields."""

from dataclasses import replace

from kiosk.journeys.actions import (
    Action,
    Agree,
    AnswerField,
    AnswerScenario,
    ChooseTitle,
    LayPaper,
    NoAnswer,
)
from kiosk.journeys.at_finding import choose_title
from kiosk.journeys.course import following
from kiosk.journeys.faults import told
from kiosk.journeys.from_paper import sources_of
from kiosk.journeys.helping import entered
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.outcome import cards_by_party, work_out
from kiosk.journeys.visit import Context, Entering, Place, Step, Visit
from provisioning.catalogue.model import FieldKind
from provisioning.catalogue.rules.answers import Problem, ProblemKind, check, tidy
from provisioning.catalogue.rules.crossing import check_together
from provisioning.catalogue.rules.form import FormField
from provisioning.catalogue.rules.given import DECLINED, Given, Origin


def at_told(visit: Visit, action: Action, context: Context) -> Moved:
    """NotYet, Needs: go on when it was heard. NotYet: begin what can be had today instead."""
    place = visit.place
    if isinstance(action, ChooseTitle) and action.id in _instead(visit, context):
        return choose_title(visit, action.id, context)
    if not isinstance(action, Agree):
        return stay(visit)
    told = {place.key} if place.step is Step.NOT_YET else set()
    heard = replace(visit, advised=visit.advised | told)
    return go(heard, following(heard, context))


def _instead(visit: Visit, context: Context) -> tuple[str, ...]:
    if visit.place.step is not Step.NOT_YET:
        return ()
    unmet = work_out(visit, context).unmet
    return next((one.threshold.instead for one in unmet if one.key == visit.place.key), ())


def at_scenario(visit: Visit, action: Action, context: Context) -> Moved:
    """Take one option, if the page offers it (row M05)."""
    if not isinstance(action, AnswerScenario):
        return stay(visit)
    pages = {page.key: page for page in work_out(visit, context).plan.pages}
    page = pages.get(visit.place.key)
    if page is None or action.option not in {option.id for option in page.options}:
        return stay(visit)
    answered = replace(visit, choices={**visit.choices, page.key: action.option})
    return go(answered, following(answered, context))


def at_question(visit: Visit, action: Action, context: Context) -> Moved:
    """Take an answer, or say what is wrong with it and keep what was typed."""
    form = {asked.key: asked for asked in work_out(visit, context).form}
    asked = form.get(visit.place.key)
    if isinstance(action, LayPaper) and context.reads_papers and sources_of(visit.place.key):
        return go(visit, Place(Step.FROM_PAPER, visit.place.key))
    if asked is None or not isinstance(action, AnswerField | NoAnswer):
        return stay(visit)
    if isinstance(action, NoAnswer):
        return _decline(visit, asked, context)
    text = tidy(asked.element, action.text)
    problem = _problem(visit, asked, text, context)
    if problem and not (problem.is_warning and action.despite_warning):
        return stay(replace(visit, entering=Entering(text, told(problem))))
    return _take(visit, asked, entered(visit, text, _origin(asked, text), asked.given), context)


def _take(visit: Visit, asked: FormField, given: Given, context: Context) -> Moved:
    answered = replace(visit, answers={**visit.answers, asked.key: given}, entering=None)
    return go(answered, following(answered, context))


def _decline(visit: Visit, asked: FormField, context: Context) -> Moved:
    may_decline = asked.element.way_out is not None and not asked.required
    return _take(visit, asked, DECLINED, context) if may_decline else stay(visit)


def _problem(visit: Visit, asked: FormField, text: str, context: Context) -> Problem | None:
    """What a card or an earlier answer says is taken as it is: it was right there."""
    is_offered = asked.offered is not None and asked.offered.text == text
    problem = None if is_offered else check(asked.element, text, asked.options, context.today)
    if problem and not problem.is_warning:
        return problem
    return _among_others(visit, asked, text, context) or problem


def _among_others(visit: Visit, asked: FormField, text: str, context: Context) -> Problem | None:
    """Beside the other answers, and the numbers of everybody whose card was read."""
    outcome = work_out(visit, context)
    local = context.catalogue.heading.local
    cards = cards_by_party(visit, outcome.plan.holder)
    others = {card.number for role, card in cards.items() if role != asked.party}
    if asked.element.kind is FieldKind.ID_CARD and text in others:
        return Problem(ProblemKind.ID_SAME)
    return check_together(outcome.plan, outcome.form, asked, text, local)


def _origin(asked: FormField, text: str) -> Origin:
    """An offered value that was left as it is keeps its source."""
    if asked.element.kind is FieldKind.CHOICE:
        return Origin.CHOSEN
    if asked.offered and asked.offered.text == text:
        return Origin.CARD if asked.offered.origin is Origin.CARD else Origin.DERIVED
    return Origin.TYPED
