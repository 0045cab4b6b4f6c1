"""Codecs beside each other: bytes of an A4 form, what is still read of it, and its seal.

    python -m tests.bench.papers.codecs

What the page says before it is encoded is the measure: `read` is the share of those
characters that are read afterwards. `seal_off_by_lab` is how far the red of the seal
is from where it was. The black and white ones keep no red at all.
"""

import io
import json
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

import cv2
import numpy as np
from PIL import Image

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_image
from devices.document_camera.small import bilevel, packed
from devices.document_reader.recognition import Recognition
from tests.bench.papers.tables import Row, form_with_seal, seal_off

PAGES = (20, 21)
_BACKGROUND = 3  # the layer under the ink is that many times smaller
_SEALED = 148  # Lab's a, as a byte: redder is seal

Coded = tuple[int, Frame]  # bytes, and what is seen afterwards
Way = Callable[[Frame], Coded]


def _by(suffix: str, *how: int) -> Way:
    def code(page: Frame) -> Coded:
        data = cv2.imencode(suffix, page, list(how))[1]
        return len(data), np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)

    return code


def _fax(page: Frame) -> Coded:
    """Black and white by ITU-T T.6, as faxes and scanners send it."""
    data = io.BytesIO()
    plane = Image.fromarray(bilevel(page)).convert("1")
    plane.save(data, "TIFF", compression="group4")
    return data.getbuffer().nbytes, frame_of_image(plane)


def _layered(page: Frame) -> Coded:
    """Ink by T.6 over a small picture of the paper; what is coloured stays in the picture."""
    red = cv2.cvtColor(page, cv2.COLOR_BGR2LAB)[:, :, 1] > _SEALED
    coloured = cv2.dilate(red.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    ink = np.where(coloured, 255, bilevel(page)).astype(np.uint8)
    data = io.BytesIO()
    Image.fromarray(ink).convert("1").save(data, "TIFF", compression="group4")
    rest = np.asarray(cv2.inpaint(page, (ink == 0).astype(np.uint8), 3, cv2.INPAINT_TELEA))
    size = (page.shape[1] // _BACKGROUND, page.shape[0] // _BACKGROUND)
    small = cv2.resize(rest, size, interpolation=cv2.INTER_AREA)
    under = cv2.imencode(".webp", small, [cv2.IMWRITE_WEBP_QUALITY, 45])[1]
    paper = np.asarray(cv2.imdecode(under, cv2.IMREAD_COLOR), np.uint8)
    seen = np.asarray(cv2.resize(paper, page.shape[1::-1]), np.uint8)
    seen[ink == 0] = (45, 42, 40)
    return data.getbuffer().nbytes + len(under), seen


def _ours(page: Frame) -> Coded:
    data = packed(page).data
    return len(data), np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), 1), np.uint8)


_OPTIMISED = (cv2.IMWRITE_JPEG_OPTIMIZE, 1)
_SPEED = (cv2.IMWRITE_AVIF_SPEED, 8)
WAYS: dict[str, Way] = {
    "as sent (WebP 45)": _ours,
    "WebP 20": _by(".webp", cv2.IMWRITE_WEBP_QUALITY, 20),
    "JPEG 50": _by(".jpg", cv2.IMWRITE_JPEG_QUALITY, 50, *_OPTIMISED),
    "JPEG 30": _by(".jpg", cv2.IMWRITE_JPEG_QUALITY, 30, *_OPTIMISED),
    "JPEG 15": _by(".jpg", cv2.IMWRITE_JPEG_QUALITY, 15, *_OPTIMISED),
    "AVIF 45": _by(".avif", cv2.IMWRITE_AVIF_QUALITY, 45, *_SPEED),
    "AVIF 25": _by(".avif", cv2.IMWRITE_AVIF_QUALITY, 25, *_SPEED),
    "black and white, PNG": lambda page: _by(
        ".png", cv2.IMWRITE_PNG_BILEVEL, 1, cv2.IMWRITE_PNG_COMPRESSION, 9
    )(bilevel(page)),
    "black and white, T.6": _fax,
    "ink by T.6 over WebP": _layered,
}


def codec_rows() -> Iterator[Row]:
    """Encode every page in every way; one row a way."""
    recognition = Recognition()
    pages = [form_with_seal(seed) for seed in PAGES]
    truths = [_text(recognition, page) for page in pages]
    for name, way in WAYS.items():
        coded = [way(page) for page in pages]
        shares = [
            _share(truth, _text(recognition, seen))
            for truth, (_, seen) in zip(truths, coded, strict=True)
        ]
        off = [seal_off(page, seen) for page, (_, seen) in zip(pages, coded, strict=True)]
        yield {
            "table": "codecs",
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


if __name__ == "__main__":
    for row in codec_rows():
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
