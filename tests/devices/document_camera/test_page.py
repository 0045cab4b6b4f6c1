import random
from functools import cache

import numpy as np
import pytest

from devices.document_camera.contract import Frame
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import Corners, in_order, overlap, sharpest_angle
from devices.document_camera.test_desk import Lay, empty_plate, photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS


@cache
def laid(paper: str, lay: Lay) -> tuple[Frame, Corners]:
    frame, corners = photograph_with_corners(PAPERS[paper](), DOTS_PER_MM, lay)
    return frame, in_order(corners)


@pytest.mark.row("F13")
@pytest.mark.parametrize("paper", ["bank-card", "household", "birth-certificate"])
@pytest.mark.parametrize("turn", [-20, 3])
def test_a_paper_is_found_to_a_hundredth(paper: str, turn: int) -> None:
    frame, truth = laid(paper, Lay(turn_degrees=turn, seed=turn + 40))
    found = find_page(frame)
    assert found is not None
    assert not found.is_cut_off
    assert overlap(found.corners, truth) > 0.985


def test_papers_laid_anyhow_are_found() -> None:
    seed = 20261121
    print(f"seed {seed}")  # noqa: T201 - a failure can be played again
    chance = random.Random(seed)  # noqa: S311 - not a secret
    for paper in ("bank-card-zhang", "household-zhang", "marriage-certificate"):
        shift = (chance.uniform(-40, 40), chance.uniform(-20, 20))
        light = chance.uniform(0.45, 1.1)
        lay = Lay(chance.uniform(-30, 30), 0.03, shift, light, seed=chance.randrange(1000))
        frame, truth = laid(paper, lay)
        found = find_page(frame)
        assert found is not None, (paper, lay)
        assert overlap(found.corners, truth) > 0.97, (paper, lay)


def test_an_empty_plate_has_no_page() -> None:
    assert find_page(empty_plate()) is None


def test_pictures_of_nothing_have_no_page() -> None:
    noise = np.random.default_rng(5).integers(0, 255, (600, 800, 3), dtype=np.uint8)
    for frame in (noise, np.zeros((480, 640, 3), np.uint8), np.full((480, 640, 3), 255, np.uint8)):
        assert find_page(np.ascontiguousarray(frame)) is None


@pytest.mark.row("F13")
@pytest.mark.parametrize("shift", [(-110.0, 0.0), (0.0, 95.0), (0.0, -80.0)])
def test_a_paper_that_reaches_out_of_the_picture_is_cut_off(shift: tuple[float, float]) -> None:
    frame, _ = laid("birth-certificate", Lay(turn_degrees=0, tilt=0, shift_mm=shift))
    found = find_page(frame)
    assert found is not None
    assert found.is_cut_off


@pytest.mark.row("F13")
def test_a_paper_of_which_one_corner_is_in_the_picture_is_never_taken_for_whole() -> None:
    frame, _ = laid("birth-certificate", Lay(turn_degrees=0, tilt=0, shift_mm=(120.0, -80.0)))
    found = find_page(frame)
    assert found is None or found.is_cut_off


def test_corners_come_in_reading_order() -> None:
    square = np.array([(9, 9), (1, 8), (8, 1), (0, 0)], dtype=np.float32)
    assert in_order(square).tolist() == [[0, 0], [8, 1], [9, 9], [1, 8]]


def test_a_folded_shape_has_no_angle() -> None:
    assert sharpest_angle(np.array([(0, 0), (9, 9), (9, 0), (0, 9)], dtype=np.float32)) == 0
    assert sharpest_angle(np.array([(0, 0), (9, 0), (9, 9), (0, 9)], dtype=np.float32)) > 89
