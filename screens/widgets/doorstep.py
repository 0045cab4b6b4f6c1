"""The doorstep: the bar below every page, with the ways back, the ways besides, and the way on.

Upright, the lane's buttons and the others stand in rows of their own above it. In a wide window,
which has half the height, they stand on it or below the content, wherever there is room.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.page_view import Button, PageView
from screens.theme.measure import Type, font_px, is_large, mm
from screens.widgets.touch import PlainButton, WayOnButton
from screens.widgets.words import largest_step, width_of

if TYPE_CHECKING:
    from screens.widgets.page import Page

TALL_MM: Final = 30.0
LOW_MM: Final = 24.0  # of a button that does not stand on the doorstep
STACKED_MM: Final = 20.0
WAY_ON_MM: Final = 130.0
MARGINS_MM: Final = 20.0  # of the window, together
BETWEEN_MM: Final = 12.0  # heading and content of a wide window


class Doorstep:
    """Puts the buttons of one page where its window has room for them."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._ids = page.ids
        self._in_head: list[PlainButton] = []

    def fill(self, view: PageView) -> None:
        """Put the buttons of a view in place of the last ones."""
        foot, is_wide = self._ids.foot, self._page.is_wide
        self._clear()
        if view.back is not None:
            foot.add_widget(self._way_out(view.back, "back", self._page.back))
        if view.leave is not None:
            foot.add_widget(self._way_out(view.leave, "leave"))
        self._fill_lane(view.lane)
        if not view.is_door:
            foot.add_widget(Widget(size_hint_x=1 if is_wide else 0.01))
        others = [self._plain(b, f"other.{n}") for n, b in enumerate(view.others)]
        self._place_others(others, is_in_lane=bool(view.lane))
        if view.way_on is not None:
            foot.add_widget(self._way_on(view.way_on, alone=view.is_door))

    def _clear(self) -> None:
        for home in (self._ids.foot, self._ids.aside, self._ids.below_content, self._ids.lane):
            home.clear_widgets()
        self._ids.aside.height = self._ids.below_content.height = 0
        for other in self._in_head:
            self._ids.head.remove_widget(other)
        self._in_head = []

    def _fill_lane(self, lane: Sequence[Button]) -> None:
        """Put the lane's buttons above the doorstep; in a wide window they stand on it."""
        for number, button in enumerate(lane):
            made = self._plain(button, f"lane.{number}")
            if self._page.is_wide:
                made.step = "SMALL" if is_large() else "BODY"
                self._ids.foot.add_widget(made)
            else:
                made.size_hint_x, made.height = 1, mm(LOW_MM)
                self._ids.lane.add_widget(made)

    def _place_others(self, others: list[PlainButton], *, is_in_lane: bool) -> None:
        """Put one beside the way on where there is room, else all of them in a row above."""
        is_wide = self._page.is_wide
        if is_wide and is_in_lane and self._page.others_in_head:
            self._put_in_head(others)
        elif len(others) == 1 and is_wide and not is_in_lane:
            self._put_in_row(others, self._ids.foot)
        elif is_large() and not is_wide:
            self._stack(others)
        elif others:
            home = self._ids.below_content if self._fit_below_content(others) else self._ids.aside
            home.add_widget(Widget())
            home.height = mm(LOW_MM)
            self._put_in_row(others, home)
            self._narrow(others)

    def _put_in_row(self, others: list[PlainButton], home: BoxLayout) -> None:
        for other in others:
            other.height = mm(TALL_MM if home is self._ids.foot else LOW_MM)
            home.add_widget(other)

    def _narrow(self, others: list[PlainButton]) -> None:
        """Say it smaller where three stand in a row that is too short for them."""
        room = Window.width - mm(MARGINS_MM)
        for step in ("SMALL", "NOTE"):
            if sum(other.width + mm(5) for other in others) <= room:
                return
            for other in others:
                other.step = step

    def _put_in_head(self, others: list[PlainButton]) -> None:
        """Put them below the words of the page, as wide as these."""
        self._in_head = others
        room = self._content_px() * self._page.head_width - mm(30)
        for other in others:
            other.size_hint_x, other.height = 1, mm(LOW_MM)
            other.step = largest_step(other.words, ("BODY", "SMALL", "NOTE"), room)
            self._ids.head.add_widget(other)

    def _stack(self, others: list[PlainButton]) -> None:
        """Put large ones below each other, as wide as the window."""
        aside = self._ids.aside
        aside.orientation = "vertical"
        for other in others:
            other.size_hint_x, other.height = 1, mm(STACKED_MM)
            aside.add_widget(other)
        aside.height = max(0, len(others) * (mm(STACKED_MM) + aside.spacing) - aside.spacing)

    def _content_px(self) -> float:
        """Return how wide the content beside the heading is."""
        return float((Window.width - mm(MARGINS_MM + BETWEEN_MM)) / (1 + self._page.head_width))

    def _fit_below_content(self, others: list[PlainButton]) -> bool:
        taken = sum(other.width + mm(5) for other in others)
        return bool(self._page.is_wide and taken <= self._content_px())

    def _way_out(
        self, button: Button, touch_id: str, does: Callable[[], None] | None = None
    ) -> PlainButton:
        made = self._plain(button, touch_id, does)
        if is_large():
            made.step = "SMALL"  # large already, and the way on is to have the room
            made.is_stacked = bool(button.sign) and not self._page.is_wide
        return made

    def _plain(
        self, button: Button, touch_id: str, does: Callable[[], None] | None = None
    ) -> PlainButton:
        made = PlainButton(words=button.words, sign=button.sign, touch_id=touch_id)
        made.height = mm(TALL_MM)
        made.when_touched(does or (lambda: self._page.act(button.action)))
        return made

    def _way_on(self, button: Button, *, alone: bool) -> WayOnButton:
        made = WayOnButton(words=button.words, sign=button.sign or "arrow_right")
        made.touch_id = "way_on"
        made.is_alone = alone
        made.stretches = alone or not self._page.is_wide
        if not made.stretches:
            made.width = self._room_for(button.words)
        made.when_touched(self._page.way_on)
        return made

    def _room_for(self, said: str) -> float:
        """Return a width in which long words stand large, as far as the others leave it."""
        foot = self._ids.foot
        others = [one for one in foot.children if one.size_hint_x is None]
        taken = sum(one.width for one in others) + foot.spacing * (len(others) + 1)
        wanted = width_of(said, font_px(Type.LEAD), bold=True) + mm(46)
        return float(min(max(mm(WAY_ON_MM), wanted), Window.width - mm(MARGINS_MM) - taken))
