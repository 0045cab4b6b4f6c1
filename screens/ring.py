"""A ring in the window around what has the focus, above everything else."""

from typing import Final

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.uix.widget import Widget

from screens.theme.colours import FOCUS, rgba
from screens.theme.measure import mm
from screens.widgets.sight import Box

RING_MM: Final = 1.4
GAP_MM: Final = 0.9


class Ring:
    """One ring on one root. UI thread only."""

    def __init__(self, root: Widget) -> None:
        self._root = root
        self._drawn = InstructionGroup()
        self._at: tuple[Box, float] | None = None

    def put(self, box: Box | None, radius_mm: float = 0) -> None:
        """Stand around a box, or nowhere. Cheap to call every frame."""
        wanted = (box, radius_mm) if box is not None else None
        if wanted == self._at:
            return
        self._at = wanted
        self._drawn.clear()
        above = self._root.canvas.after
        above.remove(self._drawn)
        if box is not None:
            self._draw(box, radius_mm)
            above.add(self._drawn)

    def _draw(self, box: Box, radius_mm: float) -> None:
        air = mm(GAP_MM + RING_MM / 2)
        self._drawn.add(Color(*rgba(FOCUS)))
        sides = (box.x - air, box.y - air, box.width + 2 * air, box.height + 2 * air)
        self._drawn.add(
            SmoothLine(rounded_rectangle=(*sides, mm(radius_mm) + air), width=mm(RING_MM) / 2)
        )
