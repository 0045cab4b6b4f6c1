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
from screens.page_view import PageView
from screens.theme import textures
from screens.theme.measure import is_large
from screens.widgets import banner, card, picture, words  # noqa: F401 - their kv rules
from screens.widgets.doorstep import Doorstep
from screens.widgets.wide_head import WideHead

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
    head_width = NumericProperty(0.5)  # of the content's, in a wide window
    picture_mm = NumericProperty(46)
    head_share = NumericProperty(0)  # of the height, so that all that is touched lies below
    least_in_head_mm = 0.0  # for what a page draws below the words of a wide window
    others_in_head = False  # in a wide window of the lane, where the content needs all its room
    may_sink = True  # pads lie low by themselves and want the room

    def __init__(self, act: Act, stages: Sequence[str] = (), **kwargs: object) -> None:
        self.act = act
        self.look: Look | None = None
        self.view: PageView | None = None
        self._touched: tuple[object, ...] = ()
        super().__init__(**kwargs)
        self.is_wide = Window.width > Window.height
        self.ids.stages.names = list(stages)
        self._wide_head = WideHead(self) if self.is_wide else None  # held: Kivy holds it weakly
        self._doorstep = Doorstep(self)
        self._trouble = self.ids.trouble.__self__
        if self.is_wide:
            self._trouble.is_wide = True
            self._trouble.parent.remove_widget(self._trouble)

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
        self.ids.told.words = view.told
        touched = (view.back, view.leave, view.others, view.way_on, view.is_door, view.lane)
        if touched != self._touched:  # else a finger may lie on one of them
            self._touched = touched
            self._doorstep.fill(view)
        trouble = self._trouble
        trouble.what = view.trouble.what if view.trouble else ""
        trouble.next_step = view.trouble.next_step if view.trouble else ""
        trouble.code = view.trouble.code if view.trouble else ""
        if self.is_wide:
            self._place_trouble()

    def _place_trouble(self) -> None:
        """Over heading and content: as wide as the window it is a line or two."""
        home = self.ids.middle.parent
        if self._trouble.what and self._trouble.parent is None:
            home.add_widget(self._trouble, index=home.children.index(self.ids.middle.__self__) + 1)
        elif not self._trouble.what and self._trouble.parent is not None:
            home.remove_widget(self._trouble)

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
