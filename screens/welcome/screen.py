"""Draws the first page; laid out in ``welcome.kv``."""

from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.journeys.actions import Action
from screens.entry.hanzi_entry import HanziEntry
from screens.theme import textures
from screens.theme.colours import GREEN, GREEN_TINT
from screens.theme.measure import is_large, mm
from screens.welcome.presenter import WelcomeView
from screens.widgets.page import Page
from screens.widgets.touch import ChoiceCard

Builder.load_file(str(Path(__file__).with_name("welcome.kv")))


LEAST_MM = 24  # of the village's height; less of it is a smear


class VillageScene(Widget):
    """The village with the open door; it reaches over the page's margins, across or to the left."""

    is_across = BooleanProperty(True)  # noqa: FBT003 - Kivy's way
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        soon = Clock.create_trigger(self._draw)  # the layout changes the size several times
        self.bind(size=soon, is_across=soon)

    def _draw(self, *_: object) -> None:
        width, height = int(self.width + mm(20 if self.is_across else 10)), int(self.height)
        has_room = width > 1 and height > mm(LEAST_MM)
        self.texture = textures.village_scene(width, height) if has_room else None


class WelcomeScreen(Page):
    """The open door."""

    help_line = StringProperty("")
    least_in_head_mm = 48

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as the page has them
        super().__init__(**kwargs)
        self._is_tight = False  # a wide window has half the height
        if self.is_wide:  # the village stands below the greeting, the ways in beside both
            village = self.ids.village.__self__
            village.parent.remove_widget(village)
            village.is_across = False
            self.ids.filler.size_hint = None, None
            self.ids.head.add_widget(village, 1)

    def show(self, view: WelcomeView) -> None:
        """Draw one view. UI thread only."""
        HanziEntry.forget_way()
        self.frame(view.page)
        self.help_line = view.help_line
        has_more = bool(view.page.trouble or (self.is_wide and view.show_due))
        self._is_tight = has_more and (self.is_wide or is_large())
        self.ids.side.cols = 2 if self._is_tight and self.is_wide and is_large() else 1
        self.ids.side.clear_widgets()
        green = view.green
        self._add(green.words, view.green_hint, "elder", "green", green.action, lit=True)
        slip = view.read_slip
        self._add(slip.words, view.read_slip_hint, "slip", "read_slip", slip.action)
        how = view.ask_how
        self._add(how.words, view.ask_how_hint, "look", "ask_how", how.action)
        if view.show_due is not None:
            due = view.show_due
            self._add(due.words, view.due, "slip_waiting", "show_due", due.action)

    def _add(self, words: str, note: str, picture: str, touch_id: str, action: Action,
             *, lit: bool = False) -> None:  # fmt: skip
        said = "" if self._is_tight else note
        drawn = "" if self._is_tight and self.is_wide else picture
        card = ChoiceCard(words=words, note=said, picture=drawn, touch_id=touch_id)
        if lit:
            card.face, card.edge, card.edge_mm = GREEN_TINT, GREEN, 1.6
        card.when_touched(lambda: self.act(action))
        self.ids.side.add_widget(card)
