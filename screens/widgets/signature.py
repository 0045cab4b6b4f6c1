"""A field to write one's name in with a finger."""

from pathlib import Path
from typing import Final

from kivy.clock import Clock
from kivy.graphics import Color, Line
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import NumericProperty, StringProperty

from edge_sync.wire.application import Point
from kiosk.journeys.states import Strokes
from screens.theme.colours import INK, rgba
from screens.theme.measure import mm
from screens.widgets.ink import InkPad

Builder.load_file(str(Path(__file__).with_name("signature.kv")))

THOUSANDTHS: Final = 1000


class SignaturePad(InkPad[Point]):
    """Collects strokes with their times.

    x and y are in thousandths of the pad's width, y downwards from the upper
    edge; the first touch of the first stroke is at 0 ms.
    """

    pen_mm = 1.3
    prompt = StringProperty("")
    line_at = NumericProperty(0)  # from below: what one writes on, over the prompt

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._began_s: float | None = None

    @property
    def strokes(self) -> Strokes:
        """Return what was written so far."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Begin again with an empty field; the clock of the strokes too."""
        super().clear()
        self._began_s = None

    def put_cross(self) -> None:
        """Draw a cross in the middle, in place of what stood there.

        All its points are at 0 ms: no hand draws so, and whoever examines it can tell.
        """
        self.clear()
        arm = min(self.width, self.height) / 4
        for rise in (-1, 1):
            ends = [
                (self.center_x + at * arm, self.center_y + at * rise * arm) for at in (-1, 0, 1)
            ]
            self._strokes.append([self._at(x, y, 0) for x, y in ends])
            with self.canvas.after:
                Color(*rgba(INK))
                Line(points=[x for end in ends for x in end], width=mm(self.pen_mm), cap="round")
        self.has_ink = True

    def point(self, touch: MotionEvent) -> Point:
        """Return where a touch is, and when."""
        now_s = Clock.get_boottime()
        if self._began_s is None:
            self._began_s = now_s
        return self._at(touch.x, touch.y, round((now_s - self._began_s) * 1000))

    def _at(self, x: float, y: float, at_ms: int) -> Point:
        scale = THOUSANDTHS / self.width
        return Point(x=round((x - self.x) * scale), y=round((self.top - y) * scale), at_ms=at_ms)
