"""Pictures from files and from PIL as frames."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from devices.document_camera.contract import Frame
from devices.errors import UnreadablePictureError


def frame_of_bytes(data: bytes) -> Frame:
    """Decode a JPEG or PNG. Raises `UnreadablePictureError`."""
    raw = np.frombuffer(data, dtype=np.uint8)
    frame = cv2.imdecode(raw, cv2.IMREAD_COLOR) if raw.size else None
    if frame is None:
        raise UnreadablePictureError("these bytes are no picture")
    return np.asarray(frame, dtype=np.uint8)


def frame_of_file(path: Path) -> Frame:
    """Decode a picture file. Raises `UnreadablePictureError`, also if there is no such file."""
    try:
        return frame_of_bytes(path.read_bytes())
    except OSError as error:
        raise UnreadablePictureError("the file cannot be read") from error


def frame_of_image(image: Image.Image) -> Frame:
    """Turn a PIL picture into a frame."""
    return np.ascontiguousarray(np.asarray(image.convert("RGB"), dtype=np.uint8)[:, :, ::-1])
