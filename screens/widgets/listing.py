"""A list over pages, and the page of a step that shows one: its way on turns first."""

from collections.abc import Sequence
from dataclasses import replace

from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from screens.list_view import Row
from screens.page_view import PageView
from screens.theme.colours import EDGE, PINE, rgba
from screens.theme.measure import mm
from screens.widgets.page import Page
from screens.widgets.paged import Arranged, Paged
from screens.widgets.rows import row_widget


class Listing(Paged):
    """Rows over pages, with one dot a page below them, the present one long."""

    kept_mm = NumericProperty(7)
    gap_mm = NumericProperty(3.2)

    def _place(self, *_: object) -> None:
        super()._place()
        self.canvas.after.clear()
        if self.pages > 1:
            with self.canvas.after:
                self._draw_dots()

    def _draw_dots(self) -> None:
        dot, gap, long = mm(3), mm(3), mm(12)
        left = self.center_x - (self.pages * (dot + gap) + long - dot - gap) / 2
        for page in range(int(self.pages)):
            is_now = page == self.at
            Color(*rgba(PINE if is_now else EDGE))
            width = long if is_now else dot
            SmoothRoundedRectangle(pos=(left, self.y), size=(width, dot), radius=[dot / 2])
            left += width + gap


class ListPage(Page):
    """A page whose rows must all have been seen before the way on is taken.

    Its kv rule has a `Listing` with the id ``listing``.
    """

    next_page = StringProperty("")
    full_view = ObjectProperty(None, allownone=True)

    def list_rows(self, view: PageView, rows: Sequence[Row], next_page: str) -> None:
        """Draw the frame and the rows."""
        self.list_items(view, [row_widget(row, self.act) for row in rows], next_page)

    def list_items(self, view: PageView, items: Sequence[Arranged], next_page: str) -> None:
        """Draw the frame and any widgets that can be arranged."""
        self.full_view, self.next_page = view, next_page
        listing = self.ids.listing
        listing.unbind(at=self._turned, pages=self._turned)
        listing.bind(at=self._turned, pages=self._turned)
        listing.fill(items)
        self._turned()

    def way_on(self) -> None:
        """Turn to the next page; from the last one, go on."""
        if self.ids.listing.is_last:
            super().way_on()
        else:
            self.ids.listing.turn(1)

    def back(self) -> None:
        """Turn back; from the first page, leave the step."""
        if self.ids.listing.at == 0:
            super().back()
        else:
            self.ids.listing.turn(-1)

    def _turned(self, *_: object) -> None:
        view = self.full_view
        if view.way_on is not None and not self.ids.listing.is_last:
            on = replace(view.way_on, words=self.next_page, sign="more")
            view = replace(view, way_on=on)
        self.frame(view)
