"""Draws the pages of a stick; laid out in ``stick.kv``."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import StringProperty

from screens.stick.presenter import LeafView, StickView
from screens.theme.measure import is_large, mm
from screens.widgets.choices import ChoiceList  # noqa: F401 - its kv rule
from screens.widgets.page import Page
from screens.widgets.preview import PaperPreview
from screens.widgets.touch import Touchable

Builder.load_file(str(Path(__file__).with_name("stick.kv")))

FEW: Final = 2  # so few may be larger
GAP_MM, WORDS_MM = 5.0, 26.0  # between rows; of a card, beside its picture
LEAF_SHAPE: Final = 1.42  # height over width of the papers that are most usual


class LeafPicture(PaperPreview):
    """A small picture, hardly larger in memory than it came."""

    least_px = 520


class LeafCard(Touchable):
    """One page to choose: its picture as large as fits, and which one it is."""

    words = StringProperty("")
    note = StringProperty("")
    tag = StringProperty("")
    is_heading = False

    def __init__(self, leaf: LeafView, room: Callable[[], float]) -> None:
        super().__init__(
            words=leaf.button.words,
            note=leaf.note,
            tag=leaf.tag,
            touch_id=f"leaf.{leaf.place}",
        )
        self._picture, self._room = leaf.picture, room
        self.bind(parent=self._draw)

    def arrange(self, width: float) -> None:
        """Take the width and set the height at once."""
        self.size_hint_x = None
        self.width = width
        self.height = min(self._room(), width * LEAF_SHAPE + mm(WORDS_MM))

    def _draw(self, *_: object) -> None:
        """Hold the picture while the card is in sight, and no longer."""
        self.ids.picture.show(self._picture if self.parent is not None else b"")


class StickScreen(Page):
    """The pages of a stick, a sheet at a time."""

    others_in_head = True  # a page is to be as large as can be
    more = StringProperty("")
    less = StringProperty("")
    mind = StringProperty("")
    _rows = 1

    def show(self, view: StickView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.more, self.less, self.mind = view.more, view.less, view.mind
        are_few = len(view.tiles) <= FEW
        self._rows = 1 if self.is_wide or is_large() or are_few else 2
        most = 4 if self.is_wide and not is_large() else 3
        self.ids.leaves.columns = 2 if are_few or (is_large() and not self.is_wide) else most
        self.ids.leaves.fill([self._card(leaf) for leaf in view.tiles])

    def _room(self) -> float:
        """Return how tall a card may be, so that all rows of a sheet have room."""
        paged = self.ids.leaves.ids.paged
        return float((paged.height - (self._rows - 1) * mm(GAP_MM)) // self._rows)

    def _card(self, leaf: LeafView) -> LeafCard:
        card = LeafCard(leaf, self._room)
        card.when_touched(lambda: self.act(leaf.button.action))
        return card
