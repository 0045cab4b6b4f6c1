"""What a bad link does to packets: serialisation, delay, loss, a short queue, and cuts. Pure."""

import random
from dataclasses import dataclass, field
from enum import Enum

from tests.bench.link.packets import Flow

QUEUE_BYTES = 96 * 1024
"""What a cheap modem holds before it drops the newest."""


class Cut(Enum):
    """What becomes of the connections that a cut found open, for ever after."""

    NONE = "none"
    RESET = "reset"  # their packets are answered with a reset
    SILENT = "silent"  # their packets are swallowed, as after a modem's redial behind a NAT


@dataclass(frozen=True, slots=True)
class Weather:
    """One link. ``delay_ms`` is one way, ``loss`` a chance each way, after serialisation.

    With a cut it is up for ``up_s``, then passes nothing for ``down_s``, and again.
    """

    rate_bit_s: float
    delay_ms: float
    loss: float
    cut: Cut = Cut.NONE
    up_s: float = 10.0
    down_s: float = 2.0

    def seconds_up(self, since_start_s: float) -> float:
        """Return for how many of these seconds the link was up."""
        if self.cut is Cut.NONE:
            return since_start_s
        rounds, rest = divmod(since_start_s, self.up_s + self.down_s)
        return rounds * self.up_s + min(rest, self.up_s)


@dataclass(slots=True)
class Direction:
    """One direction of the link."""

    weather: Weather
    chance: random.Random
    packets: int = 0
    bytes: int = 0
    lost: int = 0
    dropped: int = 0
    free_at: float = 0.0

    def carry(self, size: int, now: float) -> float | None:
        """Take a packet, and return when it arrives if it does."""
        backlog = max(0.0, self.free_at - now) * self.weather.rate_bit_s / 8
        if backlog + size > QUEUE_BYTES:
            self.dropped += 1
            return None
        self.free_at = max(now, self.free_at) + size * 8 / self.weather.rate_bit_s
        self.packets += 1
        self.bytes += size
        if self.chance.random() < self.weather.loss:
            self.lost += 1
            return None
        return self.free_at + self.weather.delay_ms / 1000


@dataclass(slots=True)
class Cuts:
    """When the link is down, and which connections are dead. It is whole until ``start``."""

    weather: Weather
    started: float | None = None
    rounds: int = 0
    open: set[Flow] = field(default_factory=set)
    dead: set[Flow] = field(default_factory=set)

    def start(self, now: float) -> None:
        """Begin the first round."""
        self.started = now

    def is_new(self, now: float) -> bool:
        """Say whether a cut has come since this was asked last; then all open flows died."""
        rounds = int(self._rounds(now))
        if rounds <= self.rounds:
            return False
        self.rounds = rounds
        self.dead |= self.open
        self.open.clear()
        return True

    def is_down(self, now: float) -> bool:
        """Say whether nothing passes now."""
        if self.started is None or self.weather.cut is Cut.NONE:
            return False
        into = (now - self.started) % (self.weather.up_s + self.weather.down_s)
        return into >= self.weather.up_s

    def _rounds(self, now: float) -> float:
        if self.started is None or self.weather.cut is Cut.NONE:
            return 0
        whole = self.weather.up_s + self.weather.down_s
        return (now - self.started + self.weather.down_s) // whole
