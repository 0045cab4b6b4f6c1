"""Complaints at the desk: written down, taken or not, answered; each with its clock in sight."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act
from cloud.clock.calendar import is_workday
from cloud.clock.complaints import Complaint, ComplaintClock, Said, Stage, complaint_clock
from cloud.clock.member_clock import Almanac
from cloud.clock.rules import Colour
from cloud.desk.board_page import TONES_OF_COLOURS, Word
from cloud.desk.board_text import COLOURS
from cloud.desk.complaint_paper import complaint_paper
from cloud.desk.inbox_page import Chip
from cloud.desk.office_forms import Deed, OfficeForms, Told
from cloud.desk.office_page import departments
from cloud.desk.own_place import OwnPlace
from cloud.desk.pages import Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room
from cloud.desk.sign_in import SignIn
from cloud.desk.wording import Tone, Wording
from cloud.errors import ComplaintRefusedError, NoSuchCaseError, NotYoursError
from provisioning.clock import today

_STAGES = {
    Stage.DECISION: ("COMPLAINT_TO_DECIDE", Tone.TURN),
    Stage.ANSWER: ("COMPLAINT_TO_ANSWER", Tone.TURN),
    Stage.CLOSED: ("COMPLAINT_CLOSED", Tone.QUIET),
}
_FORM_FIELD = 8000

Text = Annotated[str, Form(max_length=_FORM_FIELD)]
Short = Annotated[str, Form(max_length=128)]


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """One complaint as the list shows it. ``waits`` is the form that is next, or empty."""

    id: int
    chips: tuple[Chip, ...]
    unit: str
    case: str
    who: str
    text: str
    received: str
    due: str
    overdue: str
    words: tuple[Word, ...]
    waits: str
    is_answered: bool = False


class ComplaintRoutes:
    """The room of complaints."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self._forms = OfficeForms(parts, pages, door)
        self.router = APIRouter()
        at, one = Room.COMPLAINTS.value, f"{Room.COMPLAINTS.value}/{{complaint}}"
        self.router.add_api_route(at, self.show, methods=["GET"])
        self.router.add_api_route(at, self.receive, methods=["POST"])
        self.router.add_api_route(f"{one}/decide", self.decide, methods=["POST"])
        self.router.add_api_route(f"{one}/answer", self.answer, methods=["POST"])
        self.router.add_api_route(f"{one}/paper", self.paper, methods=["GET"])

    def show(self, request: Request) -> Response:
        """List complaints, the newest first."""
        return self._draw(request, self._door.entering(request, Room.COMPLAINTS), Told())

    def receive(
        self,
        request: Request,
        unit: Short = "",
        text: Text = "",
        case: Short = "",
        name: Short = "",
        contact: Short = "",
        token: Short = "",
    ) -> Response:
        """Write one down."""
        said = Said(unit, text, case, name, contact)
        return self._take(request, token, "receive-complaint", partial(self._receive, said))

    def decide(
        self,
        request: Request,
        complaint: int,
        taken: Short = "",
        text: Text = "",
        token: Short = "",
    ) -> Response:
        """Take it, or not."""
        do = partial(self._decide, complaint, text, taken == "yes")
        return self._take(request, token, "decide-complaint", do, complaint)

    def answer(
        self, request: Request, complaint: int, text: Text = "", token: Short = ""
    ) -> Response:
        """Keep the written answer."""
        do = partial(self._answer, complaint, text)
        return self._take(request, token, "answer-complaint", do, complaint)

    def paper(self, request: Request, complaint: int) -> Response:
        """Draw the written answer as a paper, to be printed and handed to who complained."""
        visitor = self._door.entering(request, Room.COMPLAINTS)
        try:
            found = self._parts.complaints.one(complaint)
        except ComplaintRefusedError as error:
            raise NoSuchCaseError("no such complaint") from error
        self._own(visitor.officer, found, "look-at-complaint")
        if found.answer is None:
            raise NoSuchCaseError("not answered yet")
        phone, keeping = self._parts.catalogue.heading.phone, self._parts.office.keeping
        names = {one.account: one.name for one in keeping.all()}
        signer = names.get(found.answer.by, found.answer.by)
        return self._pages.draw(
            request,
            "complaint_paper.html",
            visitor=visitor,
            paper=complaint_paper(self._pages.wording(request), found, signer, phone),
        )

    def _receive(self, said: Said, by: Officer) -> None:
        self._parts.complaints.receive(said, by.account, by.department)

    def _decide(self, complaint: int, why: str, taken: bool, by: Officer) -> None:  # noqa: FBT001 - of one use
        self._own(by, self._parts.complaints.one(complaint), "decide-complaint")
        self._parts.complaints.decide(complaint, by.account, why, taken=taken)

    def _answer(self, complaint: int, text: str, by: Officer) -> None:
        self._own(by, self._parts.complaints.one(complaint), "answer-complaint")
        self._parts.complaints.answer(complaint, by.account, text)

    def _own(self, officer: Officer, complaint: Complaint, what: str) -> None:
        """Let nobody at another place's complaint, and note who tried. Raises NotYoursError."""
        if not self._seen(officer, (complaint,)):
            subject = f"complaint/{complaint.id}"
            self._parts.access.note(officer, what, subject, allowed=False)
            raise NotYoursError(f"{subject} is another place's")

    def _seen(self, officer: Officer, found: Iterable[Complaint]) -> tuple[Complaint, ...]:
        parts = self._parts
        homes = {one.account: one.place for one in parts.office.keeping.all()}
        place = OwnPlace(officer, parts.reader, parts.world, today(parts.clock))
        return place.complaints(found, homes)

    def _take(
        self, request: Request, token: str, what: str, do: partial[None], complaint: int = 0
    ) -> Response:
        deed = Deed(Act.FIND, what, f"complaint/{complaint}", do)
        again = partial(self._draw, request)
        return self._forms.take(request, token, deed, Room.COMPLAINTS.value, again)

    def _draw(self, request: Request, visitor: SignedIn, told: Told) -> Response:
        wording = self._pages.wording(request)
        almanac, day = Almanac(self._parts.rules, is_workday), today(self._parts.clock)
        lines = [
            _line(wording, one, complaint_clock(one, day, almanac))
            for one in self._seen(visitor.officer, self._parts.complaints.newest())
        ]
        return self._pages.draw(
            request,
            "complaints.html",
            visitor=visitor,
            status=422 if told.complaint else 200,
            told=told,
            lines=lines,
            units=departments(wording, wording.catalogue.departments),
        )


def _line(wording: Wording, complaint: Complaint, clock: ComplaintClock) -> ComplaintLine:
    name, tone = _STAGES[clock.stage]
    said = complaint.said
    return ComplaintLine(
        id=complaint.id,
        chips=(Chip(wording.say(name), tone), *_coloured(wording, clock.colour)),
        unit=wording.department(said.unit),
        case=said.case,
        who=" ".join(filter(None, (said.name, said.contact))) or wording.say("COMPLAINT_NOBODY"),
        text=said.text,
        received=wording.moment(complaint.received_ms),
        due=wording.say("WARNING_DUE", day=clock.due.day.isoformat()) if clock.due else "",
        overdue=wording.say("WARNING_OVERDUE", days=clock.overdue_days)
        if clock.overdue_days
        else "",
        words=_words(wording, complaint),
        is_answered=complaint.answer is not None,
        waits="" if clock.stage is Stage.CLOSED else clock.stage.value,
    )


def _coloured(wording: Wording, colour: Colour | None) -> tuple[Chip, ...]:
    if colour is None:
        return ()
    return (Chip(wording.words(COLOURS[colour]), TONES_OF_COLOURS[colour]),)


def _words(wording: Wording, complaint: Complaint) -> tuple[Word, ...]:
    taken = "COMPLAINT_TAKEN_BY" if complaint.taken else "COMPLAINT_NOT_TAKEN_BY"
    replies = ((taken, complaint.why), ("WARNING_ANSWERED", complaint.answer))
    return tuple(
        Word(wording.say(name, who=one.by, time=wording.moment(one.at_ms)), one.text)
        for name, one in replies
        if one is not None
    )
