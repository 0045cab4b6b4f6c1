"""At which blur, movement, light and size RapidOCR stops reading, and what the gates say there.

    python -m tests.bench.papers.gates

One row a step: the share of characters read, and whether the page would be refused.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from devices.document_camera.contract import Frame
from devices.document_camera.quality import flaws
from devices.document_camera.scanned_page import PageFlag
from devices.document_camera.sharpness import softness
from devices.document_reader.recognition import Recognition
from provisioning.typeface import REGULAR

Row = dict[str, Any]

SIZES_PX = (12, 16, 22, 30, 42)  # of a character
_LINES = (
    "申请人姓名陈小满性别女民族汉族",
    "家庭住址示例省示例县河东镇柳树村",
    "公民身份号码以证件为准不得涂改",
    "经办机构收到材料后五个工作日内答复",
    "以上内容真实有效如有不实愿负责任",
    "联系电话一三八四六七二五九零一二",
)
_NOISE = 2.0
_READ = 0.97  # of the characters: a page that a reader still reads
_LATE = {PageFlag.BLURRED, PageFlag.MOVED, PageFlag.TOO_DARK, PageFlag.TOO_SMALL}


@dataclass(frozen=True, slots=True)
class _Gate:
    """One way of spoiling a page, and its steps; blur and movement in parts of a character."""

    name: str
    steps: tuple[float, ...]
    spoil: Callable[[Frame, float, int], Frame]


def _blurred(page: Frame, part: float, size: int) -> Frame:
    return np.asarray(cv2.GaussianBlur(page, (0, 0), part * size), np.uint8)


def _moved(page: Frame, part: float, size: int) -> Frame:
    length = max(3, round(part * size)) | 1
    kernel = np.full((1, length), 1 / length, np.float32)
    return np.asarray(cv2.filter2D(page, -1, kernel), np.uint8)


def _darkened(page: Frame, light: float, _size: int) -> Frame:
    return (page * light).astype(np.uint8)


GATES = (
    _Gate("blur", (0.04, 0.06, 0.08, 0.1, 0.12, 0.14, 0.17), _blurred),
    _Gate("motion", (0.2, 0.3, 0.4, 0.5, 0.6, 0.75), _moved),
    _Gate("dark", (0.4, 0.3, 0.22, 0.16, 0.12, 0.08), _darkened),
)


def page_of(size: int) -> Frame:
    """Draw six lines of print, ``size`` pixels a character."""
    font = ImageFont.truetype(str(REGULAR), size)
    wide, step = size * 20, round(size * 1.9)
    page = Image.new("RGB", (wide, step * (len(_LINES) + 1)), (236, 236, 232))
    draw = ImageDraw.Draw(page)
    for at, line in enumerate(_LINES):
        draw.text((size, round(step * (at + 0.6))), line, fill=(40, 40, 46), font=font)
    return np.ascontiguousarray(np.asarray(page, dtype=np.uint8)[:, :, ::-1])


def read_share(recognition: Recognition, page: Frame) -> float:
    """Return the share of the characters that were read, in their order."""
    found = "".join(line.text for line in recognition.read_frame(page).lines)
    truth = "".join(_LINES)
    same = SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / len(truth)


def gate_rows() -> Iterator[Row]:
    """Spoil pages of every size by every step; read them, and ask the gates."""
    recognition, rng = Recognition(), np.random.default_rng(8)
    for gate in GATES:
        for size in SIZES_PX:
            for step in gate.steps:
                page = _seen(gate.spoil(page_of(size), step, size), rng)
                share, soft = read_share(recognition, page), softness(page)
                yield {
                    "table": "gates",
                    "spoiled": gate.name,
                    "character_px": size,
                    "step": step,
                    "read": round(share, 3),
                    "is_read": share >= _READ,
                    "is_refused": bool(_LATE & set(flaws(page))),
                    "softest_px": None if soft is None else round(soft.most_px, 2),
                    "writing_px": None if soft is None else round(soft.writing_px, 1),
                }


def _seen(page: Frame, rng: np.random.Generator) -> Frame:
    return np.clip(page + rng.normal(0, _NOISE, page.shape), 0, 255).astype(np.uint8)


if __name__ == "__main__":
    for row in gate_rows():
        sys.stdout.write(json.dumps(row) + "\n")
