"""When to connect again. Pure.

An outage of one kiosk ends within a second of the link's return, and one of a province
does not end with all its kiosks at the broker's door.

A connection that stood for a while and fell is tried again at once. What does not answer
is tried ever more rarely, each kiosk at moments of its own, and after a quarter of the
outage at the latest. What happens beside it (a
network device comes up, somebody lodges) brings the next try forward, by as much as the
outage was short: after hours, kiosks whose mast comes back together still spread.
"""

from collections.abc import Callable

from edge_sync.engine.backoff import BackOff

_STOOD_S = 5.0  # shorter than this and a connection was no success
_AT_ONCE_S = 0.25
_SHORT_S = 2.0
_PART = 0.25
_SPREAD = 0.1  # of the outage
_LONGEST_SPREAD_S = 60.0


class Redial:
    """One kiosk's moments. ``chance`` returns a number from 0 up to 1."""

    def __init__(self, back_off: BackOff, chance: Callable[[], float]) -> None:
        self._back_off = back_off
        self._chance = chance
        self._attempts = 0
        self._lost_at: float | None = None
        self._up_at: float | None = None
        self.next_at = 0.0

    def is_due(self, now: float) -> bool:
        """Say whether to try now."""
        return now >= self.next_at

    def up(self, now: float) -> None:
        """Note that a connection stands."""
        self._up_at = now

    def lost(self, now: float) -> None:
        """Note that a connection fell."""
        stood = self._up_at is not None and now - self._up_at >= _STOOD_S
        self._up_at = None
        if stood:
            self._attempts, self._lost_at = 0, now
            self.next_at = now + self._chance() * _AT_ONCE_S
        else:
            self.failed(now)

    def failed(self, now: float) -> None:
        """Note that a try came to nothing; no wait is longer than a part of the outage so far."""
        most_s = max(_SHORT_S, self._outage_s(now) * _PART) * (0.5 + self._chance() / 2)
        self.next_at = now + min(most_s, self._back_off.wait_s(self._attempts))
        self._attempts += 1

    def hasten(self, now: float) -> None:
        """Bring the next try forward: something happened that gives hope."""
        spread_s = min(self._outage_s(now) * _SPREAD, _LONGEST_SPREAD_S)
        self.next_at = min(self.next_at, now + self._chance() * spread_s)

    def _outage_s(self, now: float) -> float:
        if self._lost_at is None:
            self._lost_at = now
        return now - self._lost_at
