"""An outbox that people can read: age, error and way out of each entry (decision 8)."""

from datetime import UTC, datetime, timedelta

import pytest

from edge_sync.edge.health import Entry, EntryHealth, WayOut, outbox_health
from edge_sync.edge.opening import open_edge
from edge_sync.wire.application import SlipNumber
from tests.edge_sync.people import filled
from tests.edge_sync.site import KIOSK, Site

HOUR = 3_600_000
SLIP = SlipNumber("K000001-000001")


@pytest.mark.row("T09")
@pytest.mark.parametrize(
    ("hours", "way_out"),
    [
        (0, WayOut.WAIT),
        (47, WayOut.WAIT),
        (48, WayOut.MEND_LINK),
        (71, WayOut.MEND_LINK),
        (72, WayOut.STICK),
        (1000, WayOut.STICK),
    ],
)
def test_an_alarm_after_two_days_and_the_stick_after_three(hours: int, way_out: WayOut) -> None:
    health = outbox_health([Entry(SLIP, 0)], hours * HOUR, None)
    assert health.entries == (EntryHealth(SLIP, hours * HOUR, "SYN-06", way_out),)
    assert health.is_alarm == (way_out is not WayOut.WAIT)
    assert health.for_the_stick == ((SLIP,) if way_out is WayOut.STICK else ())


def test_what_was_refused_is_for_central_operations_however_young() -> None:
    health = outbox_health([Entry(SLIP, 0, "SYN-09")], HOUR, HOUR)
    assert health.entries == (EntryHealth(SLIP, HOUR, "SYN-09", WayOut.CALL),)
    assert health.oldest_ms == 0


def test_a_cloud_that_was_heard_since_leaves_no_error() -> None:
    [entry] = outbox_health([Entry(SLIP, 5)], HOUR, 6).entries
    assert entry.error is None


def test_a_clock_that_was_set_back_makes_nothing_older_than_now() -> None:
    [entry] = outbox_health([Entry(SLIP, HOUR)], 0, None).entries
    assert (entry.age_ms, entry.way_out) == (0, WayOut.WAIT)


def test_no_entries_are_no_alarm() -> None:
    health = outbox_health([], HOUR, None)
    assert (health.is_alarm, health.oldest_ms, health.entries) == (False, 0, ())


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return 0.0


@pytest.mark.row("T09", "F15")
def test_the_store_tells_its_own_entries_and_those_a_damage_has_taken(quiet_site: Site) -> None:
    clock = Clock()
    with open_edge(quiet_site.edge, quiet_site.kiosk_keys, clock, "boot") as edge:
        first, second = filled(edge, KIOSK), None
        first.lodge(edge)
        clock.at += timedelta(days=2)
        second = filled(edge, KIOSK)
        second.lodge(edge)
        health = edge.outbox_health()
        assert [(one.slip, one.way_out) for one in health.entries] == [
            (first.application.slip, WayOut.MEND_LINK),
            (second.application.slip, WayOut.WAIT),
        ]
    data = bytearray(quiet_site.edge.database.read_bytes())
    data[:100] = bytes(100)
    parcel_at = data.index(first.application.id.encode())  # in its outbox row, before the entry
    data[parcel_at : parcel_at + 32] = b"-" * 32
    quiet_site.edge.database.write_bytes(data)
    with open_edge(quiet_site.edge, quiet_site.kiosk_keys, clock, "boot") as edge:
        found = {one.slip: (one.error, one.way_out) for one in edge.outbox_health().entries}
    assert found[second.application.slip] == ("SYN-06", WayOut.WAIT)


def test_before_a_machine_is_switched_off_everything_lies_in_one_file(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        handed = filled(edge, KIOSK)
        handed.lodge(edge)
        edge.settle()
        database = quiet_site.edge.database
        assert database.with_name(database.name + "-wal").stat().st_size == 0
        assert [slip.number for slip in edge.notable_slips(0)] == [handed.application.slip]
