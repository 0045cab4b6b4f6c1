"""One switch at the kiosk: the focus moves by itself, and the switch takes what it is on.

For whoever can press one thing and no more: with a foot, the chin, a breath. Rows come
first and then what stands in a row, so that a pad of keys is a few presses of waiting
and not forty. While the focus moves, somebody is being waited for; once it rests, after
two rounds, the visit is as idle as any.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from kiosk.journeys import actions
from screens.focus import TOOLS, in_order, row_of
from screens.ring import Ring
from screens.scan_steps import Group, Scan
from screens.stage import Stage
from screens.widgets.sight import Box, box_of
from screens.widgets.touch import Touchable

TREMOR_S: Final = 0.3
"""A second press so soon after one is a shaking hand's."""
FIRST_PACES: Final = 2
"""A fresh page is looked at first."""
RADIUS_MM: Final = 4.5


class Switch:
    """What one switch does on one stage. UI thread only; ``tick`` brings the time."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._ring = Ring(stage.root)
        self._scan = Scan()
        self._page: object = None
        self._now_s = self._due_s = 0.0
        self._pressed_s = -TREMOR_S

    @property
    def is_on(self) -> bool:
        """Whether the focus is meant to move by itself."""
        return self._stage.pace is not None

    @property
    def lit(self) -> Group:
        """The ids of what has the focus."""
        return self._scan.lit

    def tick(self, now_s: float) -> None:
        """Move on if it is time. ``now_s`` is any clock that never goes back, in seconds."""
        self._now_s = now_s
        pace = self._stage.pace
        if pace is None or self._stage.is_covered:
            self._ring.put(None)
            return
        self._look(pace.value)
        if not self._scan.rests and now_s >= self._due_s:
            self._scan = self._scan.moved()
            self._due_s = now_s + pace.value
            if not self._scan.rests:
                self._stage.do(actions.Awaited())
        self.draw()

    def press(self) -> None:
        """The switch was pressed: take what has the focus."""
        is_tremor = self._now_s - self._pressed_s < TREMOR_S
        if self._stage.pace is None or is_tremor:
            return
        self._pressed_s = self._now_s
        self._stage.do(actions.Touch())
        self._look(self._stage.pace.value)
        self._scan, touch_id = self._scan.pressed()
        self._due_s = self._now_s + self._stage.pace.value
        self._touch(touch_id)
        self.draw()

    def rest(self) -> None:
        """Stand still until the switch is pressed: a finger is at work."""
        self._scan = self._scan.at_rest()
        self.draw()

    def draw(self) -> None:
        """Let the ring stand around what has the focus."""
        boxes = [box_of(one) for one in in_order(self._stage) if one.touch_id in self._scan.lit]
        self._ring.put(_around(boxes) if boxes else None, RADIUS_MM)

    def _look(self, pace_s: float) -> None:
        """Take in what stands on the page now."""
        page, before = self._stage.page, self._scan
        self._scan = before.over(groups_of(in_order(self._stage)))
        if page is not self._page:
            self._page = page
            if not before.rests:
                self._scan = self._scan.at_rest().pressed()[0]
            self._due_s = self._now_s + FIRST_PACES * pace_s

    def _touch(self, touch_id: str) -> None:
        target = next((one for one in in_order(self._stage) if one.touch_id == touch_id), None)
        if target is not None:
            target.trigger_action(duration=0)


def groups_of(ordered: Sequence[Touchable]) -> list[Group]:
    """Return rows from the top down, and last the row of tools that stands on top of all."""
    rows = [tuple(one.touch_id for one in row) for _at, row in groupby(ordered, row_of)]
    return sorted(rows, key=lambda row: set(row) <= TOOLS)


def _around(boxes: Sequence[Box]) -> Box:
    left, low = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    top = max(box.y + box.height for box in boxes)
    return Box(left, low, right - left, top - low)
