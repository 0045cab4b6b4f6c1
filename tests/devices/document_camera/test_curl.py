"""A sheet that bends along one direction is laid flat; what is flat, or uncertain, is left."""

import cv2
import numpy as np
import pytest

from devices.document_camera.contract import Frame
from devices.document_camera.curl import laid_flat
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import Corners
from devices.document_camera.scan import flattened
from tests.bench.papers.sheets import Sheet, bowed

WIDE, HIGH = 560, 760
CORNERS = np.array([(120, 90), (120 + WIDE, 90), (120 + WIDE, 90 + HIGH), (120, 90 + HIGH)], "f4")


def ruled() -> Sheet:
    """Draw a sheet with five lines from top to bottom."""
    picture = np.full((HIGH, WIDE, 3), 238, np.uint8)
    for x in range(80, WIDE, 100):
        cv2.line(picture, (x, 30), (x, HIGH - 30), (40, 40, 40), 3)
    return Sheet(picture, np.ones((HIGH, WIDE), np.float32), "ruled")


def photographed(bow: float, ground: int = 60) -> tuple[Frame, Corners]:
    """Bend the sheet sideways and lay it on a ground; return also where its corners are."""
    sheet, corners = bowed(ruled(), bow)
    frame = np.random.default_rng(3).normal(ground, 3, (HIGH + 180, WIDE + 240, 3))
    high, wide = sheet.picture.shape[:2]
    left = 120 - round(float(corners[0, 0]))
    over = sheet.alpha[:, :, None]
    place = frame[90 : 90 + high, left : left + wide]
    place[:] = place * (1 - over) + sheet.picture * over
    return np.clip(frame, 0, 255).astype(np.uint8), corners + np.array((left, 90), "f4")


def crookedness(page: Frame) -> float:
    """Return how far the middle line leaves its own mean, in hundredths of the page's width."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.float32)
    high, wide = grey.shape
    rows = 255 - grey[high // 10 : -high // 10, round(0.41 * wide) : round(0.59 * wide)]
    dark = np.where(rows > 110, rows, 0)
    middle = (dark * np.arange(dark.shape[1])).sum(axis=1) / np.maximum(dark.sum(axis=1), 1)
    return float(100 * np.abs(middle - middle.mean()).max() / wide)


@pytest.mark.parametrize("bow", [0.04, -0.03])
@pytest.mark.parametrize("quarters", [0, 1])
def test_the_lines_of_a_bent_sheet_run_straight_afterwards(bow: float, quarters: int) -> None:
    frame, _ = photographed(bow)
    frame = np.ascontiguousarray(np.rot90(frame, quarters))
    found = find_page(frame)
    assert found is not None
    flat = flattened(frame, found)
    page = np.asarray(np.rot90(flat, -quarters), np.uint8)
    assert page.shape[0] > page.shape[1]
    assert crookedness(page) < 0.6


def test_without_it_they_would_not() -> None:
    frame, corners = photographed(0.04)
    (left, top), (right, bottom) = corners[0].astype(int), corners[2].astype(int)
    assert crookedness(frame[top:bottom, left:right]) > 1.2


@pytest.mark.parametrize("bow", [0.0, 0.004])
def test_a_flat_sheet_is_left_as_it_is(bow: float) -> None:
    assert laid_flat(*photographed(bow)) is None


def test_a_sheet_whose_edges_are_hardly_seen_is_left_as_it_is() -> None:
    assert laid_flat(*photographed(0.04, ground=232)) is None


def test_a_sheet_of_which_a_hand_hides_an_edge_is_left_as_it_is() -> None:
    frame, corners = photographed(0.04)
    cv2.line(frame, (0, 400), (330, 420), (120, 150, 205), 220)
    assert laid_flat(frame, corners) is None
