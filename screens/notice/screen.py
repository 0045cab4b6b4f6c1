"""Draws the notice; laid out in ``notice.kv``."""

from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.notice.presenter import NoticeView
from screens.theme.measure import mm
from screens.widgets.fitting import Fitting, Way
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("notice.kv")))

LONG_SENTENCE = 24  # characters
_WAYS: Final = (("HEADING", 11), ("LEAD", 11), ("LEAD", 6), ("BODY", 6), ("BODY", 4), ("SMALL", 4))


class Sentence(BoxLayout):
    """One sentence with a check mark."""

    words = StringProperty("")


class NoticeScreen(Page):
    """What happens with the resident's data."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as the page has them
        super().__init__(**kwargs)
        self._fitting = Fitting(self.ids.body, self.ids.sentences)

    def show(self, view: NoticeView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        made = [Sentence(words=sentence) for sentence in view.sentences]
        self.ids.sentences.clear_widgets()
        for one in made:
            self.ids.sentences.add_widget(one)
        is_long = max(map(len, view.sentences)) > LONG_SENTENCE
        ways = [Way((step,) * len(made), mm(gap)) for step, gap in _WAYS[int(is_long) :]]
        self._fitting.say([one.ids.label for one in made], ways)
