"""Ways to write a page small, beside each other: how many bytes, and how true the seal is."""

import io
from collections.abc import Callable, Iterable
from typing import Any

import cv2
import numpy as np
from PIL import Image

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_image
from devices.document_camera.small import bilevel, packed
from tests.bench.papers.forms import form_with_seal, seal_off

OURS = "doorstep (WebP 45)"
JPEG = "JPEG 50"  # as true to a seal as ours
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
    OURS: _ours,
    "WebP 20": _by(".webp", cv2.IMWRITE_WEBP_QUALITY, 20),
    JPEG: _by(".jpg", cv2.IMWRITE_JPEG_QUALITY, 50, *_OPTIMISED),
    "JPEG 70": _by(".jpg", cv2.IMWRITE_JPEG_QUALITY, 70, *_OPTIMISED),
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


def small_table(seeds: Iterable[int] = range(20, 24)) -> list[dict[str, Any]]:
    """Encode A4 forms with a red seal; how well each is read is another table."""
    pages = [form_with_seal(seed) for seed in seeds]
    rows = []
    for name in (OURS, JPEG, "JPEG 15", "AVIF 45"):
        coded = [WAYS[name](page) for page in pages]
        off = [seal_off(page, seen) for page, (_, seen) in zip(pages, coded, strict=True)]
        usual = round(float(np.mean([size for size, _ in coded])))
        shift = round(float(np.mean(off)), 2)
        rows.append({"table": "small", "method": name, "bytes": usual, "seal_off_by_lab": shift})
    return rows
