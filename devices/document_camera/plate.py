"""What the kiosk's own camera sees of its plate when nothing lies there: its calibration.

The camera stands still over the plate, so whatever differs from the bare plate is
what was laid on it. The light may change; it is compared along the rim, where papers
seldom lie. Kept is a small picture without anything of anybody.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_file, made_small
from devices.document_camera.lens import Lens
from devices.errors import UnreadablePictureError

_LONG_SIDE_PX = 224
_RIM = 0.06  # of the picture's side
_DIFFERS = 16.0  # of 255, in any colour
_SOFT_PX = 1.5
_LEAST_GAIN, _MOST_GAIN = 0.3, 3.0
_BARE = 0.004  # of the plate: a smaller change is dust
_HOLE_PX, _SPECK_PX = 9, 5
_ROUNDED_PX = 1  # by which copies of one camera's pictures differ in shape


@dataclass(frozen=True, slots=True, eq=False)
class BarePlate:
    """A small picture of the plate with nothing on it, and the lens if a sheet told of it."""

    picture: Frame
    lens: Lens | None = None

    @classmethod
    def of(cls, frame: Frame) -> "BarePlate":
        """Keep what the camera sees now."""
        return cls(made_small(frame, _LONG_SIDE_PX)[0])

    @classmethod
    def of_file(cls, file: Path) -> "BarePlate | None":
        """Return what was kept in a file, or None: a kiosk may never have been calibrated.

        The lens is kept beside it (`lens_beside`).
        """
        try:
            bare = cls.of(frame_of_file(file))
        except UnreadablePictureError:
            return None
        lens = Lens.of_file(lens_beside(file))
        return bare if lens is None else cls(lens.straight(bare.picture), lens)

    def lens_of(self, frame: Frame) -> Lens | None:
        """Return the lens through which a picture was taken, as far as it is known."""
        return self.lens if self.lens is not None and self.lens.is_of(frame) else None

    def as_file(self) -> bytes:
        """Return the picture as PNG."""
        return bytes(cv2.imencode(".png", self.picture)[1].tobytes())

    def changed(self, frame: Frame) -> Frame | None:
        """Return a mask of what differs, as small as the kept picture.

        None for a picture of another shape: it is from another camera, such as a phone's.
        """
        small = made_small(frame, _LONG_SIDE_PX)[0]
        high, wide = self.picture.shape[:2]
        if max(abs(small.shape[0] - high), abs(small.shape[1] - wide)) > _ROUNDED_PX:
            return None
        small = np.asarray(cv2.resize(small, (wide, high)), np.uint8)
        seen, bare = (
            cv2.GaussianBlur(one, (0, 0), _SOFT_PX).astype(np.float32)
            for one in (small, self.picture)
        )
        rim = np.ones(small.shape[:2], bool)
        high, wide = (max(1, round(side * _RIM)) for side in small.shape[:2])
        rim[high:-high, wide:-wide] = False
        gain = np.median(seen[rim] / np.maximum(bare[rim], 1), axis=0)
        lit = bare * np.clip(gain, _LEAST_GAIN, _MOST_GAIN).astype(np.float32)
        mask = (np.abs(seen - lit).max(axis=2) > _DIFFERS).astype(np.uint8)
        filled = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((_HOLE_PX, _HOLE_PX), np.uint8))
        opened = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((_SPECK_PX, _SPECK_PX), np.uint8))
        return np.asarray(opened, np.uint8)


def lens_beside(file: Path) -> Path:
    """Return where the lens is kept that belongs to the picture of a bare plate."""
    return file.with_name("lens.json")


def is_bare(changed: Frame) -> bool:
    """Say whether nothing lies on the plate."""
    return float(changed.mean()) < _BARE
