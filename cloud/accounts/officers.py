"""Officers (经办人): named persons of one body and one place, and what they are there for.

What a role may do is data (`rights.toml`); whether *this* account may do *this* is one
pure rule (`rights`): role × body × matter, on a day.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Role(Enum):
    """What an account is for."""

    OFFICER = "officer"  # sees the department's part and answers for it
    READER = "reader"  # sees it and answers nothing
    LEAD = "lead"  # an officer who also collects a package's opinions and writes its letter
    SUPERVISOR = "supervisor"  # sees timelines, reminds, finds; changes no field
    LEGAL = "legal"  # the legal office: samples cases and objects
    LEADER = "leader"  # sees figures, no case
    AUDITOR = "auditor"  # sees who looked at what, and nothing else
    SYSTEM_ADMIN = "system-admin"  # keeps the machines running, sees no case
    SECURITY_ADMIN = "security-admin"  # opens accounts and gives rights, sees no case
    VENDOR = "vendor"  # outsourced: supports the system, on a ticket, without applicants' data
    TEMPORARY = "temporary"  # staff on contract: receives and asks, decides nothing
    VOLUNTEER = "volunteer"  # helps at a station
    EXPERT = "expert"  # a third person invited to one step of one case


@dataclass(frozen=True, slots=True)
class Grant:
    """One right: a role for a body, some of its matters or all, from a day to a day.

    An expert's names one step of one case. ``last_day`` None lasts until it is taken back.
    """

    role: Role
    body: str
    matters: tuple[str, ...] = ()
    first_day: date = date.min
    last_day: date | None = None
    case: str = ""
    step: str = ""

    def stands(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Officer:
    """Who is at the desk. ``department`` is an id of the catalogue, such as ``D-RS``.

    ``place`` is a division code that bounds what a supervisor sees; empty is the region.
    ``grants`` are rights beside the account's own role; ``last_day`` ends the account.
    ``team`` is the one whose inbox they have, or empty for that of the whole department.
    """

    account: str
    name: str
    department: str
    role: Role
    place: str = ""
    last_day: date | None = None
    grants: tuple[Grant, ...] = ()
    team: str = ""

    @property
    def may_answer(self) -> bool:
        """Whether this account answers for its department at all."""
        return self.role in {Role.OFFICER, Role.LEAD, Role.TEMPORARY}

    @property
    def rights(self) -> tuple[Grant, ...]:
        """All its rights, the account's own role first; an expert has invitations only."""
        own = Grant(self.role, self.department, last_day=self.last_day)
        return self.grants if self.role is Role.EXPERT else (own, *self.grants)
