"""More places where people photograph papers: beds, stone, keyboards, table edges, rooms."""

from collections.abc import Callable

import cv2
import numpy as np

from tests.bench.papers.grounds import GROUNDS, Scene, coloured, grained, turned
from tests.bench.papers.hard import printed, stripes

_FAR = 4000
_DARK = 120  # of a byte: a board or a cap that is darker has light letters
_SIDES = 4


def bed(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A bedspread in soft folds, often with flowers."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 90, 240, 40)
    if rng.random() < 0.5:
        two, count, reach = coloured(rng, 30, 240, 70), rng.integers(20, 160), rng.uniform(6, 50)
        for _ in range(int(count)):
            middle = int(rng.uniform(0, size[1])), int(rng.uniform(0, size[0]))
            axes = int(reach * rng.uniform(0.5, 1.3)), int(reach * rng.uniform(0.3, 1))
            turn, shade = rng.uniform(0, 360), (two * rng.uniform(0.8, 1.1)).tolist()
            cv2.ellipse(base, middle, axes, turn, 0, 360, shade, -1, cv2.LINE_AA)
    folds = np.zeros(size, np.float32)
    for _ in range(int(rng.integers(2, 7))):
        fold = grained(rng, size, rng.uniform(60, 250), rng.uniform(1, 4))
        folds += np.abs(fold) * rng.uniform(-0.12, 0.12)
    matrix = cv2.getRotationMatrix2D((size[1] / 2, size[0] / 2), rng.uniform(0, 180), 1.5)
    turn_over = cv2.BORDER_REFLECT_101
    folds = np.asarray(cv2.warpAffine(folds, matrix, size[::-1], borderMode=turn_over), np.float32)
    weave = (grained(rng, size, 2) * rng.uniform(1, 5))[..., None]
    return np.asarray(base * (1 + folds)[..., None] + weave, np.float32)


def stone(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """Granite or marble, with veins."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 60, 225, 15)
    for cell, most in ((2, 12), (4, 10), (9, 6), (40, 8)):
        base += (grained(rng, size, cell) * rng.uniform(0, most))[..., None]
    for _ in range(int(rng.integers(0, 6))):
        steps = rng.normal(0, size[1] / 8, (7, 2)).cumsum(0) + rng.uniform(0, 1, 2) * size[::-1]
        path = cv2.resize(steps.astype(np.float32), (2, 80), interpolation=cv2.INTER_CUBIC)
        shade, wide = coloured(rng, 60, 240, 15).tolist(), int(rng.integers(1, 6))
        whole = [path.astype(np.int32)]
        cv2.polylines(base, whole, isClosed=False, color=shade, thickness=wide, lineType=16)
    return np.asarray(base, np.float32)


def room(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """What is behind a paper held up: out of focus."""
    scene = np.ones((*size, 1), np.float32) * coloured(rng, 40, 220, 25)
    for _ in range(int(rng.integers(4, 14))):
        x, y = rng.uniform(-0.2, 1, 2) * size[::-1]
        wide, high = rng.uniform(0.08, 0.8, 2) * size[::-1]
        box = cv2.boxPoints(((x + wide / 2, y + high / 2), (wide, high), rng.normal(0, 6)))
        shade = coloured(rng, 10, 250, 40).tolist()
        cv2.fillPoly(scene, [box.astype(np.int32)], shade, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(scene, (0, 0), rng.uniform(2, 22)), np.float32)


def keyboard(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A keyboard with long keys and letters, seen near."""
    board = np.ones((*size, 1), np.float32) * coloured(rng, 10, 235, 6)
    step = int(rng.uniform(0.055, 0.12) * max(size))
    is_dark = board.mean() < _DARK and rng.random() < 0.7
    cap = coloured(rng, 20, 60, 5) if is_dark else coloured(rng, 150, 245, 8)
    gap = max(2, step // int(rng.integers(7, 12)))
    ink = (230,) * 3 if cap.mean() < _DARK else (40,) * 3
    for y in range(-step, size[0], step):
        x = -int(rng.integers(0, step))
        while x < size[1]:
            wide = step if rng.random() < 0.85 else int(step * rng.uniform(1.3, 3))
            _key(board, (x, y), (wide, step, gap), cap)
            letter = chr(int(rng.integers(65, 91)))
            place, thick = (x + 3 * gap, y + step // 2), max(1, step // 40)
            cv2.putText(board, letter, place, 0, step / 70, ink, thick, cv2.LINE_AA)
            x += wide
    return turned(board, rng)


def _key(board: Scene, at: tuple[int, int], shape: tuple[int, int, int], cap: Scene) -> None:
    (x, y), (wide, high, gap) = at, shape
    low, top = (x + wide - gap, y + high - gap), (x + wide - 2 * gap, y + high - 3 * gap)
    cv2.rectangle(board, (x + gap, y + gap), low, (cap * 0.7).tolist(), -1, cv2.LINE_AA)
    cv2.rectangle(board, (x + 2 * gap, y + gap), top, cap.tolist(), -1, cv2.LINE_AA)


PLACES: dict[str, Callable[[np.random.Generator, tuple[int, int]], Scene]] = {
    **GROUNDS,
    "stripes": stripes,
    "printed": printed,
    "bed": bed,
    "stone": stone,
    "keyboard": keyboard,
}
_USUAL = (
    *("plain", "plain", "pale", "pale", "wood", "wood", "tiles", "cloth", "rough", "stripes"),
    *("printed", "bed", "bed", "stone", "keyboard", "table edge", "table edge"),
)
_OF_TABLES = ("plain", "pale", "wood", "tiles", "cloth", "bed", "stone", "rough")


def place(rng: np.random.Generator, size: tuple[int, int]) -> tuple[Scene, str]:
    """Choose what a paper lies on, as often as people lay it there; return it with its name."""
    name = str(rng.choice(_USUAL))
    if name == "table edge":
        return _table_edge(rng, size), name
    return np.asarray(PLACES[name](rng, size), np.float32), name


def _table_edge(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A table, and beyond its edge the floor, which may be out of focus."""
    table, floor = (PLACES[str(rng.choice(_OF_TABLES))](rng, size) for _ in range(2))
    middle = rng.uniform(0.05, 0.95, 2) * size[::-1]
    turn = rng.choice([0, np.pi / 2]) + rng.normal(0, 0.25)
    along = np.array([np.cos(turn), np.sin(turn)]) * _FAR
    across = np.array([-along[1], along[0]])
    rim = np.stack(
        [middle - along, middle + along, middle + along + across, middle - along + across]
    )
    mask = np.zeros(size, np.float32)
    cv2.fillPoly(mask, [rim.astype(np.int32)], 1.0, cv2.LINE_AA)
    far = cv2.GaussianBlur(floor * rng.uniform(0.4, 1), (0, 0), rng.uniform(0.5, 8))
    over = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.6, 3))[..., None]
    return np.asarray(table * (1 - over) + far * over, np.float32)


def beside(rng: np.random.Generator, scene: Scene) -> Scene:
    """Lay papers, books and a telephone about that reach out of the picture."""
    high, wide = scene.shape[:2]
    for _ in range(int(rng.integers(1, 4))):
        side, part = int(rng.integers(0, _SIDES)), rng.uniform(0.05, 0.95)
        x, y = [(part * wide, 0), (wide, part * high), (part * wide, high), (0, part * high)][side]
        reach = rng.uniform(0.15, 0.7, 2) * max(high, wide)
        box = cv2.boxPoints(((x, y), tuple(reach), float(rng.normal(0, 20)))).astype(np.int32)
        shade = coloured(rng, 10, 250, 60)
        mask = np.zeros((high, wide), np.float32)
        cv2.fillPoly(mask, [box], 1.0, cv2.LINE_AA)
        fall = tuple(int(one) for one in rng.integers(-8, 9, 2))
        shadow = cv2.GaussianBlur(np.roll(mask, fall, (0, 1)), (0, 0), rng.uniform(2, 9))
        scene = scene * (1 - rng.uniform(0.1, 0.5) * shadow)[..., None]
        thing = shade + (grained(rng, (high, wide), 3) * 2)[..., None]
        scene = scene * (1 - mask[..., None]) + mask[..., None] * thing
    return np.asarray(scene, np.float32)
