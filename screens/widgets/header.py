"""The top of the window, the same over every page: station, time, the other language."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.theme.measure import Type, font_px, mm
from screens.widgets import picture, touch, words  # noqa: F401 - their kv rules
from screens.widgets.words import width_of

Builder.load_file(str(Path(__file__).with_name("header.kv")))


class Header(BoxLayout):
    """Under the ridge of the house."""

    station = StringProperty("")
    time = StringProperty("")
    language = StringProperty("")
    step = StringProperty("BODY")  # of the station's name, so that long ones stay whole

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(station=self._fit)
        self.ids.station.bind(width=self._fit)

    def _fit(self, *_: object) -> None:
        room = self.ids.station.width - mm(1)
        fits = (
            step
            for step in ("BODY", "SMALL")
            if width_of(self.station, font_px(Type[step]), bold=True) < room
        )
        self.step = next(fits, "NOTE")

    __events__ = ("on_speak",)

    def on_speak(self) -> None:
        """The other language was touched."""
