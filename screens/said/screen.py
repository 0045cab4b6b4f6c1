"""Draws one thing said plainly; laid out in ``said.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.said.presenter import SaidView
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("said.kv")))


class SaidScreen(Page):
    """Words on a card, and what to mind about them."""

    said = StringProperty("")
    mind = StringProperty("")

    def show(self, view: SaidView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.said, self.mind = view.said, view.mind
