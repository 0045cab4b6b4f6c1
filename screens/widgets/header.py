"""The top of the window, the same over every page: station, time, the other language."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.widgets import picture, touch, words  # noqa: F401 - their kv rules

Builder.load_file(str(Path(__file__).with_name("header.kv")))


class Header(BoxLayout):
    """Under the ridge of the house."""

    station = StringProperty("")
    time = StringProperty("")
    language = StringProperty("")

    __events__ = ("on_speak",)

    def on_speak(self) -> None:
        """The other language was touched."""
