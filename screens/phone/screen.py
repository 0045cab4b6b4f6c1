"""Draws the codes for a phone; laid out in ``phone.kv``."""

from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from screens.phone.presenter import CodeCard, PhoneView
from screens.theme.measure import is_large
from screens.widgets.card import Card
from screens.widgets.code import CodePicture  # noqa: F401 - its kv rule
from screens.widgets.fitting import Fitting, Way
from screens.widgets.page import Page

Builder.load_file(str(Path(__file__).with_name("phone.kv")))

_WAYS: Final = tuple(map(Way, (("LEAD", "BODY"), ("BODY", "SMALL"), ("SMALL", "NOTE"))))


class CodeOnCard(Card):
    """A code, what to do with it above, and a few words below."""

    words = StringProperty("")
    note = StringProperty("")
    squares = ObjectProperty(())
    is_beside = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; beside its words, not below

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's own
        super().__init__(**kwargs)
        self._fitting = Fitting(self.ids.texts)  # held: Kivy holds it weakly
        if self.is_beside:
            self._fitting.say((self.ids.words, self.ids.note), _WAYS)


class PhoneScreen(Page):
    """One code or two, and whether the phone is there."""

    others_in_head = True  # a code is to be as large as can be
    told = StringProperty("")
    is_stacked = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; below each other
    _cards: tuple[CodeCard, ...] = ()

    def show(self, view: PhoneView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.told = view.told
        self.is_stacked = not self.is_wide or is_large()
        if view.cards != self._cards:
            self._cards = view.cards
            self.ids.codes.clear_widgets()
            for card in view.cards:
                self.ids.codes.add_widget(
                    CodeOnCard(
                        words=card.words,
                        note=card.note,
                        squares=card.squares,
                        is_beside=self.is_stacked and (self.is_wide or len(view.cards) > 1),
                    )
                )
