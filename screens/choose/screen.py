"""Draws what can be chosen; laid out in ``choose.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.choose.presenter import ChooseView, TileView
from screens.widgets.choices import ChoiceList  # noqa: F401 - its kv rule
from screens.widgets.page import Page
from screens.widgets.touch import ChoiceCard

Builder.load_file(str(Path(__file__).with_name("choose.kv")))


class ChooseScreen(Page):
    """Every matter and package as a card with its picture."""

    more = StringProperty("")
    less = StringProperty("")

    def show(self, view: ChooseView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.more, self.less = view.more, view.less
        self.ids.tiles.fill([self._card(tile) for tile in view.tiles])

    def _card(self, tile: TileView) -> ChoiceCard:
        card = ChoiceCard(
            words=tile.button.words,
            note=tile.summary,
            tag=" · ".join(tile.tags),
            picture=tile.picture,
            touch_id=f"choice.{tile.id}",
        )
        card.when_touched(lambda: self.act(tile.button.action))
        return card
