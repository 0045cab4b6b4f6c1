"""Draws a threshold that is not met; laid out in ``not_yet.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.not_yet.presenter import NotYetView
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("not_yet.kv")))


class NotYetScreen(Page):
    """The reason, and what there is today."""

    reason = StringProperty("")
    today = StringProperty("")

    def show(self, view: NotYetView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.reason, self.today = view.reason, view.today
