"""The square that one character is written in. Its ink lives in here and goes with the page."""

from pathlib import Path

from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder

from screens.widgets.ink import InkPad

Builder.load_file(str(Path(__file__).with_name("writing_pad.kv")))


class WritingPad(InkPad[tuple[float, float]]):
    """Collects strokes, x to the right and y downwards, in pixels from the upper left corner."""

    pen_mm = 2.6

    @property
    def strokes(self) -> list[list[tuple[float, float]]]:
        """Return what was written so far."""
        return [list(stroke) for stroke in self._strokes]

    def point(self, touch: MotionEvent) -> tuple[float, float]:
        """Return where a touch is."""
        return touch.x - self.x, self.top - touch.y
