"""The top of the window, the same over every page: station, time, helper, the other language.

While a helper is in the visit it says so, in the colour of what is to be
minded, and takes no more room than before.
"""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.theme.colours import CARD, INK, PINE, PINE_DEEP, SUN, SUN_INK, SUN_TINT
from screens.theme.measure import Type, font_px, mm
from screens.widgets import picture, words  # noqa: F401 - their kv rules
from screens.widgets.touch import PlainButton
from screens.widgets.words import width_of

Builder.load_file(str(Path(__file__).with_name("header.kv")))


class HeaderButton(PlainButton):
    """A round button in the colours of the header."""


class Header(BoxLayout):
    """Under the ridge of the house."""

    station = StringProperty("")
    time = StringProperty("")
    language = StringProperty("")
    helper = StringProperty("")  # the words of the helper's button; empty, there is none
    band = StringProperty("")  # who helps, in place of the station's name
    end_practice = StringProperty("")  # in place of the other language while practising
    step = StringProperty("BODY")  # of the station's name, so that long ones stay whole
    face = StringProperty(PINE)
    ink = StringProperty(CARD)

    __events__ = ("on_speak", "on_call", "on_end")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(station=self._fit, band=self._dress)
        self.ids.station.bind(width=self._fit)
        self.bind(language=self._lay, helper=self._lay, end_practice=self._dress)
        self._dress()

    def on_speak(self) -> None:
        """The other language was touched."""

    def on_call(self) -> None:
        """The helper's button was touched."""

    def on_end(self) -> None:
        """The end of the practice was touched."""

    def _fit(self, *_: object) -> None:
        room = self.ids.station.width - mm(1)
        said = self.band or self.station
        fits = (
            step
            for step in ("BODY", "SMALL")
            if width_of(said, font_px(Type[step]), bold=True) < room
        )
        self.step = next(fits, "NOTE")

    def _dress(self, *_: object) -> None:
        lit = (SUN, INK) if self.end_practice else (SUN_TINT, SUN_INK)
        self.face, self.ink = lit if self.band else (PINE, CARD)
        self._lay()
        self._fit()

    def _lay(self, *_: object) -> None:
        self.ids.buttons.clear_widgets()
        language = (self.language, "language", "on_speak")
        end = (self.end_practice, "end_practice", "on_end")
        last = end if self.end_practice else language
        for words_of_it, name, event in ((self.helper, "helper", "on_call"), last):
            if words_of_it:
                self.ids.buttons.add_widget(self._button(words_of_it, name, event))

    def _button(self, said: str, name: str, event: str) -> HeaderButton:
        pressed = SUN if self.band else PINE_DEEP
        made = HeaderButton(words=said, touch_id=name, face=self.face, pressed_face=pressed)
        made.edge, made.ink = self.ink, self.ink
        made.when_touched(lambda: self.dispatch(event))
        return made
