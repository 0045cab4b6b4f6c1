"""The page finder on pictures as people take them with a telephone, none of them learnt from."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from devices.document_camera import weights
from devices.document_camera.colours import colour_features, palette_of
from devices.document_camera.features import FIRST, REST
from devices.document_camera.frames import made_small
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import in_order, overlap
from devices.document_camera.test_desk import Lay, photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.bench.papers.choices import Choice
from tests.bench.papers.hand_held import hand_held
from tests.bench.papers.learning import kept_choices, learnt, written
from tests.bench.papers.photographs import Subset


@pytest.mark.row("F13")
@pytest.mark.parametrize("seed", [73, 82, 155, 165])
def test_a_paper_in_a_hand_is_found_and_not_what_is_out_of_focus_behind_it(seed: int) -> None:
    picture = hand_held(seed)
    assert "held" in picture.tags
    assert picture.corners is not None
    found = find_page(picture.frame)
    assert found is not None
    assert not found.is_cut_off
    assert overlap(found.corners, in_order(picture.corners)) > 0.95


@pytest.mark.parametrize("seed", [700029, 700049])
def test_what_lies_about_without_a_paper_is_no_page(seed: int) -> None:
    assert find_page(hand_held(seed, Subset.NO_PAGE).frame) is None


def test_print_is_fine_and_what_is_out_of_focus_is_not() -> None:
    frame, corners = photograph_with_corners(PAPERS["household"](), DOTS_PER_MM, Lay())
    small, scale = made_small(frame, 448)
    outline = (in_order(corners) * np.float32(scale))[None]
    sharp = cv2.cvtColor(small, cv2.COLOR_BGR2LAB)
    soft = cv2.GaussianBlur(sharp, (0, 0), 6)
    fine, dull = (
        colour_features(outline, palette_of(np.asarray(one, np.uint8)))[0, 3]
        for one in (sharp, soft)
    )
    assert fine > 1.5 * dull


def test_there_is_a_weight_for_everything_that_is_known() -> None:
    assert weights.INWARD.shape == (len(FIRST) + len(REST), len(weights.STEPS))
    assert weights.STRAIGHT.shape == (len(FIRST) + len(REST),)
    assert weights.PROMISE.shape == (len(FIRST),)


def test_what_is_worth_most_is_learnt() -> None:
    rng = np.random.default_rng(5)
    every = []
    for _ in range(40):
        known = rng.normal(0, 1, (12, 3)).astype(np.float32)
        is_best = np.abs(known[:, 1]).argmin() == np.arange(12)  # what no straight weight tells
        every.append(Choice(known, is_best.astype(np.float32), 0.0))
    anew = learnt(every)
    for learned in (anew, learnt(every, anew)):  # what stands is a good beginning
        table = np.array(written(learned).split(), np.float32).reshape(2 + 3, -1)
        right = 0
        for one in every:
            within = np.tanh(one.known @ table[2:, 1:] + table[0, 1:])
            told = one.known @ table[2:, 0] + within @ table[1, 1:] + table[0, 0]
            right += int(told.argmax() == one.worth.argmax())
        assert right > 34


def test_choices_are_kept_so_that_learning_goes_on_where_it_was_broken_off(tmp_path: Path) -> None:
    made = kept_choices(tmp_path, "elsewhere", 3)
    (path,) = tmp_path.iterdir()
    written_at = path.stat().st_mtime_ns
    again = kept_choices(tmp_path, "elsewhere", 3)
    assert path.stat().st_mtime_ns == written_at
    assert len(made) == len(again) > 0
    for one, other in zip(made, again, strict=True):
        assert np.array_equal(one.known, other.known)
        assert np.array_equal(one.worth, other.worth)
        assert one.none == other.none == 1.0  # there is no paper: to take none is right


@pytest.mark.parametrize("shape", [(1441, 1920, 3), (1080, 1919, 3), (701, 451, 3), (449, 301, 3)])
def test_a_picture_of_odd_sides_is_made_small_quickly_and_shows_the_same(
    shape: tuple[int, int, int],
) -> None:
    grain = np.random.default_rng(4).integers(0, 255, (9, 12, 3), dtype=np.uint8)
    frame = np.asarray(cv2.resize(grain, shape[1::-1], interpolation=cv2.INTER_CUBIC), np.uint8)
    slow, scale = made_small(frame, 448)
    quick, same = made_small(frame, 448, is_quick=True)
    assert quick.shape == slow.shape
    assert same == scale
    assert float(np.abs(quick.astype(int) - slow).mean()) < 1
