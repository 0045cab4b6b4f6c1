"""How much is kept on its way follows from what was counted, not from one crowd of answers."""

import pytest

from edge_sync.engine.pace import Pace
from edge_sync.engine.throughput import Throughput

CARRIES = 62_000.0  # bytes a second
TRIP_S = 0.3


def filled(pace: Pace, said: float, carried: float, begin: float = 0.0) -> None:
    """Fill a link for six seconds: the kernel says one rate, and another one arrives."""
    for sample in range(15):
        at = sample * 0.4
        pace.measured(
            said, TRIP_S, begin + at, is_full=True, delivered_bytes=int(carried * (at + 1))
        )


def test_what_the_kernel_says_too_high_does_not_become_a_queue() -> None:
    pace = Pace()
    filled(pace, said=1.2 * CARRIES, carried=CARRIES)
    assert CARRIES * TRIP_S < pace.flight_bytes(TRIP_S) < 1.1 * CARRIES * TRIP_S


def test_a_link_that_became_faster_is_filled_step_by_step() -> None:
    pace = Pace()
    filled(pace, said=CARRIES, carried=CARRIES)
    for step in range(1, 20):
        carried = min(3 * CARRIES, pace.flight_bytes(1.12 * TRIP_S) / TRIP_S)
        filled(pace, said=3 * CARRIES, carried=carried, begin=step * 6.0)
    assert pace.flight_bytes(TRIP_S) > 3 * CARRIES * TRIP_S


def test_a_new_connection_and_a_pause_are_not_counted_as_slow() -> None:
    counted = Throughput()
    for sample in range(6):
        counted.looked(sample * 1000, float(sample), is_full=True)
    assert counted.most == pytest.approx(1000)
    counted.looked(10, 6.0, is_full=True)
    counted.looked(20, 60.0, is_full=False)
    for sample in range(6):
        counted.looked(20 + sample * 2000, 60.0 + sample, is_full=True)
    assert counted.most == pytest.approx(2000)


def test_before_two_seconds_are_counted_the_kernel_is_believed() -> None:
    counted = Throughput()
    for sample in range(5):
        counted.looked(sample * 1000, float(sample), is_full=True)
        assert counted.most is None
