"""Entering a number: the field, and below it the pad."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.entry.number_pad import CLEAR, ERASE, NumberPad
from screens.entry.shapes import Shape, grouped
from screens.widgets import banner, text_field  # noqa: F401 - their kv rules

Builder.load_file(str(Path(__file__).with_name("number_entry.kv")))


class NumberEntry(BoxLayout):
    """Holds the digits; shows them in groups."""

    text = StringProperty("")
    shown = StringProperty("")
    prompt = StringProperty("")
    note = StringProperty("")
    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_code = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    error = StringProperty("")

    def __init__(self, shape: Shape, most: int, clear: str, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._shape, self._most = shape, most
        self.is_code = bool(shape.letters)
        pad: NumberPad = self.ids.pad
        pad.lay(shape.extra, clear, shape.letters)
        pad.bind(on_key=lambda _pad, key: self.press(key))
        self.bind(text=self._group)

    def press(self, key: str) -> bool:
        """Take a key of the pad or of a keyboard; False if it is none of them."""
        if key == ERASE:
            self.text = self.text[:-1]
        elif key == CLEAR:
            self.text = ""
        elif len(key) == 1 and self._takes(key.upper()):
            self.text = (self.text + key.upper())[: self._most]
        else:
            return False
        return True

    def _takes(self, key: str) -> bool:
        return key.isdecimal() or key == self._shape.extra or key in self._shape.letters

    def _group(self, *_: object) -> None:
        self.shown = grouped(self.text, self._shape)
