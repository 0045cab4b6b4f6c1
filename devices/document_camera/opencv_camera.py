"""A document camera on USB (V4L2) through OpenCV. Unproved: no hardware was at hand.

What is proved is only that a missing camera is NO_CAMERA and that nothing
raises. Hot-plug, exposure and focus wait for the bench.
"""

import logging

import cv2
import numpy as np

from devices.document_camera.contract import CameraState, Frame

logger = logging.getLogger(__name__)

_FLUSHED = 2  # pictures that a driver may still hold from before


class OpencvCamera:
    """A `DocumentCamera` behind a device path such as ``/dev/kiosk-camera``."""

    def __init__(self, device: str, width_px: int = 2592, height_px: int = 1944) -> None:
        self._device = device
        self._size = (width_px, height_px)
        self._capture: cv2.VideoCapture | None = None
        self._state = CameraState.CLOSED

    @property
    def state(self) -> CameraState:
        """Say whether the camera can see."""
        return self._state

    def open(self) -> None:
        """Switch the camera on."""
        self._let_go()
        capture = cv2.VideoCapture(self._device, cv2.CAP_V4L2)
        if not capture.isOpened():
            capture.release()
            self._state = CameraState.NO_CAMERA
            return
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))  # else 2 pictures/s
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self._capture = capture
        self._state = CameraState.SEEING
        logger.info("document camera opened")

    def frame(self) -> Frame | None:
        """Return a picture taken now."""
        if self._state is CameraState.CLOSED:
            return None
        if self._capture is None:
            self.open()
        if self._capture is None:
            return None
        for _ in range(_FLUSHED):
            self._capture.grab()
        taken, picture = self._capture.read()
        if not taken:
            logger.warning("the document camera gives no picture: %s", CameraState.NO_PICTURE.value)
            self._let_go()
            self._state = CameraState.NO_PICTURE
            return None
        self._state = CameraState.SEEING
        return np.asarray(picture, dtype=np.uint8)

    def close(self) -> None:
        """Switch the camera off."""
        self._let_go()
        self._state = CameraState.CLOSED

    def _let_go(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None
