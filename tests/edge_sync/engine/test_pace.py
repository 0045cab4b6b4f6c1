"""What is filled of a link, and in how small pieces, follows from what it delivers."""

import pytest

from edge_sync.engine.pace import Fit, Pace, fit
from edge_sync.wire.messages import GRAIN_BYTES, LONGEST_PIECE_BYTES

KILOBIT = 1000 / 8


def settled(rate: float, trip_s: float = 0.3) -> tuple[Pace, Fit | None]:
    pace, found = Pace(), None
    for sample in range(6):
        found = pace.measured(rate, trip_s, float(sample), is_full=True) or found
    return pace, found


@pytest.mark.parametrize("kilobit", [64, 256, 512, 2000, 10_000, 100_000])
def test_an_urgent_record_never_waits_long_behind_one_piece(kilobit: int) -> None:
    found = fit(kilobit * KILOBIT, 0.3)
    assert found.piece_bytes % GRAIN_BYTES == 0
    assert found.piece_bytes == GRAIN_BYTES or found.piece_bytes / (kilobit * KILOBIT) <= 0.15
    assert found.piece_bytes <= LONGEST_PIECE_BYTES


@pytest.mark.parametrize("kilobit", [64, 512, 2000])
def test_the_window_holds_more_than_a_round_trip_carries(kilobit: int) -> None:
    found = fit(kilobit * KILOBIT, 0.3)
    assert found.window_bytes > kilobit * KILOBIT * 0.3
    assert found.window_bytes <= 14 * found.piece_bytes, "a broker takes twenty at a time"


def test_memory_stays_bounded_on_the_fastest_link() -> None:
    assert fit(1e9, 1.0).window_bytes <= 1024 * 1024


def test_what_fits_is_told_once_it_is_known_and_again_when_it_changed() -> None:
    pace, found = settled(512 * KILOBIT)
    assert found == fit(512 * KILOBIT, 0.3)
    assert pace.measured(510 * KILOBIT, 0.3, 7.0, is_full=True) is None
    # it forgets in seconds how fast the link was
    later = (pace.measured(128 * KILOBIT, 0.3, at, is_full=True) for at in range(8, 30))
    assert next(filter(None, later)) == fit(128 * KILOBIT, 0.3), (
        "it forgets in seconds how fast the link was"
    )


def test_an_idle_kiosk_does_not_take_its_own_silence_for_a_slow_link() -> None:
    pace, _found = settled(512 * KILOBIT)
    for sample in range(7, 40):
        assert pace.measured(5 * KILOBIT, 0.3, float(sample), is_full=False) is None
    assert pace.flight_bytes(0.3) > 0.3 * 512 * KILOBIT


def test_samples_are_taken_apart() -> None:
    pace = Pace()
    assert pace.measured(0, 0.3, 0.0, is_full=True) is None
    pace.measured(1000, 0.3, 1.0, is_full=True)
    pace.measured(9_000_000, 0.3, 1.1, is_full=True)
    assert pace.flight_bytes(0.3) < 100_000


def test_a_known_link_is_filled_and_hardly_more_and_an_unknown_one_may_grow() -> None:
    carries = 0.3 * 512 * KILOBIT
    pace, _found = settled(512 * KILOBIT)
    assert carries < pace.flight_bytes(0.3) < 1.5 * carries
    growing = Pace()
    for sample, kilobit in enumerate((128, 256, 512)):
        growing.measured(kilobit * KILOBIT, 0.3, float(sample), is_full=True)
    assert growing.flight_bytes(0.3) > 2 * carries
    assert Pace().flight_bytes(0.3) > 10_000


def test_a_link_that_is_filled_again_after_a_cut_is_no_link_that_grows() -> None:
    pace, _found = settled(512 * KILOBIT)
    usual = pace.flight_bytes(0.3)
    for at, kilobit in enumerate((100, 200, 400), 7):
        pace.measured(kilobit * KILOBIT, 0.3, float(at), is_full=True)
        assert pace.flight_bytes(0.3) <= usual


def test_who_comes_too_late_to_hand_over_has_more_on_its_way_for_a_while() -> None:
    carries = 0.3 * 512 * KILOBIT
    pace, _found = settled(512 * KILOBIT)
    usual = pace.flight_bytes(0.3)
    pace.looked(int(1.05 * carries), 0.3, 6.0)
    assert pace.flight_bytes(0.3) == usual, "in time"
    for late in range(4):
        pace.looked(int(0.5 * carries), 0.3, 6.0 + late / 10)
    assert pace.flight_bytes(0.3) == pytest.approx(usual + 0.2 * carries), "once a round trip"
    for at in range(100):
        pace.looked(0, 0.3, 7.0 + at)
    assert pace.flight_bytes(0.3) <= 2 * carries
    for at in range(200):
        pace.measured(512 * KILOBIT, 0.3, 200.0 + at, is_full=True)
    assert pace.flight_bytes(0.3) == pytest.approx(usual, rel=0.01)
