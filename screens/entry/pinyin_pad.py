"""The pinyin pad: letters below, at least eighteen large candidates above."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.entry.pinyin import Candidate
from screens.theme.measure import Type, font_px, mm
from screens.widgets.touch import Key
from screens.widgets.words import width_of

Builder.load_file(str(Path(__file__).with_name("pinyin_pad.kv")))

LETTER_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SIGN_ROWS: Final = ("1234567890", "-()#·／", "，。：；")
GAP_MM: Final = 3.2


class CandidateBar(BoxLayout):
    """Rows of candidates, as wide as their words; a key at the end shows further ones."""

    keeps_sides = True

    key_mm = NumericProperty(22)
    rows = NumericProperty(3)
    step = StringProperty("KEY")
    more = StringProperty("")

    __events__ = ("on_candidate",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._all: list[Candidate] = []
        self._first = 0
        for name in ("width", "step", "rows", "key_mm"):
            self.fbind(name, lambda *_: self._draw())

    def on_candidate(self, candidate: Candidate) -> None:
        """A candidate was touched."""

    def fill(self, candidates: list[Candidate]) -> None:
        """Show these from the first on."""
        self._all, self._first = candidates, 0
        self._draw()

    def _draw(self) -> None:
        self.clear_widgets()
        shown = 0
        for row in range(int(self.rows)):
            is_last = row == self.rows - 1
            line = BoxLayout(spacing=mm(GAP_MM), size_hint_y=None, height=mm(self.key_mm))
            for candidate, width in self._fitting(self._first + shown, keep=is_last):
                line.add_widget(self._key(candidate, width))
                shown += 1
            if is_last and self._first + shown < len(self._all):
                line.add_widget(self._more_key(self._first + shown))
            elif is_last and self._first:
                line.add_widget(self._more_key(0))
            self.add_widget(line)

    def _fitting(self, first: int, *, keep: bool) -> Iterator[tuple[Candidate, float]]:
        """Yield candidates and widths until the row is full; the last row keeps room for more."""
        room = self.width - (mm(44) if keep else 0)
        for candidate in self._all[first:]:
            width = self._width(candidate)
            if width > room:
                return
            room -= width + mm(GAP_MM)
            yield candidate, width

    def _width(self, candidate: Candidate) -> float:
        return max(mm(27), width_of(candidate.on_key, font_px(Type[self.step]), bold=True) + mm(9))

    def _key(self, candidate: Candidate, width: float) -> Key:
        key = Key(words=candidate.on_key, step=self.step, size_hint_x=None, width=width)
        key.height = mm(self.key_mm)
        key.touch_id = f"candidate.{candidate.on_key}"
        key.when_touched(lambda: self.dispatch("on_candidate", candidate))
        return key

    def _more_key(self, first: int) -> Key:
        key = Key(words=self.more, step="BODY", size_hint_x=None, width=mm(41))
        key.height = mm(self.key_mm)
        key.touch_id = "candidates.more"
        key.when_touched(lambda: self._from(first))
        return key

    def _from(self, first: int) -> None:
        self._first = first
        self._draw()


class Letters(BoxLayout):
    """Three rows of letters, or of digits and marks; says each by ``on_key``."""

    keeps_sides = True

    key_mm = NumericProperty(22)
    step = StringProperty("HEADING")
    has_signs = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    to_letters = StringProperty("")
    to_signs = StringProperty("")

    __events__ = ("on_key",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(has_signs=self._draw, to_signs=self._draw, key_mm=self._draw, width=self._draw)

    def on_key(self, key: str) -> None:
        """A key was touched: a letter, a sign, or "erase"."""

    def _draw(self, *_: object) -> None:
        self.clear_widgets()
        for number, row in enumerate(SIGN_ROWS if self.has_signs else LETTER_ROWS):
            self.add_widget(self._row(row, is_last=number == len(LETTER_ROWS) - 1))

    def _row(self, keys: str, *, is_last: bool) -> BoxLayout:
        line = BoxLayout(spacing=mm(GAP_MM), size_hint=(None, None), height=mm(self.key_mm))
        line.pos_hint = {"center_x": 0.5}
        width = (self.width - 9 * mm(GAP_MM)) / 10
        if is_last:
            line.add_widget(self._switch(width * 1.55))
        for key in keys:
            line.add_widget(self._key(key, width, key))
        if is_last:
            line.add_widget(self._key("erase", width * 1.55, "", "erase"))
        line.width = sum(key.width + mm(GAP_MM) for key in line.children) - mm(GAP_MM)
        return line

    def _key(self, name: str, width: float, words: str, sign: str = "") -> Key:
        key = Key(words=words, sign=sign, step=self.step, size_hint_x=None, width=width)
        key.height = mm(self.key_mm)
        key.touch_id = f"key.{name}"
        key.when_touched(lambda: self.dispatch("on_key", name))
        return key

    def _switch(self, width: float) -> Key:
        words = self.to_letters if self.has_signs else self.to_signs
        key = Key(words=words, step="BODY", size_hint_x=None, width=width)
        key.height = mm(self.key_mm)
        key.touch_id = "key.switch"
        key.when_touched(self._turn)
        return key

    def _turn(self) -> None:
        self.has_signs = not self.has_signs
