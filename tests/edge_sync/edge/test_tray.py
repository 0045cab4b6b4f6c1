"""What lies in the tray: the urgent on top, documents in their order."""

from itertools import permutations

from edge_sync.edge.tray import Tray
from edge_sync.engine.effects import (
    Send,
    SendCompare,
    SendHeard,
    SendHeld,
    SendInquiry,
    SendOffer,
    SendPiece,
    SendQuestion,
)
from edge_sync.engine.priority import Priority, priority_of
from edge_sync.wire.application import ApplicationId, DocumentId
from edge_sync.wire.fields import LogId, NewsId, QuestionId
from edge_sync.wire.messages import Compare
from edge_sync.wire.order_messages import OrderId

ONE = ApplicationId("1" * 32)
IN_ORDER: list[Send] = [
    SendHeard(OrderId("0" * 32)),
    SendQuestion(QuestionId("a" * 32)),
    SendOffer(ONE),
    SendHeld((NewsId("b" * 32),)),
    SendCompare(Compare(LogId("c" * 16), 1, 2)),
]


def test_the_urgent_goes_first_in_whatever_order_it_came() -> None:
    for order in permutations(IN_ORDER):
        tray = Tray()
        for send in order:
            tray.put(send)
        assert [tray.urgent() for _ in IN_ORDER] == IN_ORDER
        assert tray.urgent() is None


def test_within_one_priority_what_was_there_first_goes_first() -> None:
    tray = Tray()
    for send in (SendOffer(ONE), SendInquiry(ONE)):
        tray.put(send)
    assert (tray.urgent(), tray.urgent()) == (SendOffer(ONE), SendInquiry(ONE))


def test_pieces_lie_apart_in_their_order() -> None:
    tray, pieces = Tray(), [SendPiece(ONE, DocumentId("d" * 32), 0, at, 2048) for at in (0, 1, 2)]
    assert (tray.piece(), tray.has_pieces) == (None, False)
    for piece in pieces:
        tray.put(piece)
    assert tray.urgent() is None
    assert [tray.piece() for _ in pieces] == pieces
    assert priority_of(pieces[0]) is Priority.DOCUMENT
