"""A field to write one's name in with a finger."""

from pathlib import Path
from typing import Final

from kivy.clock import Clock
from kivy.graphics import Color, Line
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from edge_sync.wire.application import Point
from kiosk.journeys.states import Strokes
from screens.theme.colours import INK, rgba
from screens.theme.measure import mm

Builder.load_file(str(Path(__file__).with_name("signature.kv")))

THOUSANDTHS: Final = 1000
PEN_MM: Final = 1.3


class SignaturePad(Widget):
    """Collects strokes with their times.

    x and y are in thousandths of the pad's width, y downwards from the upper
    edge; the first touch of the first stroke is at 0 ms.
    """

    has_strokes = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    prompt = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._strokes: list[list[Point]] = []
        self._began_s: float | None = None

    @property
    def strokes(self) -> Strokes:
        """Return what was written so far."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Begin again with an empty field."""
        self._strokes.clear()
        self._began_s = None
        self.has_strokes = False
        self.canvas.after.clear()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Begin a stroke."""
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        self._strokes.append([self._point(touch)])
        with self.canvas.after:
            Color(*rgba(INK))
            touch.ud["ink"] = Line(
                points=[*touch.pos, touch.x + 0.1, touch.y], width=mm(PEN_MM) / 2, cap="round"
            )
        self.has_strokes = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Go on with it; what leaves the field is not ink."""
        if touch.grab_current is not self:
            return False
        if self.collide_point(*touch.pos):
            self._strokes[-1].append(self._point(touch))
            touch.ud["ink"].points = [*touch.ud["ink"].points, *touch.pos]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """End it."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        return True

    def _point(self, touch: MotionEvent) -> Point:
        now_s = Clock.get_boottime()
        if self._began_s is None:
            self._began_s = now_s
        scale = THOUSANDTHS / self.width
        return Point(
            x=round((touch.x - self.x) * scale),
            y=round((self.top - touch.y) * scale),
            at_ms=round((now_s - self._began_s) * 1000),
        )
