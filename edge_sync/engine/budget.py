"""How many bytes of documents a day may cost on a metered card. Urgent things pass it by.

A day is any 24 hours: what was spent wears off evenly, so that no midnight sets all
kiosks of a province going at once, and a kiosk that was quiet may send a day's worth.
"""

from dataclasses import dataclass

DAY_S = 86_400.0
_NOTE = 0.002  # of the day's bytes: so much may be spent between two notes on the disk


@dataclass(slots=True)
class Budget:
    """``daily_bytes`` None is no limit. ``spent_bytes`` is what has not worn off yet.

    ``noted_bytes`` is how much would be known of it after a restart.
    """

    daily_bytes: int | None = None
    spent_bytes: float = 0.0
    noted_bytes: float = 0.0
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
            wait_s = (over / self.daily_bytes + 0.01) * DAY_S
            self.free_at = now + wait_s
            return False
        return True

    def to_note(self, now: float) -> int | None:
        """Return what is to be noted on the disk before anything more is sent; mostly nothing.

        A little more than was spent, so that a restart forgets nothing, and it is rare.
        """
        if self.daily_bytes is None:
            return None
        self._wear_off(self.daily_bytes, now)
        if self.spent_bytes <= self.noted_bytes:
            return None
        self.noted_bytes = self.spent_bytes + _NOTE * self.daily_bytes
        return int(self.noted_bytes)

    def _wear_off(self, daily_bytes: int, now: float) -> None:
        passed_s = 0.0 if self._at is None else now - self._at
        worn_off = daily_bytes * passed_s / DAY_S
        self.spent_bytes = max(0.0, self.spent_bytes - worn_off)
        self.noted_bytes = max(0.0, self.noted_bytes - worn_off)
        self._at = now
