"""Draws every page that is a list of rows and nothing else; laid out in ``listed.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.list_view import ListView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("listed.kv")))


class ListedScreen(ListPage):
    """Rows under headings, some with a button."""

    def show(self, view: ListView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
