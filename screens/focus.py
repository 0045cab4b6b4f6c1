"""What the keyboard would touch: one thing at a time, in reading order, with a ring around it.

Whoever has no hand for the glass goes through a whole visit with three keys: next,
before, touch. A switch box that types these keys does as well (EN 301 549, 5.1.6 and
5.5; two switches: Tab and Enter).
"""

from typing import Final

from screens.ring import Ring
from screens.stage import Stage
from screens.theme.measure import mm
from screens.widgets.sight import box_of, touchables
from screens.widgets.touch import Touchable

SAME_ROW_MM: Final = 8.0
TOOLS: Final = frozenset(("listen", "theme", "helper", "language", "end_practice"))


class Focus:
    """Where the keyboard stands on one stage. UI thread only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._touch_id = ""
        self._ring = Ring(stage.root)

    @property
    def target(self) -> Touchable | None:
        """What would be touched; None while nobody used a key on what is in sight."""
        if not self._touch_id:
            return None  # asked thirty times a second: the whole window is not searched for it
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
        if target is None:
            self._ring.put(None)
        else:
            self._ring.put(box_of(target), target.radius_mm)


def in_order(stage: Stage) -> list[Touchable]:
    """Return what can be touched as it is read: from the top down, from the left."""
    return sorted(touchables(stage.in_sight), key=lambda one: (row_of(one), box_of(one).x))


def row_of(one: Touchable) -> int:
    """Return which row of the window something stands in, counted downwards."""
    box = box_of(one)
    return -round((box.y + box.height / 2) / mm(SAME_ROW_MM))


def _first(ids: list[str]) -> str:
    """Begin with the page itself; the tools on top come last around."""
    return next((one for one in ids if one not in TOOLS), ids[0])
