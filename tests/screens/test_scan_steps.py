"""One switch, as values: what has the focus, and what a press takes."""

from hypothesis import given
from hypothesis import strategies as st

from screens.scan_steps import ROUNDS, Pace, Scan

ROWS = (("one",), ("two", "three", "four"), ("five", "six"))
presses = st.lists(st.booleans(), max_size=80)
rows = st.lists(st.lists(st.text(min_size=1), min_size=1, max_size=5).map(tuple), max_size=6)


def _running() -> Scan:
    return Scan().over(ROWS).pressed()[0]


def test_it_rests_until_the_switch_is_pressed_and_then_lights_the_first_row() -> None:
    assert Scan().over(ROWS).moved().lit == ()
    assert _running().lit == ("one",)


def test_a_row_of_one_is_taken_at_once_and_a_longer_one_is_gone_through() -> None:
    scan, touched = _running().pressed()
    assert (scan.lit, touched) == (("one",), "one")
    scan, touched = _running().moved().pressed()
    assert (scan.lit, touched) == (("two",), "")
    scan, touched = scan.moved().pressed()
    assert (scan.lit, touched) == (("one",), "three")


def test_a_row_entered_by_mistake_is_left_by_waiting() -> None:
    scan, _ = _running().moved().pressed()
    for _ in range(ROUNDS * len(ROWS[1])):
        assert len(scan.lit) == 1
        scan = scan.moved()
    assert scan.lit == ROWS[2]


def test_it_rests_after_two_rounds_in_which_nobody_pressed() -> None:
    scan = _running()
    for _ in range(ROUNDS * len(ROWS)):
        assert scan.lit
        scan = scan.moved()
    assert scan.rests


def test_other_rows_are_scanned_from_the_first_and_a_rest_stays_one() -> None:
    assert _running().moved().over([("new",), ("newer",)]).lit == ("new",)
    assert Scan().over(ROWS).over([("new",)]).rests
    assert _running().over([]).rests


@given(rows, presses)
def test_whatever_is_pressed_when_only_what_is_there_is_touched_and_it_comes_to_rest(
    groups: list[tuple[str, ...]], deeds: list[bool]
) -> None:
    scan = Scan().over(groups)
    for is_press in deeds:
        if is_press:
            scan, touched = scan.pressed()
            assert not touched or any(touched in group for group in groups)
        else:
            scan = scan.moved()
    for _ in range(ROUNDS * (sum(map(len, groups)) + len(groups)) + 1):
        scan = scan.moved()
    assert scan.rests


def test_one_key_goes_through_the_paces_and_ends_with_none() -> None:
    seen = [Pace.after(None)]
    while seen[-1] is not None:
        seen.append(Pace.after(seen[-1]))
    assert seen == [Pace.SLOW, Pace.MIDDLE, Pace.QUICK, None]
