"""Pictograms and signs as widgets."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.theme import textures
from screens.theme.colours import INK, Colour
from screens.theme.measure import mm

Builder.load_file(str(Path(__file__).with_name("picture.kv")))


class Picture(Widget):
    """One picture, drawn sharp at the widget's size and centred in it."""

    name = StringProperty("")
    most_mm = NumericProperty(999)
    side = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("name", self._draw)
        self.fbind("size", self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.side = int(min(*self.size, mm(self.most_mm)))
        wanted = self.name and self.side > 1
        self.texture = self._texture() if wanted else None

    def _texture(self) -> object:
        return textures.pictogram(self.name, int(self.side))


class Sign(Picture):
    """A small sign in one ink, beside words."""

    ink = StringProperty(INK)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("ink", self._draw)
        self._draw()

    def _texture(self) -> object:
        return textures.sign(self.name, int(self.side), Colour(self.ink))
