"""Draws the slip on its way to paper; laid out in ``printing.kv``."""

from dataclasses import replace
from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from screens.printing.presenter import PrintingView
from screens.widgets.page import Page
from screens.widgets.working import WorkingDots  # noqa: F401 - its kv rule

Builder.load_file(str(Path(__file__).with_name("printing.kv")))


class PrintingScreen(Page):
    """The slip's number, large, and a picture of the printer."""

    big_picture = StringProperty("")
    number = StringProperty("")
    is_busy = BooleanProperty(False)  # noqa: FBT003 - Kivy's way

    def show(self, view: PrintingView) -> None:
        """Draw one view. UI thread only."""
        small = view.picture if self.is_wide and view.page.trouble else ""
        self.frame(replace(view.page, picture=small))
        self.big_picture = "" if small else view.picture
        self.number, self.is_busy = view.number, view.is_busy
