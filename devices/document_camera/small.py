"""Makes a page small enough for a poor line, in colour, in grey, or in black and white.

WebP, because at equal reading it takes less than half of JPEG's bytes, every
browser shows it and the kiosk's own screen reads it. AVIF takes a third less
again and cannot be shown by the kiosk (measured, decision 18).
"""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.errors import UnreadablePictureError

LARGEST_BYTES = 250 * 1024
_QUALITIES = (45, 36, 28, 20, 12, 6, 2)  # below 12 fine print suffers: only for what is no page
_INK_OF_AROUND = 0.82  # darker than that part of what is around it
_AROUND = 0.02  # of the page's long side


class Tone(StrEnum):
    """What is kept of a page's colours."""

    COLOUR = "colour"
    GREY = "grey"
    BILEVEL = "bilevel"


@dataclass(frozen=True, slots=True, repr=False)
class Packed:
    """A page as bytes of a media type that browsers show."""

    data: bytes
    media_type: str


def packed(page: Frame, tone: Tone = Tone.COLOUR) -> Packed:
    """Return the page in at most 250 KB, as good as fits. A seal needs `Tone.COLOUR`."""
    match tone:
        case Tone.BILEVEL:
            return Packed(_png(bilevel(page)), "image/png")
        case Tone.GREY:
            grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
            page = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
        case Tone.COLOUR:
            pass
    return Packed(_webp(page), "image/webp")


def bilevel(page: Frame) -> Frame:
    """Return black ink on white paper: ink is what is darker than the paper around it."""
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    side = max(15, round(_AROUND * max(grey.shape))) | 1
    paper = cv2.GaussianBlur(grey, (0, 0), side).astype(np.float32)
    return np.where(grey < paper * _INK_OF_AROUND, 0, 255).astype(np.uint8)


def _webp(page: Frame) -> bytes:
    data = b""
    for quality in _QUALITIES:
        done, packed_ = cv2.imencode(".webp", page, [cv2.IMWRITE_WEBP_QUALITY, quality])
        if not done:
            raise UnreadablePictureError("the page cannot be encoded")
        data = packed_.tobytes()
        if len(data) <= LARGEST_BYTES:
            break
    return data


def _png(plane: Frame) -> bytes:
    how = [cv2.IMWRITE_PNG_BILEVEL, 1, cv2.IMWRITE_PNG_COMPRESSION, 9]
    done, data = cv2.imencode(".png", plane, how)
    if not done:
        raise UnreadablePictureError("the page cannot be encoded")
    return bytes(data.tobytes())
