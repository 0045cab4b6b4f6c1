"""The number pad: ten large keys, one to take back, and one more where a number has an X."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty
from kivy.uix.gridlayout import GridLayout

from screens.theme.measure import is_large
from screens.widgets.touch import Key

Builder.load_file(str(Path(__file__).with_name("number_pad.kv")))

ERASE: Final = "erase"
CLEAR: Final = "clear"


class NumberPad(GridLayout):
    """Says each key by ``on_key``: a digit, the extra key, ERASE or CLEAR."""

    keeps_sides = True

    __events__ = ("on_key",)
    wide_rows = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    _is_code = False

    def on_key(self, key: str) -> None:
        """A key was touched."""

    def lay(self, extra: str, clear: str, letters: str = "") -> None:
        """Lay out the keys; without an extra key there is one that clears everything."""
        self.clear_widgets()
        if letters:
            self._lay_code(letters)
            return
        self.cols = 3
        for digit in "123456789":
            self._add(digit)
        if extra:
            self._add(extra)
        else:
            self._add(CLEAR, clear, "LEAD")
        self._add("0")
        self._add(ERASE, sign="erase")

    def _lay_code(self, letters: str) -> None:
        """Digits and letters of a code, in rows as long as there is room for."""
        self._is_code = True
        self.on_wide_rows()
        for key in f"1234567890{letters}":
            self._add(key, step="LEAD" if is_large() else "KEY")
        self._add(ERASE, sign="erase")

    def on_wide_rows(self, *_: object) -> None:
        """Lay the keys of a code in longer rows where the window is wide."""
        if self._is_code:
            self.cols = 12 if self.wide_rows else 7

    def _add(self, key: str, words: str = "", step: str = "KEY", sign: str = "") -> None:
        made = Key(words="" if sign else words or key, step=step, sign=sign)
        made.touch_id = f"key.{key}"
        made.size_hint_y = 1
        made.when_touched(lambda: self.dispatch("on_key", key))
        self.add_widget(made)
