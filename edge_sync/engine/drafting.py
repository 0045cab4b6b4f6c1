"""What is to be said to the cloud about drafts, and when each is said again.

A wish is urgent, for somebody waits with a slip in hand. The rest is the least of
all, and is said only while no application is on its way.
"""

from collections.abc import Iterable

from edge_sync.engine.backoff import BackOff
from edge_sync.wire.draft_messages import DraftCall

FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 3600.0


class DraftCalls:
    """The calls that are wanted. ``chance`` as in `BackOff`."""

    def __init__(self, answer: BackOff) -> None:
        self._wait = BackOff(FIRST_WAIT_S, LONGEST_WAIT_S, answer.chance)
        self._attempts: dict[DraftCall, int] = {}
        self._due: dict[DraftCall, float] = {}

    def want(self, wanted: Iterable[DraftCall], now: float) -> None:
        """Take all that is wanted from now on; what is not among it is settled."""
        self._due = {one: self._due.get(one, now) for one in wanted}
        self._attempts = {one: self._attempts.get(one, 0) for one in self._due}

    def knows(self, draft: str) -> bool:
        """Say whether something is still wanted of this draft."""
        return any(one.draft == draft for one in self._due)

    def due(self, now: float, *, urgent: bool) -> list[DraftCall]:
        """Return what to say now, and plan when to say it again."""
        said = [
            one for one, due in self._due.items() if due <= now and (one.what == "wish") == urgent
        ]
        for one in said:
            self._due[one] = now + self._wait.wait_s(self._attempts[one])
            self._attempts[one] += 1
        return said

    def link_lost(self) -> None:
        """Whatever was said is lost: say it again as soon as there is a link."""
        self._due = dict.fromkeys(self._due, 0.0)
        self._attempts = dict.fromkeys(self._attempts, 0)

    def moments(self) -> list[float]:
        """Return when something is due."""
        return list(self._due.values())
