"""Draws the members of a package; laid out in ``members.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.members.presenter import MembersView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("members.kv")))


class MembersScreen(ListPage):
    """What is done together."""

    def show(self, view: MembersView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
