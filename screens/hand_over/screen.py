"""Draws the page handed over; laid out in ``hand_over.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.hand_over.presenter import HandOverView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("hand_over.kv")))


class HandOverScreen(ListPage):
    """Everything the helper typed."""

    def show(self, view: HandOverView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
