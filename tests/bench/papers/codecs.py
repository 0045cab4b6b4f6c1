"""Codecs beside each other: bytes of an A4 form, what is still read of it, and its seal.

    python -m tests.bench.papers.codecs
    python -m tests.bench.papers.codecs 60 JPEG

What the page says before it is encoded is the measure: `read` is the share of those
characters that are read afterwards. `seal_off_by_lab` is how far the red of the seal
is from where it was. The black and white ones keep no red at all. With words, only for so
many seconds, and only ours beside the ways that the second word begins.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

import numpy as np

from devices.document_camera.contract import Frame
from devices.document_reader.recognition import Recognition
from tests.bench.papers.forms import form_with_seal, seal_off
from tests.bench.papers.tables import Row
from tests.bench.papers.time_box import TimeBox
from tests.bench.papers.ways import OURS, WAYS

PAGES = (20, 21)
_LONG = 3600.0


def codec_rows(names: Iterable[str] = WAYS, seconds: float = _LONG) -> Iterator[Row]:
    """Encode every page in every way; one row a way."""
    recognition, box = Recognition(), TimeBox(seconds)
    pages = [form_with_seal(seed) for seed in PAGES]
    truths = [_text(recognition, page) for page in pages]
    for name in box.of(names):
        coded = [WAYS[name](page) for page in pages]
        shares = [
            _share(truth, _text(recognition, seen))
            for truth, (_, seen) in zip(truths, coded, strict=True)
        ]
        off = [seal_off(page, seen) for page, (_, seen) in zip(pages, coded, strict=True)]
        yield {
            "table": "small",
            "method": name,
            "bytes": round(float(np.mean([size for size, _ in coded]))),
            "read": round(float(np.mean(shares)), 4),
            "seal_off_by_lab": round(float(np.mean(off)), 1),
        }


def _text(recognition: Recognition, page: Frame) -> str:
    lines = sorted(recognition.read_frame(page).lines, key=lambda one: (one.top // 20, one.left))
    return "".join("".join(line.text.split()) for line in lines)


def _share(truth: str, found: str) -> float:
    same = SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / max(1, len(truth))


def _main(seconds: str = str(_LONG), peer: str = "") -> None:
    names = [OURS, *(name for name in WAYS if name != OURS and name.startswith(peer))]
    for row in codec_rows(names, float(seconds)):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(*sys.argv[1:])
