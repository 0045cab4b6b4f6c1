"""Moves where a paper is not at hand: its four ways, and the commitment in its place."""

from dataclasses import replace

from kiosk.journeys.actions import Action, Agree, TakeWay
from kiosk.journeys.course import following
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.outcome import work_out
from kiosk.journeys.paper_dates import still_serves
from kiosk.journeys.visit import Context, Place, Step, Visit
from provisioning.catalogue.rules.documents import Document
from provisioning.catalogue.rules.resolving import Way, ways


def paper_of(visit: Visit, context: Context) -> Document:
    """Return the paper whose page the visit stands at, or beside."""
    papers = work_out(visit, context).papers
    return next(paper for paper in papers if paper.key == visit.place.key)


def at_without(visit: Visit, action: Action, context: Context) -> Moved:
    """Take one of the ways; a commitment is read before it is given."""
    if not isinstance(action, TakeWay) or action.way not in ways(paper_of(visit, context)):
        return stay(visit)
    if action.way is Way.COMMIT:
        return go(visit, Place(Step.COMMITMENT, visit.place.key))
    return _take(visit, action.way, context) if action.way is not Way.LATER else stay(visit)


def at_commitment(visit: Visit, action: Action, context: Context) -> Moved:
    """The commitment was read and is given."""
    return _take(visit, Way.COMMIT, context) if isinstance(action, Agree) else stay(visit)


def _take(visit: Visit, way: Way, context: Context) -> Moved:
    """What was scanned of this paper before is handed in only if it serves another line."""
    key = visit.place.key
    taken = replace(
        visit,
        place=Place(Step.PAPER, key),
        ways={**visit.ways, key: way},
        not_laid=visit.not_laid | {key},
    )
    if not still_serves(work_out(visit, context).lines, key):
        pages = {name: kept for name, kept in visit.pages.items() if name != key}
        taken = replace(taken, pages=pages, flawed=visit.flawed - {key})
    return go(taken, following(taken, context))
