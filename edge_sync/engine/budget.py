"""How many bytes of documents a day may cost on a metered card. Urgent things pass it by.

A day is any 24 hours: what was spent wears off evenly, so that no midnight sets all
kiosks of a province going at once, and a kiosk that was quiet may send a day's worth.
"""

from dataclasses import dataclass

_DAY_S = 86_400.0


@dataclass(slots=True)
class Budget:
    """``daily_bytes`` None is no limit. ``spent_bytes`` is what has not worn off yet."""

    daily_bytes: int | None = None
    spent_bytes: float = 0.0
    _at: float | None = None
    free_at: float | None = None  # when documents may go on, while they may not

    def spend(self, size: int, now: float) -> None:
        """Note what goes out, urgent or not."""
        if self.daily_bytes is not None:
            self._wear_off(self.daily_bytes, now)
            self.spent_bytes += size

    def allows(self, now: float) -> bool:
        """Say whether a piece of a document may go out; if not, ``free_at`` says when.

        It goes on when a hundredth of the day's bytes is free again, not for every piece.
        """
        if self.daily_bytes is None:
            return True
        self._wear_off(self.daily_bytes, now)
        if self.free_at is not None and now < self.free_at:
            return False
        self.free_at = None
        over = self.spent_bytes - self.daily_bytes
        if over >= 0:
            wait_s = (over / self.daily_bytes + 0.01) * _DAY_S
            self.free_at = now + wait_s
            return False
        return True

    def _wear_off(self, daily_bytes: int, now: float) -> None:
        passed_s = 0.0 if self._at is None else now - self._at
        self.spent_bytes = max(0.0, self.spent_bytes - daily_bytes * passed_s / _DAY_S)
        self._at = now
