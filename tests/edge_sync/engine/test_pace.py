"""What is filled of a link, and in how small pieces, follows from what it delivers."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Seen:
    """What one look finds."""

    unsent_bytes: int
    flight_bytes: int
    delivered_bytes: int = 1_000_000


def test_a_known_link_is_let_go_on_hardly_faster_than_it_carries() -> None:
    pace, _found = settled(512 * KILOBIT)
    assert pace.release_byte_s is None, "it has to show first what it carries"
    for kilobit, release in ((512, 1.1 * 512 * KILOBIT), (8, 8_000)):
        pace = Pace()
        for sample in range(12):
            at, arrived = sample * 0.5, int(kilobit * KILOBIT * (1 + sample * 0.5))
            pace.measured(512 * KILOBIT, 0.3, at, is_full=True, delivered_bytes=arrived)
        assert pace.release_byte_s == pytest.approx(release, rel=0.01)


def test_who_comes_too_late_to_hand_over_has_more_in_hand_for_a_while() -> None:
    rate = 512 * KILOBIT
    carries = int(0.3 * rate)
    pace, _found = settled(rate)
    usual, flight = pace.in_hand_bytes, pace.flight_bytes(0.3)
    for at, seen in enumerate(
        (
            Seen(unsent_bytes=1, flight_bytes=0),
            Seen(unsent_bytes=0, flight_bytes=carries),
            Seen(unsent_bytes=0, flight_bytes=0, delivered_bytes=carries),
        )
    ):
        pace.looked(seen, 0.3, 6.0 + at)
        assert pace.in_hand_bytes == usual, "in time, or only begun"
    for late in range(4):
        pace.looked(Seen(0, carries // 2), 0.3, 9.0 + late / 10)
    assert pace.in_hand_bytes == pytest.approx(rate * (0.065 + 0.06), abs=1), "once a round trip"
    for at in range(100):
        pace.looked(Seen(0, 0), 0.3, 10.0 + at)
    assert pace.in_hand_bytes == 16 * 1024, "that is the most"
    assert pace.flight_bytes(0.3) == flight, "and none of it is on its way"
    for at in range(200):
        pace.measured(rate, 0.3, 200.0 + at, is_full=True)
    assert pace.in_hand_bytes == pytest.approx(usual, rel=0.02)


def test_what_a_starved_link_carried_is_not_counted() -> None:
    rate, pace = 512 * KILOBIT, Pace()
    for sample in range(12):
        at, arrived = sample * 0.5, int(rate * (1 + sample * 0.5))
        pace.measured(rate, 0.3, at, is_full=True, delivered_bytes=arrived)
    known = pace.flight_bytes(0.3)
    for sample in range(12, 60):
        at, arrived = sample * 0.5, int(rate * (7 + (sample - 12) * 0.2))
        pace.looked(Seen(0, 0), 0.3, at)
        pace.measured(rate, 0.3, at, is_full=True, delivered_bytes=arrived)
    assert pace.flight_bytes(0.3) == known
