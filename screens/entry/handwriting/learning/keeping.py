"""Writes what was learnt into the file that a kiosk carries."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jieba
import numpy as np

from screens.entry.handwriting.ink import Floats
from screens.entry.handwriting.learning.net import Weights

WHOLE: Final = 127  # the largest number of a signed byte


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything that the file holds but the frequencies."""

    characters: str
    mean: Floats
    spread: float
    weights: Weights
    sharp: float


def keep(learnt: Learnt, often: Floats, target: Path) -> None:
    """Write the file: bytes for the shapes, halves for the other tables; ``often`` is `usual`."""
    weights = learnt.weights
    scale = np.abs(weights.shapes).max(axis=1) / WHOLE
    np.savez_compressed(
        target,
        text=np.frombuffer(learnt.characters.encode("utf-32-le"), np.uint8),
        usual=often.astype(np.float16),
        mean=learnt.mean.astype(np.float16),
        spread=np.float32(learnt.spread),
        straight=weights.straight.astype(np.float16),
        inward=weights.inward.astype(np.float16),
        offset=weights.offset.astype(np.float16),
        outward=weights.outward.astype(np.float16),
        shapes=np.round(weights.shapes / scale[:, None]).astype(np.int8),
        shape_scale=scale.astype(np.float32),
        bias=weights.bias.astype(np.float32),
        sharp=np.float32(learnt.sharp),
    )


def usual(characters: str) -> Floats:
    """Return the logarithm to ten of how often each is used in jieba's words, the rarest 0."""
    jieba.initialize()
    counts: dict[str, int] = dict.fromkeys(characters, 1)
    for word, count in jieba.dt.FREQ.items():
        for character in word:
            if character in counts:
                counts[character] += count
    return np.log10([counts[c] for c in characters]).astype(np.float32)
