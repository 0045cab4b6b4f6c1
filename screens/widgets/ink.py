"""A surface that a finger writes on. What a point of a stroke is, each surface says itself.

The ink lives in the widget and goes with its page. Every finger writes a stroke of
its own; a surface emptied under a finger does not take the rest of that stroke.
"""

from typing import Final, Generic, TypeVar

from kivy.graphics import Color, Line
from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget

from screens.theme.colours import INK, rgba
from screens.theme.measure import mm

P = TypeVar("P")

_DOT_PX: Final = 0.1  # a touch that does not move leaves a dot: a line needs two points


class InkPad(Widget, Generic[P]):
    """Collects strokes and says ``on_stroke`` after each."""

    has_ink = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    pen_mm = 2.0

    __events__ = ("on_stroke",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._strokes: list[list[P]] = []

    def on_stroke(self) -> None:
        """A stroke has ended."""

    def point(self, touch: MotionEvent) -> P:
        """Return what is kept of a touch inside the surface."""
        raise NotImplementedError

    def clear(self) -> None:
        """Begin again with nothing written."""
        self._strokes.clear()
        self.has_ink = False
        self.canvas.after.clear()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Begin a stroke."""
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud["stroke"] = stroke = [self.point(touch)]
        self._strokes.append(stroke)
        with self.canvas.after:
            Color(*rgba(INK))
            start = [*touch.pos, touch.x + _DOT_PX, touch.y]
            touch.ud["ink"] = Line(points=start, width=mm(self.pen_mm) / 2, cap="round")
        self.has_ink = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Go on with it; what leaves the surface is not ink."""
        if touch.grab_current is not self:
            return False
        if self._keeps(touch) and self.collide_point(*touch.pos):
            touch.ud["stroke"].append(self.point(touch))
            touch.ud["ink"].points = [*touch.ud["ink"].points, *touch.pos]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """End it."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if self._keeps(touch):
            self.dispatch("on_stroke")
        return True

    def _keeps(self, touch: MotionEvent) -> bool:
        """Say whether this touch's stroke is still here: the surface may have been emptied."""
        return any(stroke is touch.ud["stroke"] for stroke in self._strokes)
