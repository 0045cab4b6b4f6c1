"""Draws the first page; laid out in ``welcome.kv``."""

from pathlib import Path

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.journeys.actions import Action
from screens.entry.hanzi_entry import HanziEntry
from screens.theme import textures
from screens.theme.colours import GREEN, GREEN_TINT
from screens.theme.measure import mm
from screens.welcome.presenter import WelcomeView
from screens.widgets.page import Page
from screens.widgets.touch import ChoiceCard

Builder.load_file(str(Path(__file__).with_name("welcome.kv")))


class VillageScene(Widget):
    """The village with the open door; it may reach over the page's margins."""

    to_edges = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        soon = Clock.create_trigger(self._draw)  # the layout changes the size several times
        self.bind(size=soon, to_edges=soon)

    def _draw(self, *_: object) -> None:
        width, height = int(self.width + mm(20 if self.to_edges else 0)), int(self.height)
        has_room = width > 1 and height > 1
        self.texture = textures.village_scene(width, height) if has_room else None


class WelcomeScreen(Page):
    """The open door."""

    help_line = StringProperty("")

    def show(self, view: WelcomeView) -> None:
        """Draw one view. UI thread only."""
        HanziEntry.forget_way()
        self.frame(view.page)
        self.help_line = view.help_line
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
        drawn = "" if self.is_wide else picture  # four of them stand above each other
        is_tight = self.is_wide and self.view is not None and self.view.trouble is not None
        said = "" if is_tight else note
        card = ChoiceCard(words=words, note=said, picture=drawn, touch_id=touch_id)
        if lit:
            card.face, card.edge, card.edge_mm = GREEN_TINT, GREEN, 1.6
        card.when_touched(lambda: self.act(action))
        self.ids.side.add_widget(card)
