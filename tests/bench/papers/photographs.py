"""A paper on a ground, seen by a camera: placed in space, lit, shadowed, blurred, compressed."""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners
from tests.bench.papers.grounds import GROUNDS, Scene, with_things
from tests.bench.papers.sheets import DOTS_PER_MM, KINDS, Sheet, bowed, sheet

_OUT_AT_LEAST, _OUT_AT_MOST = 0.07, 0.5  # of a page that counts as cut off


class Subset(StrEnum):
    """What is in a picture, in the words of the truth files."""

    PAGE = "page"
    CUT_OFF = "cut_off"
    NO_PAGE = "no_page"


@dataclass(frozen=True, slots=True, eq=False)
class Photograph:
    """A picture, what is in it, where the corners truly are, and what made it hard."""

    frame: Frame
    subset: Subset
    corners: Corners | None
    tags: tuple[str, ...]


def photograph(seed: int, subset: Subset = Subset.PAGE) -> Photograph:
    """Take the picture that belongs to a seed."""
    rng = np.random.default_rng([seed, len(subset)])
    size = (int(rng.integers(640, 1300)), int(rng.integers(640, 1300)))
    ground = str(rng.choice(list(GROUNDS)))
    scene = with_things(GROUNDS[ground](rng, size), rng)
    if subset is Subset.NO_PAGE:
        return Photograph(seen(scene, rng), subset, None, (ground,))
    paper = sheet(str(rng.choice(list(KINDS))), rng)
    flat = outline(paper)
    is_bent = rng.random() < 0.25 and paper.kind != "card"
    if is_bent:
        paper, flat = bowed(paper, float(rng.uniform(-0.02, 0.02)))
    corners = placed(flat, size, subset, rng)
    scene = laid(
        scene, paper, np.asarray(cv2.getPerspectiveTransform(flat, corners), np.float64), rng
    )
    tags = [ground, paper.kind, *(["bent"] if is_bent else [])]
    if paper.kind in {"card", "receipt", "booklet"} and rng.random() < 0.3:
        scene = held(scene, corners, rng)
        tags.append("held")
    return Photograph(seen(scene, rng), subset, corners, tuple(tags))


def outline(paper: Sheet) -> Corners:
    height, width = paper.picture.shape[:2]
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)


def placed(
    flat: Corners, size: tuple[int, int], subset: Subset, rng: np.random.Generator
) -> Corners:
    """Look at the paper from somewhere until it lies in the frame as the subset wants it."""
    while True:
        corners = looked_at(flat, size, rng)
        if subset is Subset.CUT_OFF:
            corners = corners + (rng.uniform(-0.6, 0.6, 2) * size[::-1]).astype(np.float32)
        if is_as_wanted(corners, size, subset):
            return corners


def is_as_wanted(corners: Corners, size: tuple[int, int], subset: Subset) -> bool:
    """Say whether a paper lies whole in the picture, or reaches out of it, as the subset wants."""
    if subset is Subset.CUT_OFF:
        return _OUT_AT_LEAST < _part_outside(corners, size) < _OUT_AT_MOST
    return _is_inside(corners, size, 4.0)


def looked_at(flat: Corners, size: tuple[int, int], rng: np.random.Generator) -> Corners:
    """Project the paper's plane through a pinhole: turned, tilted, at some distance."""
    middle = (flat.min(axis=0) + flat.max(axis=0)) / 2
    points = np.hstack([(flat - middle) / DOTS_PER_MM, np.zeros((4, 1))]).astype(np.float64)
    quarter = int(rng.integers(0, 4)) * 90 if rng.random() < 0.3 else 0
    turn = np.radians(quarter + rng.normal(0, 14))
    tilt = np.radians(rng.normal(0, 14, 2))
    rotation, _ = cv2.Rodrigues(np.array([tilt[0], tilt[1], 0]))
    about = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    seen = points @ about.T @ rotation.T
    distance = float(np.abs(points).max()) * 2 * rng.uniform(1.3, 2.6)
    seen = seen[:, :2] / (seen[:, 2:] + distance)
    span = (seen.max(axis=0) - seen.min(axis=0)) / size[::-1]
    scale = rng.uniform(0.35, 0.98) / span.max()
    seen = seen * scale
    room = np.array(size[::-1]) - (seen.max(axis=0) - seen.min(axis=0))
    shift = -seen.min(axis=0) + np.maximum(room, 0) * rng.beta(3, 3, 2)
    return np.asarray(seen + shift, dtype=np.float32)


def _part_outside(corners: Corners, size: tuple[int, int]) -> float:
    frame = np.array([(0, 0), (size[1], 0), (size[1], size[0]), (0, size[0])], dtype=np.float32)
    shared, _ = cv2.intersectConvexConvex(corners, frame)
    return 1 - float(shared) / float(cv2.contourArea(corners))


def _is_inside(corners: Corners, size: tuple[int, int], margin: float) -> bool:
    least, most = corners.min(axis=0), corners.max(axis=0)
    return bool((least > margin).all() and (most < np.array(size[::-1]) - margin).all())


def laid(
    scene: Scene, paper: Sheet, matrix: NDArray[np.float64], rng: np.random.Generator
) -> Scene:
    size = (scene.shape[1], scene.shape[0])
    # Shrinking by a warp alone would alias: the sheet is softened to the size it is seen at.
    across = np.sqrt(abs(np.linalg.det(matrix[:2, :2])))
    soft = max(0.3, 0.45 / max(0.05, across))
    flat = cv2.GaussianBlur(paper.picture, (0, 0), soft)
    laid = cv2.warpPerspective(
        flat, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    big = cv2.warpPerspective(paper.alpha, matrix, size, flags=cv2.INTER_LINEAR)
    over = cv2.GaussianBlur(big, (0, 0), 0.6)[:, :, None]
    fall = rng.uniform(-14, 14, 2)
    moved = np.array([[1, 0, fall[0]], [0, 1, fall[1]]], dtype=np.float32)
    shadow = cv2.GaussianBlur(cv2.warpAffine(big, moved, size), (0, 0), rng.uniform(2, 12))
    dark = 1 - rng.uniform(0.05, 0.5) * shadow[:, :, None]
    return np.asarray(scene * dark * (1 - over) + laid.astype(np.float32) * over, dtype=np.float32)


def held(scene: Scene, corners: Corners, rng: np.random.Generator) -> Scene:
    """Put fingers over one side."""
    side = int(rng.integers(0, 4))
    one, two = corners[side], corners[(side + 1) % 4]
    middle = corners.mean(axis=0)
    skin = np.array([rng.uniform(90, 160), rng.uniform(120, 185), rng.uniform(170, 235)])
    wide = int(np.linalg.norm(two - one) * rng.uniform(0.12, 0.3))
    for along in rng.uniform(0.15, 0.85, int(rng.integers(1, 4))):
        at = one + (two - one) * along
        inside = at + (middle - at) * rng.uniform(0.1, 0.5)
        outside = at - (middle - at) * 3
        shade = (skin * rng.uniform(0.8, 1.1)).tolist()
        line = [tuple(int(v) for v in point) for point in (inside, outside)]
        cv2.line(scene, line[0], line[1], shade, max(4, wide), cv2.LINE_AA)
    return scene


def seen(scene: Scene, rng: np.random.Generator) -> Frame:
    """Light the scene, let shadows fall on it, then add what lens, sensor and JPEG add."""
    size = scene.shape[:2]
    field = cv2.resize(
        rng.uniform(0.8, 1.1, (3, 3)).astype(np.float32), size[::-1], interpolation=cv2.INTER_CUBIC
    )
    if rng.random() < 0.4:
        field = field * _shadow(size, rng)
    warm = np.array([rng.uniform(0.78, 1.02), rng.uniform(0.92, 1.02), 1.0], dtype=np.float32)
    dim = rng.uniform(0.18, 0.5) if rng.random() < 0.12 else rng.uniform(0.65, 1.08)
    lit = scene * field[:, :, None] * warm * np.float32(dim)
    if rng.random() < 0.15:
        lit = lit + _glare(size, rng)[:, :, None]
    lit = np.asarray(cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.4, 1.6)), np.float32)
    noisy = lit + rng.standard_normal(scene.shape, dtype=np.float32) * rng.uniform(0.5, 5)
    eight = np.clip(noisy, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", eight, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(55, 96))])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)


def _shadow(size: tuple[int, int], rng: np.random.Generator) -> Scene:
    points = (rng.uniform(-0.3, 1.3, (int(rng.integers(3, 7)), 2)) * size[::-1]).astype(np.int32)
    mask = np.zeros(size, np.float32)
    cv2.fillPoly(mask, [cv2.convexHull(points)], 1.0)
    soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(2, 50))
    return np.asarray(1 - rng.uniform(0.15, 0.5) * soft, dtype=np.float32)


def _glare(size: tuple[int, int], rng: np.random.Generator) -> Scene:
    ys, xs = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    x, y = rng.uniform(0.2, 0.8, 2) * size[::-1]
    wide = rng.uniform(0.05, 0.14) * max(size)
    return np.asarray(
        rng.uniform(60, 240) * np.exp(-((xs - x) ** 2 + (ys - y) ** 2) / (2 * wide**2)), np.float32
    )
