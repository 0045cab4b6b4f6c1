"""What staff did: the supervisor's table of all accounts, everybody's own line (row J10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from cloud.accounts.activity import Activity, activity, seen_by
from cloud.accounts.officers import Officer
from cloud.accounts.rights import is_within
from cloud.casework.moment import civil_time
from cloud.desk.pages import Pages
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room, rooms_of
from cloud.desk.sign_in import SignIn
from cloud.desk.wording import Wording
from provisioning.clock import today

SPANS: Final = (1, 7, 30)
"""Days to choose from."""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One account in words."""

    account: str
    name: str
    department: str
    acts: int
    looks: int
    failed: int
    refused: int
    rate: str
    idle: str


class ActivityRoutes:
    """The table of staff."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self.router = APIRouter()
        self.router.add_api_route(Room.ACTIVITY.value, self.show, methods=["GET"])

    def show(self, request: Request, days: int = 7) -> Response:
        """Show who supervises the table of their place, anybody else their own line."""
        visitor = self._door.required(request)
        span = days if days in SPANS else SPANS[1]
        wording, officer = self._pages.wording(request), visitor.officer
        supervises = Room.ACTIVITY in rooms_of(officer)
        mine = "" if supervises else officer.account
        table = activity(self._parts.access.since(self._first_ms(span), mine))
        names = self._names(officer) if supervises else {officer.account: officer.name}
        seen = (one for one in seen_by(officer, table) if one.account in names)
        self._parts.access.note(officer, "list", f"activity/{span}", allowed=True)
        return self._pages.draw(
            request,
            "activity.html",
            visitor=visitor,
            lines=list(_lines(wording, seen, names)),
            spans=SPANS,
            span=span,
            supervises=supervises,
        )

    def _first_ms(self, span: int) -> int:
        """The beginning of the civil day ``span`` days back, today counting as one."""
        now_ms = self._pages.now_ms()
        begun = civil_time(now_ms).replace(hour=0, minute=0, second=0, microsecond=0)
        return int((begun - timedelta(days=span - 1)).timestamp() * 1000)

    def _names(self, officer: Officer) -> dict[str, str]:
        """Name the accounts of a supervisor's place; of the whole region where they have none."""
        day, places = today(self._parts.clock), self._parts.world().divisions
        return {
            one.account: one.name
            for one in self._parts.office.keeping.all()
            if is_within(officer.place, one.place, day, day, places)
        }


def _lines(
    wording: Wording, table: Iterable[Activity], names: dict[str, str]
) -> Iterable[ActivityLine]:
    for one in table:
        minutes = one.idle_ms // 60_000
        yield ActivityLine(
            account=one.account,
            name=names[one.account],
            department=wording.department(one.department),
            acts=one.acts,
            looks=one.looks,
            failed=one.failed,
            refused=one.refused,
            rate=f"{one.error_share / 10:.1f} %",
            idle=wording.say("ACTIVITY_SPAN", hours=minutes // 60, minutes=minutes % 60),
        )
