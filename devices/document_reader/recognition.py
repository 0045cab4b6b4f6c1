"""Reading print: the one door to RapidOCR, whose models lie in its package.

No network is used. Loading takes about half a second; a page, half a second to a second
on one core. So it lives in the reader process alone, which may be killed at will.

Where the lines stand is looked for on a picture of `FIND_SIDE_PX`: characters of a
hundred and twentieth of the page's long side are still found there (measured), and the
lines themselves are cut out of the large picture.
"""

import logging
import math
from dataclasses import astuple, replace
from typing import Any

import numpy as np
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec import TextRecInput
from rapidocr.utils.output import RapidOCROutput

from devices.document_camera.codes import codes_on
from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.upright import turned
from devices.document_reader.contract import CodeText, PageText, TextLine
from devices.document_reader.ink import Ink, ink_of, place_on, without_seal
from devices.document_reader.short_lines import ShortLines
from devices.document_reader.side_by_side import SideBySide
from devices.document_reader.tiny_numbers import tiny_numbers_as_nothing
from devices.errors import UnreadablePictureError

_SENSIBLE = 0.85  # of confidence a sign: print that lies the right way has more
LONG_SIDE_PX = 1600  # measured: no sign more is read above it
FIND_SIDE_PX = 736  # lines are found on a smaller picture and read on the large one: half the time
_A4 = 2**0.5
_TALL = 1.5  # times as high as wide: the recognition turns such a line to read it
_BLANK_PX = 64
_SHORT_LINE_PX = 240  # short lines are filled up to it: narrower ones lose signs
_SETTINGS = {
    "Global.use_cls": False,  # pages arrive upright; the angle step cost signs and time
    "Global.max_side_len": LONG_SIDE_PX,
    "Global.log_level": "error",
    "Det.limit_type": "max",
    "Det.limit_side_len": FIND_SIDE_PX,
    "Rec.rec_img_shape": [3, 48, _SHORT_LINE_PX],
    "Rec.rec_batch_num": 1,  # lines of several lengths together are all filled up to the longest
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class Recognition:
    """The loaded models. One thread."""

    def __init__(self) -> None:
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self._engine = RapidOCR(params=_SETTINGS)
        blank = np.full((_BLANK_PX, _BLANK_PX, 3), 255, np.uint8)
        self._engine(blank, use_det=False)  # loads what reads lines
        engine: Any = self._engine
        engine.text_rec = SideBySide(ShortLines.of(engine.text_rec))
        self._engine(blank, use_det=True)  # loads what finds them

    def read(self, picture: bytes) -> PageText | None:
        """Read an encoded picture; None when it is no picture."""
        try:
            frame = frame_of_bytes(picture)
        except UnreadablePictureError:
            return None
        return self.read_frame(frame)

    def read_frame(self, frame: Frame) -> PageText:
        """Read a picture as the camera's own code holds it, whichever way up it lies.

        A page whose writing makes little sense is read a second time, upside down; one whose
        lines stand, once more as they lie.
        """
        page = self._either_way(frame)
        if not _stands(page):
            return page
        # A standing line is turned against the clock to be read, so its page is too.
        lain = (page.turned + 270) % 360
        again = self._either_way(turned(frame, lain))
        is_better = not _stands(again) and _sense(again) >= min(_SENSIBLE, _sense(page))
        return replace(again, turned=(again.turned + lain) % 360) if is_better else page

    def _either_way(self, frame: Frame) -> PageText:
        page = self._read(frame)
        if not page.lines or _sense(page) >= _SENSIBLE:
            return page
        over = self._read(turned(frame, 180))
        return page if _sense(over) <= _sense(page) else replace(over, turned=180)

    def _read(self, frame: Frame) -> PageText:
        height, width = frame.shape[:2]
        codes = tuple(CodeText(*astuple(one)) for one in codes_on(frame))
        finder: Any = self._engine.text_det  # loaded when the models were
        finder.limit_side_len = find_side_px(width, height)
        with tiny_numbers_as_nothing():
            found = self._engine(frame)
        if not isinstance(found, RapidOCROutput) or found.boxes is None:
            return PageText(width, height, (), codes)
        rows = zip(found.boxes, found.txts or (), found.scores or (), strict=True)
        lines = tuple(self._looked_through(_line(*row), frame) for row in rows)
        return PageText(width, height, lines, codes)

    def _looked_through(self, line: TextLine, page: Frame) -> TextLine:
        """Say of a line whether it is a seal's; read once more what stands under one."""
        place = place_on(line, page)
        ink = ink_of(place)
        if ink is Ink.PLAIN:
            return line
        if ink is Ink.SEAL:
            return replace(line, is_red=True)
        lines: Any = self._engine.text_rec
        again = lines(TextRecInput(img=[without_seal(place)]))
        text, score = again.txts[0], round(float(again.scores[0]), 3)
        is_better = bool(text.strip()) and score > line.confidence
        return replace(line, text=text, confidence=score) if is_better else line


def find_side_px(width: int, height: int) -> int:
    """Say how large a picture is for finding its lines: longer for a receipt than for a page."""
    longer = max(width, height) / max(1, min(width, height)) / _A4
    return min(LONG_SIDE_PX, round(FIND_SIDE_PX * math.sqrt(max(1.0, longer))))


def _sense(page: PageText) -> float:
    """Return how sure the recognition is of a sign, as a mean over all."""
    signs = sum(len(line.text) for line in page.lines)
    return sum(line.confidence * len(line.text) for line in page.lines) / max(1, signs)


def _stands(page: PageText) -> bool:
    """Say whether most of what is written runs down or up the picture."""
    signs = {True: 0, False: 0}
    for line in page.lines:
        if len(line.text) > 1:
            signs[line.height > _TALL * (line.right - line.left)] += len(line.text)
    return signs[True] > signs[False]


def _line(corners: object, text: str, confidence: float) -> TextLine:
    points = np.asarray(corners, dtype=float)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return TextLine(
        text, float(left), float(top), float(right), float(bottom), round(float(confidence), 3)
    )
