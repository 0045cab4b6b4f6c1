"""A document camera without hardware: its picture is a file, and hands replace the file."""

from pathlib import Path

import cv2

from devices.document_camera.contract import CameraState, Frame
from devices.document_camera.frames import frame_of_file
from devices.errors import UnreadablePictureError

_QUALITY = 93


class EmulatedCamera:
    """A `DocumentCamera` that sees what lies in ``file``; no file is no camera."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._state = CameraState.CLOSED
        self._seen: tuple[tuple[int, int], Frame] | None = None

    @property
    def state(self) -> CameraState:
        """Say whether the camera can see."""
        return self._state

    def open(self) -> None:
        """Switch the camera on."""
        self._state = CameraState.SEEING if self._file.exists() else CameraState.NO_CAMERA

    def frame(self) -> Frame | None:
        """Return the picture in the file; an unchanged file is not decoded again."""
        if self._state is CameraState.CLOSED:
            return None
        try:
            frame = self._look()
        except FileNotFoundError:
            self._state = CameraState.NO_CAMERA
            return None
        except UnreadablePictureError:
            self._state = CameraState.NO_PICTURE
            return None
        self._state = CameraState.SEEING
        return frame

    def close(self) -> None:
        """Switch the camera off and forget the last picture."""
        self._state = CameraState.CLOSED
        self._seen = None

    def _look(self) -> Frame:
        status = self._file.stat()
        version = (status.st_ino, status.st_mtime_ns)
        if self._seen is None or self._seen[0] != version:
            self._seen = (version, frame_of_file(self._file))
        return self._seen[1].copy()


class Plate:
    """The hands of the emulated camera: what lies on the plate. ``file`` is what it sees."""

    def __init__(self, file: Path, empty: Frame) -> None:
        self._file = file
        self._empty = empty

    def lay(self, frame: Frame) -> None:
        """Let the camera see ``frame`` from now on."""
        done, jpeg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
        if not done:
            raise UnreadablePictureError("the frame cannot be encoded")
        beside = self._file.with_name(f".{self._file.name}.new")
        beside.write_bytes(jpeg.tobytes())
        beside.replace(self._file)

    def take_away(self) -> None:
        """Clear the plate."""
        self.lay(self._empty)

    def unplug(self) -> None:
        """Pull the camera's plug."""
        self._file.unlink(missing_ok=True)

    def plug(self) -> None:
        """Push the plug in; nothing lies there."""
        self.take_away()

    @property
    def is_plugged(self) -> bool:
        """Say whether the plug is in."""
        return self._file.exists()
