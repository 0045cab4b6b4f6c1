"""The line between a kiosk and the cloud, and the broker on it. Chance loses, repeats and delays.

What the kiosk hands over is "acknowledged" after a while whether or not it ever
arrives: an acknowledgement proves nothing (decision 1), and here it often lies.
"""

import heapq
import random
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Load = TypeVar("_Load")


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad the line is: chances between 0 and 1, and the longest delay."""

    loses: float = 0.15
    repeats: float = 0.1
    longest_delay_s: float = 5.0


FAIR = Weather(loses=0.0, repeats=0.0, longest_delay_s=0.2)
MIXED = Weather()
STORM = Weather(loses=0.4, repeats=0.3, longest_delay_s=20.0)
WIRE = Weather(loses=0.0, repeats=0.1, longest_delay_s=2.0)  # the broker's acknowledgements


@dataclass(order=True, slots=True)
class _Passing(Generic[_Load]):
    due: float
    place: int
    load: _Load = field(compare=False)


class Line(Generic[_Load]):
    """One direction. What passes it comes out late, in any order, twice or not at all.

    While ``is_dead`` everything that is put in vanishes, and nobody is told.
    """

    def __init__(self, chance: random.Random, weather: Weather = MIXED) -> None:
        self.weather = weather
        self.is_dead = False
        self._chance = chance
        self._passing: list[_Passing[_Load]] = []
        self._count = 0

    def put(self, load: _Load, now: float) -> None:
        """Send something down the line."""
        if self.is_dead or self._chance.random() < self.weather.loses:
            return
        copies = 2 if self._chance.random() < self.weather.repeats else 1
        for _ in range(copies):
            self._count += 1
            delay = self._chance.random() * self.weather.longest_delay_s
            heapq.heappush(self._passing, _Passing(now + delay, self._count, load))

    def due(self, now: float) -> list[_Load]:
        """Return what comes out by now."""
        out: list[_Load] = []
        while self._passing and self._passing[0].due <= now:
            out.append(heapq.heappop(self._passing).load)
        return out

    def cut(self) -> None:
        """Lose everything on the line."""
        self._passing.clear()
