"""What one kiosk may send, and what a database in trouble asks of all of them."""

from dataclasses import replace

import msgspec
import pytest

from edge_sync.cloud.intake import Intake
from edge_sync.cloud.limits import Buckets, Limits
from edge_sync.cloud.pressure import LONGEST_WAIT_S, Pressure, wait_after_slow_ms
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Busy, Receipt, Wanted, encode
from tests.edge_sync.cloud.counter import Counter, only
from tests.edge_sync.site import CLOCK, KIOSK

SMALL = Limits(messages_a_second=10, messages_at_once=20, bytes_a_second=1000, bytes_at_once=5000)
OTHER = KioskId("k000002")


def test_a_kiosk_may_send_a_burst_and_then_its_rate() -> None:
    buckets = Buckets(SMALL)
    assert [buckets.admits(KIOSK, 1, 0.0) for _ in range(21)].count(True) == 20
    assert not buckets.admits(KIOSK, 1, 0.05)
    assert [buckets.admits(KIOSK, 1, 1.05) for _ in range(12)].count(True) == 10


def test_bytes_count_as_well_as_messages() -> None:
    buckets = Buckets(SMALL)
    assert [buckets.admits(KIOSK, 2000, 0.0) for _ in range(3)] == [True, True, False]
    assert buckets.admits(KIOSK, 2000, 1.0)


def test_a_kiosk_has_days_of_its_own_besides_its_seconds() -> None:
    buckets = Buckets(replace(SMALL, bytes_of_a_backlog=6000, bytes_a_day=86_400))
    assert [buckets.admits(KIOSK, 2000, at) for at in (0.0, 10.0, 20.0, 30.0)].count(True) == 3
    assert buckets.admits(KIOSK, 2000, 2030.0)


def test_an_answer_counts_for_whom_it_is() -> None:
    buckets = Buckets(SMALL)
    assert buckets.admits(KIOSK, 10, 0.0)
    buckets.answered(KIOSK, 6000)
    assert not buckets.admits(KIOSK, 10, 0.0)
    assert buckets.admits(KIOSK, 10, 2.0)
    buckets.answered(OTHER, 6000)
    assert buckets.admits(OTHER, 10, 2.0), "who never asked owes nothing"


def test_one_kiosks_flood_is_not_held_against_another() -> None:
    buckets = Buckets(SMALL)
    while buckets.admits(KIOSK, 1, 0.0):
        pass
    assert buckets.admits(OTHER, 1, 0.0)


def test_the_quiet_are_forgotten_and_the_loud_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edge_sync.cloud.limits._REMEMBERED", 2)
    buckets = Buckets(SMALL)
    buckets.admits(OTHER, 1, 0.0)
    while buckets.admits(KIOSK, 1, 100.0):
        pass
    buckets.admits(KioskId("k000003"), 1, 100.0)
    assert OTHER not in buckets._buckets  # noqa: SLF001 - what is kept in memory
    assert not buckets.admits(KIOSK, 1, 100.0)


def test_a_kiosk_that_begins_too_much_is_asked_to_bring_it_to_an_end(counter: Counter) -> None:
    limits = Limits(gatherings=2)
    intake = Intake(
        counter.database, counter.objects, counter.keys, counter.desk, CLOCK, limits=limits
    )
    (_, first), (_, second), (_, third), (_, plain) = (
        counter.lodged(*sizes) for sizes in ((1000,), (1000,), (1000,), ())
    )
    for offer in (first, second):
        assert isinstance(only(intake.receive(KIOSK, encode(offer))), Wanted)
    assert isinstance(only(intake.receive(KIOSK, encode(third))), Busy)
    assert isinstance(only(intake.receive(KIOSK, encode(first))), Wanted), "what is begun goes on"
    assert isinstance(only(intake.receive(KIOSK, encode(plain))), Receipt), "no room is needed"
    for piece in counter.pieces(first):
        intake.receive(KIOSK, encode(piece))
    assert isinstance(only(intake.receive(KIOSK, encode(third))), Wanted)


def test_the_door_stays_shut_longer_the_more_often_it_fails() -> None:
    pressure, now, waits = Pressure(), 0.0, list[int]()
    for _ in range(9):
        pressure.failed(now)
        waits.append(pressure.wait_ms(now))
        now += waits[-1] / 1000
        assert not pressure.is_shut(now)
    assert waits == sorted(waits)
    assert waits[:3] == [1000, 2000, 4000]
    assert waits[-1] == LONGEST_WAIT_S * 1000
    pressure.served()
    pressure.failed(now)
    assert pressure.is_shut(now + 0.9)
    assert not pressure.is_shut(now + 1.0)


def test_kiosks_of_a_slow_batch_are_asked_to_wait_as_long_again() -> None:
    assert wait_after_slow_ms(0.5) == 0
    assert wait_after_slow_ms(3.5) == 3500
    assert msgspec.msgpack.decode(encode(Busy(3500)), type=Busy) == Busy(3500)
