"""Draws what is needed; laid out in ``needs.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.needs.presenter import NeedsView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("needs.kv")))


class NeedsScreen(ListPage):
    """What to have ready."""

    def show(self, view: NeedsView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
