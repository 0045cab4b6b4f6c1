"""Pictures from files and from PIL as frames."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from devices.document_camera.contract import Frame
from devices.document_camera.decoding import decoded
from devices.errors import UnreadablePictureError

_LIGHTEST, _ENOUGH = 0.99, 110.0  # of the pixels; of 255: so light are the lightest
_MOST_GAIN = 4.0  # what is darker is mostly noise


def frame_of_bytes(data: bytes) -> Frame:
    """Decode a picture. Raises `UnreadablePictureError`."""
    return decoded(data).frame


def frame_of_file(path: Path) -> Frame:
    """Decode a picture file. Raises `UnreadablePictureError`, also if there is no such file."""
    try:
        return frame_of_bytes(path.read_bytes())
    except OSError as error:
        raise UnreadablePictureError("the file cannot be read") from error


def frame_of_image(image: Image.Image) -> Frame:
    """Turn a PIL picture into a frame."""
    return np.ascontiguousarray(np.asarray(image.convert("RGB"), dtype=np.uint8)[:, :, ::-1])


def made_small(frame: Frame, long_side_px: int, *, is_quick: bool = False) -> tuple[Frame, float]:
    """Return a copy whose long side is at most ``long_side_px``, and the scale it was made with.

    A quick copy may show grain that is finer than its pixels: it is for finding, not for judging.
    """
    scale = min(1.0, long_side_px / max(frame.shape[:2]))
    size = (max(1, round(frame.shape[1] * scale)), max(1, round(frame.shape[0] * scale)))
    if is_quick and (frame.shape[0] % 2 or frame.shape[1] % 2):
        # To a size that can be halved: a fifth of the time that an odd one takes at once.
        times = 2 ** int(np.log2(max(1.0, frame.shape[1] / size[0])))
        twice = (size[0] * times, size[1] * times)
        frame = np.asarray(cv2.resize(frame, twice, interpolation=cv2.INTER_LINEAR), np.uint8)
    # By exact halves first, where the sides allow it: three times as fast.
    while frame.shape[1] >= 2 * size[0] and not (frame.shape[0] % 2 or frame.shape[1] % 2):
        half = (frame.shape[1] // 2, frame.shape[0] // 2)
        frame = np.asarray(cv2.resize(frame, half, interpolation=cv2.INTER_AREA), np.uint8)
    is_near = is_quick and frame.shape[1] < 2 * size[0]
    way = cv2.INTER_LINEAR if is_near else cv2.INTER_AREA
    small = cv2.resize(frame, size, interpolation=way)
    return np.asarray(small, dtype=np.uint8), scale


def well_lit(frame: Frame) -> Frame:
    """Return a picture that was taken in too little light as if there had been enough."""
    light = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    counts = np.cumsum(cv2.calcHist([light], [0], None, [256], [0, 256]))
    lightest = float(np.searchsorted(counts, _LIGHTEST * counts[-1]))
    gain = np.clip(_ENOUGH / max(lightest, 1.0), 1.0, _MOST_GAIN)
    return np.asarray(cv2.convertScaleAbs(frame, alpha=float(gain)), dtype=np.uint8)


def in_lab(frame: Frame) -> NDArray[np.float32]:
    """Return a slightly smoothed copy in Lab, where distances are what an eye sees."""
    lab = cv2.cvtColor(cv2.GaussianBlur(frame, (0, 0), 1.2), cv2.COLOR_BGR2LAB)
    return np.asarray(lab, dtype=np.float32)
