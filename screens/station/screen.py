"""Draws the helper's page; laid out in ``station.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.station.presenter import StationView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("station.kv")))


class StationScreen(ListPage):
    """How the station stands."""

    def show(self, view: StationView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
