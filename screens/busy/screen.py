"""Draws what is being done; laid out in ``busy.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.busy.presenter import BusyView
from screens.widgets.page import Page
from screens.widgets.working import WorkingDots  # noqa: F401 - its kv rule

Builder.load_file(str(Path(__file__).with_name("busy.kv")))


class BusyScreen(Page):
    """A picture and moving dots."""

    big_picture = StringProperty("")

    def show(self, view: BusyView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.big_picture = view.picture
