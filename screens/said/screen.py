"""Draws one thing said plainly; laid out in ``said.kv``."""

from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.said.presenter import SaidView
from screens.widgets.fitting import Fitting, Way
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("said.kv")))


class SaidScreen(Page):
    """Words on a card, and what to mind about them."""

    said = StringProperty("")
    mind = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as the page has them
        super().__init__(**kwargs)
        self._fitting = Fitting(self.ids.body)
        self._fitting.say([self.ids.said], [Way(("LEAD",)), Way(("BODY",)), Way(("SMALL",))])

    def show(self, view: SaidView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.said, self.mind = view.said, view.mind
