"""Charts as SVG drawn by the server: no script, readable without colour, exact in a table beside.

Lengths are units of the view box: 320 wide, 120 high, and room for words below and left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 320, 120
_LEFT, _RIGHT, _TOP = 34, 24, 12


@dataclass(frozen=True, slots=True)
class Spot:
    """One value of a trend, at its place; ``label`` is under it."""

    x: float
    y: float
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One horizontal line of the scale."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through values, oldest first. ``path`` is empty where there is only one."""

    path: str
    area: str
    spots: tuple[Spot, ...]
    rules: tuple[Rule, ...]


def trend(values: Sequence[tuple[str, float]], words: Sequence[str], top: float) -> Trend:
    """Draw values from 0 to ``top``; ``words`` is how each value is written."""
    spots = tuple(
        Spot(_across(place, len(values)), _down(value, top), label, word)
        for place, ((label, value), word) in enumerate(zip(values, words, strict=True))
    )
    path = "".join(f"{'L' if at else 'M'}{one.x:g} {one.y:g}" for at, one in enumerate(spots))
    is_line = len(spots) > 1
    area = f"{path}L{spots[-1].x:g} {HEIGHT}L{spots[0].x:g} {HEIGHT}Z" if is_line else ""
    return Trend(path if is_line else "", area, spots, _scale(top))


def _scale(top: float) -> tuple[Rule, ...]:
    return tuple(Rule(_down(value, top), f"{value:g}") for value in (0, top / 2, top))


def _across(place: int, count: int) -> float:
    room = WIDTH - _LEFT - _RIGHT
    return round(_LEFT + (room * place / (count - 1) if count > 1 else room / 2), 1)


def _down(value: float, top: float) -> float:
    share = min(max(value / top, 0.0), 1.0) if top else 0.0
    return round(HEIGHT - share * (HEIGHT - _TOP), 1)
