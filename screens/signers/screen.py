"""Draws the list of signers and the words to be signed; laid out in ``signers.kv``."""

from pathlib import Path

from kivy.lang import Builder

from screens.signers.presenter import SigningListView
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("signers.kv")))


class SigningListScreen(ListPage):
    """Who signs, or what is signed."""

    def show(self, view: SigningListView) -> None:
        """Draw one view. UI thread only."""
        self.list_rows(view.page, view.rows, view.next_page)
