"""How long to wait before trying again: doubling, capped, and spread by chance.

The spread matters more than the doubling: after an outage every kiosk of a
province comes back in the same second.
"""

from collections.abc import Callable
from dataclasses import dataclass

_MOST_DOUBLINGS = 16


@dataclass(frozen=True, slots=True)
class BackOff:
    """``first_s`` doubled with every attempt up to ``longest_s``, then between half and all of it.

    ``chance`` returns a number from 0 up to 1; it is handed in.
    """

    first_s: float
    longest_s: float
    chance: Callable[[], float]

    def wait_s(self, attempts: int) -> float:
        """Return how long to wait after this many attempts that came to nothing."""
        doubled = self.first_s * float(1 << min(attempts, _MOST_DOUBLINGS))
        return min(doubled, self.longest_s) * (0.5 + self.chance() / 2)
