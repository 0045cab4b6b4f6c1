"""How every line is met, with its reason, and when a paper that follows is due (F05, T08, F20).

Documents pending and a commitment are never mixed: of the first the paper comes
later, of the second it never comes (domain, section 5).
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from provisioning.catalogue.model import Limit, Line, Unit
from provisioning.catalogue.rules.documents import Document, Place, Reason, Resolved, Wish
from provisioning.catalogue.rules.freshness import serves
from provisioning.catalogue.rules.planned import Plan

AddDays = Callable[[date, int], date]
"""Adds working days to a day, by a calendar of working days."""

MOST_DAYS_TO_FOLLOW = 30  # where a matter promises no limit of its own


class Way(Enum):
    """What a resident may do who has not got an asked paper (rules of a visit, 5)."""

    PENDING = "pending"  # acceptance with documents pending: the body decides
    COMMIT = "commit"  # a commitment in its place
    ANYWAY = "anyway"  # lodge without it; the body decides
    LATER = "later"  # save and come back


@dataclass(frozen=True, slots=True)
class ResolvedLine:
    """One line and how it is met; ``document`` is the key of its document."""

    matter: str
    line: Line
    party: str
    resolution: Resolved
    reason: Reason
    document: str


def ways(paper: Document) -> tuple[Way, ...]:
    """Return what may be chosen for a paper that is not at hand.

    A paper may follow where some line lets it; a commitment takes its place
    only where no line needs the paper itself.
    """
    if paper.wish is not Wish.ASK:
        return ()
    pending = [Way.PENDING] if any(place.is_tolerable for place in paper.places) else []
    commit = [Way.COMMIT] if all(place.is_replaceable for place in paper.places) else []
    return (*pending, *commit, Way.ANYWAY, Way.LATER)


def resolve(
    plan: Plan,
    papers: tuple[Document, ...],
    scanned: Collection[str],
    chosen: Mapping[str, Way] | None = None,
    ages: Mapping[str, int] | None = None,
) -> tuple[ResolvedLine, ...]:
    """Return every line of every applied member, each met in exactly one way.

    ``scanned`` are keys of laid documents, ``chosen`` the ways for those that
    are not at hand, ``ages`` how many days old those are on which a day stands.
    A way that is not possible (any more) counts as not chosen. What is too old
    for a line does not serve it, and the line says so.
    """
    by_place = {
        (place.matter, place.line, paper.party): (paper, place)
        for paper in papers
        for place in paper.places
    }
    return tuple(_lines(plan, by_place, scanned, chosen or {}, ages or {}))


def promised_day(plan: Plan, paper: Document, received: date, add: AddDays | None = None) -> date:
    """Return the day by which a pending paper is promised: never after the handling limit.

    ``add`` counts working days. A kiosk has no calendar it could trust for
    years: without one each working day counts as one natural day, which is
    never later than the limit itself.
    """
    waiting = {place.matter for place in paper.places if place.is_tolerable}
    limits = [m.promised_limit for m in plan.applied if m.matter.id in waiting]
    days = [_last_day(limit, received, add or _natural) for limit in limits]
    return min(days, default=received + timedelta(days=MOST_DAYS_TO_FOLLOW))


def _natural(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _last_day(limit: Limit, received: date, add: AddDays) -> date:
    """A matter that is handled at once waits for nothing: the paper is due the same day."""
    if limit.unit is Unit.WORKING_DAY:
        return add(received, limit.value)
    if limit.unit is Unit.NONE:
        return _natural(received, MOST_DAYS_TO_FOLLOW)
    return _natural(received, limit.value)


def _lines(
    plan: Plan,
    by_place: Mapping[tuple[str, str, str], tuple[Document, Place]],
    scanned: Collection[str],
    chosen: Mapping[str, Way],
    ages: Mapping[str, int],
) -> Iterator[ResolvedLine]:
    for member in plan.applied:
        for wanted in member.lines:
            paper, place = by_place[member.matter.id, wanted.line.id, wanted.party]
            way = chosen.get(paper.key)
            if paper.key in scanned:
                met = _with_a_scan(paper, place, way, ages.get(paper.key))
            else:
                met = _without_a_scan(paper, place, way)
            yield ResolvedLine(member.matter.id, wanted.line, wanted.party, *met, paper.key)


def _with_a_scan(
    paper: Document, place: Place, way: Way | None, age: int | None
) -> tuple[Resolved, Reason]:
    """The first line that it serves brings the document and the others reuse it."""
    if not serves(place.fresh_days, age):
        resolved, reason = _without_a_scan(paper, place, way)
        is_open = resolved in (Resolved.LACKING, Resolved.TO_BE_VERIFIED, Resolved.REUSED)
        return (paper.without, Reason.EXPIRED) if is_open else (resolved, reason)
    first = next(one for one in paper.places if serves(one.fresh_days, age))
    is_first = first == place
    return (Resolved.SCANNED, Reason.SCANNED) if is_first else (Resolved.REUSED, Reason.REUSED)


def _without_a_scan(paper: Document, place: Place, way: Way | None) -> tuple[Resolved, Reason]:
    """What is missing is missing for every line."""
    if paper.wish is Wish.ASK:
        return _not_at_hand(place, way if way in ways(paper) else None)
    if paper.reason is Reason.OPTIONAL:
        return paper.without, paper.reason
    is_first = paper.places[0] == place
    if not is_first and paper.without not in (Resolved.SHARED, Resolved.PRODUCED):
        return Resolved.REUSED, Reason.REUSED
    reason = Reason.SHARED_LATER if paper.wish is Wish.OFFER else paper.reason
    return paper.without, reason


def _not_at_hand(place: Place, way: Way | None) -> tuple[Resolved, Reason]:
    if way is Way.COMMIT:
        return Resolved.COMMITTED, Reason.COMMITTED
    if way is Way.PENDING and place.is_tolerable:
        return Resolved.PENDING, Reason.PENDING
    return Resolved.LACKING, Reason.LACKING
