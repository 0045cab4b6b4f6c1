"""Draws the notice; laid out in ``notice.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.notice.presenter import NoticeView
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("notice.kv")))

LONG_SENTENCE = 24  # characters


class Sentence(BoxLayout):
    """One sentence with a check mark."""

    words = StringProperty("")
    step = StringProperty("HEADING")


class NoticeScreen(Page):
    """What happens with the resident's data."""

    def show(self, view: NoticeView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.ids.sentences.clear_widgets()
        is_long = max(map(len, view.sentences)) > LONG_SENTENCE
        for sentence in view.sentences:
            self.ids.sentences.add_widget(
                Sentence(words=sentence, step="LEAD" if is_long else "HEADING")
            )
