"""A short line is read bare, and again filled up where that leaves a doubt."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from devices.document_reader.short_lines import ShortLines


@dataclass
class Lines:
    rec_image_shape: list[int]
    confidence: float  # of what is read bare

    def __call__(self, _wanted: SimpleNamespace) -> SimpleNamespace:
        is_bare = self.rec_image_shape[2] < 240
        score = self.confidence if is_bare else 0.9
        return SimpleNamespace(txts=("bare" if is_bare else "filled",), scores=(score,))


@pytest.mark.parametrize(
    ("length", "confidence", "said"),
    [(60, 0.99, "bare"), (60, 0.8, "filled"), (400, 0.99, "filled")],
)
def test_only_a_short_line_that_is_sure_stays_bare(
    length: int, confidence: float, said: str
) -> None:
    lines = Lines([3, 48, 240], confidence)
    line = np.zeros((30, length, 3), np.uint8)
    found = ShortLines.of(lines)(SimpleNamespace(img=[line]))
    assert found.txts == (said,)
    assert lines.rec_image_shape == [3, 48, 240]
