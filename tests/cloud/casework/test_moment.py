import pytest

from cloud.casework.moment import Doubt, civil_time, is_late, legal_moment
from edge_sync.cloud.arrival import legal_moment_ms
from tests.cloud.applications import HOUR_MS, LODGED_MS, stamp

DAY_MS = 24 * HOUR_MS
MINUTE_MS = 60_000
ARRIVED = LODGED_MS + 3 * DAY_MS


@pytest.mark.row("J02", "T03")
@pytest.mark.parametrize(
    ("what", "device_ms", "error_ms", "arrived_ms", "legal_ms", "doubts"),
    [
        ("a good clock counts as it is", LODGED_MS, 0, ARRIVED, LODGED_MS, ()),
        ("a small error is taken off", LODGED_MS, 4_000, ARRIVED, LODGED_MS - 4_000, ()),
        ("a slow clock is put forward", LODGED_MS, -4_000, ARRIVED, LODGED_MS + 4_000, ()),
        (
            "exactly five minutes is still small",
            LODGED_MS,
            5 * MINUTE_MS,
            ARRIVED,
            LODGED_MS - 5 * MINUTE_MS,
            (),
        ),
        (
            "more than five minutes is corrected and flagged",
            LODGED_MS,
            5 * MINUTE_MS + 1,
            ARRIVED,
            LODGED_MS - 5 * MINUTE_MS - 1,
            (Doubt.LARGE_ERROR,),
        ),
        (
            "a year behind is corrected and flagged",
            LODGED_MS - 365 * DAY_MS,
            -365 * DAY_MS,
            ARRIVED,
            LODGED_MS,
            (Doubt.LARGE_ERROR,),
        ),
        (
            "a clock never compared is taken at its word and flagged",
            LODGED_MS,
            None,
            ARRIVED,
            LODGED_MS,
            (Doubt.NEVER_COMPARED,),
        ),
        (
            "never later than the cloud's own time",
            ARRIVED + 5 * MINUTE_MS + 1,
            0,
            ARRIVED,
            ARRIVED,
            (Doubt.AFTER_ARRIVAL,),
        ),
        ("a little later is an ordinary clock", ARRIVED + 1, 0, ARRIVED, ARRIVED, ()),
        ("the same moment is not later", ARRIVED, 0, ARRIVED, ARRIVED, ()),
        (
            "a correction may lead past the arrival",
            LODGED_MS,
            -4 * DAY_MS,
            ARRIVED,
            ARRIVED,
            (Doubt.LARGE_ERROR, Doubt.AFTER_ARRIVAL),
        ),
        (
            "a clock that woke in 1970",
            5_000,
            None,
            ARRIVED,
            5_000,
            (Doubt.NEVER_COMPARED, Doubt.IMPLAUSIBLE_AGE),
        ),
        (
            "a clock that says 2045 and was never compared",
            LODGED_MS + 6_000 * DAY_MS,
            None,
            ARRIVED,
            ARRIVED,
            (Doubt.NEVER_COMPARED, Doubt.AFTER_ARRIVAL),
        ),
        ("sixty days are still plausible", ARRIVED - 60 * DAY_MS, 0, ARRIVED, None, ()),
        (
            "sixty days and a bit are not",
            ARRIVED - 60 * DAY_MS - 1,
            0,
            ARRIVED,
            None,
            (Doubt.IMPLAUSIBLE_AGE,),
        ),
    ],
)
def test_the_legal_moment_of_receipt(
    what: str,
    device_ms: int,
    error_ms: int | None,
    arrived_ms: int,
    legal_ms: int | None,
    doubts: tuple[Doubt, ...],
) -> None:
    found = legal_moment(stamp(device_ms, error_ms), arrived_ms)
    assert found.at_ms == (device_ms if legal_ms is None else legal_ms), what
    assert found.doubts == doubts, what
    at_ms, is_doubtful = legal_moment_ms(stamp(device_ms, error_ms), arrived_ms)
    assert at_ms == found.at_ms, "the intake signs for the same moment"
    assert is_doubtful == bool(set(doubts) - {Doubt.IMPLAUSIBLE_AGE})


@pytest.mark.row("J02")
def test_what_lay_at_the_kiosk_for_more_than_a_day_is_late() -> None:
    assert not is_late(LODGED_MS, LODGED_MS + DAY_MS)
    assert is_late(LODGED_MS, LODGED_MS + DAY_MS + 1)


def test_people_read_beijing_time_whatever_the_kiosk_said() -> None:
    assert f"{civil_time(0):%Y-%m-%d %H:%M}" == "1970-01-01 08:00"
    assert civil_time(10**18).year == 1970
    assert civil_time(-(10**18)).year == 1970
