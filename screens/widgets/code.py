"""A code to be scanned from the glass: black on white in every theme, whole pixels a square."""

from pathlib import Path
from typing import Final

from kivy.clock import Clock
from kivy.graphics.texture import Texture
from kivy.lang import Builder
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

Builder.load_file(str(Path(__file__).with_name("code.kv")))

_DARK: Final = b"\x00\x00\x00"
_LIGHT: Final = b"\xff\xff\xff"


class CodePicture(Widget):
    """Draws ``squares``, rows of on and off with their quiet zone, as large as fits."""

    squares = ObjectProperty(())
    texture = ObjectProperty(None, allownone=True)
    side = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._soon = Clock.create_trigger(self._draw)
        self.fbind("squares", self._soon)
        self.fbind("size", self._soon)
        self._soon()

    def _draw(self, *_: object) -> None:
        count = len(self.squares)
        if not count:
            self.texture, self.side = None, 0
            return
        self.side = int(min(self.size)) // count * count  # whole pixels: no grey between squares
        texture = Texture.create(size=(count, count), colorfmt="rgb")
        texture.mag_filter = "nearest"
        rows = [b"".join(_DARK if one else _LIGHT for one in row) for row in reversed(self.squares)]
        texture.blit_buffer(b"".join(rows), colorfmt="rgb", bufferfmt="ubyte")
        self.texture = texture
