"""Hands that hold a paper up: some fingers behind it, one or two over it."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.quadrilateral import Corners
from tests.bench.papers.grounds import Scene, grained

Point = NDArray[np.floating[Any]]


def in_hand(
    rng: np.random.Generator, scene: Scene, corners: Corners, laid: Callable[[Scene], Scene]
) -> Scene:
    """Let a hand come from one side, lay the paper in it, and fingers over the paper."""
    skin = np.array([rng.uniform(85, 165), rng.uniform(115, 190), rng.uniform(165, 240)])
    side = int(rng.integers(0, 4))
    one, two = corners[side], corners[(side + 1) % 4]
    out = (one + two) / 2 - corners.mean(0)
    out = out / max(1.0, float(np.linalg.norm(out)))
    along = (two - one) / max(1.0, float(np.linalg.norm(two - one)))
    size = np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[1])
    wide = float(size) * rng.uniform(0.05, 0.12)
    for part in rng.uniform(-0.1, 1.1, int(rng.integers(2, 5))):
        tip = one + (two - one) * part - out * wide * rng.uniform(0.5, 2)
        root = tip + out * wide * 9 + along * rng.normal(0, wide * 2)
        thick, shade = wide * rng.uniform(0.9, 1.3), skin * rng.uniform(0.7, 1)
        scene = _finger(scene, (root, tip), thick, shade, rng)
    scene = laid(scene)
    for part in rng.uniform(0.12, 0.88, int(rng.integers(1, 3))):
        tip = one + (two - one) * part - out * wide * rng.uniform(0.3, 2.2)
        root = tip + out * wide * 9 + along * rng.normal(0, wide * 2)
        scene = _finger(scene, (root, tip), wide, skin * rng.uniform(0.92, 1.05), rng)
    if rng.random() < 0.25:
        one, two = corners[(side + 2) % 4], corners[(side + 3) % 4]
        tip = one + (two - one) * rng.uniform(0.2, 0.8) + out * wide * rng.uniform(0.3, 1.5)
        root = tip - out * wide * 9
        scene = _finger(scene, (root, tip), wide, skin * rng.uniform(0.92, 1.05), rng)
    return scene


def _finger(
    scene: Scene, ends: tuple[Point, Point], wide: float, skin: Point, rng: np.random.Generator
) -> Scene:
    """Draw one finger from its root to its tip: round, darker at its rims, its nail perhaps."""
    size = scene.shape[0], scene.shape[1]
    mask = np.zeros(size, np.uint8)
    root, tip = (tuple(int(one) for one in end) for end in ends)
    cv2.line(mask, root, tip, 255, max(4, int(wide)), cv2.LINE_AA)
    far = cv2.distanceTransform((mask > 127).astype(np.uint8), cv2.DIST_L2, 3) / max(2, wide / 2)
    shade = 0.62 + 0.42 * np.sqrt(np.clip(far, 0, 1))
    shadow = cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), wide / 5)
    scene = np.asarray(scene * (1 - 0.35 * shadow)[..., None], np.float32)
    flesh = skin * shade[..., None] * (1 + (grained(rng, size, 6) * 0.02)[..., None])
    over = (mask / 255)[..., None]
    scene = np.asarray(scene * (1 - over) + flesh * over, np.float32)
    if rng.random() < 0.5:
        unit = (ends[1] - ends[0]) / max(1.0, float(np.linalg.norm(ends[1] - ends[0])))
        at, turn = ends[1] - unit * wide * 0.1, float(np.degrees(np.arctan2(unit[1], unit[0])))
        axes = (max(2, int(wide * 0.35)), max(2, int(wide * 0.26)))
        nail = np.zeros(size, np.uint8)
        cv2.ellipse(nail, (int(at[0]), int(at[1])), axes, turn, 0, 360, 255, -1, cv2.LINE_AA)
        part = (nail / 255)[..., None] * 0.6
        scene = np.asarray(scene * (1 - part) + (skin * 1.12 + 8) * part, np.float32)
    return np.asarray(scene, np.float32)
