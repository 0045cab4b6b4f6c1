"""What else a camera sees where no paper is: streets with boards, rooms with doors and windows.

Much of it has four corners and some of it letters. What tells it from a paper is what it
stands among, its frame, and how deep that is.
"""

from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from provisioning.typeface import BOLD
from tests.bench.papers import photographs
from tests.bench.papers.grounds import GROUNDS, Scene, coloured, grained
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.places import stone
from tests.bench.papers.sheets import words

Size = tuple[int, int]


def elsewhere(seed: int) -> Photograph:
    """Take the picture without a paper that belongs to a seed."""
    rng = np.random.default_rng([seed, 1919])
    size = (int(rng.integers(560, 1000)), int(rng.integers(560, 1000)))
    name = str(rng.choice(list(_VIEWS)))
    scene = _aslant(rng, _VIEWS[name](rng, size))
    return Photograph(photographs.seen(scene, rng), Subset.NO_PAGE, None, (name,))


def _street(rng: np.random.Generator, size: Size) -> Scene:
    """Sky, houses, trees, and often a board with some large letters."""
    high, wide = size
    scene = np.ones((*size, 1), np.float32) * coloured(rng, 170, 250, 30)
    scene += (grained(rng, size, 120) * rng.uniform(0, 12))[..., None]
    for _ in range(int(rng.integers(2, 6))):
        _house(rng, scene)
    floor = int(high * rng.uniform(0.6, 0.95))
    scene[floor:] = GROUNDS[str(rng.choice(["rough", "tiles", "plain"]))](rng, size)[floor:]
    if rng.random() < 0.75:
        _board(rng, scene, _wall(rng, scene))
    for _ in range(int(rng.integers(0, 5))):
        _leaves(rng, scene)
    for _ in range(int(rng.integers(0, 6))):  # people, cars, posts
        at, reach = rng.uniform(0, 1, 2) * (wide, high), rng.uniform(0.01, 0.1, 2) * high
        shape = (tuple(at), tuple(reach), float(rng.normal(0, 5)))
        cv2.ellipse(scene, shape, coloured(rng, 5, 245, 60).tolist(), -1, cv2.LINE_AA)
    return scene


def _house(rng: np.random.Generator, scene: Scene) -> None:
    high, wide = scene.shape[:2]
    left, top = int(rng.uniform(-0.2, 0.9) * wide), int(rng.uniform(-0.1, 0.5) * high)
    right = left + int(rng.uniform(0.2, 0.7) * wide)
    shade = coloured(rng, 70, 235, 35)
    cv2.rectangle(scene, (left, top), (right, high), shade.tolist(), -1)
    step = int(rng.uniform(0.06, 0.2) * wide)
    pane, frame = coloured(rng, 15, 120, 20).tolist(), coloured(rng, 60, 250, 10).tolist()
    tall = step * rng.uniform(0.4, 0.9)
    for y in range(top + step // 2, high - step, round(step * rng.uniform(0.9, 1.5))):
        for x in range(left + step // 3, right - step, step):
            box = ((x, y), (x + round(step * 0.6), round(y + tall)))
            cv2.rectangle(scene, *box, pane, -1)
            cv2.rectangle(scene, *box, frame, max(1, step // 18))


def _wall(rng: np.random.Generator, scene: Scene) -> tuple[int, int, int, int]:
    """Build a wall that a board hangs on, and return where the board is to be."""
    high, wide = scene.shape[:2]
    across, tall = rng.uniform(0.3, 0.85) * wide, rng.uniform(0.15, 0.5) * high
    left, top = rng.uniform(0.02, 0.95 - across / wide) * wide, rng.uniform(0.15, 0.5) * high
    box = (round(left), round(top), round(left + across), round(min(top + tall, high * 0.97)))
    if rng.random() < 0.7:
        rim = round(rng.uniform(0.02, 0.12) * wide)
        brick = stone(rng, (high, wide)) if rng.random() < 0.5 else scene * 0
        brick = brick + coloured(rng, 30, 200, 40) * (0.3 if brick.any() else 1.0)
        place = np.s_[max(0, box[1] - rim) : box[3] + rim, max(0, box[0] - rim) : box[2] + rim]
        scene[place] = brick[place]
    return box


def _board(rng: np.random.Generator, scene: Scene, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    is_dark = rng.random() < 0.6
    base = coloured(rng, 15, 110, 40) if is_dark else coloured(rng, 140, 250, 40)
    ink = coloured(rng, 150, 250, 40) if is_dark else coloured(rng, 5, 110, 50)
    plate = Image.new("RGB", (right - left, bottom - top), tuple(int(v) for v in base))
    count, rows = int(rng.integers(2, 9)), int(rng.integers(1, 4))
    side = max(8, round(min(plate.width / count, plate.height / rows) * rng.uniform(0.5, 0.85)))
    font = ImageFont.truetype(str(BOLD), side)
    for row in range(rows):
        middle = (plate.width / 2, plate.height * (row + 0.5) / rows)
        colour = tuple(int(v) for v in ink)
        ImageDraw.Draw(plate).text(middle, words(rng, count), fill=colour, font=font, anchor="mm")
    drawn = np.asarray(plate, np.float32)
    scene[top:bottom, left:right] = drawn + grained(rng, drawn.shape[:2], 3)[..., None] * 3
    if rng.random() < 0.7:
        thick = max(2, round(rng.uniform(0.005, 0.03) * scene.shape[1]))
        rim = coloured(rng, 10, 240, 40).tolist()
        cv2.rectangle(scene, (left, top), (right, bottom), rim, thick)


def _leaves(rng: np.random.Generator, scene: Scene) -> None:
    high, wide = scene.shape[:2]
    middle, reach = rng.uniform(0, 1, 2) * (wide, high), rng.uniform(0.05, 0.25) * wide
    green = np.array([30, 110, 60]) * rng.uniform(0.4, 1.4)
    for _ in range(int(rng.integers(60, 300))):
        x, y = middle + rng.normal(0, reach / 2, 2)
        axes = tuple(rng.uniform(2, max(3.0, reach / 8), 2).astype(int).tolist())
        shade = (green * rng.uniform(0.5, 1.6)).tolist()
        turn = float(rng.uniform(0, 180))
        cv2.ellipse(scene, (int(x), int(y)), axes, turn, 0, 360, shade, -1, cv2.LINE_AA)


def _room(rng: np.random.Generator, size: Size) -> Scene:
    """A wall with a door, windows, cupboards; all of it sharp."""
    high, wide = size
    scene = np.ones((*size, 1), np.float32) * coloured(rng, 120, 245, 15)
    scene += (grained(rng, size, 2) * rng.uniform(0, 4))[..., None]
    floor = int(high * rng.uniform(0.7, 1.0))
    scene[floor:] = GROUNDS[str(rng.choice(["wood", "tiles", "plain"]))](rng, size)[floor:]
    for _ in range(int(rng.integers(1, 5))):
        left, top = rng.uniform(0, 0.8) * wide, rng.uniform(0, 0.5) * high
        reach = rng.uniform(0.12, 0.5, 2) * (wide, high)
        one = (round(left), round(top))
        two = (round(left + reach[0]), round(top + reach[1]))
        shade, rim = coloured(rng, 30, 250, 35), coloured(rng, 30, 250, 25)
        cv2.rectangle(scene, one, two, rim.tolist(), -1)
        thick = max(3, round(rng.uniform(0.01, 0.04) * wide))
        across, down = int(rng.integers(1, 4)), int(rng.integers(1, 4))
        for column in range(across):
            for row in range(down):
                x = one[0] + np.array([column, column + 1]) * (two[0] - one[0]) // across
                y = one[1] + np.array([row, row + 1]) * (two[1] - one[1]) // down
                low, far = (int(x[0]) + thick, int(y[0]) + thick), (int(x[1]), int(y[1]))
                cv2.rectangle(scene, low, far, (shade * rng.uniform(0.85, 1.1)).tolist(), -1)
    return scene


def _aslant(rng: np.random.Generator, scene: Scene) -> Scene:
    """See it a little from the side."""
    high, wide = scene.shape[:2]
    flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    seen = flat + rng.uniform(-0.08, 0.08, (4, 2)).astype(np.float32) * (wide, high)
    matrix = cv2.getPerspectiveTransform(flat, seen.astype(np.float32))
    edge = cv2.BORDER_REFLECT_101
    return np.asarray(cv2.warpPerspective(scene, matrix, (wide, high), borderMode=edge), np.float32)


_VIEWS: dict[str, Callable[[np.random.Generator, Size], Scene]] = {
    "street": _street,
    "room": _room,
}
