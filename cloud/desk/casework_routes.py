"""The inbox, the case page, its scans and the officer's answer. Plain synchronous routes."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from cloud.accounts.officers import Role
from cloud.casework.answers import LONGEST, LONGEST_POINT, MOST_POINTS, Answer, Point
from cloud.casework.reading import PAGE_SIZE
from cloud.casework.states import Act, PartState
from cloud.casework.views import InboxItem
from cloud.desk.case_desk import CaseDesk, is_key
from cloud.desk.case_drawing import CaseDrawing, Outcome, Typed
from cloud.desk.inbox_page import inbox_line, tabs, team_name
from cloud.desk.leaves import KNOWN, PDF, leaves_of, picture_type
from cloud.desk.pages import UNKEPT, Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import WHERE_CASES_ARE, Room, rooms_of
from cloud.desk.sign_in import SEE_OTHER, SignIn
from cloud.desk.wording import Wording
from cloud.errors import (
    AnswerIncompleteError,
    NoSuchCaseError,
    NotPossibleNowError,
    SecondNoticeError,
)
from edge_sync.wire.news import AskedFor

_FORM_FIELD = 4 * LONGEST  # cut off what is far too long before anything is done with it

Text = Annotated[str, Form(max_length=_FORM_FIELD)]
Lines = Annotated[Sequence[Annotated[str, Form(max_length=64)]], Form(max_length=MOST_POINTS)]
Points = Annotated[
    Sequence[Annotated[str, Form(max_length=4 * LONGEST_POINT)]], Form(max_length=MOST_POINTS)
]


class CaseworkRoutes:
    """The pages an officer works on."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._cases = CaseDesk(parts)
        self._drawing = CaseDrawing(self._cases, pages)
        self._parts = parts
        self._pages = pages
        self._door = door
        self.router = APIRouter()
        case = "/cases/{number}"
        scan = f"{case}/documents/{{document}}"
        self.router.add_api_route("/", self.home, methods=["GET"])
        self.router.add_api_route("/inbox", self.inbox, methods=["GET"])
        self.router.add_api_route("/samples", self.samples, methods=["GET"])
        self.router.add_api_route(case, self.case, methods=["GET"])
        self.router.add_api_route(scan, self.document, methods=["GET"])
        self.router.add_api_route(f"{scan}/pages/{{leaf}}", self.leaf, methods=["GET"])
        self.router.add_api_route(f"{scan}/file", self.file, methods=["GET"])
        self.router.add_api_route(f"{scan}/print", self.for_printing, methods=["GET"])
        self.router.add_api_route(
            f"{case}/members/{{position}}/answer", self.answer, methods=["POST"]
        )

    def home(self, request: Request) -> Response:
        """Lead to the account's first room."""
        visitor = self._door.required(request)
        rooms = rooms_of(visitor.officer)
        if not rooms:
            return self._pages.message(request, "NO_ROOM", 200, visitor)
        return RedirectResponse(rooms[0].value, SEE_OTHER)

    def inbox(self, request: Request, drawer: str = "to-do", page: int = 0) -> Response:
        """List one drawer of the department's inbox."""
        visitor = self._door.entering(request, Room.INBOX)
        if visitor.officer.role is Role.EXPERT:
            asked = self._cases.invitations(visitor.officer)
            return self._pages.draw(request, "invitations.html", visitor=visitor, items=asked)
        opened = next((state for state in PartState if state.value == drawer), PartState.TO_DO)
        items = self._cases.inbox(visitor.officer, opened, page)
        wording, now_ms = self._pages.wording(request), self._pages.now_ms()
        return self._pages.draw(
            request,
            "inbox.html",
            visitor=visitor,
            tabs=tabs(wording, self._cases.counts(visitor.officer), opened),
            drawer=opened.value,
            lines=[inbox_line(wording, one, now_ms, self._team(wording, one)) for one in items],
            enforces=visitor.officer.department in self._parts.policy.enforcement.bodies,
            team=self._named(wording, visitor.officer.team),
            page=max(page, 0),
            has_older=len(items) == PAGE_SIZE,
        )

    def _team(self, wording: Wording, item: InboxItem) -> str:
        return self._named(wording, item.team)

    def _named(self, wording: Wording, team: str) -> str:
        return team_name(wording, self._parts.policy, team)

    def samples(self, request: Request) -> Response:
        """Show the legal office what it may look into today."""
        visitor = self._door.entering(request, Room.SAMPLES)
        found = self._cases.samples(visitor.officer)
        return self._pages.draw(request, "samples.html", visitor=visitor, items=found)

    def case(self, request: Request, number: str, saved: int = 0) -> Response:
        """Draw the part of a case that is the officer's."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        return self._drawing.draw(request, visitor, number, Outcome(is_saved=bool(saved)))

    def document(
        self, request: Request, number: str, document: str, page: int = 1, size: str = ""
    ) -> Response:
        """Draw one page of a scan, counted from 1: whole in the window, or in its own size."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        scan = self._cases.scan(visitor.officer, number, document, "open-document")
        wording = self._pages.wording(request, number)
        leaves = len(leaves_of(scan.view.media_type, scan.content))
        return self._pages.draw(
            request,
            "document.html",
            visitor=visitor,
            number=number,
            scan=scan.view,
            leaf=min(max(page, 1), max(leaves, 1)),
            leaves=leaves,
            is_large=size == "large",
            name=wording.material("", "", scan.view.material),
        )

    def leaf(self, request: Request, number: str, document: str, leaf: int) -> Response:
        """Give one page of a scan as a picture, counted from 1."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        scan = self._cases.scan(visitor.officer, number, document, "open-page")
        leaves = leaves_of(scan.view.media_type, scan.content)
        if not 1 <= leaf <= len(leaves):
            raise NoSuchCaseError("no such page")
        picture = leaves[leaf - 1]
        return Response(picture, media_type=picture_type(picture), headers=UNKEPT)

    def file(self, request: Request, number: str, document: str) -> Response:
        """Give the scan as it is, to be kept with the department's own file."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        scan = self._cases.scan(visitor.officer, number, document, "take-file")
        is_known = scan.view.media_type in KNOWN
        return Response(
            scan.content,
            media_type=scan.view.media_type if is_known else "application/octet-stream",
            headers=UNKEPT | {"Content-Disposition": "attachment"},
        )

    def for_printing(self, request: Request, number: str, document: str) -> Response:
        """Give the scan as a PDF whose pages fit the printer's sheets."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        scan = self._cases.scan(visitor.officer, number, document, "print-document")
        leaves = leaves_of(scan.view.media_type, scan.content)
        if not leaves:
            raise NoSuchCaseError("a scan that is not made of pages")
        from cloud.desk.printing import printed  # noqa: PLC0415 - large, and wanted now and then

        return Response(printed(leaves), media_type=PDF, headers=UNKEPT)

    def answer(  # noqa: PLR0913, PLR0917 - the fields of one form
        self,
        request: Request,
        number: str,
        position: int,
        act: Annotated[str, Form(max_length=32)] = "",
        text: Text = "",
        remedies: Text = "",
        line: Lines = (),
        wrong: Points = (),
        mend: Points = (),
        wanted: Lines = (),
        by: Annotated[str, Form(max_length=10)] = "",
        again: Annotated[str, Form(max_length=8)] = "",
        token: Annotated[str, Form(max_length=128)] = "",
        key: Annotated[str, Form(max_length=64)] = "",
    ) -> Response:
        """Take an officer's answer, once however often it is sent, and lead back to the case."""
        visitor = self._door.entering(request, *WHERE_CASES_ARE)
        is_ours = visitor.owns(token)
        if not is_ours or not is_key(key):
            return self._pages.message(request, "FORM_EXPIRED", 403, visitor)
        points = points_of(line, wrong, mend, wanted)
        typed = Typed(position, act, text, remedies, points, by, bool(again))
        complaint = self._recorded(visitor, number, typed, key)
        if complaint:
            outcome = Outcome(complaint=complaint, typed=typed)
            return self._drawing.draw(request, visitor, number, outcome)
        return RedirectResponse(f"/cases/{number}?saved={position}#timeline", SEE_OTHER)

    def _recorded(self, visitor: SignedIn, number: str, typed: Typed, key: str) -> str:
        """Record an answer, or name the sentence that says why not."""
        act = next((a for a in Act if a.value == typed.act), None)
        if act is None:
            return "ACT_MISSING"
        try:
            self._cases.answer(
                visitor.officer, number, typed.position, _answer(act, typed), key=key
            )
        except AnswerIncompleteError:
            return _complaint(act, typed)
        except SecondNoticeError:
            return "SECOND_NOTICE"
        except NotPossibleNowError:
            return "NOT_NOW"
        return ""


def points_of(
    lines: Sequence[str], wrong: Sequence[str], mend: Sequence[str], wanted: Sequence[str]
) -> tuple[Point, ...]:
    """Return the points that were written; a line with nothing wrong with it is not asked for."""
    kinds = {kind.value: kind for kind in AskedFor}
    rows = zip_longest(lines, wrong, mend, wanted, fillvalue="")
    return tuple(
        Point(line, bad, how, kinds.get(kind, AskedFor.PAPER))
        for line, bad, how, kind in rows
        if line and (bad.strip() or how.strip())
    )


def _answer(act: Act, typed: Typed) -> Answer:
    try:
        by = date.fromisoformat(typed.by) if typed.by else None
    except ValueError:
        by = None  # no day: the usual one is taken
    return Answer(act, typed.text, typed.remedies, typed.points, by, typed.again)


def _complaint(act: Act, typed: Typed) -> str:
    if max(len(typed.text.strip()), len(typed.remedies.strip())) > LONGEST:
        return "TOO_LONG"
    if any(not (point.wrong.strip() and point.mend.strip()) for point in typed.points):
        return "POINT_MISSING"
    has_text = bool(typed.text.strip())
    return "REMEDIES_MISSING" if act is Act.REFUSE and has_text else "TEXT_MISSING"
