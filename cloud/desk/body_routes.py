"""The rooms of bodies, packages and places (rows R05, R06, R11).

The security administrator says who is above whom and enables packages; the lead of a
superior reviews the bodies below; the system administrator keeps the places.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from cloud.accounts.bodies import BodyAct
from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act, rule_of
from cloud.desk.office_forms import Deed, OfficeForms, Told
from cloud.desk.office_models import NewPlace
from cloud.desk.office_page import body_line, departments, package_lines, place_line
from cloud.desk.pages import Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room
from cloud.desk.sign_in import SignIn
from cloud.errors import BodyRefusedError
from provisioning.clock import today

Short = Annotated[str, Form(max_length=64)]
Token = Annotated[str, Form(max_length=128)]
Why = Annotated[str, Form(max_length=500)]


class BodyRoutes:
    """Bodies, packages and places."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self._forms = OfficeForms(parts, pages, door)
        self.router = APIRouter()
        bodies, places = Room.BODIES.value, Room.PLACES.value
        self.router.add_api_route(bodies, self.bodies, methods=["GET"])
        self.router.add_api_route(f"{bodies}/{{body}}/superior", self.place, methods=["POST"])
        self.router.add_api_route(f"{bodies}/{{body}}/review", self.review, methods=["POST"])
        self.router.add_api_route("/packages/{package}/enable", self.enable, methods=["POST"])
        self.router.add_api_route(places, self.places, methods=["GET"])
        self.router.add_api_route(places, self.open, methods=["POST"])

    def bodies(self, request: Request) -> Response:
        """List bodies and packages."""
        return self._draw_bodies(request, self._door.entering(request, Room.BODIES), Told())

    def places(self, request: Request) -> Response:
        """List the tree of divisions, ended entries included."""
        return self._draw_places(request, self._door.entering(request, Room.PLACES), Told())

    def place(
        self, request: Request, body: str, superior: Short = "", token: Token = ""
    ) -> Response:
        """Say who is above a body that has nobody above it."""

        def do(_by: Officer) -> None:
            self._parts.office.bodies.place_under(body, superior)

        return self._take(
            request, token, Deed(Act.MANAGE_ACCOUNTS, "place-body", f"body/{body}", do)
        )

    def review(
        self, request: Request, body: str, act: Short = "", why: Why = "", token: Token = ""
    ) -> Response:
        """Review, activate or suspend a body below the own one."""

        def do(by: Officer) -> None:
            found = next((one for one in BodyAct if one.value == act), None)
            if found is None:
                raise BodyRefusedError("there is no such act")
            self._parts.office.bodies.act(by, body, found, why.strip())

        return self._take(
            request, token, Deed(Act.REVIEW_BODIES, "review-body", f"body/{body}", do)
        )

    def enable(self, request: Request, package: str, token: Token = "") -> Response:
        """Make the group of a package."""

        def do(by: Officer) -> None:
            catalogue = self._parts.catalogue
            found = catalogue.packages.get(package)
            if found is None:
                raise BodyRefusedError("there is no such package")
            self._parts.office.bodies.enable(by, found, catalogue)

        deed = Deed(Act.MANAGE_ACCOUNTS, "enable-package", package, do)
        return self._take(request, token, deed)

    def open(self, request: Request, form: Annotated[NewPlace, Form()]) -> Response:
        """Add a place, or let an old one go on as it."""

        def do(_by: Officer) -> None:
            new, divisions = form.division(today(self._parts.clock)), self._parts.office.divisions
            before = form.before.strip()
            divisions.move(before, new) if before else divisions.open(new)

        return self._forms.take(
            request,
            form.token,
            Deed(Act.RUN_SYSTEM, "open-place", f"place/{form.code}", do),
            Room.PLACES.value,
            lambda visitor, refused: self._draw_places(request, visitor, refused),
        )

    def _take(self, request: Request, token: str, deed: Deed) -> Response:
        return self._forms.take(
            request,
            token,
            deed,
            Room.BODIES.value,
            lambda visitor, refused: self._draw_bodies(request, visitor, refused),
        )

    def _draw_bodies(self, request: Request, visitor: SignedIn, told: Told) -> Response:
        wording, bodies = self._pages.wording(request), self._parts.office.bodies
        acts, everybody = rule_of(visitor.officer.role).acts, bodies.all()
        may_review = Act.REVIEW_BODIES in acts
        lines = [
            body_line(wording, one, visitor.officer, may_review=may_review) for one in everybody
        ]
        return self._pages.draw(
            request,
            "bodies.html",
            visitor=visitor,
            status=422 if told.complaint else 200,
            told=told,
            lines=sorted(lines, key=lambda line: not line.acts),  # what waits for this one first
            packages=package_lines(wording, bodies),
            keeps_accounts=Act.MANAGE_ACCOUNTS in acts,
            departments=departments(wording, [one.id for one in everybody]),
        )

    def _draw_places(self, request: Request, visitor: SignedIn, told: Told) -> Response:
        wording, tree = self._pages.wording(request), self._parts.office.divisions.tree()
        entries = sorted(tree.entries, key=lambda one: (one.code, one.first_day))
        return self._pages.draw(
            request,
            "places.html",
            visitor=visitor,
            status=422 if told.complaint else 200,
            told=told,
            lines=[place_line(wording, one) for one in entries],
        )
