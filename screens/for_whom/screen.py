"""Draws a question whose answers have pictures; laid out in ``for_whom.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.for_whom.presenter import PictureChoice, PictureChoicesView
from screens.widgets.choices import ChoiceList  # noqa: F401 - its kv rule
from screens.widgets.page import Page
from screens.widgets.touch import ChoiceCard

Builder.load_file(str(Path(__file__).with_name("for_whom.kv")))


class PictureChoicesScreen(Page):
    """One question, and a large card with a picture for each answer."""

    more = StringProperty("")
    less = StringProperty("")

    def show(self, view: PictureChoicesView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.more, self.less = view.more, view.less
        self.ids.choices.fill([self._card(choice) for choice in view.choices])

    def _card(self, choice: PictureChoice) -> ChoiceCard:
        card = ChoiceCard(
            words=choice.button.words,
            note=choice.note,
            picture=choice.picture,
            chosen=choice.is_chosen,
            touch_id=f"choice.{choice.id}",
        )
        card.when_touched(lambda: self.act(choice.button.action))
        return card
