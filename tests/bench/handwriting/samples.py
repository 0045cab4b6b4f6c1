"""The characters that are written, as their strokes."""

import json
import lzma
from functools import cache
from pathlib import Path

import numpy as np

from tests.bench.handwriting.spoiling import Strokes, dense

DATA = Path(__file__).with_name("characters.json.xz")
OLD_SHAPES = frozenset("國")  # written by some, and offered as the simplified character


@cache
def samples() -> dict[str, Strokes]:
    """Return each character with strokes of many points, x to the right, y down, about 0 to 1."""
    held = json.loads(lzma.decompress(DATA.read_bytes()))
    return {
        character: [dense(np.array(stroke, float) / 1000) for stroke in strokes]
        for character, strokes in held.items()
    }
