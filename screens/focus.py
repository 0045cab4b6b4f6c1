"""What the keyboard would touch: one thing at a time, in reading order, with a ring around it.

Whoever has no hand for the glass goes through a whole visit with three keys: next,
before, touch. A switch box that types these keys does as well (EN 301 549, 5.1.6 and
5.5; two switches: Tab and Enter).
"""

from typing import Final

from kivy.graphics import Color, SmoothLine

from screens.stage import Stage
from screens.theme.colours import FOCUS, rgba
from screens.theme.measure import mm
from screens.widgets.sight import Box, box_of, touchables
from screens.widgets.touch import Touchable

RING_MM: Final = 1.4
GAP_MM: Final = 0.9
SAME_ROW_MM: Final = 8.0


class Focus:
    """Where the keyboard stands on one stage. UI thread only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._touch_id = ""
        self._ring: tuple[Box, str] | None = None

    @property
    def target(self) -> Touchable | None:
        """What would be touched; None while nobody used a key on what is in sight."""
        return next((one for one in in_order(self._stage) if one.touch_id == self._touch_id), None)

    def move(self, by: int) -> None:
        """Go to the next one, or with -1 to the one before; around at both ends."""
        order = in_order(self._stage)
        ids = [one.touch_id for one in order]
        if not ids:
            self._touch_id = ""
        elif self._touch_id in ids:
            self._touch_id = ids[(ids.index(self._touch_id) + by) % len(ids)]
        else:
            self._touch_id = _first(ids) if by > 0 else ids[-1]
        self.draw()

    def clear(self) -> None:
        """Stand nowhere: a finger does not see a ring."""
        self._touch_id = ""
        self.draw()

    def touch(self) -> bool:
        """Touch what the ring is around, as a finger would; False if it is around nothing."""
        target = self.target
        if target is None:
            return False
        target.trigger_action(duration=0)
        return True

    def draw(self) -> None:
        """Let the ring follow what it is around. Cheap to call every frame."""
        target = self.target
        wanted = (box_of(target), target.touch_id) if target is not None else None
        if wanted == self._ring:
            return
        self._ring = wanted
        after = self._stage.root.canvas.after
        after.clear()
        if wanted is not None and target is not None:
            with after:
                _draw_ring(wanted[0], target.radius_mm)


def in_order(stage: Stage) -> list[Touchable]:
    """Return what can be touched as it is read: from the top down, from the left."""
    row = mm(SAME_ROW_MM)
    places = [(box_of(one), one) for one in touchables(stage.in_sight)]
    places.sort(key=lambda at: (-round((at[0].y + at[0].height / 2) / row), at[0].x))
    return [one for _box, one in places]


def _first(ids: list[str]) -> str:
    """Begin with the page itself; the tools on top come last around."""
    tools = ("listen", "theme", "helper", "language", "end_practice")
    return next((one for one in ids if one not in tools), ids[0])


def _draw_ring(box: Box, radius_mm: float) -> None:
    air = mm(GAP_MM + RING_MM / 2)
    Color(*rgba(FOCUS))
    SmoothLine(
        rounded_rectangle=(
            box.x - air,
            box.y - air,
            box.width + 2 * air,
            box.height + 2 * air,
            mm(radius_mm) + air,
        ),
        width=mm(RING_MM) / 2,
    )
