"""Words that are said a size smaller while a column has no room for them in a larger one.

Nothing scrolls, and words of 130 per cent have to stand in a window of half the height too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say it: the sizes of some words, and the space around them in pixels."""

    steps: tuple[str, ...]
    spacing: float | None = None


class Fitting:
    """Holds a column to the first way that has room. Keep it: Kivy holds it weakly."""

    def __init__(self, column: BoxLayout, box: BoxLayout | None = None) -> None:
        self._column, self._box = column, box or column
        self._words: Sequence[Words] = ()
        self._ways: Sequence[Way] = ()
        self._soon = Clock.create_trigger(self._fit, -1)  # when all have their widths
        column.bind(size=self._soon)

    def say(self, words: Sequence[Words], ways: Sequence[Way]) -> None:
        """Say these words in the first of these ways that fits, else in the last."""
        self._words, self._ways = words, ways
        for one in words:
            one.bind(words=self._soon, width=self._soon)
        self._soon()

    def _fit(self, *_: object) -> None:
        for way in self._ways:
            for one, step in zip(self._words, way.steps, strict=True):
                one.step = step
            if way.spacing is not None:
                self._box.spacing = way.spacing
            if needed(self._column) <= self._column.height:
                return


def needed(one: Widget) -> float:
    """Return how tall a widget has to be for all that stands in it, in pixels."""
    least = float(getattr(one, "least", 0))
    is_column = isinstance(one, BoxLayout) and one.orientation == "vertical"
    if one.size_hint_y is None and not is_column:
        return float(one.height)
    if least or not isinstance(one, BoxLayout):
        return least
    if not one.children:
        return 0.0 if one.size_hint_y is not None else float(one.height)
    tall = [needed(child) for child in one.children]
    _left, top, _right, bottom = one.padding
    spaces = one.spacing * (len(tall) - 1)
    return float(top + bottom + (sum(tall) + spaces if is_column else max(tall)))
