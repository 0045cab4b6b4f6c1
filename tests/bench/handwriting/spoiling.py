"""How the bench's hands write: in ways that the recogniser was not taught.

Training moves strokes by normal chance, bends by waves, joins by arcs and adds
noise to points (``screens/entry/handwriting/learning``). Here the whole plane is
pushed by soft dents and seen askew, strokes are joined by loops, tremor has a
memory, quick fingers leave few points, and strokes come in halves.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Points = NDArray[np.float64]
Strokes = list[Points]
"""One character: strokes with x to the right and y downwards, about 0 to 1."""

Spoil = Callable[[Strokes, Generator], Strokes]

DENTS: Final = 5
DENT_DEPTH: Final = 0.035
FEW_STROKES: Final = 4


def dented(strokes: Strokes, chance: Generator) -> Strokes:
    """Push the plane in a few places, see it askew: what every sample goes through."""
    places = chance.uniform(0, 1, (DENTS, 2))
    pushes = chance.normal(0, DENT_DEPTH, (DENTS, 2))
    lean = chance.uniform(-0.22, 0.22, 2)
    return [_askew(_pushed(dense(stroke), places, pushes), lean) for stroke in strokes]


def dense(stroke: Points, apart: float = 0.03) -> Points:
    """Add points so that none are further apart."""
    parts = [stroke[:1]]
    for start, end in pairwise(stroke):
        count = max(1, int(np.ceil(np.hypot(*(end - start)) / apart)))
        parts.append(start + (end - start) * np.linspace(0, 1, count + 1)[1:, None])
    return np.concatenate(parts)


def _pushed(stroke: Points, places: Points, pushes: Points) -> Points:
    near = np.exp(-((stroke[:, None] - places) ** 2).sum(axis=2) / (2 * 0.25**2))
    pushed: Points = stroke + near @ pushes
    return pushed


def _askew(stroke: Points, lean: Points) -> Points:
    """See the page from a corner: a projection, not a slant."""
    depth = 1 + (stroke - 0.5) @ lean
    return (stroke - 0.5) / depth[:, None] + 0.5


def in_any_order(strokes: Strokes, chance: Generator) -> Strokes:
    """No order at all."""
    return [strokes[at] for at in chance.permutation(len(strokes))]


def one_swapped(strokes: Strokes, chance: Generator) -> Strokes:
    """Two neighbours in the wrong order."""
    if len(strokes) == 1:
        return strokes
    at = int(chance.integers(len(strokes) - 1))
    return [*strokes[:at], strokes[at + 1], strokes[at], *strokes[at + 2 :]]


def joined(count: int) -> Spoil:
    """Return a hand that does not lift the finger ``count`` times."""

    def spoil(strokes: Strokes, chance: Generator) -> Strokes:
        gaps = len(strokes) - 1
        chosen = set(chance.choice(gaps, min(count, gaps), replace=False)) if gaps else set()
        made = [strokes[0]]
        for at, stroke in enumerate(strokes[1:]):
            if at in chosen:
                loop = _loop(made[-1][-1], stroke[0], chance)
                made[-1] = np.concatenate([made[-1], loop, stroke])
            else:
                made.append(stroke)
        return made

    return spoil


def _loop(start: Points, end: Points, chance: Generator) -> Points:
    """Swing out below the straight way and come back: a Bézier curve of degree three."""
    out = start + chance.normal(0, 0.09, 2)
    back = end + chance.normal(0, 0.09, 2)
    t = np.linspace(0, 1, 9)[1:-1, None]
    curve: Points = (
        (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * out + 3 * (1 - t) * t**2 * back + t**3 * end
    )
    return curve


def trembling(strokes: Strokes, chance: Generator) -> Strokes:
    """A tremor of some five beats a stroke that swells and fades."""
    made = []
    for stroke in strokes:
        beat = np.cumsum(chance.normal(0.9, 0.25, len(stroke)))
        swell = 0.022 * np.abs(np.sin(np.cumsum(chance.normal(0.2, 0.1, len(stroke)))))
        turn = chance.uniform(0, 2 * np.pi)
        aside = np.array([np.cos(turn), np.sin(turn)])
        made.append(stroke + (np.sin(beat) * swell)[:, None] * aside)
    return made


def hasty(strokes: Strokes, chance: Generator) -> Strokes:
    """A quick finger: few points, corners cut off, ends that overshoot."""
    made = []
    for stroke in strokes:
        kept = stroke[:: int(chance.integers(5, 8))]
        kept = np.concatenate([kept, stroke[-1:]]) if len(kept) > 1 else stroke
        for _ in range(2):  # Chaikin's corners
            cut = np.stack([kept[:-1] * 0.75 + kept[1:] * 0.25, kept[:-1] * 0.25 + kept[1:] * 0.75])
            kept = np.concatenate([kept[:1], cut.transpose(1, 0, 2).reshape(-1, 2), kept[-1:]])
        made.append(np.concatenate([kept, kept[-1:] + (kept[-1:] - kept[-2:-1]) * 0.8]))
    return made


def forgetful(strokes: Strokes, _chance: Generator) -> Strokes:
    """Leave the shortest stroke out, where there are enough others."""
    if len(strokes) <= FEW_STROKES:
        return strokes
    lengths = [np.hypot(*np.diff(stroke, axis=0).T).sum() for stroke in strokes]
    gone = int(np.argmin(lengths))
    return [stroke for at, stroke in enumerate(strokes) if at != gone]


def halting(strokes: Strokes, chance: Generator) -> Strokes:
    """Lift the finger in the middle of every third stroke, and set it down beside."""
    made: Strokes = []
    for stroke in strokes:
        if chance.random() < 1 / 3 and len(stroke) > FEW_STROKES:
            half = len(stroke) // 2
            made += [stroke[:half], stroke[half:] + chance.normal(0, 0.015, 2)]
        else:
            made.append(stroke)
    return made


def uneven(strokes: Strokes, chance: Generator) -> Strokes:
    """Write one half much smaller than the other."""
    axis = int(chance.integers(2))
    small = chance.uniform(0.6, 0.75)

    def squeezed(stroke: Points) -> Points:
        made = stroke.copy()
        beyond = np.maximum(made[:, axis] - 0.5, 0)
        made[:, axis] -= beyond * (1 - small)
        return made

    return [squeezed(stroke) for stroke in strokes]


def backwards(strokes: Strokes, chance: Generator) -> Strokes:
    """Draw every fourth stroke from its end."""
    return [stroke[::-1] if chance.random() < 0.25 else stroke for stroke in strokes]


def both(*spoils: Spoil) -> Spoil:
    """Return a hand that does one after the other."""

    def spoil(strokes: Strokes, chance: Generator) -> Strokes:
        for one in spoils:
            strokes = one(strokes, chance)
        return strokes

    return spoil


KINDS: Final[dict[str, Spoil]] = {
    "dented, in the order of school": dented,
    "one pair of strokes swapped": both(one_swapped, dented),
    "in any order": both(in_any_order, dented),
    "1 joined by a loop": both(joined(1), dented),
    "3 joined by loops": both(joined(3), dented),
    "3 joined, any order": both(in_any_order, joined(3), dented),
    "trembling": both(dented, trembling),
    "hasty": both(dented, hasty),
    "the shortest stroke forgotten": both(forgetful, dented),
    "strokes in halves": both(dented, halting),
    "one half small": both(uneven, dented),
    "strokes drawn backwards": both(backwards, dented),
    "an old hand: swapped, 2 joined, trembling": both(one_swapped, joined(2), dented, trembling),
}
"""What is done to a sample, by what the table calls it."""


def as_touches(strokes: Strokes) -> Sequence[Sequence[tuple[float, float]]]:
    """Return the places as a pad gives them: whole thousandths."""
    return [[(round(x * 1000), round(y * 1000)) for x, y in stroke] for stroke in strokes]
