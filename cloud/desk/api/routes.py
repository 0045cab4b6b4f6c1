"""The routes for programs. Plain synchronous functions, as the database is."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from cloud.accounts.officers import Officer
from cloud.casework.answers import Answer, Point
from cloud.casework.states import Act
from cloud.desk.act_forms import CLASS_OF
from cloud.desk.api.acts import ActBody, act_of_body, body_of
from cloud.desk.api.models import (
    Answering,
    Case,
    CaseNumber,
    DocumentName,
    Drawer,
    Entering,
    InboxEntry,
    PageNumber,
    Position,
    Problem,
    Session,
)
from cloud.desk.api.saying import case_said, inbox_entry
from cloud.desk.case_desk import CaseDesk
from cloud.desk.leaves import KNOWN
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import WHERE_CASES_ARE, Room, rooms_of
from cloud.errors import NotYoursError, SignInRefusedError

Bearer = Annotated[
    HTTPAuthorizationCredentials | None,
    Depends(HTTPBearer(auto_error=False, description="The token of a session.")),
]
_OCTETS = "application/octet-stream"


def _problem(description: str) -> dict[str, Any]:
    return {"model": Problem, "description": description}


_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the scan as it was taken",
        "content": {media_type: {} for media_type in (*sorted(KNOWN), _OCTETS)},
    },
    401: _problem("nobody is signed in"),
    403: _problem("another department's, or this account may only look"),
    404: _problem("no such case, member or scan"),
    409: _problem("not possible now, or a second notice"),
    422: _problem("not understood, or something the law wants is missing"),
    503: _problem("the scan does not open"),
}


class ApiRoutes:
    """All routes of the interface."""

    def __init__(self, parts: DeskParts) -> None:
        self._accounts, self._access = parts.accounts, parts.access
        self._cases = CaseDesk(parts)
        self.router = APIRouter()
        case = "/cases/{number}"
        self._add("/sessions", "POST", self.enter, 401, 422, done=201)
        self._add("/sessions", "DELETE", self.leave, 401, done=204)
        self._add("/cases", "GET", self.inbox, 401, 422)
        self._add(case, "GET", self.case, 401, 403, 404, 422)
        self._add(
            f"{case}/documents/{{document}}",
            "GET",
            self.document,
            *(200, 401, 403, 404, 422, 503),
            answers=Response,
        )
        self._add(
            f"{case}/members/{{position}}/answers",
            "POST",
            self.answer,
            *(401, 403, 404, 409, 422),
            done=201,
        )

        for act in Act:
            path = f"{case}/acts/{act.value}"
            self._add(path, "POST", self._acting(act), 401, 403, 404, 409, 422, done=201)

    def _acting(self, act: Act) -> Callable[..., Case]:
        """Return the route of one act: its body is the act's own."""

        def perform(bearer: Bearer, number: CaseNumber, body: ActBody) -> Case:
            officer = self._officer(bearer)
            # With an expert's opinion the invitation ends: what comes back is what was seen last.
            seen = self._cases.case(officer, number) if act is Act.SPEAK_AS_EXPERT else None
            self._cases.perform(officer, number, act_of_body(act, body), key=body.key)
            return case_said(seen or self._cases.case(officer, number))

        perform.__annotations__["body"] = body_of(act)
        perform.__name__ = act.value.replace("-", "_")
        perform.__doc__ = CLASS_OF[act].__doc__
        return perform

    def _add(
        self,
        path: str,
        method: str,
        does: Callable[..., object],
        *status: int,
        done: int = 200,
        answers: type[Response] = JSONResponse,
    ) -> None:
        responses: dict[int | str, dict[str, Any]] = {
            one: found for one, found in _RESPONSES.items() if one in status
        }
        self.router.add_api_route(
            path,
            does,
            methods=[method],
            responses=responses,
            status_code=done,
            response_class=answers,
        )

    def enter(self, request: Request, who: Entering) -> Session:
        """Begin a session; ``code`` is the second factor's, where the account has one."""
        place = request.client.host if request.client else ""
        name = who.account.strip().lower()
        token = self._accounts.sign_in(name, who.password, who.code, place)
        return Session(token=token)

    def leave(self, bearer: Bearer) -> None:
        """End the session."""
        self._known(bearer)
        self._accounts.sign_out(bearer.credentials if bearer else "")

    def inbox(
        self, bearer: Bearer, drawer: Drawer = Drawer.TO_DO, page: PageNumber = 0
    ) -> list[InboxEntry]:
        """List a drawer of the department's inbox: what waits longest first."""
        items = self._cases.inbox(self._officer(bearer, Room.INBOX), drawer, page)
        return [inbox_entry(item) for item in items]

    def case(self, bearer: Bearer, number: CaseNumber) -> Case:
        """Return the department's part of a case."""
        return case_said(self._cases.case(self._officer(bearer), number))

    def document(self, bearer: Bearer, number: CaseNumber, document: DocumentName) -> Response:
        """Return a scan as it was taken."""
        scan = self._cases.scan(self._officer(bearer), number, document, "take-file")
        kind = scan.view.media_type if scan.view.media_type in KNOWN else _OCTETS
        return Response(scan.content, media_type=kind, headers={"Cache-Control": "no-store"})

    def answer(
        self, bearer: Bearer, number: CaseNumber, position: Position, answering: Answering
    ) -> Case:
        """Answer for one member; the case as it stands then comes back."""
        officer = self._officer(bearer)
        answer = Answer(
            act=answering.act,
            text=answering.text,
            remedies=answering.remedies,
            points=tuple(Point(p.line, p.wrong, p.mend, p.wanted) for p in answering.points),
            by=answering.by,
            again=answering.again,
        )
        self._cases.answer(officer, number, position, answer, key=answering.key)
        return case_said(self._cases.case(officer, number))

    def _officer(self, bearer: HTTPAuthorizationCredentials | None, *rooms: Room) -> Officer:
        officer = self._known(bearer)
        if not set(rooms or WHERE_CASES_ARE).intersection(rooms_of(officer)):
            self._access.note(officer, "enter", Room.INBOX.value, allowed=False)
            raise NotYoursError(f"cases are not for {officer.account}")
        return officer

    def _known(self, bearer: HTTPAuthorizationCredentials | None) -> Officer:
        officer = self._accounts.officer_of(bearer.credentials) if bearer else None
        if officer is None:
            raise SignInRefusedError("nobody is signed in")
        return officer
