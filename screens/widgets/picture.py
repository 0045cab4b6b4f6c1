"""Pictograms and signs as widgets."""

from pathlib import Path

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.theme import textures
from screens.theme.colours import INK, Colour
from screens.theme.measure import mm

Builder.load_file(str(Path(__file__).with_name("picture.kv")))

STEP_PX = 2  # sizes a pixel apart share one texture


class Picture(Widget):
    """One picture, drawn sharp at the widget's size and centred in it."""

    name = StringProperty("")
    most_mm = NumericProperty(999)
    side = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        # On the next frame: until then the layout changes the size several times.
        self._soon = Clock.create_trigger(self._draw)
        self.fbind("name", self._soon)
        self.fbind("size", self._soon)
        self._soon()

    def _draw(self, *_: object) -> None:
        self.side = int(min(*self.size, mm(self.most_mm))) // STEP_PX * STEP_PX
        wanted = self.name and self.side > 1
        self.texture = self._texture() if wanted else None

    def _texture(self) -> object:
        return textures.pictogram(self.name, int(self.side))


class Sign(Picture):
    """A small sign in one ink, beside words."""

    ink = StringProperty(INK)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("ink", self._soon)

    def _texture(self) -> object:
        return textures.sign(self.name, int(self.side), Colour(self.ink))
