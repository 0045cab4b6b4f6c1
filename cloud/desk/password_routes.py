"""Everybody's own password: the first one was told by somebody else, and is changed here."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from cloud.desk.pages import Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.sign_in import SignIn
from cloud.errors import AccountRefusedError

Secret = Annotated[str, Form(max_length=512)]
Token = Annotated[str, Form(max_length=128)]


class PasswordRoutes:
    """One page."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self.router = APIRouter()
        self.router.add_api_route("/password", self.show, methods=["GET"])
        self.router.add_api_route("/password", self.change, methods=["POST"])

    def show(self, request: Request) -> Response:
        """Draw the form."""
        return self._draw(request, self._door.required(request))

    def change(
        self,
        request: Request,
        before: Secret = "",
        after: Secret = "",
        again: Secret = "",
        token: Token = "",
    ) -> Response:
        """Change it, and say so."""
        visitor = self._door.required(request)
        if not visitor.owns(token):
            return self._pages.message(request, "FORM_EXPIRED", 403, visitor)
        account = visitor.officer.account
        if after != again:
            return self._draw(request, visitor, "PASSWORD_REFUSED")
        try:
            self._parts.office.keeping.change_password(account, before, after)
        except AccountRefusedError:
            return self._draw(request, visitor, "PASSWORD_REFUSED")
        self._parts.access.note(visitor.officer, "change-password", account, allowed=True)
        return self._draw(request, visitor, done="PASSWORD_CHANGED")

    def _draw(
        self, request: Request, visitor: SignedIn, complaint: str = "", done: str = ""
    ) -> Response:
        return self._pages.draw(
            request,
            "password.html",
            visitor=visitor,
            status=422 if complaint else 200,
            complaint=complaint,
            done=done,
        )
