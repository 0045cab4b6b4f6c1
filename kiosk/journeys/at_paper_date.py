"""Moves where the day of a paper is asked: a paper that is too old is asked for again (F04)."""

from dataclasses import replace

from kiosk.journeys.actions import Action, AnswerField, NoAnswer
from kiosk.journeys.course import following
from kiosk.journeys.faults import told
from kiosk.journeys.helping import entered
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.outcome import work_out
from kiosk.journeys.paper_dates import date_element, is_too_old
from kiosk.journeys.visit import Context, Entering, Place, Step, Visit
from provisioning.catalogue.rules.answers import check, tidy
from provisioning.catalogue.rules.given import DECLINED, Given, Origin


def at_paper_date(visit: Visit, action: Action, context: Context) -> Moved:
    """Take the day, or that none stands there; back to the camera where it is too old."""
    element, key = date_element(context.catalogue), visit.place.key
    if element is None or not isinstance(action, AnswerField | NoAnswer):
        return stay(visit)
    if isinstance(action, NoAnswer):
        return _take(visit, DECLINED, context) if element.way_out else stay(visit)
    text = tidy(element, action.text)
    problem = check(element, text, (), context.today)
    if problem:
        return stay(replace(visit, entering=Entering(text, told(problem))))
    return _take(visit, entered(visit, text, Origin.TYPED, visit.dates.get(key)), context)


def _take(visit: Visit, given: Given, context: Context) -> Moved:
    key = visit.place.key
    dated = replace(visit, dates={**visit.dates, key: given}, entering=None)
    if is_too_old(work_out(dated, context).lines, key):
        return go(dated, Place(Step.PAPER, key))
    return go(dated, following(dated, context))
