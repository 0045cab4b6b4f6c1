"""What officers do with cases, by page or by program: each look and each act is noted.

A refusal is noted before it is shown (rows R01 and P03).
"""

import re
from dataclasses import dataclass

from cloud.accounts.officers import Officer
from cloud.casework.answers import Answer
from cloud.casework.model.deciding import ACT_OF, AnyAct
from cloud.casework.states import PartState
from cloud.casework.views import CaseView, DocumentView, InboxItem
from cloud.desk.parts import DeskParts
from cloud.errors import NoSuchCaseError, NotYoursError

_NUMBER = re.compile(r"[0-9A-Z]{43,50}\Z")
_DOCUMENT = re.compile(r"[0-9a-f]{32}\Z")
_KEY = re.compile(r"[0-9a-f]{32}\Z")
_LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan, opened in memory."""

    view: DocumentView
    content: bytes


class CaseDesk:
    """Cases as officers handle them. Any thread."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts

    def inbox(self, officer: Officer, drawer: PartState, page: int) -> tuple[InboxItem, ...]:
        """List one page of a drawer, counted from 0."""
        at = min(max(page, 0), _LAST_PAGE)
        items = self._parts.reader.inbox(officer, drawer, at)
        # One line a list, though each item names who applies: fifty writes would be too many.
        self._note(officer, "list", f"inbox/{drawer.value}/{at}", allowed=True)
        return items

    def counts(self, officer: Officer) -> dict[PartState, int]:
        """Say how many cases lie in each drawer."""
        return self._parts.reader.counts(officer)

    def case(self, officer: Officer, number: str) -> CaseView:
        """Return the officer's part of a case. Raises NoSuchCaseError, NotYoursError."""
        try:
            view = self._parts.reader.case(officer, checked_number(number))
        except NotYoursError:
            self._note(officer, "view", number, allowed=False)
            raise
        self._note(officer, "view", number, allowed=True)
        return view

    def is_of_unknown_edition(self, number: str) -> bool:
        """Say whether a case was lodged under an edition that was never published here."""
        return self._parts.is_of_unknown_edition(number)

    def scan(self, officer: Officer, number: str, document: str, what: str) -> Scan:
        """Open one scan in memory. ``what`` is the word for the log.

        Raises NoSuchCaseError, NotYoursError, DocumentUnreadableError.
        """
        if _DOCUMENT.match(document) is None:
            raise NoSuchCaseError("no such scan")
        subject = f"{checked_number(number)}/{document}"
        try:
            view = self._parts.reader.document(officer, number, document)
        except NotYoursError:
            self._note(officer, what, subject, allowed=False)
            raise
        self._note(officer, what, subject, allowed=True)
        return Scan(view, self._parts.open_document(view))

    def answer(
        self, officer: Officer, number: str, position: int, answer: Answer, *, key: str
    ) -> None:
        """Record an officer's answer, once for one ``key``.

        Raises what `CaseRegister.answer` raises.
        """
        subject, what = f"{checked_number(number)}/{position}", answer.act.value
        now = self._parts.clock.now()
        try:
            self._parts.register_of(number).answer(officer, number, position, answer, now, key=key)
        except NotYoursError:
            self._note(officer, what, subject, allowed=False)
            raise
        self._note(officer, what, subject, allowed=True)

    def perform(self, officer: Officer, number: str, act: AnyAct, *, key: str) -> None:
        """Do any act, once for one ``key``. Raises what `CaseRegister.perform` raises."""
        subject = f"{checked_number(number)}/{getattr(act, 'position', 0)}"
        what, now = ACT_OF[type(act)].value, self._parts.clock.now()
        try:
            self._parts.register.perform(officer, number, act, now, key=key)
        except NotYoursError:
            self._note(officer, what, subject, allowed=False)
            raise
        self._note(officer, what, subject, allowed=True)

    def _note(self, officer: Officer, what: str, subject: str, *, allowed: bool) -> None:
        self._parts.access.note(officer, what, subject, allowed=allowed)


def checked_number(number: str) -> str:
    """Return a case number as it was. Raises NoSuchCaseError for what cannot be one."""
    if _NUMBER.match(number) is None:
        raise NoSuchCaseError("no such case")
    return number


def is_key(key: str) -> bool:
    """Say whether this is a key of a form: 32 hexadecimal digits, made anew for each act."""
    return _KEY.match(key) is not None
