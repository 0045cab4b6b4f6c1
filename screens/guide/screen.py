"""Draws a guide; laid out in ``guide.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.guide.presenter import GuideView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("guide.kv")))


class GuideScreen(ListPage):
    """How one title is done."""

    def show(self, view: GuideView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
