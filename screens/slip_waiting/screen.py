"""Draws slips that wait for paper; laid out in ``slip_waiting.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.slip_waiting.presenter import SlipWaitingView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("slip_waiting.kv")))


class SlipWaitingScreen(ListPage):
    """Slips of earlier visits."""

    def show(self, view: SlipWaitingView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
