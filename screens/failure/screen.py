"""Draws a failure; laid out in ``failure.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.failure.presenter import FailureView
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("failure.kv")))


class FailureScreen(Page):
    """A picture under what happened and what to do now."""

    big_picture = StringProperty("")

    def show(self, view: FailureView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.big_picture = view.picture
