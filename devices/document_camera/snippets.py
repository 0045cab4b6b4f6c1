"""A small picture of one place on a page, so that a person can compare what was read."""

import cv2

from devices.document_camera.frames import frame_of_bytes
from devices.errors import UnreadablePictureError

_AROUND = 0.6  # of the place's height: what is shown around it
_LEAST_HIGH_PX = 96


def snippet(picture: bytes, left: int, top: int, right: int, bottom: int) -> bytes:
    """Cut a place out of an encoded picture; a JPEG, at least 96 pixels high.

    Raises UnreadablePictureError, also when nothing of the place is on the picture.
    """
    frame = frame_of_bytes(picture)
    around = max(4, int((bottom - top) * _AROUND))
    part = frame[max(0, top - around) : bottom + around, max(0, left - around) : right + around]
    if not part.size:
        raise UnreadablePictureError("the place is not on the picture")
    scale = max(1.0, _LEAST_HIGH_PX / part.shape[0])
    large = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    done, data = cv2.imencode(".jpg", large, [cv2.IMWRITE_JPEG_QUALITY, 88])
    if not done:
        raise UnreadablePictureError("the place cannot be encoded")
    return data.tobytes()
