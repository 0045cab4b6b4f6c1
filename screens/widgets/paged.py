"""Lists that never scroll: what does not fit stands on the next page."""

from collections.abc import Sequence
from typing import Protocol

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from screens.theme.measure import mm


class Arranged(Protocol):
    """A widget that knows its height as soon as it is told its width."""

    height: float
    pos: tuple[float, float]
    is_heading: bool

    def arrange(self, width: float) -> None:
        """Take the width and set the height at once, without waiting for a frame."""


class Paged(Widget):
    """Lays out items in columns, as many as fit, and turns pages.

    ``at`` counts from 0. A heading never stands last on a page, and alone on none.
    """

    at = NumericProperty(0)
    pages = NumericProperty(1)
    columns = NumericProperty(1)
    most = NumericProperty(99)  # items on one page
    gap_mm = NumericProperty(4)
    has_items = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    kept_mm = NumericProperty(0)  # at the bottom, for whoever stands there when pages > 1

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._items: list[Arranged] = []
        self._cut: list[list[Arranged]] = []
        self.bind(size=self._lay_out, columns=self._lay_out, pos=self._place, at=self._place)

    def fill(self, items: Sequence[Arranged]) -> None:
        """Show these items, from the first page on unless the page still exists."""
        self._items = list(items)
        self.has_items = bool(self._items)
        self._lay_out()

    @property
    def is_last(self) -> bool:
        """Whether the last page is being shown."""
        return bool(self.at + 1 >= self.pages)

    def turn(self, by: int) -> None:
        """Show another page, within what there is."""
        self.at = max(0, min(self.pages - 1, self.at + by))

    def _column_width(self) -> float:
        gaps = (self.columns - 1) * mm(self.gap_mm)
        return float((self.width - gaps) / self.columns)

    def _lay_out(self, *_: object) -> None:
        if self.width <= mm(30) or self.height <= mm(20):
            return  # not laid out itself yet
        for item in self._items:
            item.arrange(self._column_width())
        self._cut = self._into_pages(self.height)
        if len(self._cut) > 1 and self.kept_mm:
            self._cut = self._into_pages(self.height - mm(self.kept_mm))
        self.pages = max(1, len(self._cut))
        self.at = min(self.at, self.pages - 1)
        self._place()

    def _rows(self, items: Sequence[Arranged]) -> list[list[Arranged]]:
        return [list(items[n : n + self.columns]) for n in range(0, len(items), self.columns)]

    def _into_pages(self, room: float) -> list[list[Arranged]]:
        pages: list[list[Arranged]] = []
        page: list[Arranged] = []
        used = 0.0
        for row in self._rows(self._items):
            height = max(item.height for item in row) + mm(self.gap_mm)
            is_full = used + height - mm(self.gap_mm) > room or len(page) + len(row) > self.most
            if page and is_full:
                carried = [page.pop()] if page[-1].is_heading else []
                if page:
                    pages.append(page)
                elif height + sum(item.height + mm(self.gap_mm) for item in carried) > room:
                    carried = []  # no page has room for it and what it stands over
                page = carried
                used = sum(item.height + mm(self.gap_mm) for item in carried)
            page += row
            used += height
        if page:
            pages.append(page)
        return pages

    def _place(self, *_: object) -> None:
        self.clear_widgets()
        if not self._cut:
            return
        top = self.top
        for row in self._rows(self._cut[int(self.at)]):
            height = max(item.height for item in row)
            for column, item in enumerate(row):
                item.height = height
                item.pos = (
                    self.x + column * (self._column_width() + mm(self.gap_mm)),
                    top - height,
                )
                self.add_widget(item)
            top -= height + mm(self.gap_mm)
