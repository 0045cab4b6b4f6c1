from itertools import islice

import numpy as np
import pytest

from screens.entry.handwriting.recogniser import recogniser
from tests.bench.handwriting.samples import OLD_SHAPES, samples
from tests.bench.handwriting.spoiling import KINDS, as_touches

WRITTEN = 50
SEED = 3


def _share_among_ten(hand: str) -> float:
    chance = np.random.default_rng(SEED)
    found = 0
    for character, strokes in islice(samples().items(), WRITTEN):
        if character not in OLD_SHAPES:
            offered = recogniser().candidates(as_touches(KINDS[hand](strokes, chance)))
            found += character in offered
    return found / WRITTEN


@pytest.mark.parametrize(
    ("hand", "least"),
    [
        ("dented, in the order of school", 0.98),
        ("in any order", 0.98),
        ("3 joined by loops", 0.96),
        ("trembling", 0.96),
        ("the shortest stroke forgotten", 0.96),
        ("strokes drawn backwards", 0.90),
        ("an old hand: swapped, 2 joined, trembling", 0.93),
    ],
)
def test_what_is_meant_is_among_ten_candidates_in_hands_that_were_not_taught(
    hand: str, least: float
) -> None:
    assert _share_among_ten(hand) >= least


def test_the_order_of_the_strokes_changes_nothing_at_all() -> None:
    strokes = as_touches(samples()["国"])
    forwards, backwards = (recogniser().candidates(s) for s in (strokes, strokes[::-1]))
    assert forwards == backwards


def test_a_traditional_shape_is_offered_as_the_character_of_today() -> None:
    offered = recogniser().candidates(as_touches(samples()["國"]))
    assert offered[0] == "国"
    assert "國" not in offered


def test_size_and_place_on_the_pad_do_not_matter() -> None:
    strokes = as_touches(samples()["养"])
    small = [[(700 + x / 8, 90 + y / 8) for x, y in stroke] for stroke in strokes]
    assert recogniser().candidates(small) == recogniser().candidates(strokes)


def test_the_character_before_makes_its_companion_likelier() -> None:
    sketch = as_touches(samples()["老"])[:4]  # not finished
    alone = recogniser().candidates(sketch, most=40)
    after = recogniser().candidates(sketch, most=40, after="养")
    assert after.index("老") < alone.index("老")


def test_every_candidate_is_offered_once() -> None:
    offered = recogniser().candidates(as_touches(samples()["王"]), most=10)
    assert len(offered) == 10
    assert len(set(offered)) == 10


@pytest.mark.parametrize("strokes", [[], [[]], [[], []]])
def test_nothing_written_offers_nothing(strokes: list[list[tuple[float, float]]]) -> None:
    assert recogniser().candidates(strokes) == []


@pytest.mark.parametrize("strokes", [[[(5, 5)]], [[(5, 5), (5, 5)]], [[(0, 0), (0, 0)], [(0, 0)]]])
def test_a_mere_touch_is_read_without_harm(strokes: list[list[tuple[float, float]]]) -> None:
    assert len(recogniser().candidates(strokes)) == 10


def test_a_flat_stroke_is_one() -> None:
    assert recogniser().candidates([[(10, 500), (500, 490), (900, 505)]])[0] == "一"
