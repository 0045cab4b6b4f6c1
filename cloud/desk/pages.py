"""Drawing pages: one template each, everything escaped, one language at a time."""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cloud.accounts.officers import Officer
from cloud.accounts.register import SessionToken
from cloud.casework.moment import utc_ms
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import LABELS, rooms_of
from cloud.desk.wording import Wording

SESSION_COOKIE = "desk-session"
LANGUAGE_COOKIE = "desk-language"
UNKEPT = {"Cache-Control": "no-store"}
"""What is about persons: no browser and no proxy keeps it."""
LANGUAGES = ("zh", "en")

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who asks: an officer and the session that says so."""

    officer: Officer
    token: SessionToken

    @property
    def form_token(self) -> str:
        """What a form of this session must bring back: another site cannot know it."""
        return hmac.new(self.token.encode(), b"desk form", hashlib.sha256).hexdigest()

    def owns(self, token: str) -> bool:
        """Say whether a form was drawn for this session: every form's token is held here alone."""
        return hmac.compare_digest(token.encode(), self.form_token.encode())


class Pages:
    """All pages of one desk."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def wording(self, request: Request, case: str = "") -> Wording:
        """Return the words in the language this browser chose; Chinese if it chose none.

        They are those of the edition that ``case``, if one is named, was lodged under.
        """
        chosen = request.cookies.get(LANGUAGE_COOKIE, "")
        catalogue = self._parts.catalogue_of(case)
        return Wording(catalogue, chosen if chosen in LANGUAGES else LANGUAGES[0])

    def now_ms(self) -> int:
        """Return the business clock's time."""
        return utc_ms(self._parts.clock.now())

    def draw(
        self,
        request: Request,
        template: str,
        *,
        visitor: SignedIn | None,
        status: int = 200,
        **values: object,
    ) -> HTMLResponse:
        """Draw one page. It is about persons, so no browser and no proxy keeps it."""
        wording = self.wording(request)
        text = self._environment.get_template(template).render(
            say=wording.say,
            wording=wording,
            today=wording.today(self.now_ms()),
            here=request.url.path,
            visitor=visitor,
            doors=_doors(visitor),
            **values,
        )
        return HTMLResponse(text, status, headers=UNKEPT)

    def message(
        self, request: Request, name: str, status: int, visitor: SignedIn | None = None
    ) -> HTMLResponse:
        """Draw a page that says one sentence of `Text` and leads back."""
        wording = self.wording(request)
        return self.draw(
            request,
            "message.html",
            visitor=visitor,
            status=status,
            sentence=wording.say(name),
            heading=str(status),
        )


def _doors(visitor: SignedIn | None) -> tuple[tuple[str, str], ...]:
    """Return the addresses and labels of the bar: none for a single room."""
    rooms = rooms_of(visitor.officer) if visitor else ()
    return tuple((room.value, LABELS[room]) for room in rooms) if len(rooms) > 1 else ()
