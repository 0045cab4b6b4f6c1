"""The way in of the forms of administrators and supervisors.

Who asks, whether it is this session's own form, what was refused and why, and the note of
it in the log: the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act
from cloud.desk.pages import Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.sign_in import SEE_OTHER, SignIn
from cloud.errors import (
    AccountRefusedError,
    BodyRefusedError,
    CloudError,
    ComplaintRefusedError,
    DivisionRefusedError,
    GrantRefusedError,
    PackageNotReadyError,
)

_COMPLAINTS: dict[type[CloudError], str] = {
    AccountRefusedError: "ACCOUNT_REFUSED",
    GrantRefusedError: "RIGHT_REFUSED",
    BodyRefusedError: "BODY_REFUSED",
    PackageNotReadyError: "PACKAGE_REFUSED",
    DivisionRefusedError: "PLACE_REFUSED",
    ComplaintRefusedError: "COMPLAINT_REFUSED",
}
_REFUSALS = tuple(_COMPLAINTS)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a form asks for. ``do`` raises this package's refusals, ValueError for a bad day."""

    act: Act
    what: str
    subject: str
    do: Callable[[Officer], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says beside its lists: a complaint, or a secret that is shown this once."""

    complaint: str = ""
    secret: str = ""
    sentence: str = ""  # what the secret is, a name of `OfficeText`
    name: str = ""  # whose it is


class OfficeForms:
    """The way in of all forms of one desk's administrators."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door

    def take(
        self,
        request: Request,
        token: str,
        deed: Deed,
        back: str,
        again: Callable[[SignedIn, Told], Response],
        after: Callable[[SignedIn], Response] | None = None,
    ) -> Response:
        """Do it and lead ``back``, or to what is drawn ``after`` it.

        What was refused is said on the page drawn ``again``.
        """
        visitor = self._door.doing(request, deed.act)
        if not visitor.owns(token):
            return self._pages.message(request, "FORM_EXPIRED", 403, visitor)
        complaint = self._done(visitor, deed)
        if complaint:
            return again(visitor, Told(complaint))
        return after(visitor) if after else RedirectResponse(back, SEE_OTHER)

    def _done(self, visitor: SignedIn, deed: Deed) -> str:
        officer, access = visitor.officer, self._parts.access
        try:
            deed.do(officer)
        except _REFUSALS as error:
            access.note(officer, deed.what, deed.subject, allowed=False)
            return _COMPLAINTS[type(error)]
        except ValueError:
            return "DAY_REFUSED"
        access.note(officer, deed.what, deed.subject, allowed=True)
        return ""


def day_of(text: str) -> date | None:
    """Return a day, or None where nothing was written. Raises ValueError."""
    return date.fromisoformat(text.strip()) if text.strip() else None
