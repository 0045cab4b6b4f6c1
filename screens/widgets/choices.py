"""A few answers to touch, over pages where there are more than seven."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.theme.measure import is_large
from screens.widgets.paged import Arranged, Paged

Builder.load_file(str(Path(__file__).with_name("choices.kv")))


MOST_IN_GREEN: Final = 4


class ChoiceList(BoxLayout):
    """Cards over pages, with two buttons to turn them that are absent on a single page."""

    more = StringProperty("")
    less = StringProperty("")
    columns = NumericProperty(0)  # 0: as many as have room
    count = NumericProperty(0)
    most = NumericProperty(6)  # on one page

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        if is_large():
            self.most = MOST_IN_GREEN

    def fill(self, cards: Sequence[Arranged]) -> None:
        """Show these cards."""
        self.count = len(cards)
        self.ids.paged.fill(cards)


class ChoicePages(Paged):
    """The cards themselves: two columns where there is room beside each other."""
