"""Draws a guided question; laid out in ``scenario.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.scenario.presenter import ChoiceView, ScenarioView
from screens.widgets.choices import ChoiceList  # noqa: F401 - its kv rule
from screens.widgets.page import Act, Page
from screens.widgets.touch import ChoiceCard

Builder.load_file(str(Path(__file__).with_name("scenario.kv")))


def choice_card(choice: ChoiceView, act: Act) -> ChoiceCard:
    """Return the card of one answer: a touch chooses it and goes on."""
    card = ChoiceCard(
        words=choice.button.words, chosen=choice.is_chosen, touch_id=f"choice.{choice.id}"
    )
    card.when_touched(lambda: act(choice.button.action))
    return card


class ScenarioScreen(Page):
    """One question and its answers."""

    more = StringProperty("")
    less = StringProperty("")

    def show(self, view: ScenarioView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.more, self.less = view.more, view.less
        self.ids.choices.fill([choice_card(choice, self.act) for choice in view.choices])
