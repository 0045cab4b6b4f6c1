"""Draws the question before a visit is wiped; laid out in ``leaving.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.leaving.presenter import LeavingView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("leaving.kv")))


class LeavingScreen(ListPage):
    """Leave now? And what to bring next time."""

    def show(self, view: LeavingView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
