"""What helps a page to be found that its longest lines do not tell: other sides, more light."""

from collections.abc import Callable

import numpy as np
import pytest

from devices.document_camera.frames import made_small, well_lit
from devices.document_camera.moves import other_sides
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import in_order, overlap
from devices.document_camera.test_desk import Lay, photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.bench.papers.hard import hard_photograph
from tests.bench.papers.photographs import Photograph, photograph

SIZE = (448, 336)
SHEET = np.array([(100, 60), (300, 70), (290, 260), (110, 250)], np.float32)


def pieces(*ends: tuple[float, float, float, float]) -> np.ndarray[tuple[int, ...], np.dtype]:
    return np.array(ends, np.float32)


@pytest.mark.row("F13")
@pytest.mark.parametrize(
    ("taken", "seed"),
    [
        pytest.param(photograph, 700001, id="a short side among stripes"),
        pytest.param(hard_photograph, 700011, id="a card under fingers, on checks"),
        pytest.param(photograph, 700030, id="a dark paper on dark keys in little light"),
    ],
)
def test_a_paper_is_found_that_its_longest_lines_do_not_tell(
    taken: Callable[[int], Photograph], seed: int
) -> None:
    picture = taken(seed)
    found = find_page(picture.frame)
    assert found is not None
    assert not found.is_cut_off
    assert picture.corners is not None
    assert overlap(found.corners, in_order(picture.corners)) > 0.95


def test_a_wrong_side_is_exchanged_for_a_piece_of_the_right_one() -> None:
    for side in range(4):
        away = SHEET.mean(axis=0) - SHEET[[side, (side + 1) % 4]].mean(axis=0)
        wrong = SHEET.copy()
        wrong[[side, (side + 1) % 4]] += away * 0.4  # as at a line of print
        one, two = SHEET[side], SHEET[(side + 1) % 4]
        piece = pieces((*(one + (two - one) * 0.3), *(one + (two - one) * 0.6)))

        found = other_sides(wrong[None], piece, SIZE, 10)

        # The neighbours of the wrong side lean a little otherwise than the sheet's.
        assert max(overlap(in_order(each), SHEET) for each in found) > 0.95


def test_what_stands_across_or_lies_beside_or_is_the_old_side_itself_is_no_other_side() -> None:
    across = (150, 100, 250, 200)
    beside = (320, 40, 420, 45)
    same = (120, 61, 280, 69)
    short = (200, 100, 204, 100)
    assert len(other_sides(SHEET[None], pieces(across, beside, same, short), SIZE, 10)) == 0
    assert len(other_sides(SHEET[None], pieces(), SIZE, 10)) == 0
    assert len(other_sides(SHEET[:0][None][:0], pieces(across), SIZE, 10)) == 0


def test_the_longest_pieces_are_taken_first_and_none_twice() -> None:
    long, short = (120, 100, 280, 100), (150, 130, 200, 130)
    found = other_sides(SHEET[None], pieces(short, long, (121, 100, 281, 100)), SIZE, 1)
    assert len(found) == 1
    assert abs(float(found[0, :2, 1].mean()) - 100) < 1


def test_a_dark_picture_is_seen_as_if_there_had_been_light_and_a_light_one_as_it_is() -> None:
    frame, _ = photograph_with_corners(PAPERS["household"](), DOTS_PER_MM, Lay())
    small, _ = made_small(frame, 448)
    dark = np.asarray(small * 0.12, np.uint8)
    assert np.array_equal(well_lit(small), small)
    lit = well_lit(dark).astype(float)
    assert lit.mean() > 2 * dark.mean()
    assert lit.max() > 80
    assert np.array_equal(well_lit(np.zeros((30, 40, 3), np.uint8)), np.zeros((30, 40, 3)))
