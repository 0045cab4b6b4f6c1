"""Rows of a list: a heading, or a line on a card with words, a value and maybe a button."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.journeys.actions import Action
from screens.list_view import Row, RowKind
from screens.theme.colours import CARD, GREEN, PINE, SOFT_INK, SUN_INK, SUN_TINT, rgba
from screens.theme.measure import mm
from screens.theme.mirror import is_mirrored
from screens.widgets.touch import PlainButton
from screens.widgets.words import Words

Builder.load_file(str(Path(__file__).with_name("rows.kv")))

_INK: Final = {RowKind.LINE: PINE, RowKind.ANSWER: PINE, RowKind.GOOD: GREEN, RowKind.MIND: SUN_INK}
_FACE: Final = {
    RowKind.LINE: CARD,
    RowKind.ANSWER: CARD,
    RowKind.GOOD: CARD,
    RowKind.MIND: SUN_TINT,
}
# Where values begin, of the width: they stand below each other.
VALUE_FROM: Final = 0.62
ANSWER_FROM: Final = 0.37


class HeadingRow(Widget):
    """Words over a group of lines."""

    words = StringProperty("")
    is_heading = True

    def arrange(self, width: float) -> None:
        """Take the width and set the height."""
        self.width = width
        self.ids.label.width = width
        self.height = self.ids.label.height + mm(1)


class LineRow(Widget):
    """One line: sign, words with a note below, value, button."""

    row: Row = ObjectProperty(None)
    face = StringProperty(CARD)
    ink = StringProperty(PINE)
    is_heading = False

    def __init__(self, row: Row, act: Callable[[Action], None], **kwargs: object) -> None:
        super().__init__(size_hint=(None, None), **kwargs)
        self.row, self.face, self.ink = row, _FACE[row.kind], _INK[row.kind]
        self._value_from = ANSWER_FROM if row.kind is RowKind.ANSWER else VALUE_FROM
        self._words = self._add(row.words, bold=not row.value)
        self._note = self._add(row.note, step="SMALL", soft=True)
        self._value = self._add(row.value, bold=True)
        self._button = self._add_button(act)
        self.bind(pos=self._place, size=self._place)

    def _add(self, words: str, *, step: str = "BODY", bold: bool = False,
             soft: bool = False) -> Words | None:  # fmt: skip
        if not words:
            return None
        made = Words(words=words, step=step, bold=bold, size_hint=(None, None))
        if soft:
            made.color = rgba(SOFT_INK)
        self.add_widget(made)
        return made

    def _add_button(self, act: Callable[[Action], None]) -> PlainButton | None:
        button = self.row.button
        if button is None:
            return None
        made = PlainButton(words=button.words, sign=button.sign, height=mm(16.5))
        made.touch_id = f"row.{self.row.words}"
        made.when_touched(lambda: act(button.action))
        self.add_widget(made)
        return made

    def _left(self) -> float:
        return mm(5) + (mm(13) if self.row.sign or self.row.value else 0)

    def _right(self) -> float:
        return mm(5) + (self._button.width + mm(4) if self._button else 0)

    def arrange(self, width: float) -> None:
        """Take the width and set the height."""
        self.width = width
        if self._value and self._words:
            self._value.width = width * (1 - self._value_from) - self._right()
            self._words.width = width * self._value_from - self._left() - mm(3)
        elif self._words:
            self._words.width = width - self._left() - self._right()
        if self._note and self._words:
            self._note.width = self._words.width
        value = self._value.height if self._value else 0
        button = self._button.height if self._button else 0
        self.height = max(self._text_height(), value, button, mm(13)) + mm(5)

    def _text_height(self) -> float:
        note = self._note.height if self._note else 0
        return float((self._words.height if self._words else 0) + note)

    def _place(self, *_: object) -> None:
        middle = self.y + self.height / 2
        top = middle + self._text_height() / 2
        for words in (self._words, self._note):
            if words:
                top -= words.height
                words.pos = self.x + self._left(), top
        if self._value:
            self._value.pos = (
                self.x + self.width * self._value_from,
                middle - self._value.height / 2,
            )
        if self._button:
            button = self._button
            button.pos = self.right - button.width - mm(4), middle - button.height / 2
        if is_mirrored():
            self.ids.sign.x = self.x + mm(4.5)  # where it stands, however often this is asked
            for one in self.children:
                one.x = self.x + self.right - one.right


def row_widget(row: Row, act: Callable[[Action], None]) -> HeadingRow | LineRow:
    """Return the widget of a row."""
    if row.kind is RowKind.HEADING:
        return HeadingRow(words=row.words, size_hint=(None, None))
    return LineRow(row, act)
