"""Draws the codes for a phone; laid out in ``phone.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import ObjectProperty, StringProperty

from screens.phone.presenter import CodeCard, PhoneView
from screens.widgets.card import Card
from screens.widgets.code import CodePicture  # noqa: F401 - its kv rule
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("phone.kv")))


class CodeOnCard(Card):
    """A code, what to do with it above, and a few words below."""

    words = StringProperty("")
    note = StringProperty("")
    squares = ObjectProperty(())


class PhoneScreen(Page):
    """One code or two, and whether the phone is there."""

    told = StringProperty("")
    _cards: tuple[CodeCard, ...] = ()

    def show(self, view: PhoneView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.told = view.told
        if view.cards != self._cards:
            self._cards = view.cards
            self.ids.codes.clear_widgets()
            for card in view.cards:
                made = CodeOnCard(words=card.words, note=card.note, squares=card.squares)
                self.ids.codes.add_widget(made)
