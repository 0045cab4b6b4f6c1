"""What a sheet of squares tells of the fixed camera: how its lens bends, and how large things are.

A helper lays the printed sheet once (`chequers`). Its corners lie on straight lines on
paper; how far they do not in the picture is the lens. Straightened, they tell by one
projection where each place of the picture lies on the plate, in millimetres.

One number for the lens: with the distance from the middle counted in picture widths, a
place at distance r is seen at r·(1 + k·r²) (Brown 1966, first radial term). It is the one
that keeps straight lines straight best, so neither focal length nor pose need be known.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, side_lengths

ACROSS, DOWN = 9, 6  # corners between squares: an A4 sheet of squares of 25 millimetres
SQUARE_MM = 25.0
_MM_PER_INCH = 25.4
_LONG_SIDE_PX = 1200  # the squares are looked for on a copy: corners still come to a tenth
_MOST_BENT = 0.6  # either way; more is a fish's eye and no document camera
_STEPS, _ROUNDS = 13, 5  # tries in each round; each round looks in a sixth of the one before
_KEPT_PX = 1000
_WORST_MM = 1.0  # how far corners may still lie off, usually: else it was no flat sheet

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Lens:
    """How one camera bends, and where its straightened picture lies on the plate.

    ``to_mm`` takes places, counted in picture widths from the top left, to millimetres.
    """

    bend: float
    to_mm: Floats
    size: tuple[int, int]  # of the pictures it was measured in: another size is another camera's

    def __str__(self) -> str:
        """Say what was measured, for a helper."""
        return f"{self.dots_per_inch():.0f} dots per inch, the lens bends by {self.bend:+.3f}"

    def is_of(self, frame: Frame) -> bool:
        """Say whether a picture may be this camera's."""
        return (frame.shape[1], frame.shape[0]) == self.size

    def straight(self, frame: Frame) -> Frame:
        """Return a picture (of any size, all of what the camera saw) without the lens' bend."""
        high, wide = frame.shape[:2]
        # A still's maps would take thirty megabytes for good: they are made each time.
        maps = (_kept_maps if wide < _KEPT_PX else _maps)(self.bend, wide, high)
        flat = cv2.remap(frame, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(flat, np.uint8)

    def seen(self, corners: Corners, size: tuple[int, int]) -> Corners:
        """Return where places of the straightened picture lie in the one the camera took."""
        wide, high = size
        middle = np.array([wide, high], np.float32) / 2
        far = (corners - middle) / wide
        grown = 1 + np.float32(self.bend) * (far**2).sum(axis=1, keepdims=True)
        return np.asarray(middle + far * grown * wide, np.float32)

    def millimetres(self, corners: Corners, wide: int) -> tuple[float, float]:
        """Return how wide and how high a paper truly is; corners as in the straightened picture."""
        places = cv2.perspectiveTransform((corners / wide)[None].astype(np.float64), self.to_mm)[0]
        top, right, bottom, left = side_lengths(np.asarray(places, np.float32))
        return float(top + bottom) / 2, float(left + right) / 2

    def dots_per_inch(self) -> float:
        """Return how finely the camera sees the middle of its plate."""
        wide, high = self.size
        box = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
        place = np.array([wide, high], np.float32) / 2 + box / 2
        across, down = self.millimetres(np.asarray(place, np.float32), wide)
        return _MM_PER_INCH / ((across + down) / 2)

    def as_file(self) -> bytes:
        """Return the lens as JSON."""
        told = {"bend": self.bend, "to_mm": self.to_mm.tolist(), "size": list(self.size)}
        return json.dumps(told).encode()

    @classmethod
    def of_file(cls, file: Path) -> "Lens | None":
        """Return what was kept in a file, or None: the sheet may never have been laid."""
        try:
            told = json.loads(file.read_bytes())
            wide, high = told["size"]
            to_mm = np.array(told["to_mm"], np.float64).reshape(3, 3)
            return cls(float(told["bend"]), to_mm, (int(wide), int(high)))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def lens_of(frame: Frame, square_mm: float = SQUARE_MM) -> Lens | None:
    """Measure the lens by a sheet of squares that lies on the plate; None without such a sheet."""
    high, wide = frame.shape[:2]
    corners = _squares_in(frame)
    if corners is None:
        return None
    rows, columns = np.mgrid[0:DOWN, 0:ACROSS]
    truth = np.stack([columns, rows], axis=-1).reshape(-1, 2) * square_mm
    best, reach = 0.0, _MOST_BENT
    for _ in range(_ROUNDS):
        tries = best + np.linspace(-reach, reach, _STEPS)
        best = float(min(tries, key=lambda one: _fitted(corners, truth, one, (wide, high))[1]))
        reach /= _STEPS // 2
    to_mm, off = _fitted(corners, truth, best, (wide, high))
    return Lens(best, to_mm, (wide, high)) if off < _WORST_MM else None


def _squares_in(frame: Frame) -> Floats | None:
    """Return the corners between the squares, row by row, in pixels."""
    scale = min(1.0, _LONG_SIDE_PX / max(frame.shape[:2]))
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    is_there, corners = cv2.findChessboardCornersSB(grey, (ACROSS, DOWN), flags=_FLAGS)
    if not is_there:
        return None
    # Places are counted from a pixel's middle: half a pixel of a copy is more of the whole.
    return np.asarray((corners.reshape(-1, 2) + 0.5) / scale - 0.5, np.float64)


_FLAGS = cv2.CALIB_CB_NORMALIZE_IMAGE


def _fitted(
    corners: Floats, truth: Floats, bend: float, size: tuple[int, int]
) -> tuple[Floats, float]:
    """Return the projection to millimetres for a bend, and how far corners lie off it, usually."""
    wide, high = size
    camera = _camera(wide, high)
    flat = cv2.undistortPoints(corners[:, None], camera, _bends(bend), P=camera)[:, 0] / wide
    to_mm: Any = cv2.findHomography(flat, truth)[0]  # None where all lie on one line
    if to_mm is None:
        return np.eye(3), np.inf
    there = cv2.perspectiveTransform(flat[None], to_mm)[0]
    off = np.sqrt(((there - truth) ** 2).sum(axis=1).mean())
    return np.asarray(to_mm, np.float64), float(off)


def _maps(bend: float, wide: int, high: int) -> tuple[Frame, Frame]:
    camera = _camera(wide, high)
    return cv2.initUndistortRectifyMap(  # type: ignore[return-value]
        camera, _bends(bend), None, camera, (wide, high), cv2.CV_16SC2
    )


_kept_maps = lru_cache(maxsize=2)(_maps)


def _bends(bend: float) -> Floats:
    return np.array([bend, 0, 0, 0], np.float64)


def _camera(wide: int, high: int) -> Floats:
    """Return a camera whose focal length is its picture's width: bends are counted in widths."""
    return np.array([[wide, 0, wide / 2], [0, wide, high / 2], [0, 0, 1]], np.float64)
