"""Draws what can be chosen; laid out in ``choose.kv``."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from screens.choose.presenter import ChooseView, EventsView, EventView, TileView
from screens.page_view import Button
from screens.theme.measure import mm
from screens.widgets.choices import ChoiceList  # noqa: F401 - its kv rule
from screens.widgets.page import Act, Page
from screens.widgets.touch import ChoiceCard, Touchable
from screens.widgets.words import largest_step

Builder.load_file(str(Path(__file__).with_name("choose.kv")))

TALL_MM, WIDE_MM = 73, 50  # of an event, in a tall and in a wide window
PICTURE_MM = 29  # beside the words of a wide one


class EventCard(Touchable):
    """A life event: a large picture and its name below."""

    words = StringProperty("")
    tag = StringProperty("")
    picture = StringProperty("")
    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_heading = False

    def arrange(self, width: float) -> None:
        """Take the width and set the height at once."""
        self.size_hint_x = None
        self.width, self.height = width, mm(WIDE_MM if self.is_wide else TALL_MM)
        if not self.is_wide:
            room = width - mm(12)
            self.ids.label.step = largest_step(self.words, ("LEAD", "BODY", "SMALL"), room)
        if self.is_wide:
            texts = [self.ids[name] for name in ("label", "tag")]
            for words in texts:
                words.width = width - mm(PICTURE_MM + 11)
            self.height = max(self.height, sum(words.height for words in texts) + mm(8))


class WayBar(Touchable):
    """A shorter way than the pictures: the search, or what is often done here."""

    sign = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")


class EventsScreen(Page):
    """Life events as pictures, and above them the way to look in words."""

    more = StringProperty("")
    less = StringProperty("")

    def show(self, view: EventsView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.more, self.less = view.more, view.less
        self.ids.ways.clear_widgets()
        if view.search is not None:
            self._add_way(view.search, "search", "" if view.often else view.search_hint)
        if view.often is not None:
            self._add_way(view.often, "often")
        self.ids.events.fill([self._card(event) for event in view.events])

    def _add_way(self, button: Button, touch_id: str, note: str = "") -> None:
        bar = WayBar(words=button.words, note=note, sign=button.sign, touch_id=touch_id)
        bar.when_touched(lambda: self.act(button.action))
        self.ids.ways.add_widget(bar)

    def _card(self, event: EventView) -> EventCard:
        card = EventCard(
            words=event.button.words,
            tag=event.tag,
            picture=event.picture,
            is_wide=self.is_wide,
            touch_id=f"choice.{event.id}",
        )
        card.when_touched(lambda: self.act(event.button.action))
        return card


class ChooseScreen(Page):
    """Every title of one life event as a card with its picture."""

    more = StringProperty("")
    less = StringProperty("")

    def show(self, view: ChooseView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.more, self.less = view.more, view.less
        is_drawn = not self.is_wide
        self.ids.tiles.fill([title_card(tile, self.act, drawn=is_drawn) for tile in view.tiles])


def title_card(tile: TileView, act: Act, *, drawn: bool) -> ChoiceCard:
    """Return the card of a title; without its picture where cards stand beside each other."""
    card = ChoiceCard(
        words=tile.button.words,
        note=tile.summary,
        tag=" · ".join(tile.tags),
        picture=tile.picture if drawn else "",
        touch_id=f"choice.{tile.id}",
    )
    card.when_touched(lambda: act(tile.button.action))
    return card
