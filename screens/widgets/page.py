"""The page: eaves on top, step below them, words and content, and the doorstep with the buttons.

Every screen is a `Page`; what its own kv rule adds lands in the body. A page is
made when its step begins and thrown away when it ends, so nothing of a person
stays in an old widget.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kivy.core.window import Window
from kivy.lang import Builder
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.journeys.actions import Action
from screens.page_view import Button, PageView
from screens.theme import textures
from screens.theme.measure import is_large, mm
from screens.widgets import banner, card, picture, words  # noqa: F401 - their kv rules
from screens.widgets.touch import PlainButton, Touchable, WayOnButton

if TYPE_CHECKING:
    from screens.widgets.preview import Look

Builder.load_file(str(Path(__file__).with_name("page.kv")))

Act = Callable[[Action], None]
HEAD_SHARE: Final = 0.22  # header, eaves and stages above it make it two fifths of the window


class Eaves(Widget):
    """The roof's edge across the window."""

    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(size=self._draw)

    def _draw(self, *_: object) -> None:
        width, height = (int(side) for side in self.size)
        self.texture = textures.eaves_strip(width, height) if height > 1 else None


class StageBar(BoxLayout):
    """One bar and its name."""

    words = StringProperty("")
    is_done = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_now = BooleanProperty(False)  # noqa: FBT003 - Kivy's way


class Stages(BoxLayout):
    """Where the visit stands: a few named bars, the present one strong. Empty at 0."""

    names = ListProperty([])
    at = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(names=self._draw, at=self._draw)

    def _draw(self, *_: object) -> None:
        self.clear_widgets()
        for number, name in enumerate(self.names if self.at else (), 1):
            is_now = number == self.at
            self.add_widget(StageBar(words=name, is_done=number < self.at, is_now=is_now))


class Page(BoxLayout):
    """The frame of every step. Subclasses draw their own part in ``show``."""

    title = StringProperty("")
    hint = StringProperty("")
    about = StringProperty("")
    picture = StringProperty("")
    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    head_share = NumericProperty(0)  # of the height, so that all that is touched lies below
    may_sink = True  # pads lie low by themselves and want the room

    def __init__(self, act: Act, stages: Sequence[str] = (), **kwargs: object) -> None:
        self.act = act
        self.look: Look | None = None
        self.view: PageView | None = None
        self._touched: tuple[object, ...] = ()
        self._in_lane: tuple[Button, ...] = ()
        super().__init__(**kwargs)
        self.is_wide = Window.width > Window.height
        self._wide_lane = self.ids.wide_lane.__self__  # held: a page may take its place away
        self.ids.stages.names = list(stages)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Put the children of a subclass into the body."""
        home = self.ids.get("body")
        if home is None:
            super().add_widget(widget, *args, **kwargs)
        else:
            home.add_widget(widget, *args, **kwargs)

    def show(self, view: Any) -> None:  # noqa: ANN401 - each page knows its own view
        """Draw one view. UI thread only."""
        raise NotImplementedError

    def frame(self, view: PageView) -> None:
        """Draw what surrounds the content."""
        self.view = view
        is_full = self.is_wide or view.trouble is not None or bool(view.told)
        self.head_share = HEAD_SHARE if is_large() and self.may_sink and not is_full else 0
        self.title, self.hint, self.picture = view.title, view.hint, view.picture
        self.about = view.about
        self.ids.stages.at = view.stage
        touched = (view.back, view.leave, view.others, view.way_on, view.is_door)
        if touched != self._touched:  # else a finger may lie on one of them
            self._touched = touched
            self._fill_foot(view)
        if view.lane != self._in_lane or view.told != self.ids.told.words:
            self._in_lane = view.lane
            self._fill_below(view)
        trouble = self.ids.trouble
        trouble.what = view.trouble.what if view.trouble else ""
        trouble.next_step = view.trouble.next_step if view.trouble else ""
        trouble.code = view.trouble.code if view.trouble else ""

    def way_on(self) -> None:
        """Take the way on; screens that collect an answer say it in here."""
        if self.view is not None and self.view.way_on is not None:
            self.act(self.view.way_on.action)

    def back(self) -> None:
        """Go one page back, where there is a way back."""
        if self.view is not None and self.view.back is not None:
            self.act(self.view.back.action)

    def key_pressed(self, key: str) -> bool:  # noqa: ARG002 - most pages take no keys
        """Take a character of a keyboard; True if it was used."""
        return False

    def _fill_foot(self, view: PageView) -> None:
        foot, aside = self.ids.foot, self.ids.aside
        foot.clear_widgets()
        aside.clear_widgets()
        if view.back is not None:
            foot.add_widget(self._plain(view.back, "back", self.back))
        if view.leave is not None:
            foot.add_widget(self._plain(view.leave, "leave"))
        others = [self._plain(b, f"other.{n}") for n, b in enumerate(view.others)]
        if not view.is_door:
            self.ids.foot.add_widget(Widget(size_hint_x=1 if self.is_wide else 0.01))
        self._place_others(others)
        if view.way_on is not None:
            foot.add_widget(self._way_on(view.way_on, alone=view.is_door))

    def _fill_below(self, view: PageView) -> None:
        """What the town says, and the lane's buttons: in a wide window below the heading."""
        self.ids.told.words = view.told
        home = self._wide_lane if self.is_wide else self.ids.lane
        home.clear_widgets()
        for number, button in enumerate(view.lane):
            made = self._plain(button, f"lane.{number}")
            made.size_hint_x, made.height = 1, mm(24)
            home.add_widget(made)

    def _place_others(self, others: list[Touchable]) -> None:
        """Put one beside the way on where there is room, else all of them in a row above."""
        is_above = len(others) > int(self.is_wide)
        home = self.ids.aside if is_above else self.ids.foot
        if is_above and is_large() and not self.is_wide:
            self._stack(others)
            return
        self.ids.aside.add_widget(Widget())
        for other in others:
            home.add_widget(other)
        self.ids.aside.height = self.ids.aside.full_height if is_above else 0

    def _stack(self, others: list[Touchable]) -> None:
        """Put large ones below each other, as wide as the window."""
        aside = self.ids.aside
        aside.orientation = "vertical"
        for other in others:
            other.size_hint_x, other.height = 1, mm(20)
            aside.add_widget(other)
        aside.height = len(others) * (mm(20) + aside.spacing) - aside.spacing

    def _plain(
        self, button: Button, touch_id: str, does: Callable[[], None] | None = None
    ) -> PlainButton:
        made = PlainButton(words=button.words, sign=button.sign, touch_id=touch_id)
        if touch_id in ("back", "leave") and is_large() and not self.is_wide:
            made.step = "SMALL"  # large already, and the way on is to have the room
        made.height = mm(24) if touch_id.startswith("other") and not self.is_wide else mm(30)
        made.when_touched(does or (lambda: self.act(button.action)))
        return made

    def _way_on(self, button: Button, *, alone: bool) -> WayOnButton:
        made = WayOnButton(words=button.words, sign=button.sign or "arrow_right")
        made.touch_id = "way_on"
        made.is_alone = alone
        made.stretches = alone or not self.is_wide
        made.when_touched(self.way_on)
        return made
