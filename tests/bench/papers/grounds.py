"""What papers lie on: boards, tiles, cloth, keyboards, other papers, and things beside them."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Scene = NDArray[np.float32]


def grained(
    rng: np.random.Generator, size: tuple[int, int], cell: float, across: float = 1
) -> Scene:
    """Return smooth noise of deviation one, its cells ``cell`` pixels high, ``across`` as wide."""
    high, wide = max(2, round(size[0] / cell)), max(2, round(size[1] / (cell * across)))
    coarse = rng.standard_normal((high, wide)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, size[::-1], interpolation=cv2.INTER_CUBIC), np.float32)


def coloured(rng: np.random.Generator, low: float, high: float, spread: float = 25) -> Scene:
    """Return a colour of a lightness between two, off grey by at most ``spread``."""
    base = rng.uniform(low, high)
    return np.asarray(np.clip(base + rng.uniform(-spread, spread, 3), 3, 252), dtype=np.float32)


def plain(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A board of one colour, dark to nearly white."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 15, 245)
    rough = grained(rng, size, 2) * rng.uniform(0, 4) + grained(rng, size, 40) * rng.uniform(0, 4)
    return np.asarray(base + rough[:, :, None], dtype=np.float32)


def pale(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A white desk, on which a white paper is hard to see."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 195, 240, 9)
    rough = grained(rng, size, 3) * rng.uniform(0, 2) + grained(rng, size, 60) * rng.uniform(0, 3)
    return np.asarray(base + rough[:, :, None], dtype=np.float32)


def wood(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """Boards of wood with grain and, often, joints."""
    ramp = np.array([rng.uniform(20, 90), rng.uniform(60, 140), rng.uniform(100, 200)], np.float32)
    grain = grained(rng, size, 3, 40) * rng.uniform(4, 14) + grained(
        rng, size, 14, 25
    ) * rng.uniform(3, 12)
    board = ramp * (1 + grain[:, :, None] / 150)
    if rng.random() < 0.5:
        step = int(rng.integers(size[0] // 5, size[0] // 2))
        for y in range(int(rng.integers(0, step)), size[0], step):
            board[y : y + int(rng.integers(1, 4))] *= rng.uniform(0.4, 0.8)
    return turned(np.asarray(board * rng.uniform(0.6, 1.2), dtype=np.float32), rng)


def tiles(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """Tiles with joints, turned anyhow."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 120, 235, 15)
    base += (grained(rng, size, 9) * rng.uniform(1, 8))[:, :, None]
    step, wide = int(rng.integers(110, 420)), int(rng.integers(2, 7))
    joint = coloured(rng, 40, 200)
    for at in range(int(rng.integers(0, step)), max(size), step):
        base[at : at + wide, :] = joint
        base[:, at : at + wide] = joint
    return turned(base, rng)


def cloth(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A cloth with stripes, checks or flowers."""
    ys, xs = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    period = rng.uniform(12, 120)
    wave = np.sign(np.sin(xs / period * 6.28)) + rng.integers(0, 2) * np.sign(
        np.sin(ys / period * 6.28)
    )
    one, two = coloured(rng, 10, 240, 60), coloured(rng, 10, 240, 60)
    mixed = (wave[:, :, None] + 2) / 4
    woven = one * mixed + two * (1 - mixed) + (grained(rng, size, 2) * 5)[:, :, None]
    return turned(np.asarray(woven, dtype=np.float32), rng)


def keys(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """A keyboard."""
    board = np.ones((*size, 1), np.float32) * coloured(rng, 15, 60, 5)
    step = int(rng.integers(40, 110))
    cap = coloured(rng, 30, 230, 10)
    for y in range(-step, size[0], step):
        shift = int(rng.integers(0, step))
        for x in range(-shift, size[1], step):
            gap = max(3, step // 9)
            cv2.rectangle(
                board, (x + gap, y + gap), (x + step - gap, y + step - gap), cap.tolist(), -1
            )
            if step > 60:
                cv2.putText(
                    board, "K", (x + step // 3, y + step // 2), 0, step / 90, (128, 128, 128), 2
                )
    return turned(board, rng)


def rough(rng: np.random.Generator, size: tuple[int, int]) -> Scene:
    """Stone, carpet, grass: noise of all sizes."""
    base = np.ones((*size, 1), np.float32) * coloured(rng, 40, 190, 40)
    for cell in (2, 5, 12, 30, 80):
        base += (
            grained(rng, size, cell)[:, :, None]
            * rng.uniform(0, 16)
            * rng.uniform(0.4, 1.3, 3).astype(np.float32)
        )
    return base


def turned(scene: Scene, rng: np.random.Generator) -> Scene:
    """Look at a ground from any side, and aslant."""
    high, wide = scene.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(0, 180), rng.uniform(1, 1.8))
    whole = np.vstack([matrix, [0, 0, 1]])
    whole[2, :2] = rng.uniform(-2e-4, 2e-4, 2)
    return np.asarray(
        cv2.warpPerspective(scene, whole, (wide, high), borderMode=cv2.BORDER_REFLECT_101),
        np.float32,
    )


def with_things(scene: Scene, rng: np.random.Generator, most: int = 6) -> Scene:
    """Lay pens, cables, cups and stones about. None of them has four sides of a page's shape."""
    high, wide = scene.shape[:2]
    for _ in range(int(rng.integers(0, most + 1))):
        colour = coloured(rng, 5, 245, 60).tolist()
        x, y = int(rng.uniform(0, wide)), int(rng.uniform(0, high))
        reach = int(rng.uniform(0.04, 0.25) * wide)
        match int(rng.integers(0, 4)):
            case 0:
                cv2.circle(scene, (x, y), reach // 2, colour, -1, cv2.LINE_AA)
                cv2.circle(
                    scene, (x, y), reach // 3, coloured(rng, 5, 245).tolist(), -1, cv2.LINE_AA
                )
            case 1:
                angle = rng.uniform(0, 6.28)
                end = (round(x + 2 * reach * np.cos(angle)), round(y + 2 * reach * np.sin(angle)))
                cv2.line(scene, (x, y), end, colour, int(rng.integers(5, 26)), cv2.LINE_AA)
            case 2:
                steps = rng.normal(0, reach / 3, (9, 2)).cumsum(axis=0).cumsum(axis=0) / 3 + (x, y)
                smooth = cv2.resize(
                    steps.astype(np.float32), (2, 120), interpolation=cv2.INTER_CUBIC
                )
                thick = int(rng.integers(3, 10))
                path = [smooth.astype(np.int32)]
                cv2.polylines(
                    scene, path, isClosed=False, color=colour, thickness=thick, lineType=cv2.LINE_AA
                )
            case _:
                angles = np.sort(rng.uniform(0, 6.28, 9))
                far = rng.uniform(0.4, 1, 9) * reach / 2
                rim = np.stack([x + far * np.cos(angles), y + far * np.sin(angles)], axis=1)
                cv2.fillPoly(scene, [rim.astype(np.int32)], colour, cv2.LINE_AA)
    return scene


GROUNDS: dict[str, Callable[[np.random.Generator, tuple[int, int]], Scene]] = {
    "plain": plain,
    "pale": pale,
    "wood": wood,
    "tiles": tiles,
    "cloth": cloth,
    "keys": keys,
    "rough": rough,
}
