"""Lays a bent page flat, by its two bent edges: its lines of writing run as they do.

A sheet that was folded or rolled bends along one direction alone; across it stays
straight. So its edges are followed (`edge_ways`), two opposite ones must be straight, and
each place of the page lies on the straight way between the two others. Only what is
certain is bent back: edges that are seen all along, and bend so much that it matters.
Else the perspective alone is undone (`clean.straightened`).
"""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.clean import page_size
from devices.document_camera.contract import Frame
from devices.document_camera.edge_ways import Floats, edge_way
from devices.document_camera.quadrilateral import Corners

_LONG_PX = 520  # of the copy on which edges are followed
_RIM = 0.12  # of the page's side: so far beyond and inside an edge may lie
_INK_PX = 11  # on that copy ink is narrower
_LEAST_SIDE_PX = 60
_BENT, _STRAIGHT = 0.009, 0.006  # of an edge's length: how far it leaves the straight way
_MIDDLE = slice(3, -3)  # of twenty parts: near its ends an edge may be another one's
_PARTS = 20
_EXCHANGED = np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, 1]])

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """How far inside the four sides the edges lie, in pixels of the copy, from end to end."""

    top: Floats
    bottom: Floats
    left: Floats
    right: Floats

    @property
    def is_straight(self) -> bool:
        """Whether there is nothing to lay flat."""
        every = (self.top, self.bottom, self.left, self.right)
        return max(_bend(_middle(one)) for one in every) < _STRAIGHT

    @property
    def bends_beside(self) -> bool:
        """Whether left and right bend, and not top and bottom."""
        lying = max(_bend(_middle(one)) for one in (self.top, self.bottom))
        return max(_bend(_middle(one)) for one in (self.left, self.right)) > lying


@dataclass(frozen=True, slots=True, eq=False)
class _Wide:
    """A page straightened, with a rim of what is around it, and how it was made of the frame."""

    lab: Floats
    matrix: Matrix
    size: tuple[int, int]  # width and height, without the rim
    rim: tuple[int, int]

    @classmethod
    def of(cls, frame: Frame, corners: Corners) -> Self | None:
        width, height = page_size(corners)
        scale = min(1.0, _LONG_PX / max(width, height))
        size = (round(width * scale), round(height * scale))
        if min(size) < _LEAST_SIDE_PX:
            return None
        x, y = rim = (round(size[0] * _RIM), round(size[1] * _RIM))
        right, below = x + size[0], y + size[1]
        target = np.array([(x, y), (right, y), (right, below), (x, below)], np.float32)
        matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
        whole = (right + x, below + y)
        seen = cv2.warpPerspective(
            frame, matrix, whole, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
        )
        bare = cv2.morphologyEx(seen, cv2.MORPH_CLOSE, np.ones((_INK_PX, _INK_PX), np.uint8))
        lab = cv2.cvtColor(bare, cv2.COLOR_BGR2LAB).astype(np.float32)
        return cls(lab, np.asarray(matrix, np.float64), size, rim)

    def exchanged(self) -> "_Wide":
        """Return it with rows and columns exchanged."""
        lab = np.ascontiguousarray(self.lab.transpose(1, 0, 2))
        return _Wide(lab, _EXCHANGED @ self.matrix, self.size[::-1], self.rim[::-1])

    def edges(self) -> _Edges | None:
        """Follow the four edges; None if one of them is not seen all along."""
        (x, y), (width, height) = self.rim, self.size
        down, across = self.lab[:, x : x + width], self.lab[y : y + height].transpose(1, 0, 2)
        found = [edge_way(one, rim) for one, rim in ((down, y), (down[::-1], y))]
        found += [edge_way(one, rim) for one, rim in ((across, x), (across[::-1], x))]
        top, bottom, left, right = found
        if top is None or bottom is None or left is None or right is None:
            return None
        return _Edges(top, bottom, left, right)

    def in_frame(self, places: Floats) -> Floats:
        """Return where places of the copy, its rim left out, lie in the frame."""
        whole = (places + np.array(self.rim, np.float32)).reshape(-1, 1, 2)
        back = np.linalg.inv(self.matrix)
        seen = cv2.perspectiveTransform(whole.astype(np.float32), back)
        return np.asarray(seen, np.float32).reshape(places.shape)


def laid_flat(frame: Frame, corners: Corners) -> Frame | None:
    """Return the page cut out and laid flat; None where it is flat, or nobody can tell.

    Of a bent page the corners are found by its sides' general way, and lie a little off:
    so they are moved to where the edges meet, and the edges are followed again.
    """
    wide = _Wide.of(frame, corners)
    edges = None if wide is None else wide.edges()
    if wide is None or edges is None or edges.is_straight:
        return None
    is_exchanged = edges.bends_beside
    if is_exchanged:
        wide, edges = wide.exchanged(), _Edges(edges.left, edges.right, edges.top, edges.bottom)
    if max(_bend(_middle(one)) for one in (edges.left, edges.right)) > _STRAIGHT:
        return None
    page = _between_bent_edges(frame, wide.in_frame(_meeting(edges, wide.size)))
    if page is None or not is_exchanged:
        return page
    return np.ascontiguousarray(page.transpose(1, 0, 2))


def _between_bent_edges(frame: Frame, corners: Corners) -> Frame | None:
    wide = _Wide.of(frame, corners)
    edges = None if wide is None else wide.edges()
    if wide is None or edges is None:
        return None
    if max(_bend(edges.top), _bend(edges.bottom)) < _BENT:
        return None
    if max(_bend(edges.left), _bend(edges.right)) > _STRAIGHT:
        return None
    places = wide.in_frame(_places(edges, wide.size, page_size(corners)))
    page = cv2.remap(frame, places[:, :, 0], places[:, :, 1], cv2.INTER_LINEAR)
    return np.asarray(page, np.uint8)


def _meeting(edges: _Edges, size: tuple[int, int]) -> Corners:
    """Return where the straight sides meet the bent edges, in pixels of the copy."""
    (width, height), ends = size, []
    for is_right, is_low in ((False, False), (True, False), (True, True), (False, True)):
        side, bent = edges.right if is_right else edges.left, edges.bottom if is_low else edges.top
        inside, down = _line_at(side, is_low), 0.0
        at = width - 1 - inside if is_right else inside
        down = float(np.interp(at, np.arange(width), bent))
        ends.append((at, height - 1 - down if is_low else down))
    return np.array(ends, np.float32)


def _line_at(side: Floats, is_end: bool) -> float:  # noqa: FBT001 - said by name in one place
    """Return where the line that a side is has its one end or the other."""
    every = np.arange(len(side))
    line = np.polynomial.Polynomial.fit(_middle(every), _middle(side), 1)
    return float(line(len(side) - 1 if is_end else 0))


def _places(edges: _Edges, size: tuple[int, int], wanted: tuple[int, int]) -> Floats:
    """Return for each place of the page wanted where it lies on the copy."""
    columns = np.linspace(0, size[0] - 1, wanted[0])
    top = np.interp(columns, np.arange(size[0]), edges.top)
    bottom = size[1] - 1 - np.interp(columns, np.arange(size[0]), edges.bottom)
    part = np.linspace(0, 1, wanted[1])[:, None]
    rows = top * (1 - part) + bottom * part
    return np.stack([np.broadcast_to(columns, rows.shape), rows], axis=2).astype(np.float32)


def _bend(edge: Floats) -> float:
    """Return how far an edge leaves the straight way between its ends, of its length."""
    straight = np.linspace(edge[0], edge[-1], len(edge))
    return float(np.abs(edge - straight).max()) / len(edge)


def _middle(edge: NDArray[np.generic]) -> Floats:
    return np.concatenate(np.array_split(edge, _PARTS)[_MIDDLE]).astype(np.float32)
