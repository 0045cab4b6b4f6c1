"""The two ways below a Chinese field: a square with ten candidates, and letters with many."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from screens.entry import pinyin_pad, writing_pad  # noqa: F401 - their kv rules
from screens.entry.pad_words import PadWords
from screens.entry.pinyin import Candidate
from screens.entry.pinyin_pad import GAP_MM
from screens.theme.measure import is_large, mm, to_mm
from screens.widgets.touch import Key, PlainButton

Builder.load_file(str(Path(__file__).with_name("hanzi_pads.kv")))

ERASE: Final = "erase"
TOOL_MM: Final = 24.0
LOW_MM: Final = 20.0  # keys and tools beside the square while words are large
LEAST_CANDIDATE_MM: Final = 22.0
LEAST_MM_OF_TWO: Final = 18.0  # of two rows
MOST_CANDIDATE_MM: Final = 28.0
MOST_OF_WIDTH: Final = 0.68  # of a pad's, for the square
EVENTS: Final = ("on_candidate", "on_key", "on_turn")


class _Pads(BoxLayout):
    """Says a candidate, a key, or that the other way is wanted."""

    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    __events__: tuple[str, ...] = EVENTS

    def on_candidate(self, candidate: Candidate) -> None:
        """A candidate was touched."""

    def on_key(self, key: str) -> None:
        """A key was touched."""

    def on_turn(self) -> None:
        """The other way was asked for."""


class CandidateGrid(GridLayout):
    """At most ten candidates, five in a row, the likeliest first."""

    keeps_sides = True

    __events__ = ("on_candidate",)

    def on_candidate(self, candidate: Candidate) -> None:
        """A candidate was touched."""

    def fill(self, texts: list[str], key_mm: float) -> None:
        """Show these."""
        self.clear_widgets()
        for text in texts:
            self.add_widget(self._key(Candidate(text, 0), key_mm))

    def _key(self, candidate: Candidate, key_mm: float) -> Key:
        step = "LEAD" if key_mm <= LOW_MM else "KEY"
        key = Key(words=candidate.text, touch_id=f"candidate.{candidate.text}", step=step)
        key.height = mm(key_mm)
        key.when_touched(lambda: self.dispatch("on_candidate", candidate))
        return key


class Offer(FloatLayout):
    """Room for the candidates; before there are any, what will be done with them."""

    key_mm = NumericProperty(28)
    then_choose = StringProperty("")


class WritingPads(_Pads):
    """The square, its candidates and its few keys; says ``on_ink`` after each stroke."""

    side = NumericProperty(0)
    __events__ = (*EVENTS, "on_ink", "on_signs")

    def __init__(self, words: PadWords, *, is_wide: bool) -> None:
        super().__init__(is_wide=is_wide)
        self._then_choose = words.then_choose
        self._before_ink: list[str] = []
        self._is_low = is_wide and is_large()
        tall = LOW_MM if self._is_low else TOOL_MM
        self._offer = Offer(key_mm=tall if is_wide else 28, then_choose=words.then_choose)
        self.ids.pad.bind(on_stroke=lambda _pad: self.dispatch("on_ink"))
        self._grid.bind(on_candidate=lambda _grid, c: self.dispatch("on_candidate", c))
        self._place(self._tools(words))
        self.bind(size=self._measure)

    def on_ink(self) -> None:
        """A stroke was written."""

    def on_signs(self) -> None:
        """Digits and marks were asked for."""

    @property
    def strokes(self) -> list[list[tuple[float, float]]]:
        """Return what stands in the square."""
        strokes: list[list[tuple[float, float]]] = self.ids.pad.strokes
        return strokes

    @property
    def has_ink(self) -> bool:
        """Say whether anything was written."""
        return bool(self.ids.pad.has_ink)

    def fill(self, texts: list[str]) -> None:
        """Offer what the ink may be."""
        self._offer.then_choose = ""
        self._grid.fill(texts, self._offer.key_mm)

    def offer(self, texts: list[str]) -> None:
        """Offer these before anything is written; with none, say what will stand there."""
        self._before_ink = texts
        self._grid.fill(texts, self._offer.key_mm)
        self._offer.then_choose = "" if texts else self._then_choose

    def clear(self) -> None:
        """Empty the square for the next character."""
        self.ids.pad.clear()
        self.offer(self._before_ink)

    @property
    def _grid(self) -> CandidateGrid:
        grid: CandidateGrid = self._offer.ids.grid
        return grid

    def _tools(self, words: PadWords) -> GridLayout:
        tools = GridLayout(cols=2 if self.is_wide else 1, spacing=mm(3.2), size_hint_y=None)
        tools.bind(minimum_height=tools.setter("height"))
        tools.pos_hint = {"top": 1}
        erase = Key(words="", sign=ERASE, touch_id=f"key.{ERASE}", height=mm(TOOL_MM))
        erase.when_touched(lambda: self.dispatch("on_key", ERASE))
        for tool in (
            _button(words.wipe, "pad.wipe", self.clear),
            erase,
            _button(words.to_pinyin, "entry.turn", lambda: self.dispatch("on_turn")),
            _button(words.to_signs, "entry.signs", lambda: self.dispatch("on_signs")),
        ):
            tool.height = mm(LOW_MM if self._is_low else TOOL_MM)
            tools.add_widget(tool)
        return tools

    def _place(self, tools: GridLayout) -> None:
        """Put the candidates above square and keys; in a wide window beside the square."""
        low, beside = self.ids.low, self.ids.beside
        if self.is_wide:
            beside.add_widget(self._offer)
            beside.add_widget(tools)
            return
        self.remove_widget(beside)
        self.add_widget(self._offer, index=1)
        low.add_widget(tools)

    def _measure(self, *_: object) -> None:
        taken = 0 if self.is_wide else self._offer.height + self.spacing
        self.side = max(mm(60), min(self.height - taken, self.width * MOST_OF_WIDTH))


class LetterPads(_Pads):
    """Letters below, candidates above, and the way back to writing."""

    def __init__(self, words: PadWords, *, is_wide: bool) -> None:
        super().__init__(is_wide=is_wide)
        candidates, letters = self.ids.candidates, self.ids.letters
        candidates.more = words.more
        letters.to_letters, letters.to_signs = words.to_letters, words.to_signs
        candidates.bind(on_candidate=lambda _bar, c: self.dispatch("on_candidate", c))
        letters.bind(on_key=lambda _letters, key: self.dispatch("on_key", key))
        self.turn = _button(words.to_writing, "entry.turn", self._turn, "pencil")
        self.turn.size_hint_x, self.turn.height = None, mm(TOOL_MM if is_wide else 22)
        if not is_wide:  # else it stands beside the field, where there is room
            self.ids.top.add_widget(Widget())
            self.ids.top.add_widget(self.turn)
            self.bind(height=self._fit)

    def _fit(self, *_: object) -> None:
        """Let four rows of candidates stand where they fit, else three or two: words take room."""
        taken = (part.height + self.spacing for part in (self.ids.top, self.ids.letters))
        room = self.height - sum(taken) - self.spacing
        rows = next((n for n in (4, 3) if _key_mm(room, n) >= LEAST_CANDIDATE_MM), 2)
        tall = min(MOST_CANDIDATE_MM, _key_mm(room, rows))
        self.ids.candidates.rows, self.ids.candidates.key_mm = rows, max(LEAST_MM_OF_TWO, tall)

    def _turn(self) -> None:
        self.dispatch("on_turn")

    def fill(self, candidates: list[Candidate]) -> None:
        """Offer what the letters may be."""
        self.ids.candidates.fill(candidates)

    def show_signs(self) -> None:
        """Begin with digits and marks."""
        self.ids.letters.has_signs = True


def _key_mm(room: float, rows: int) -> float:
    """Return how tall keys can be when so many rows fill the room."""
    return to_mm(room) / rows - GAP_MM * (rows - 1) / rows


def _button(words: str, touch_id: str, act: Callable[[], None], sign: str = "") -> PlainButton:
    made = PlainButton(words=words, touch_id=touch_id, sign=sign, size_hint_x=1, height=mm(TOOL_MM))
    made.when_touched(act)
    return made
