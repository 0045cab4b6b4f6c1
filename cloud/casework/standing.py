"""How every member of a case stands, as a resident is told. Pure.

Each member has a department that must act next and, where a limit is promised,
the last day for it: before acceptance the working days to say what is
missing (Licensing Law, art. 32), after it the member's own limit.
"""

from typing import Final

from cloud.casework.model.days import wire_day
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.states import MemberState
from cloud.casework.traces import Days
from cloud.clock.counting import DueDay
from edge_sync.wire.application import Choice, MatterId
from edge_sync.wire.news import Standing, Stands
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.words import Words

STANDS: Final = {
    MemberState.WAITING: Stands.WAITING,
    MemberState.AWAITING_SIGNER: Stands.WAITING,
    MemberState.RECEIVED: Stands.RECEIVED,
    MemberState.TO_BE_COMPLETED: Stands.TO_BE_COMPLETED,
    MemberState.ACCEPTED: Stands.ACCEPTED,
    MemberState.ACCEPTED_WITH_GAPS: Stands.ACCEPTED,
    MemberState.PASSED_UP: Stands.ACCEPTED,
    MemberState.SUSPENDED: Stands.ACCEPTED,
    MemberState.GRANTED: Stands.GRANTED,
    MemberState.REFUSED: Stands.REFUSED,
    MemberState.NOT_ACCEPTED: Stands.REFUSED,
    MemberState.RETURNED: Stands.WITHDRAWN,
    MemberState.EXPIRED: Stands.WITHDRAWN,
    MemberState.DONE_ALREADY: Stands.DONE_ALREADY,
    MemberState.LEFT_OUT: Stands.LEFT_OUT,
    MemberState.WITHDRAWN: Stands.WITHDRAWN,
}
"""What a kiosk knows to say of each; the news says the rest in words."""


UNNAMED: Final = Words("办理部门", "the department")
"""Whoever works on it, where applicants are told no names of offices (row P15)."""


def standings(
    catalogue: Catalogue, now: CaseNow, days: Days, *, named: bool = True
) -> tuple[Standing, ...]:
    """Return the standing of each member that is part of the case, in their order.

    ``named``: whether departments are told by their names.
    """
    return tuple(
        _standing(catalogue, member, days.get(member.setup.position), named=named)
        for member in now.members
        if member.setup.choice is not Choice.LEFT_OUT
    )


def in_languages(words: Words) -> dict[str, str]:
    """Return words by the code of each language."""
    return {"zh": words.zh, "en": words.en}


def body_name(catalogue: Catalogue, body: str, *, named: bool) -> Words:
    """Return what an applicant reads for a department."""
    known = catalogue.departments.get(body)
    return (known.name if known else Words(body, body)) if named else UNNAMED


def _standing(
    catalogue: Catalogue, member: MemberNow, last: DueDay | None, *, named: bool
) -> Standing:
    matter = catalogue.matters[member.setup.matter]
    return Standing(
        matter=MatterId(member.setup.matter),
        name=in_languages(matter.name),
        who=in_languages(body_name(catalogue, member.acting, named=named)),
        stands=STANDS[member.state],
        by=wire_day(last.day) if last else "",
        provisional=last.provisional if last else False,
    )
