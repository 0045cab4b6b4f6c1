"""Words on the glass, broken into lines by our own typesetter, as tall as they need."""

from functools import lru_cache
from pathlib import Path

import kivy.core.text
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.label import Label

from screens.theme.linebreak import break_lines
from screens.theme.measure import Type, font_px

Builder.load_file(str(Path(__file__).with_name("words.kv")))

_ROUNDING_PX = 3  # kept free, so that Kivy never breaks a line again


@lru_cache(maxsize=32)
def _pen(size_px: int, bold: bool) -> kivy.core.text.LabelBase:  # noqa: FBT001 - a cache key
    return kivy.core.text.Label(font_size=size_px, bold=bold)


@lru_cache(maxsize=4096)
def _width_of_character(character: str, size_px: int, bold: bool) -> float:  # noqa: FBT001
    return float(_pen(size_px, bold).get_extents(character)[0])


def width_of(text: str, size_px: int, *, bold: bool) -> float:
    """Return the width of one line in pixels."""
    return sum(_width_of_character(character, size_px, bold) for character in text)


class Words(Label):
    """A paragraph. Set ``words``; ``text`` is those words with line ends.

    ``step`` names a size of the type scale. The height follows the words, so a
    parent gives the width only.
    """

    words = StringProperty("")
    step = OptionProperty("BODY", options=[step.name for step in Type])
    wraps = BooleanProperty(True)  # noqa: FBT003 - Kivy's way
    end_x = NumericProperty(0)  # where the last line ends, from the left

    def __init__(self, **kwargs: object) -> None:
        self._laid_out: object = None
        super().__init__(**kwargs)
        self.fbind("words", self._set)
        self.fbind("width", self._set)
        self.fbind("step", self._set)
        self.fbind("bold", self._set)
        self._set()

    def _set(self, *_: object) -> None:
        width = float(self.size[0])
        size_px = font_px(Type[self.step])
        asked = self.words, self.wraps and width, size_px, self.bold, tuple(self.padding)
        if asked == self._laid_out:
            return
        self._laid_out = asked
        self.font_size = size_px
        self.text_size = (width if self.wraps else None), None
        if self.wraps:
            room = width - self.padding[0] - self.padding[2]
            self.text = break_lines(
                self.words,
                lambda text: width_of(text, size_px, bold=self.bold),
                max(room - _ROUNDING_PX, size_px),
            )
        else:
            self.text = self.words
        self.texture_update()
        self._trigger_texture.cancel()  # just done
        self.height = self.texture_size[1] if self.text else 0
        self.end_x = width_of(self.text.rsplit("\n", 1)[-1], size_px, bold=self.bold)
        if not self.wraps:
            self.width = self.texture_size[0] if self.text else 0
