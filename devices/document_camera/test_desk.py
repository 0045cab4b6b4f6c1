"""What a document camera would see of a paper on its plate: turned, unevenly lit, noisy."""

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_image

WIDTH_PX, HEIGHT_PX = 2592, 1944  # five megapixels, as most document cameras have
PLATE_WIDTH_MM = 330.0  # an A4 sheet lies on it with room to spare
_PLATE = (58.0, 54.0, 52.0)  # dark and dull: blue, green, red
_SHADOW_PX = 24
_NOISE = 2.2

Scene = NDArray[np.float32]
Corners = NDArray[np.float32]  # top left, top right, bottom right, bottom left; x, y in pixels


@dataclass(frozen=True, slots=True)
class Lay:
    """How a paper is laid. ``tilt`` is how far a corner strays, as a part of the paper's size."""

    turn_degrees: float = 4.0
    tilt: float = 0.012
    shift_mm: tuple[float, float] = (0.0, 0.0)
    light: float = 1.0
    blur_px: float = 0.0
    seed: int = 1


@cache
def empty_plate(seed: int = 1) -> Frame:
    """Return the plate with nothing on it. One picture for all: it cannot be written to."""
    frame = _photographed(_plate(seed), Lay(seed=seed))
    frame.flags.writeable = False
    return frame


def photograph(paper: Image.Image, dots_per_mm: float, lay: Lay | None = None) -> Frame:
    """Return the camera's picture of a paper lying on the plate."""
    return photograph_with_corners(paper, dots_per_mm, lay)[0]


def photograph_with_corners(
    paper: Image.Image, dots_per_mm: float, lay: Lay | None = None
) -> tuple[Frame, Corners]:
    """Return the camera's picture and where the paper's corners truly are in it."""
    lay = lay or Lay()
    flat = frame_of_image(paper)
    corners = _corners(paper, dots_per_mm, lay)
    height, width = flat.shape[:2]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    size = (WIDTH_PX, HEIGHT_PX)
    laid = cv2.warpPerspective(flat, matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, size)
    scene = _composed(_plate(lay.seed), _floats(laid), _floats(mask))
    return _photographed(scene, lay), corners


def _corners(paper: Image.Image, dots_per_mm: float, lay: Lay) -> Corners:
    """Place the paper's corners: centred, turned, shifted, and each strayed a little."""
    pixels_per_dot = WIDTH_PX / PLATE_WIDTH_MM / dots_per_mm
    wide, high = paper.width * pixels_per_dot, paper.height * pixels_per_dot
    shrink = min(1.0, 0.92 * WIDTH_PX / wide, 0.92 * HEIGHT_PX / high)
    half = np.array([wide, high], dtype=np.float64) * shrink / 2
    square = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], dtype=np.float64) * half
    stray = random.Random(lay.seed)  # noqa: S311 - a repeatable picture, not a secret
    square += [[stray.uniform(-1, 1) * lay.tilt * 2 * side for side in half] for _ in range(4)]
    angle = np.radians(lay.turn_degrees)
    turned = square @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    pixels_per_mm = WIDTH_PX / PLATE_WIDTH_MM
    middle = np.array([WIDTH_PX / 2, HEIGHT_PX / 2]) + np.array(lay.shift_mm) * pixels_per_mm
    return np.asarray(turned + middle, dtype=np.float32)


def _plate(seed: int) -> Scene:
    """Draw the bare plate: dark, with the faint grain of a matt board."""
    grain = np.random.default_rng(seed).normal(0, 5, (HEIGHT_PX // 4, WIDTH_PX // 4))
    coarse = cv2.resize(grain.astype(np.float32), (WIDTH_PX, HEIGHT_PX))
    return np.asarray(coarse[:, :, None] + np.array(_PLATE, dtype=np.float32), dtype=np.float32)


def _composed(plate: Scene, laid: Scene, mask: Scene) -> Scene:
    """Lay the paper on the plate, with the narrow shadow that it throws."""
    fallen = np.roll(mask, (_SHADOW_PX // 2, _SHADOW_PX // 2), axis=(0, 1))
    coarse = cv2.resize(fallen, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(coarse, (0, 0), _SHADOW_PX / 16)
    shadow = cv2.resize(soft, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_LINEAR)[:, :, None]
    over = mask[:, :, None]
    return np.asarray(plate * (1 - 0.45 * shadow) * (1 - over) + laid * over, dtype=np.float32)


def _photographed(scene: Scene, lay: Lay) -> Frame:
    """Light the scene from one side, then add what lens and sensor add."""
    across = np.linspace(1.04, 0.80, WIDTH_PX, dtype=np.float32)[None, :, None]
    down = np.linspace(1.0, 0.92, HEIGHT_PX, dtype=np.float32)[:, None, None]
    warm = np.array([0.93, 0.985, 1.0], dtype=np.float32)  # a household lamp
    lit = np.asarray(scene * (across * down * lay.light) * warm, dtype=np.float32)
    lit = np.asarray(cv2.GaussianBlur(lit, (0, 0), max(0.6, lay.blur_px)), dtype=np.float32)
    tile = (HEIGHT_PX // 4, WIDTH_PX // 4, 3)  # the same grain sixteen times costs a sixteenth
    grain = np.random.default_rng(lay.seed).standard_normal(tile, dtype=np.float32) * _NOISE
    seen: Frame = np.clip(lit + np.tile(grain, (4, 4, 1)), 0, 255).astype(np.uint8)
    return seen


def _floats(picture: NDArray[Any]) -> Scene:
    return np.asarray(picture, dtype=np.float32)
