"""Draws everything that will be handed in; laid out in ``check.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.check.presenter import CheckView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("check.kv")))


class CheckScreen(ListPage):
    """Every answer once, with a button to change it."""

    def show(self, view: CheckView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
