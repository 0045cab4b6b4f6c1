"""Draws the page of a card; laid out in ``identify.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.identify.presenter import CardView
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("identify.kv")))


class CardScreen(Page):
    """A large picture of what to do with the card, and what became of it."""

    big_picture = StringProperty("")
    mind = StringProperty("")

    def show(self, view: CardView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.big_picture = view.picture
        self.mind = view.mind
