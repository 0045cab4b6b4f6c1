"""Harder scenes: stripes, checks, print below, straight shadows, fingers, worn papers."""

import cv2
import numpy as np
from PIL import Image

from devices.document_camera.quadrilateral import Corners
from tests.bench.papers import photographs
from tests.bench.papers.grounds import GROUNDS, Scene, coloured, grained, turned, with_things
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.sheets import KINDS, Sheet, bowed, lines, sheet

_MOST_CUT = 0.1  # of a sheet's side: how much of its margin a worn sheet has lost
_FAR = 3000.0


def hard_photograph(seed: int, subset: Subset = Subset.PAGE) -> Photograph:
    """Take the hard picture that belongs to a seed."""
    rng = np.random.default_rng([seed, 77, len(subset)])
    size = (int(rng.integers(560, 1100)), int(rng.integers(560, 1100)))
    grounds = {**GROUNDS, "stripes": stripes, "checks": stripes, "printed": printed}
    ground = str(rng.choice(list(grounds)))
    scene = with_things(grounds[ground](rng, size), rng)
    is_shadowed = rng.random() < 0.35
    if subset is Subset.NO_PAGE:
        scene = _shadowed(scene, rng) if is_shadowed else scene
        return Photograph(photographs.seen(scene, rng), subset, None, (ground,))
    paper = _worn(sheet(str(rng.choice(list(KINDS))), rng), rng)
    flat = photographs.outline(paper)
    if rng.random() < 0.3 and paper.kind != "card":
        paper, flat = bowed(paper, float(rng.uniform(-0.03, 0.03)))
    corners = photographs.placed(flat, size, subset, rng)
    scene = photographs.laid(scene, paper, _matrix(flat, corners), rng)
    if is_shadowed:
        scene = _shadowed(scene, rng)
    if rng.random() < 0.25:
        scene = photographs.held(scene, corners, rng)
    tags = (ground, paper.kind, *(["shadow"] if is_shadowed else []))
    return Photograph(photographs.seen(scene, rng), subset, corners, tags)


def stripes(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A cloth or a plastic cover with broad stripes, perhaps both ways."""
    ys, xs = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    period = rng.uniform(20, 220)
    one, two = coloured(rng, 20, 240, 50), coloured(rng, 20, 240, 50)
    wave = (((xs / period) % 1) < rng.uniform(0.2, 0.8)).astype(np.float32)
    if rng.random() < 0.5:
        wave = (wave + (((ys / period) % 1) < rng.uniform(0.2, 0.8))) / 2
    woven = one * wave[..., None] + two * (1 - wave[..., None])
    return turned(np.asarray(woven + grained(rng, size, 2)[..., None] * 3, np.float32), rng)


def printed(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A newspaper, or other papers, all over."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 120, 235, 10)
    image = Image.fromarray(np.clip(base, 0, 255).astype(np.uint8)[:, :, ::-1].copy())
    lines(image, rng, (5, 5, size[1] - 5, size[0] - 5))
    return turned(np.asarray(image)[:, :, ::-1].astype(np.float32).copy(), rng)


def _shadowed(scene: Scene, rng: np.random.Generator) -> Scene:
    """Let a shadow with one straight edge fall over everything."""
    size = scene.shape[:2]
    middle, turn = rng.uniform(0.2, 0.8, 2) * size[::-1], rng.uniform(0, np.pi)
    along = np.array([np.cos(turn), np.sin(turn)]) * _FAR
    across = np.array([-along[1], along[0]])
    ends = (middle - along, middle + along)
    rim = np.stack([*ends, ends[1] + across, ends[0] + across])
    mask = np.zeros(size, np.float32)
    cv2.fillPoly(mask, [rim.astype(np.int32)], 1.0)
    soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.8, 6))
    return np.asarray(scene * (1 - rng.uniform(0.25, 0.6) * soft)[..., None], np.float32)


def _worn(paper: Sheet, rng: np.random.Generator) -> Sheet:
    """Take margins off, and crumple what is left."""
    picture, alpha = paper.picture, paper.alpha
    if rng.random() < 0.6 and paper.kind != "card":
        high, wide = picture.shape[:2]
        sides = np.array([high, high, wide, wide]) * rng.uniform(0, _MOST_CUT, 4)
        top, bottom, left, right = (int(side) for side in sides)
        picture = picture[top : high - bottom, left : wide - right]
        alpha = alpha[top : high - bottom, left : wide - right]
    size = picture.shape[:2]
    folds = grained(rng, size, rng.uniform(60, 250)) * rng.uniform(0, 9)
    crumpled = np.clip(picture.astype(np.float32) + folds[..., None], 0, 255).astype(np.uint8)
    return Sheet(np.ascontiguousarray(crumpled), np.ascontiguousarray(alpha), paper.kind)


def _matrix(flat: Corners, corners: Corners) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(cv2.getPerspectiveTransform(flat, corners), np.float64)
