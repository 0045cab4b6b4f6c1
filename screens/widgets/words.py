"""Words on the glass, broken into lines by our own typesetter, as tall as they need."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kivy.core.text
import numpy as np
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.label import Label
from PIL import Image

from provisioning.typeface.scripts import Direction
from screens.theme.brought import Hand, drawn, hand_for
from screens.theme.columns import in_columns
from screens.theme.linebreak import break_lines
from screens.theme.measure import Type, font_px, mm
from screens.theme.mirror import is_mirrored
from screens.theme.shaped import Rgba
from screens.theme.textures import upload

Builder.load_file(str(Path(__file__).with_name("words.kv")))

MOST_DOWN_MM = 76.0  # of a column; longer ones lie
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


def largest_step(words: str, steps: Sequence[str], room_px: float) -> str:
    """Return the first of some sizes in which bold words stand on one line, else the last."""
    fits = (one for one in steps if width_of(words, font_px(Type[one]), bold=True) <= room_px)
    return next(fits, steps[-1])


class Words(Label):
    """A paragraph. Set ``words``; ``text`` is those words with line ends.

    ``step`` names a size of the type scale. The height follows the words, so a
    parent gives the width only.
    """

    if TYPE_CHECKING:  # of Kivy's own, set here
        halign: str
        width: float
        texture: Any
        texture_size: Any

    words = StringProperty("")
    step = OptionProperty("BODY", options=[step.name for step in Type])
    wraps = BooleanProperty(True)  # noqa: FBT003 - Kivy's way
    turns = BooleanProperty(True)  # noqa: FBT003 - Kivy's way; to the right, where pages do
    stands = BooleanProperty(False)  # noqa: FBT003 - Kivy's way; in columns, if its script does
    end_x = NumericProperty(0)  # where the last line ends, from the left

    def __init__(self, **kwargs: object) -> None:
        self._laid_out: object = None
        self.hand: Hand | None = None
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
        self.hand = hand_for(self.words, size_px, bold=self.bold)
        self.font_size = size_px
        if self.turns and is_mirrored() and self.halign == "left":
            self.halign = "right"
        self.text_size = (width if self.wraps else None), None
        if self.hand is not None:
            self.text = self.words
        elif self.wraps:
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
        if self.hand is not None:
            self.end_x = self.texture_size[0]
            self.width = self.width if self.wraps else self.texture_size[0]
            return
        self.end_x = width_of(self.text.rsplit("\n", 1)[-1], size_px, bold=self.bold)
        if not self.wraps:
            self.width = self.texture_size[0] if self.text else 0

    def texture_update(self, *args: object) -> None:
        """Draw the words; those of a brought script as a picture, at its end of the line."""
        if self.hand is None or not self.words:
            super().texture_update(*args)
            return
        room = self.width - self.padding[0] - self.padding[2] if self.wraps else None
        picture = self._columns(room) if self.stands and room else None
        if picture is None:
            picture = drawn(self.words, self.hand, room, self.color)
        self.texture = upload(Image.fromarray(self._placed(picture, room), "RGBA"))
        self.texture_size = list(self.texture.size)

    def _columns(self, room: float) -> Rgba | None:
        """Draw the words in columns, where their script runs down and a page has room for it."""
        if self.hand is None or self.hand.direction is not Direction.VERTICAL:
            return None
        return in_columns(self.words, self.hand, room, mm(MOST_DOWN_MM), self.color)

    def _placed(self, picture: Rgba, room: float | None) -> Rgba:
        """Make a picture as wide as the room, with its words at the side they are aligned to."""
        free = int(room) - picture.shape[1] if room is not None else 0
        if free <= 0:
            return picture
        left = {"left": 0, "right": free}.get(self.halign, free // 2)
        return np.pad(picture, ((0, 0), (left, free - left), (0, 0)))
