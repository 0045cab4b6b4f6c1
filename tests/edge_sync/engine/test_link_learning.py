"""What the engine learns about a link: how urgent, how much at once, and when to try again."""

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import (
    Send,
    SendCompare,
    SendDraft,
    SendHeard,
    SendHeld,
    SendHello,
    SendInquiry,
    SendOffer,
    SendPiece,
    SendQuestion,
    SendReminder,
)
from edge_sync.engine.pace import Pace, fit
from edge_sync.engine.priority import Priority, priority_of
from edge_sync.engine.redial import Redial
from edge_sync.wire.application import ApplicationId, DocumentId
from edge_sync.wire.draft_messages import DraftCall
from edge_sync.wire.fields import LogId, NewsId, QuestionId
from edge_sync.wire.messages import LONGEST_PIECE_BYTES, Compare
from edge_sync.wire.order_messages import OrderId

ONE = ApplicationId("1" * 32)
HALF = 0.5


@pytest.mark.parametrize(
    ("send", "priority"),
    [
        (SendHeard(OrderId("0" * 32)), Priority.STANDING),
        (SendQuestion(QuestionId("q")), Priority.QUESTION),
        (SendDraft(DraftCall("0" * 16, "wish")), Priority.QUESTION),
        (SendDraft(DraftCall("0" * 16, "part")), Priority.REPORT),
        (SendOffer(ONE), Priority.APPLICATION),
        (SendInquiry(ONE), Priority.APPLICATION),
        (SendHeld((NewsId("n"),)), Priority.NEWS),
        (SendHello(), Priority.NEWS),
        (SendReminder((ONE,)), Priority.NEWS),
        (SendPiece(ONE, DocumentId("d" * 32), 0, 0, 1), Priority.DOCUMENT),
        (SendCompare(Compare(LogId("l"), 1, 2)), Priority.REPORT),
    ],
)
def test_everything_that_is_sent_has_its_place(send: Send, priority: Priority) -> None:
    assert priority_of(send) is priority


def test_a_window_fits_the_rate_and_the_round_trip() -> None:
    slow, fast = fit(8_000, 0.6), fit(10_000_000, 0.3)
    assert slow.piece_bytes < fast.piece_bytes == LONGEST_PIECE_BYTES
    assert slow.window_bytes < fast.window_bytes


def test_a_pace_speaks_when_a_rate_has_changed_and_stopped_growing() -> None:
    pace = Pace()
    assert pace.measured(0.0, 0.3, 0.0, is_full=True) is None
    found = [pace.measured(60_000, 0.3, now, is_full=True) for now in (0.0, 0.1, 1.0, 2.0, 3.0)]
    assert [fitted for fitted in found if fitted] == [fit(60_000, 0.3)]
    assert pace.measured(1_000, 0.3, 4.0, is_full=False) is None
    changed = [pace.measured(20_000, 0.3, 5.0 + now, is_full=True) for now in range(20)]
    assert [fitted for fitted in changed if fitted] == [fit(20_000, 0.3)]
    assert pace.flight_bytes(0.3) < Pace().flight_bytes(0.3) * 3


def redial() -> Redial:
    return Redial(BackOff(1.0, 30.0, lambda: HALF), lambda: HALF)


def test_a_connection_that_stood_is_tried_again_at_once_and_one_that_did_not_is_not() -> None:
    link = redial()
    assert link.is_due(0.0)
    link.up(0.0)
    link.lost(100.0)
    assert link.next_at < 101.0
    link.up(101.0)
    link.lost(101.5)
    first = link.next_at
    link.failed(first)
    assert link.next_at - first > first - 101.5
    assert not link.is_due(first)


def test_hope_brings_the_next_try_forward_but_never_back() -> None:
    link = redial()
    link.lost(990.0)
    for _ in range(6):
        link.failed(1000.0)
    later = link.next_at
    link.hasten(1000.0)
    assert 1000.0 < link.next_at < later
    soon = link.next_at
    link.hasten(2000.0)
    assert link.next_at == soon
