"""Draws the last page; laid out in ``goodbye.kv``."""

from dataclasses import replace
from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.goodbye.presenter import GoodbyeView
from screens.printing import screen as _printing  # noqa: F401 - the rule of the number's card
from screens.widgets.listing import ListPage

Builder.load_file(str(Path(__file__).with_name("goodbye.kv")))


class GoodbyeScreen(ListPage):
    """Take the slip, the card and the papers."""

    big_picture = StringProperty("")
    number = StringProperty("")
    received = StringProperty("")
    take = StringProperty("")
    may_sink = False  # nothing above its doorstep is touched

    def show(self, view: GoodbyeView) -> None:
        """Draw one view. UI thread only."""
        self.big_picture, self.number = view.picture, view.number
        self.received, self.take = view.received, view.card or view.take
        small = view.picture if self.is_wide and view.rows else ""
        self.list_rows(replace(view.page, picture=small), view.rows, view.next_page)
