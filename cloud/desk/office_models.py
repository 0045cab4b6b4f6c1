"""What the larger forms of administrators bring: all optional, so that who asks is seen first."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from cloud.accounts.divisions import Division
from cloud.accounts.officers import Grant, Role
from cloud.desk.office_forms import day_of
from cloud.errors import AccountRefusedError

_Short = Annotated[str, Field(max_length=64)]
_Token = Annotated[str, Field(max_length=128)]


class NewAccount(BaseModel):
    """The form of an account to be opened."""

    account: _Short = ""
    name: _Short = ""
    department: _Short = ""
    role: _Short = ""
    place: _Short = ""
    last_day: _Short = ""
    token: _Token = ""


class NewRight(BaseModel):
    """The form of a right to be given."""

    role: _Short = ""
    body: _Short = ""
    matter: _Short = ""
    first_day: _Short = ""
    last_day: _Short = ""
    case: _Short = ""
    step: _Short = ""
    token: _Token = ""

    def grant(self, day: date) -> Grant:
        """Return the right, which begins on ``day`` where nothing else is said.

        Raises AccountRefusedError for no role, ValueError for a day that cannot be read.
        """
        first, last = day_of(self.first_day) or day, day_of(self.last_day)
        matters = (self.matter,) if self.matter else ()
        role = role_of(self.role)
        return Grant(role, self.body, matters, first, last, self.case.strip(), self.step.strip())


class NewPlace(BaseModel):
    """The form of a place to be entered. ``before`` names an old code that goes on as it."""

    code: _Short = ""
    name: _Short = ""
    parent: _Short = ""
    first_day: _Short = ""
    before: _Short = ""
    token: _Token = ""

    def division(self, day: date) -> Division:
        """Return the place, valid from ``day`` where nothing else is said. Raises ValueError."""
        first = day_of(self.first_day) or day
        return Division(self.code.strip(), self.name.strip(), self.parent.strip(), first)


def role_of(text: str) -> Role:
    """Return the role of a form. Raises AccountRefusedError."""
    found = next((role for role in Role if role.value == text), None)
    if found is None:
        raise AccountRefusedError("there is no such role")
    return found
