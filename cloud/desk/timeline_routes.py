"""The supervisor's look at one case, and the reminder sent by hand (row R07).

Nothing of the case can be changed here; a reminder lies with the unit like any other and is
answered like any other.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from cloud.accounts.rights import Act, Subject, may
from cloud.casework.book import Entry
from cloud.clock.counting import civil_day
from cloud.clock.rules import Colour
from cloud.clock.signals import BY_HAND, Signal
from cloud.clock.trace import Holder, HolderKind
from cloud.desk.case_desk import checked_number
from cloud.desk.pages import Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room
from cloud.desk.sign_in import SEE_OTHER, SignIn
from cloud.desk.timeline_page import timeline_page
from cloud.errors import NoSuchCaseError, NotYoursError
from provisioning.clock import today

Token = Annotated[str, Form(max_length=128)]


class TimelineRoutes:
    """A case as supervision sees it."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self.router = APIRouter()
        at = "/timelines/{number}"
        self.router.add_api_route("/timelines", self.find, methods=["GET"])
        self.router.add_api_route(at, self.show, methods=["GET"])
        self.router.add_api_route(
            f"{at}/members/{{position}}/remind", self.remind, methods=["POST"]
        )

    def find(self, request: Request, number: str = "") -> Response:
        """Lead to the case of a number as it was typed, with its spaces."""
        self._door.entering(request, Room.BOARD)
        wanted = "".join(number.split()).upper()
        to = f"/timelines/{checked_number(wanted)}" if wanted else Room.BOARD.value
        return RedirectResponse(to, SEE_OTHER)

    def show(self, request: Request, number: str) -> Response:
        """Draw what happened and who held it."""
        visitor = self._door.entering(request, Room.BOARD)
        entry = self._seen(visitor, number, Act.VIEW_TIMELINE)
        wording = self._pages.wording(request, number)
        page = timeline_page(wording, entry, self._pages.now_ms())
        return self._pages.draw(request, "timeline.html", visitor=visitor, page=page)

    def remind(self, request: Request, number: str, position: int, token: Token = "") -> Response:
        """Send a reminder to the body whose turn it is."""
        visitor = self._door.entering(request, Room.BOARD)
        if not visitor.owns(token):
            return self._pages.message(request, "FORM_EXPIRED", 403, visitor)
        member = self._seen(visitor, number, Act.REMIND).now.member(position)
        if member is None:
            raise NoSuchCaseError("no such member")
        signal = Signal(
            trigger=BY_HAND,
            colour=Colour.REMINDER,
            case=number,
            matter=member.setup.matter,
            subject=f"{BY_HAND}:{self._pages.now_ms()}",
            unit=Holder(HolderKind.BODY, member.acting),
            since=today(self._parts.clock),
        )
        self._parts.warnings.fire([signal])
        return RedirectResponse(f"/timelines/{number}", SEE_OTHER)

    def _seen(self, visitor: SignedIn, number: str, act: Act) -> Entry:
        """Open a case of the officer's place, and note it. Raises NotYoursError."""
        entry, officer = self._parts.reader.open(checked_number(number)), visitor.officer
        setup, day = entry.now.setup, today(self._parts.clock)
        subject = Subject(division=setup.station, since=civil_day(setup.legal_ms))
        allowed = may(officer, act, subject, day, self._parts.world())
        self._parts.access.note(officer, act.value, number, allowed=allowed)
        if not allowed:
            raise NotYoursError(f"{number} is not for {officer.account}")
        return entry
