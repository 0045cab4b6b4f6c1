"""The square that one character is written in. Its ink lives in here and goes with the page."""

from pathlib import Path

from kivy.graphics import Color, Line
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget

from screens.theme.colours import INK, rgba
from screens.theme.measure import mm

Builder.load_file(str(Path(__file__).with_name("writing_pad.kv")))

PEN_MM = 2.6


class WritingPad(Widget):
    """Collects strokes, x to the right and y downwards, and says ``on_stroke`` after each."""

    has_ink = BooleanProperty(False)  # noqa: FBT003 - Kivy's way

    __events__ = ("on_stroke",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._strokes: list[list[tuple[float, float]]] = []

    def on_stroke(self) -> None:
        """A stroke has ended."""

    @property
    def strokes(self) -> list[list[tuple[float, float]]]:
        """Return what was written so far."""
        return [list(stroke) for stroke in self._strokes]

    def clear(self) -> None:
        """Begin again with an empty square."""
        self._strokes.clear()
        self.has_ink = False
        self.canvas.after.clear()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Begin a stroke."""
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        self._strokes.append([self._place(touch)])
        with self.canvas.after:
            Color(*rgba(INK))
            touch.ud["ink"] = Line(
                points=[*touch.pos, touch.x + 0.1, touch.y], width=mm(PEN_MM) / 2, cap="round"
            )
        self.has_ink = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Go on with it; what leaves the square is not ink."""
        if touch.grab_current is not self:
            return False
        if self.has_ink and self.collide_point(*touch.pos):
            self._strokes[-1].append(self._place(touch))
            touch.ud["ink"].points = [*touch.ud["ink"].points, *touch.pos]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """End it."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if self.has_ink:  # else the square was emptied under the finger
            self.dispatch("on_stroke")
        return True

    def _place(self, touch: MotionEvent) -> tuple[float, float]:
        return touch.x - self.x, self.top - touch.y
