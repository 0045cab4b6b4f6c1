"""What people photograph with a telephone: papers and cards on all sorts of places, or in a hand.

Beside the ordinary (`photographs`) and the hard (`hard`) scenes: things beside the paper that
reach out of the picture, a table's edge, a hand before a room out of focus, folds, the
telephone's own shadow, small cards, and papers that nearly reach the picture's rim.
"""

from itertools import pairwise

import cv2
import numpy as np

from devices.document_camera.quadrilateral import Corners
from tests.bench.papers import photographs
from tests.bench.papers.grounds import Scene, with_things
from tests.bench.papers.hands import in_hand
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.places import beside, place, room
from tests.bench.papers.sheets import Sheet, bowed, sheet

_LEAST_AREA = 0.045  # of the picture: smaller ones nobody takes
_RIM_PX = 7
_LAID = (
    *("form", "letter", "letter", "receipt", "card", "card", "card"),
    *("booklet", "spread", "cover"),
)
_HELD = ("card", "card", "card", "booklet", "receipt", "letter")
_SMALL = ("card", "receipt", "booklet")


def hand_held(seed: int, subset: Subset = Subset.PAGE) -> Photograph:
    """Take the hand-held picture that belongs to a seed."""
    rng = np.random.default_rng([seed, 4242, len(subset)])
    long = int(rng.integers(760, 1100))
    size = (long, int(long * rng.choice([0.5625, 0.75])))
    if rng.random() < 0.3:
        size = size[::-1]
    scene, name = place(rng, size)
    is_held = rng.random() < 0.25
    if is_held:
        scene, name = room(rng, size), "room"
    else:
        if rng.random() < 0.35:
            scene, name = beside(rng, scene), f"{name}+beside"
        if rng.random() < 0.5:
            scene = with_things(scene, rng, 5)
    if subset is Subset.NO_PAGE:
        return _taken(rng, scene, subset, None, (name,))
    paper, flat, tags = _paper(rng, is_held=is_held)
    is_small = paper.kind in _SMALL and rng.random() < 0.6
    corners = _placed(rng, flat, size, subset, is_small=is_small)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, corners), np.float64)

    def laid(below: Scene) -> Scene:
        return photographs.laid(below, paper, matrix, rng)

    scene = in_hand(rng, scene, corners, laid) if is_held else laid(scene)
    return _taken(rng, scene, subset, corners, (name, *tags))


def _taken(
    rng: np.random.Generator,
    scene: Scene,
    subset: Subset,
    corners: Corners | None,
    tags: tuple[str, ...],
) -> Photograph:
    size = scene.shape[0], scene.shape[1]
    if rng.random() < 0.45:
        scene = scene * _own_shadow(rng, size)[..., None]
    frame = photographs.seen(np.asarray(scene, np.float32), rng)
    return Photograph(frame, subset, corners, tags)


def _paper(rng: np.random.Generator, *, is_held: bool) -> tuple[Sheet, Corners, tuple[str, ...]]:
    kind = str(rng.choice(_LAID))
    if is_held:
        kind = str(rng.choice(_HELD))
    paper = sheet(kind, rng)
    tags = [kind, *(["held"] if is_held else [])]
    if kind == "card" and rng.random() < 0.7:
        paper = _engraved(rng, paper)
    if kind not in {"card", "cover"} and rng.random() < 0.35:
        paper = _folded(rng, paper)
        tags.append("folded")
    flat = photographs.outline(paper)
    if kind != "card" and rng.random() < 0.3:
        paper, flat = bowed(paper, float(rng.uniform(-0.02, 0.02)))
        tags.append("bent")
    return paper, np.asarray(flat, np.float32), tuple(tags)


def _folded(rng: np.random.Generator, paper: Sheet) -> Sheet:
    """Fold a sheet into panels, each of which leans its own way."""
    picture = paper.picture.astype(np.float32)
    for axis in (0,) if rng.random() < 0.6 else (0, 1):
        count, length = int(rng.integers(2, 5)), picture.shape[axis]
        at = np.linspace(0, length, count + 1).astype(int)
        shade = np.ones(length, np.float32)
        for one, two in pairwise(at):
            level = rng.uniform(0.86, 1.05)
            shade[one:two] = level + np.linspace(-1, 1, two - one) * rng.uniform(-0.05, 0.05)
        shade = np.asarray(cv2.GaussianBlur(shade[:, None], (0, 0), 3)[:, 0], np.float32)
        for crease in at[1:-1]:
            shade[max(0, crease - 2) : crease + 2] *= rng.uniform(0.8, 1.1)
        picture *= shade[:, None, None] if axis == 0 else shade[None, :, None]
    return Sheet(np.clip(picture, 0, 255).astype(np.uint8), paper.alpha, paper.kind)


def _engraved(rng: np.random.Generator, paper: Sheet) -> Sheet:
    """Draw the fine waves of a certificate."""
    picture = paper.picture.astype(np.float32)
    high, wide = picture.shape[:2]
    xs = np.arange(wide)
    for row in range(int(rng.integers(4, 14))):
        wave = np.sin(xs / rng.uniform(15, 60) + rng.uniform(0, 6)) * rng.uniform(5, 30)
        path = np.stack([xs, high * (row + 0.5) / 10 + wave], 1).astype(np.int32)
        shade = (picture.mean(axis=(0, 1)) * rng.uniform(0.75, 1.15)).tolist()
        thick = int(rng.integers(1, 4))
        cv2.polylines(picture, [path], isClosed=False, color=shade, thickness=thick, lineType=16)
    return Sheet(np.clip(picture, 0, 255).astype(np.uint8), paper.alpha, paper.kind)


def _own_shadow(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """Return how much light the telephone and the head behind it leave."""
    ys, xs = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    middle = rng.uniform(0, 1, 2) * size[::-1]
    wide, turn = rng.uniform(0.2, 0.6, 2) * size[::-1], rng.uniform(0, 3.14)
    x = (xs - middle[0]) * np.cos(turn) + (ys - middle[1]) * np.sin(turn)
    y = (ys - middle[1]) * np.cos(turn) - (xs - middle[0]) * np.sin(turn)
    far = np.maximum(np.abs(x) / wide[0], np.abs(y) / wide[1])
    soft = rng.uniform(0.03, 0.5)
    dark = rng.uniform(0.15, 0.5) * np.clip((1 - far) / soft, 0, 1)
    return np.asarray(1 - dark, np.float32)


def _placed(
    rng: np.random.Generator,
    flat: Corners,
    size: tuple[int, int],
    subset: Subset,
    *,
    is_small: bool,
) -> Corners:
    """Look at the paper until it lies as the subset wants it, sometimes small or near the rim."""
    whole = np.array(size[::-1], np.float32)
    while True:
        corners = photographs.looked_at(flat, size, rng)
        if is_small:
            middle = corners.mean(0)
            corners = (corners - middle) * rng.uniform(0.65, 0.95) + middle
            corners = corners + rng.normal(0, 0.06, 2) * whole
        elif rng.random() < 0.25:
            least = corners.min(0)
            scale = float(((whole - 2 * _RIM_PX) / (corners.max(0) - least)).min())
            corners = (corners - least) * scale
            room_left = whole - corners.max(0) - 2 * _RIM_PX
            corners = corners + rng.uniform(0, 1, 2) * room_left + _RIM_PX
        corners = corners.astype(np.float32)
        if subset is Subset.CUT_OFF:
            corners = corners + (rng.uniform(-0.6, 0.6, 2) * whole).astype(np.float32)
        if cv2.contourArea(corners) < _LEAST_AREA * size[0] * size[1]:
            continue
        if photographs.is_as_wanted(corners, size, subset):
            return np.asarray(corners, np.float32)
