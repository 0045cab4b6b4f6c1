"""Draws a threshold that is not met; laid out in ``not_yet.kv``."""

from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.not_yet.presenter import InsteadView, NotYetView
from screens.theme.measure import is_large
from screens.widgets.choices import ChoiceList  # noqa: F401 - its kv rule
from screens.widgets.fitting import Fitting, Way
from screens.widgets.page import Page
from screens.widgets.touch import ChoiceCard

Builder.load_file(str(Path(__file__).with_name("not_yet.kv")))

_STEPS: Final = (("LEAD", "BODY"), ("BODY", "BODY"), ("BODY", "SMALL"))


class NotYetScreen(Page):
    """The reason, what there is today, and what can begin at once."""

    reason = StringProperty("")
    today = StringProperty("")
    heading = StringProperty("")
    may_sink = False  # it has much to say
    others_in_head = True

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as the page has them
        super().__init__(**kwargs)
        said = [self.ids.reason, self.ids.mind.ids.label]
        self._fitting = Fitting(self.ids.body)
        self._fitting.say(said, [Way(steps) for steps in _STEPS])

    def show(self, view: NotYetView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.reason, self.today, self.heading = view.reason, view.today, view.heading
        self.ids.instead.fill([self._card(title) for title in view.instead])

    def _card(self, title: InsteadView) -> ChoiceCard:
        card = ChoiceCard(
            words=title.button.words,
            note="" if self.is_wide and is_large() else title.summary,
            picture=title.picture,
            touch_id=f"choice.{title.id}",
        )
        card.when_touched(lambda: self.act(title.button.action))
        return card
