"""A signature's strokes as SVG paths: drawn from the points that were kept, no picture stored."""

from dataclasses import dataclass
from itertools import pairwise

from edge_sync.wire.application import Point

_MARGIN = 24  # thousandths of the pad's width
_SMALLEST = 40


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths and the window they fit in, in thousandths of the pad's width."""

    view_box: str
    paths: tuple[str, ...]


def draw(strokes: tuple[tuple[Point, ...], ...]) -> Drawing:
    """Draw strokes smoothly: each sample bends the line towards the middle of the next."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return Drawing("0 0 1 1", ())
    left, top = min(p.x for p in points), min(p.y for p in points)
    width = max(max(p.x for p in points) - left, _SMALLEST) + 2 * _MARGIN
    height = max(max(p.y for p in points) - top, _SMALLEST) + 2 * _MARGIN
    window = f"{left - _MARGIN} {top - _MARGIN} {width} {height}"
    return Drawing(window, tuple(_path(stroke) for stroke in strokes if stroke))


def _path(stroke: tuple[Point, ...]) -> str:
    first, last = stroke[0], stroke[-1]
    steps = [f"M{first.x} {first.y}"]
    for here, following in pairwise(stroke[1:]):
        middle = f"{(here.x + following.x) / 2:g} {(here.y + following.y) / 2:g}"
        steps.append(f"Q{here.x} {here.y} {middle}")
    steps.append(f"L{last.x} {last.y}")
    return "".join(steps)
