"""Which heads of the cloud are still to be compared, and when each is asked for next.

Nobody waits for it and a dishonest cloud need not answer: it is asked rarely,
and never given up.
"""

from collections.abc import Iterable

from edge_sync.engine.backoff import BackOff
from edge_sync.wire.messages import Compare

FIRST_WAIT_S = 60.0
LONGEST_WAIT_S = 6 * 3600.0


class Comparisons:
    """The comparisons that are wanted. ``chance`` as in `BackOff`."""

    def __init__(self, answer: BackOff) -> None:
        self._wait = BackOff(FIRST_WAIT_S, LONGEST_WAIT_S, answer.chance)
        self._attempts: dict[Compare, int] = {}
        self._due: dict[Compare, float] = {}

    def want(self, wanted: Iterable[Compare], now: float) -> None:
        """Take all that is wanted from now on; what is not among it is settled."""
        self._due = {one: self._due.get(one, now) for one in wanted}
        self._attempts = {one: self._attempts.get(one, 0) for one in self._due}

    def wants(self, compare: Compare) -> bool:
        """Say whether an answer to this is still wanted."""
        return compare in self._due

    def due(self, now: float) -> list[Compare]:
        """Return what to ask for now, and plan when to ask for it again."""
        asked = [one for one, due in self._due.items() if due <= now]
        for one in asked:
            self._due[one] = now + self._wait.wait_s(self._attempts[one])
            self._attempts[one] += 1
        return asked

    def moments(self) -> list[float]:
        """Return when something is due."""
        return list(self._due.values())
