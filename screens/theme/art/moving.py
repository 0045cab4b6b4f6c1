"""Pictures that show how something is done: one part goes its way a few times and comes to rest.

Motion explains and stops: what begins by itself ends within five seconds (WCAG 2.2.2),
and the picture that stays says the same without it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from screens.theme.art.brush import Brush, Point

TIMES: Final = 3
TURN_S: Final = 1.5
HOLD: Final = 0.2  # of a turn, at its begin and again at its end: an eye must find the part
LASTS_S: Final = TIMES * TURN_S


@dataclass(frozen=True, slots=True)
class Moving:
    """What stays, what goes, and from where to where, in units from where it is drawn."""

    stays: Callable[[Brush], None]
    goes: Callable[[Brush], None]
    begins: Point
    ends: Point

    def at(self, seconds: float) -> Point | None:
        """Return where the part is then, in units, y downwards; None when all is at rest."""
        if seconds >= LASTS_S:
            return None
        share = (seconds % TURN_S / TURN_S - HOLD) / (1 - 2 * HOLD)
        gone = min(1.0, max(0.0, share))
        eased = gone * gone * (3 - 2 * gone)  # no hand starts or stops at once
        (x, y), (to_x, to_y) = self.begins, self.ends
        return x + (to_x - x) * eased, y + (to_y - y) * eased
