"""How every member of a case stands, as a resident is told. Pure but for the rows handed in.

Each member has a department that must act next and, where a limit is promised,
the last day for it: before acceptance the five working days to say what is
missing (Licensing Law, art. 32), after it the member's own limit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from cloud.casework.moment import civil_time
from cloud.casework.states import EventKind, MemberState
from cloud.casework.tables import CaseRow, MemberRow
from cloud.clock.calendar import DueDay, after_working_days, due
from edge_sync.wire.application import MatterId
from edge_sync.wire.news import Standing, Stands
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.words import Words

DAYS_TO_SAY: Final = 5
_STANDS: Final = {
    MemberState.WAITING: Stands.WAITING,
    MemberState.AWAITING_SIGNER: Stands.WAITING,
    MemberState.RECEIVED: Stands.RECEIVED,
    MemberState.TO_BE_COMPLETED: Stands.TO_BE_COMPLETED,
    MemberState.ACCEPTED: Stands.ACCEPTED,
    MemberState.GRANTED: Stands.GRANTED,
    MemberState.REFUSED: Stands.REFUSED,
    MemberState.DONE_ALREADY: Stands.DONE_ALREADY,
    MemberState.LEFT_OUT: Stands.LEFT_OUT,
    MemberState.WITHDRAWN: Stands.WITHDRAWN,
}
_BEGINS: Final = {
    MemberState.RECEIVED: {EventKind.STARTED, EventKind.SUPPLEMENTED},
    MemberState.ACCEPTED: {EventKind.ACCEPTED},
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a member: what, and when (UTC ms)."""

    member: int | None
    kind: EventKind
    at_ms: int


def standings(
    catalogue: Catalogue, case: CaseRow, members: Iterable[MemberRow], events: Iterable[Happened]
) -> tuple[Standing, ...]:
    """Return the standing of each member that is part of the case, in their order."""
    known = list(events)
    return tuple(
        _standing(catalogue, case, member, [e for e in known if e.member == member.id])
        for member in members
        if member.state is not MemberState.LEFT_OUT
    )


def in_languages(words: Words) -> dict[str, str]:
    """Return words by the code of each language."""
    return {"zh": words.zh, "en": words.en}


def wire_day(day: date) -> str:
    """Write a day as it travels: "20261130"."""
    return f"{day:%Y%m%d}"


def _standing(
    catalogue: Catalogue, case: CaseRow, member: MemberRow, events: list[Happened]
) -> Standing:
    known = catalogue.departments.get(member.department)
    matter = catalogue.matters[member.matter]
    last = _due(case, member, events, catalogue)
    return Standing(
        matter=MatterId(member.matter),
        name=in_languages(matter.name),
        who=in_languages(known.name) if known else {"zh": member.department},
        stands=_STANDS[member.state],
        by=wire_day(last.day) if last else "",
        provisional=last.provisional if last else False,
    )


def _due(
    case: CaseRow, member: MemberRow, events: list[Happened], catalogue: Catalogue
) -> DueDay | None:
    """Return until when the member's department must act next, if it must."""
    kinds = _BEGINS.get(member.state)
    if kinds is None:
        return None
    since = [event.at_ms for event in events if event.kind in kinds]
    begun = civil_time(max(since, default=case.legal_ms)).date()
    if member.state is MemberState.RECEIVED:
        return after_working_days(begun, DAYS_TO_SAY)
    return due(begun, catalogue.matters[member.matter].promised_limit)
