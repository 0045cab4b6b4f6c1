"""Signing in and out, and the language of the pages."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from cloud.accounts.register import SessionToken
from cloud.accounts.rights import Act, rule_of
from cloud.desk.pages import LANGUAGE_COOKIE, LANGUAGES, SESSION_COOKIE, Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room, rooms_of
from cloud.errors import CloudError, NotYoursError, SecondFactorNeededError, SignInRefusedError

SEE_OTHER = 303
_YEAR_SECONDS = 365 * 24 * 3600


class SignInNeededError(CloudError):
    """Nobody is signed in: the visitor is led to the sign-in page. Never shown as a failure."""


class SignIn:
    """The routes of signing in, and the door that the other routes go through."""

    def __init__(self, parts: DeskParts, pages: Pages) -> None:
        self._parts = parts
        self._pages = pages
        self.router = APIRouter()
        self.router.add_api_route("/sign-in", self.show, methods=["GET"])
        self.router.add_api_route("/sign-in", self.enter, methods=["POST"])
        self.router.add_api_route("/sign-out", self.leave, methods=["POST"])
        self.router.add_api_route("/language/{language}", self.speak, methods=["GET"])

    def visitor(self, request: Request) -> SignedIn | None:
        """Say who asks, if anybody is signed in."""
        token = request.cookies.get(SESSION_COOKIE, "")
        officer = self._parts.accounts.officer_of(token) if token else None
        return SignedIn(officer, SessionToken(token)) if officer else None

    def required(self, request: Request) -> SignedIn:
        """Say who asks. Raises SignInNeededError."""
        visitor = self.visitor(request)
        if visitor is None:
            raise SignInNeededError("sign in first")
        return visitor

    def entering(self, request: Request, *rooms: Room) -> SignedIn:
        """Let an account into a room of its own, one of these.

        Raises SignInNeededError, NotYoursError.
        """
        visitor, asked = self.required(request), rooms[0].value
        if not set(rooms).intersection(rooms_of(visitor.officer)):
            self._parts.access.note(visitor.officer, "enter", asked, allowed=False)
            raise NotYoursError(f"{asked} is not for {visitor.officer.account}")
        return visitor

    def doing(self, request: Request, act: Act) -> SignedIn:
        """Let an account do what its role may do. Raises SignInNeededError, NotYoursError."""
        visitor = self.required(request)
        if act not in rule_of(visitor.officer.role).acts:
            self._parts.access.note(visitor.officer, act.value, request.url.path, allowed=False)
            raise NotYoursError(f"{act.value} is not for {visitor.officer.account}")
        return visitor

    def show(self, request: Request, back: str = "/") -> Response:
        """Draw the sign-in page."""
        return self._pages.draw(
            request, "sign_in.html", visitor=None, back=_local(back), trouble="", account=""
        )

    def enter(
        self,
        request: Request,
        account: Annotated[str, Form(max_length=64)],
        password: Annotated[str, Form(max_length=512)],
        code: Annotated[str, Form(max_length=16)] = "",
        back: Annotated[str, Form(max_length=512)] = "/",
    ) -> Response:
        """Begin a session, or draw the page again without saying what was wrong."""
        place = request.client.host if request.client else ""
        try:
            name = account.strip().lower()
            token = self._parts.accounts.sign_in(name, password, code, place)
        except SecondFactorNeededError:
            return self._again(request, account, back, "CODE_WANTED")
        except SignInRefusedError:
            return self._again(request, account, back, "SIGN_IN_REFUSED")
        response = RedirectResponse(_local(back), SEE_OTHER)
        response.set_cookie(
            SESSION_COOKIE,
            token,
            httponly=True,
            samesite="strict",
            secure=self._parts.is_https,
            path="/",
        )
        return response

    def _again(self, request: Request, account: str, back: str, trouble: str) -> Response:
        return self._pages.draw(
            request,
            "sign_in.html",
            visitor=None,
            status=401,
            back=_local(back),
            trouble=trouble,
            account=account,
        )

    def leave(self, request: Request) -> Response:
        """End the session."""
        self._parts.accounts.sign_out(request.cookies.get(SESSION_COOKIE, ""))
        response = RedirectResponse("/sign-in", SEE_OTHER)
        response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="strict")
        return response

    def speak(self, language: str, back: str = "/") -> Response:
        """Remember the language of this browser."""
        response = RedirectResponse(_local(back), SEE_OTHER)
        if language in LANGUAGES:
            response.set_cookie(
                LANGUAGE_COOKIE,
                language,
                max_age=_YEAR_SECONDS,
                httponly=True,
                samesite="strict",
                secure=self._parts.is_https,
            )
        return response


def _local(back: str) -> str:
    """Return a way back within the desk: a link must not lead an officer to another site."""
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return back if is_ours and back.isprintable() else "/"
