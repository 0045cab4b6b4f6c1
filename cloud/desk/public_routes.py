"""Pages for everybody, without an account: how a case stands, and what is not done here.

Rows J11 and J12. Whoever types a number sees what `public_page` lets them; a number that is
none and one that is nobody's are answered alike, and one address looks so many up and no more.
"""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from cloud.casework.notices import notices
from cloud.desk.case_desk import checked_number
from cloud.desk.pages import Pages
from cloud.desk.parts import DeskParts
from cloud.desk.public_page import PublicCase, public_case
from cloud.desk.rooms import Room
from cloud.desk.sign_in import SignIn
from cloud.desk.turnstile import Turnstile
from cloud.errors import NoSuchCaseError, NotYoursError
from provisioning.catalogue.postings import PostingKind, posted
from provisioning.clock import today

_LONGEST_TYPED = 200
_POSTED = {
    PostingKind.NOTICE: "POSTING_NOTICE",
    PostingKind.LIST: "POSTING_LIST",
    PostingKind.RESULT: "POSTING_RESULT",
}


class PublicRoutes:
    """What is open to all, and the notices that enforcement gets."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self._turnstile = Turnstile()
        self.router = APIRouter()
        self.router.add_api_route("/progress", self.progress, methods=["GET"])
        self.router.add_api_route("/scope", self.scope, methods=["GET"])
        self.router.add_api_route("/postings", self.postings, methods=["GET"])
        self.router.add_api_route("/notices", self.notices, methods=["GET"])

    def progress(self, request: Request, number: str = "") -> Response:
        """Show how the case of a number stands, as it was typed, with its spaces."""
        typed = number[:_LONGEST_TYPED]
        wanted = "".join(typed.split()).upper()
        if wanted and not self._lets(request):
            return self._pages.message(request, "PROGRESS_SLOWLY", 429)
        found = self._found(request, wanted) if wanted else None
        return self._pages.draw(
            request,
            "progress.html",
            visitor=None,
            status=404 if wanted and found is None else 200,
            page=found,
            typed=typed,
            phone=self._parts.catalogue.heading.phone,
        )

    def _lets(self, request: Request) -> bool:
        address = request.client.host if request.client else ""
        return self._turnstile.lets(address, self._parts.clock.monotonic())

    def _found(self, request: Request, number: str) -> PublicCase | None:
        try:
            entry = self._parts.reader.open(checked_number(number))
        except NoSuchCaseError:
            return None
        named = self._parts.policy.applicant.names_departments
        return public_case(self._pages.wording(request, number), entry, named=named)

    def scope(self, request: Request) -> Response:
        """Say what is done here, what is linked, and what is done elsewhere (row J12)."""
        phone = self._parts.catalogue.heading.phone
        return self._pages.draw(request, "scope.html", visitor=None, phone=phone)

    def postings(self, request: Request) -> Response:
        """Show what is posted today: each from its first day to its last (row C09)."""
        catalogue, wording = self._parts.catalogue, self._pages.wording(request)
        lines = [
            (
                one,
                wording.say(_POSTED[one.kind]),
                wording.department(one.body),
                one.phone or catalogue.heading.phone,
            )
            for one in posted(catalogue, today(self._parts.clock))
        ]
        return self._pages.draw(request, "postings.html", visitor=None, lines=lines)

    def notices(self, request: Request) -> Response:
        """Show a body that enforces what it is told. Raises NotYoursError for any other."""
        visitor = self._door.entering(request, Room.INBOX)
        is_told = visitor.officer.department in self._parts.policy.enforcement.bodies
        self._parts.access.note(visitor.officer, "list", "notices", allowed=is_told)
        if not is_told:
            raise NotYoursError(f"{visitor.officer.department} enforces nothing")
        wording = self._pages.wording(request)
        lines = [
            (
                wording.moment(one.at_ms),
                one.case,
                wording.title(one.matter),
                wording.department(one.body),
                one.found,
            )
            for one in notices(self._parts.reader.database)
        ]
        return self._pages.draw(request, "notices.html", visitor=visitor, lines=lines)
