"""The top of the window, the same over every page: station, time, and what helps everywhere.

Listen once more, dark or light, a helper, the other language. While a helper is in
the visit it says so, in the colour of what is to be minded.
"""

from pathlib import Path

from kivy.core.window import Window
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.band import Tool
from screens.theme.colours import (
    ROOF,
    ROOF_INK,
    ROOF_PRESSED,
    SHADE,
    SUN,
    SUN_EDGE,
    SUN_INK,
    SUN_TINT,
)
from screens.theme.measure import ROOF_MM, Type, font_px, mm
from screens.widgets import picture, words  # noqa: F401 - their kv rules
from screens.widgets.touch import PlainButton
from screens.widgets.words import width_of

Builder.load_file(str(Path(__file__).with_name("header.kv")))


class HeaderButton(PlainButton):
    """A round button in the colours of the header."""


class Header(BoxLayout):
    """Under the ridge of the house. ``tools`` are its buttons, from the left."""

    station = StringProperty("")
    time = StringProperty("")
    band = StringProperty("")  # who helps, in place of the station's name
    tools = ListProperty([])  # of `Tool`
    is_practice = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    has_room = BooleanProperty(True)  # noqa: FBT003 - Kivy's way; for words beside signs
    has_clock = BooleanProperty(True)  # noqa: FBT003 - Kivy's way
    step = StringProperty("BODY")  # of the station's name, so that long ones stay whole
    face = StringProperty(ROOF)
    ink = StringProperty(ROOF_INK)

    __events__ = ("on_tool",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._clock = self.ids.time.__self__  # held: it is taken away where there is no room
        self.bind(station=self._fit, band=self._dress, is_practice=self._dress, tools=self._lay)
        self.ids.buttons.bind(width=self._fit)
        self.bind(width=self._fit, time=self._fit)
        self.height = mm(ROOF_MM)
        self.has_room = Window.width > Window.height
        self._dress()

    def on_tool(self, name: str) -> None:
        """A tool was touched."""

    def _fit(self, *_: object) -> None:
        said = self.band or self.station
        room = self.width - self.ids.buttons.width - mm(32)
        clock = width_of(self.time, font_px(Type.BODY), bold=False) + mm(5)
        small = width_of(said, font_px(Type.SMALL), bold=True)
        self.has_clock = not self.band and small + clock < room
        self._place_clock()
        room -= clock if self.has_clock else 0
        fits = (
            step
            for step in ("BODY", "SMALL")
            if width_of(said, font_px(Type[step]), bold=True) < room
        )
        self.step = next(fits, "NOTE")

    def _place_clock(self) -> None:
        """Keep no room for a clock that is hidden."""
        if not self.has_clock:
            self.remove_widget(self._clock)
        elif self._clock.parent is None:
            self.add_widget(self._clock, index=1)  # between the name and the buttons

    def _dress(self, *_: object) -> None:
        lit = (SUN, SHADE) if self.is_practice else (SUN_TINT, SUN_INK)
        self.face, self.ink = lit if self.band else (ROOF, ROOF_INK)
        self._lay()
        self._fit()

    def _lay(self, *_: object) -> None:
        home = self.ids.buttons
        home.clear_widgets()
        for tool in self.tools:
            home.add_widget(self._button(tool))

    def _button(self, tool: Tool) -> HeaderButton:
        pressed = SUN_EDGE if self.band else ROOF_PRESSED
        said = tool.words if self.has_room or not tool.sign else ""
        made = HeaderButton(words=said, sign=tool.sign, touch_id=tool.name)
        made.face, made.pressed_face = self.face, pressed
        made.edge, made.ink = self.ink, self.ink
        if not said:
            made.padding, made.width = (mm(2), mm(2)), mm(20)
        made.when_touched(lambda: self.dispatch("on_tool", tool.name))
        return made
