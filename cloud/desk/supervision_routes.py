"""The pages of those who look on: warnings and their answers, the figures, the log of looks.

Nobody here changes a case. A supervisor takes a wrong card back with a reason; a unit
answers its own warnings; what an account may not enter is refused and noted (row R07).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from cloud.clock.rules import Colour
from cloud.clock.statistics import published
from cloud.clock.warning_book import Fired
from cloud.desk.board_page import tiles, warning_line
from cloud.desk.figures_page import MOST_PERIODS, figures_page
from cloud.desk.figures_table import MEDIA_TYPE, figures_table
from cloud.desk.own_place import OwnPlace
from cloud.desk.pages import UNKEPT, Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room
from cloud.desk.sign_in import SEE_OTHER, SignIn
from cloud.errors import AnswerIncompleteError, NotYoursError
from provisioning.clock import today

_MOST_LINES = 200
_FORM_FIELD = 8000  # what is longer is cut off before anything is done with it

Text = Annotated[str, Form(max_length=_FORM_FIELD)]
Token = Annotated[str, Form(max_length=128)]


class SupervisionRoutes:
    """Board, warnings, figures and audit."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self.router = APIRouter()
        self.router.add_api_route(Room.BOARD.value, self.board, methods=["GET"])
        self.router.add_api_route(Room.WARNINGS.value, self.warnings, methods=["GET"])
        self.router.add_api_route(Room.FIGURES.value, self.figures, methods=["GET"])
        self.router.add_api_route(f"{Room.FIGURES.value}.csv", self.table, methods=["GET"])
        self.router.add_api_route(Room.AUDIT.value, self.audit, methods=["GET"])
        self.router.add_api_route("/warnings/{warning}/answer", self.answer, methods=["POST"])
        self.router.add_api_route("/warnings/{warning}/undo", self.undo, methods=["POST"])

    def board(self, request: Request, colour: str = "") -> Response:
        """Show the newest warnings of all units, of one colour if one is chosen."""
        visitor = self._door.entering(request, Room.BOARD)
        chosen = next((one for one in Colour if one.value == colour), None)
        wording, rules = self._pages.wording(request), self._parts.rules
        place, book = self._own_place(visitor), self._parts.warnings
        fired, standing = place.board(book, _MOST_LINES, chosen)
        return self._pages.draw(
            request,
            "board.html",
            visitor=visitor,
            tiles=tiles(wording, standing, chosen),
            lines=[warning_line(wording, one, rules) for one in fired],
        )

    def warnings(self, request: Request) -> Response:
        """Show a unit what it was warned of."""
        visitor = self._door.entering(request, Room.WARNINGS)
        return self._draw_warnings(request, visitor)

    def answer(
        self, request: Request, warning: int, text: Text = "", token: Token = ""
    ) -> Response:
        """Take a unit's answer."""
        return self._write(
            request, Room.WARNINGS, token, partial(self._answer, warning=warning, text=text)
        )

    def undo(self, request: Request, warning: int, text: Text = "", token: Token = "") -> Response:
        """Take a card back."""
        return self._write(
            request, Room.BOARD, token, partial(self._undo, warning=warning, text=text)
        )

    def figures(self, request: Request) -> Response:
        """Show the leader's four figures."""
        visitor = self._door.entering(request, Room.FIGURES)
        periods = self._parts.tallies.periods()[:MOST_PERIODS]
        reports = {period: self._parts.tallies.report(period) for period in periods}
        page = figures_page(self._pages.wording(request), reports, self._parts.rules.assessment)
        return self._pages.draw(request, "figures.html", visitor=visitor, page=page)

    def table(self, request: Request, period: str = "") -> Response:
        """Give the published figures of a quarter, the newest if none is named, to take along."""
        visitor = self._door.entering(request, Room.FIGURES)
        known = self._parts.tallies.periods()
        quarter = next((one for one in known if period in ("", one)), "")
        self._note(visitor, "take-figures", quarter or "none", allowed=True)
        rules = self._parts.rules.assessment
        figures = published(self._parts.tallies.report(quarter), rules)
        content = figures_table(self._pages.wording(request), quarter, figures, rules)
        named = {"Content-Disposition": f'attachment; filename="figures-{quarter or "none"}.csv"'}
        return Response(content, media_type=MEDIA_TYPE, headers=UNKEPT | named)

    def audit(self, request: Request, about: str = "", refused: int = 0) -> Response:
        """Show who looked at what; looking at this is noted too."""
        visitor = self._door.entering(request, Room.AUDIT)
        wanted = about.strip()[:64]
        self._note(visitor, "audit", wanted or "all", allowed=True)
        lines = self._parts.access.found(wanted, only_refused=bool(refused))
        return self._pages.draw(
            request,
            "audit.html",
            visitor=visitor,
            lines=lines,
            about=wanted,
            refused=bool(refused),
        )

    def _draw_warnings(self, request: Request, visitor: SignedIn, complaint: str = "") -> Response:
        wording = self._pages.wording(request)
        fired = self._of_team(visitor, self._parts.warnings.of_unit(visitor.officer.department))
        return self._pages.draw(
            request,
            "our_warnings.html",
            visitor=visitor,
            status=422 if complaint else 200,
            lines=[warning_line(wording, one, self._parts.rules) for one in fired],
            complaint=complaint,
        )

    def _of_team(self, visitor: SignedIn, fired: Sequence[Fired]) -> list[Fired]:
        """Who is in a team reads of its cases and of what is no team's (row R10)."""
        if not visitor.officer.team:
            return list(fired)
        numbers = {one.case for one in fired if one.case}
        mine = self._parts.reader.lying_with(visitor.officer, numbers)
        return [one for one in fired if not one.case or one.case in mine]

    def _write(
        self, request: Request, room: Room, token: str, act: Callable[[SignedIn], None]
    ) -> Response:
        visitor = self._door.entering(request, room)
        if not visitor.owns(token):
            return self._pages.message(request, "FORM_EXPIRED", 403, visitor)
        try:
            act(visitor)
        except AnswerIncompleteError:
            return self._pages.message(request, "WARNING_EMPTY", 422, visitor)
        return RedirectResponse(room.value, SEE_OTHER)

    def _answer(self, visitor: SignedIn, warning: int, text: str) -> None:
        officer = visitor.officer
        subject = f"warning/{warning}"
        if not officer.may_answer:
            self._note(visitor, "answer-warning", subject, allowed=False)
            raise NotYoursError("this account may only look")
        try:
            self._parts.warnings.answer(warning, officer.department, officer.account, text)
        except NotYoursError:
            self._note(visitor, "answer-warning", subject, allowed=False)
            raise
        self._note(visitor, "answer-warning", subject, allowed=True)

    def _undo(self, visitor: SignedIn, warning: int, text: str) -> None:
        subject = f"warning/{warning}"
        if not self._own_place(visitor).seen([self._parts.warnings.one(warning)]):
            self._note(visitor, "undo-warning", subject, allowed=False)
            raise NotYoursError(f"warning {warning} is another place's")
        self._parts.warnings.undo(warning, visitor.officer.account, text)
        self._note(visitor, "undo-warning", subject, allowed=True)

    def _own_place(self, visitor: SignedIn) -> OwnPlace:
        parts = self._parts
        return OwnPlace(visitor.officer, parts.reader, parts.world, today(parts.clock))

    def _note(self, visitor: SignedIn, what: str, subject: str, *, allowed: bool) -> None:
        self._parts.access.note(visitor.officer, what, subject, allowed=allowed)
