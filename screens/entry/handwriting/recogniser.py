"""From strokes to the characters that they may be, the likeliest first."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from screens.entry.following import following
from screens.entry.handwriting.ink import Floats, Stroke, ink_of
from screens.entry.handwriting.maps import features
from screens.entry.handwriting.model import Model

USUAL_COUNTS: Final = 0.35  # a character used ten times as often needs this much less likeness
FOLLOWING_COUNTS: Final = 3.0  # one that the character before often calls for needs this much less
LOOKED_AT: Final = 60  # shapes of the greatest likeness; the others are not worth ranking


class Recogniser:
    """Holds the model. May be asked from any thread."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def candidates(self, strokes: Sequence[Stroke], most: int = 10, after: str = "") -> list[str]:
        """Return at most ``most`` characters, each once; none where nothing was written.

        Args:
            strokes: In any unit, x to the right and y downwards, in any order.
            most: How many to return.
            after: The text before; its last character makes some more likely.
        """
        ink = ink_of(strokes)
        if ink is None:
            return []
        likeness = self._model.likeness(features(ink)[0]) + USUAL_COUNTS * self._model.usual
        best = np.argpartition(likeness, -LOOKED_AT)[-LOOKED_AT:]
        calls = following(after[-1]) if after else {}
        ranked = sorted(best, key=lambda shape: -self._rank(int(shape), likeness, calls))
        return list(dict.fromkeys(self._model.characters[shape] for shape in ranked))[:most]

    def _rank(self, shape: int, likeness: Floats, calls: Mapping[str, float]) -> float:
        called = calls.get(self._model.characters[shape], 0.0)
        return float(likeness[shape]) + FOLLOWING_COUNTS * called


@cache
def recogniser() -> Recogniser:
    """Return the one recogniser of this process, read when first needed, in a tenth of a second."""
    return Recogniser(Model.read())
