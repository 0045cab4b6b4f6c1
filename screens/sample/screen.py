"""Draws a sample; laid out in ``sample.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.sample.presenter import SampleView
from screens.widgets.listing import Listing  # noqa: F401 - its kv rule
from screens.widgets.page import Page
from screens.widgets.rows import row_widget

Builder.load_file(str(Path(__file__).with_name("sample.kv")))


class SampleScreen(Page):
    """The drawing, and what must be seen."""

    drawing = StringProperty("")

    def show(self, view: SampleView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.drawing = view.drawing
        self.ids.listing.fill([row_widget(row, self.act) for row in view.rows])
