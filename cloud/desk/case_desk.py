"""What officers do with cases, by page or by program: each look and each act is noted.

A refusal is noted before it is shown (rows R01 and P03).
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from cloud.accounts.activity import FAILED
from cloud.accounts.officers import Officer, Role
from cloud.accounts.rights import WhyNot, is_within
from cloud.casework.answers import Answer, act_of, checked
from cloud.casework.model.deciding import ACT_OF, AnyAct
from cloud.casework.model.now import CaseNow
from cloud.casework.model.papers import Paper
from cloud.casework.possible import PLAIN
from cloud.casework.samples import Sample
from cloud.casework.states import PartState
from cloud.casework.views import CaseView, DocumentView, InboxItem, MemberView, TaskItem
from cloud.desk.case_rights import Capacity, CaseRights
from cloud.desk.parts import DeskParts
from cloud.errors import (
    AnswerIncompleteError,
    NoSuchCaseError,
    NotPossibleNowError,
    NotYoursError,
    SecondNoticeError,
)
from provisioning.clock import today

logger = logging.getLogger(__name__)

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
        if officer.role is Role.EXPERT:
            return ()  # a drawer is a body's; what an expert may see are invitations
        at = min(max(page, 0), _LAST_PAGE)
        items = self._parts.reader.inbox(officer, drawer, at)
        # One line a list, though each item names who applies: fifty writes would be too many.
        self._note(officer, "list", f"inbox/{drawer.value}/{at}", allowed=True)
        return items

    def counts(self, officer: Officer) -> dict[PartState, int]:
        """Say how many cases lie in each drawer."""
        return self._parts.reader.counts(officer)

    def invitations(self, officer: Officer) -> tuple[TaskItem, ...]:
        """List what an expert was asked to look at, the next day first."""
        last = today(self._parts.clock).strftime("%Y%m%d")
        items = tuple(one for one in self._parts.reader.tasks(officer) if one.task.by >= last)
        self._note(officer, "list", "invitations", allowed=True)
        return items

    def samples(self, officer: Officer) -> tuple[Sample, ...]:
        """Draw today's cases of an office's place by chance: the same all day, so nobody fishes."""
        self._note(officer, "list", "samples", allowed=True)
        day, places = today(self._parts.clock), self._parts.world().divisions

        def within(station: str, since: date) -> bool:
            return is_within(officer.place, station, since, day, places)

        return self._parts.reader.samples(f"{day}/{officer.account}", within)

    def case(self, officer: Officer, number: str) -> CaseView:
        """Return the officer's part of a case. Raises NoSuchCaseError, NotYoursError."""
        with self._noting(officer, "view", checked_number(number)):
            return self._seen(officer, number)

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
        with self._noting(officer, what, subject):
            view = self._parts.reader.scan_of(self._seen(officer, number), document)
        return Scan(view, self._parts.open_document(view))

    def answer(
        self, officer: Officer, number: str, position: int, answer: Answer, *, key: str
    ) -> None:
        """Record an officer's answer, once for one ``key``.

        Raises what `CaseRegister.answer` raises.
        """
        subject, what = f"{checked_number(number)}/{position}", answer.act.value
        now = self._parts.clock.now()
        with self._noting(officer, what, subject):
            act = act_of(checked(answer), position)
            who = self._doing(officer, number, act)
            self._parts.register_of(number).answer(who, number, position, answer, now, key=key)

    def perform(self, officer: Officer, number: str, act: AnyAct, *, key: str) -> None:
        """Do any act, once for one ``key``. Raises what `CaseRegister.perform` raises."""
        subject = f"{checked_number(number)}/{getattr(act, 'position', 0)}"
        what, now = ACT_OF[type(act)].value, self._parts.clock.now()
        with self._noting(officer, what, subject):
            who = self._doing(officer, number, act)
            self._parts.register_of(number).perform(who, number, act, now, key=key)

    def sealed(self, number: str, paper: Paper) -> Paper:
        """Return a paper as it is handed out: a receipt is sealed only then."""
        return self._parts.register_of(number).sealed(paper)

    # -- the rule of rights -------------------------------------------------------

    def _seen(self, officer: Officer, number: str) -> CaseView:
        """Read a case as whom the rule lets look, with the buttons of what it lets do."""
        entry = self._parts.reader.open(number)
        rights = self._rights(officer, entry.now)
        who = _granted(officer, rights.viewing(), number)
        view = self._parts.reader.seen(who.officer, entry, who.matters)
        return replace(
            view,
            members=tuple(_with_buttons(one, rights) for one in view.members),
            possible=rights.about_all(),
        )

    def _doing(self, officer: Officer, number: str, act: AnyAct) -> Officer:
        """Return as whom somebody does this. Raises NoSuchCaseError, NotYoursError."""
        entry = self._parts.reader.open(number)
        return _granted(officer, self._rights(officer, entry.now).acting(act), number).officer

    def _rights(self, officer: Officer, now: CaseNow) -> CaseRights:
        return CaseRights(officer, now, today(self._parts.clock), self._parts.world())

    @contextmanager
    def _noting(self, officer: Officer, what: str, subject: str) -> Iterator[None]:
        """Note what is done within: as refused if it is, before that is shown."""
        try:
            yield
        except NotYoursError:
            self._note(officer, what, subject, allowed=False)
            raise
        except (AnswerIncompleteError, NotPossibleNowError, SecondNoticeError):
            self._note(officer, f"{FAILED}{what}", subject, allowed=True)
            raise
        self._note(officer, what, subject, allowed=True)

    def _note(self, officer: Officer, what: str, subject: str, *, allowed: bool) -> None:
        self._parts.access.note(officer, what, subject, allowed=allowed)


def _granted(officer: Officer, found: Capacity | WhyNot, number: str) -> Capacity:
    """Return as whom, or say in the log why not: on a page it would tell a stranger too much."""
    if isinstance(found, WhyNot):
        logger.info("%s has no right to %s: %s", officer.account, number, found.value)
        raise NotYoursError(f"{number} is not for {officer.account}")
    return found


def _with_buttons(member: MemberView, rights: CaseRights) -> MemberView:
    possible = rights.about_member(member.now)
    return replace(member, possible=possible, acts=tuple(act for act in PLAIN if act in possible))


def checked_number(number: str) -> str:
    """Return a case number as it was. Raises NoSuchCaseError for what cannot be one."""
    if _NUMBER.match(number) is None:
        raise NoSuchCaseError("no such case")
    return number


def is_key(key: str) -> bool:
    """Say whether this is a key of a form: 32 hexadecimal digits, made anew for each act."""
    return _KEY.match(key) is not None
