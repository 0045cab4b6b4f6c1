"""Benchmarks: each measures its peer or its physical limit in the same run.

`python main.py bench NAME --json`. Figures are medians of interleaved rounds;
on a shared machine only the ratios mean anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TypedDict


class Finding(TypedDict):
    """What one benchmark found."""

    name: str
    unit: str
    ours: float
    peer: float
    peer_is: str
    ratio: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours and the peer: each does its work ``times`` times when called."""

    name: str
    peer_is: str
    times: int
    ours: Callable[[int], None]
    peer: Callable[[int], None]


def measure(pair: Pair, rounds: int = 7) -> Finding:
    """Take turns, and say how many times a second each does its work."""
    ours, peer = [], []
    for _ in range(rounds):
        ours.append(_rate(pair.ours, pair.times))
        peer.append(_rate(pair.peer, pair.times))
    ratios = [a / b for a, b in zip(ours, peer, strict=True)]
    return Finding(
        name=pair.name,
        unit="per second",
        ours=round(median(ours), 1),
        peer=round(median(peer), 1),
        peer_is=pair.peer_is,
        ratio=round(median(ratios), 3),
        rounds=rounds,
    )


def _rate(work: Callable[[int], None], times: int) -> float:
    start = perf_counter()
    work(times)
    return times / (perf_counter() - start)
