"""What each account did: acts, refusals, and how long it was idle (row J10). Pure.

It is made of the access log, which names no applicant. A supervisor sees the table, an
officer their own line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from cloud.accounts.access import Access
from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act, rule_of
from cloud.clock.counting import civil_day

_IDLE_MS = 30 * 60 * 1000
_LOOKS = frozenset(
    {
        *("view", "view-timeline", "list", "audit", "enter"),
        *("open-document", "open-page", "take-file", "print-document", "take-figures"),
    }
)
FAILED = "failed-"
"""How a try begins in the log that could not be taken: something lacked, or it was not the time."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One account in one stretch of time.

    ``refused`` tries were not theirs, ``failed`` ones lacked something or came at the wrong
    time. ``idle_ms`` sums its pauses of half an hour and more within a day, between the first
    act and the last; ``error_share`` is in thousandths.
    """

    account: str
    department: str
    acts: int
    looks: int
    refused: int
    idle_ms: int
    failed: int = 0

    @property
    def error_share(self) -> int:
        """How many of a thousand tries were refused or failed."""
        errors = self.refused + self.failed
        tries = self.acts + self.looks + errors
        return 1000 * errors // tries if tries else 0


def activity(log: Iterable[Access]) -> tuple[Activity, ...]:
    """Work out the table of a stretch of the log, by department and account."""
    lines: dict[tuple[str, str], list[Access]] = {}
    for line in log:
        lines.setdefault((line.department, line.account), []).append(line)
    return tuple(
        _of(account, department, own) for (department, account), own in sorted(lines.items())
    )


def seen_by(officer: Officer, table: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return what an officer may see of the table: all for who supervises, else the own line."""
    supervises = any(Act.FIND in rule_of(grant.role).acts for grant in officer.rights)
    return tuple(line for line in table if supervises or line.account == officer.account)


def _of(account: str, department: str, own: list[Access]) -> Activity:
    times = sorted(line.at_ms for line in own)
    pauses = (
        after - before for before, after in pairwise(times) if civil_day(before) == civil_day(after)
    )
    allowed = [line for line in own if line.allowed]
    looks = sum(line.what in _LOOKS for line in allowed)
    failed = sum(line.what.startswith(FAILED) for line in allowed)
    return Activity(
        account=account,
        department=department,
        acts=len(allowed) - looks - failed,
        looks=looks,
        refused=len(own) - len(allowed),
        failed=failed,
        idle_ms=sum(pause for pause in pauses if pause >= _IDLE_MS),
    )
