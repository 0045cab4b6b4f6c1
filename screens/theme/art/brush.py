"""A brush for flat pictures with round ends, drawn large and shrunk so that edges are smooth."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from screens.theme.colours import PAPER, Colour, painted

OVERSAMPLING = 4
OVERSAMPLING_LARGE = 2
LARGE_PX = 360  # from here on a picture's edges are smooth enough with fewer samples

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


class Brush:
    """Paints on a field 100 units high and ``width`` units wide, y downwards."""

    def __init__(self, height_px: int, width: float = 100.0) -> None:
        self.width = width
        self._times = OVERSAMPLING if height_px < LARGE_PX else OVERSAMPLING_LARGE
        self._scale = height_px * self._times / 100
        size = round(width * self._scale), height_px * self._times
        self._sheet = Image.new("RGBA", size, (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._sheet)

    def _px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def card(self, box: Box, radius: float, fill: Colour) -> None:
        """Paint a rectangle with round corners."""
        left, top, right, bottom = (side * self._scale for side in box)
        self._draw.rounded_rectangle(
            (left, top, right, bottom), radius * self._scale, painted(fill)
        )

    def disc(self, centre: Point, radius: float, fill: Colour) -> None:
        """Paint a full circle."""
        self.oval(
            (centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius), fill
        )

    def oval(self, box: Box, fill: Colour) -> None:
        """Paint a full ellipse."""
        left, top, right, bottom = (side * self._scale for side in box)
        self._draw.ellipse((left, top, right, bottom), painted(fill))

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """Paint a polygon."""
        self._draw.polygon(self._px(points), painted(fill))

    def line(self, points: Sequence[Point], thick: float, fill: Colour) -> None:
        """Paint a stroke with round ends and joints."""
        radius, ink = thick * self._scale / 2, painted(fill)
        dots = self._px(points)
        for start, end in pairwise(dots):
            self._draw.line((start, end), ink, round(radius * 2))
        for x, y in dots:
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), ink)

    def arc(self, centre: Point, radius: float, degrees: tuple[float, float], thick: float,
            fill: Colour) -> None:  # fmt: skip
        """Paint part of a ring; 0 degrees points right, 90 down."""
        start, end = degrees
        steps = max(8, round(abs(end - start) / 4))
        angles = [math.radians(start + (end - start) * n / steps) for n in range(steps + 1)]
        self.line(
            [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles],
            thick,
            fill,
        )

    def wave(self, points: Sequence[Point], thick: float, fill: Colour) -> None:
        """Paint a stroke that curves through its points (Catmull-Rom)."""
        path = [points[0], *points, points[-1]]
        curve: list[Point] = []
        for n in range(len(points) - 1):
            curve += [_between(path[n : n + 4], step / 12) for step in range(12)]
        self.line([*curve, points[-1]], thick, fill)

    def finish(self) -> Image.Image:
        """Return the picture at its real size, RGBA."""
        width, height = self._sheet.size
        size = width // self._times, height // self._times
        # Shrunk with colours weighted by opacity: otherwise edges grow dark fringes.
        shrunk = self._sheet.convert("RGBa").resize(size, Image.Resampling.BOX)
        ground = f"{painted(PAPER)}00"  # clear, and not black: drawn between two pixels it shows
        clear = Image.new("RGBA", size, ground)
        picture = shrunk.convert("RGBA")
        clear.paste(picture, mask=picture.getchannel("A").point(lambda opacity: opacity and 255))
        return clear


def _between(four: Sequence[Point], share: float) -> Point:
    """Return a point of the Catmull-Rom curve between the two middle points."""

    def blend(a: float, b: float, c: float, d: float) -> float:
        cubic = (-a + 3 * b - 3 * c + d) * share**3
        square = (2 * a - 5 * b + 4 * c - d) * share**2
        return (cubic + square + (c - a) * share + 2 * b) / 2

    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    return blend(ax, bx, cx, dx), blend(ay, by, cy, dy)
