from collections.abc import Iterable

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import (
    Effect,
    KeepLateReceipt,
    KeepNews,
    KeepReceipt,
    ReportFalseWord,
    SendHeld,
    SendHello,
    SendInquiry,
    SendOffer,
    SendPiece,
    SendReminder,
    SetAside,
    SetClockError,
)
from edge_sync.engine.events import (
    Arrived,
    Aside,
    Freed,
    LinkDown,
    LinkUp,
    NewsKept,
    Owed,
    Ready,
    Settled,
    Tick,
)
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.application import ApplicationId, DocumentId, KioskId, SlipNumber
from edge_sync.wire.bitmap import bitmap_of
from edge_sync.wire.fields import NewsId
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    FirstReceipt,
    Greeting,
    Holding,
    Receipt,
    Refused,
    SealedDocument,
    SealedNews,
    SignedMessage,
    Wanted,
)
from provisioning.trust.suite import KeyId, SuiteId

ONE, TWO = ApplicationId("1" * 32), ApplicationId("2" * 32)
DOCUMENT = DocumentId("d" * 32)
KIOSK, SLIP, SUITE = KioskId("k000001"), SlipNumber("K000001-000001"), SuiteId("intl-1")
ANSWER = BackOff(first_s=2.0, longest_s=60.0, chance=lambda: 1.0)
GRAINS = PIECE_BYTES // GRAIN_BYTES
GENUINE, FALSE = b"genuine", b"false"


def is_trusted(message: SignedMessage) -> bool:
    return not isinstance(message, Receipt) and message.signature == GENUINE


@pytest.fixture
def engine() -> Engine:
    settings = EngineSettings(ANSWER, window_bytes=4 * PIECE_BYTES, piece_bytes=PIECE_BYTES)
    return Engine(settings, is_trusted)


def owed(application: ApplicationId, pieces: int = 0) -> Owed:
    size = pieces * PIECE_BYTES
    documents = (SealedDocument(DOCUMENT, size, bytes(32)),) if pieces else ()
    return Owed(application, 5000, bytes(32), bytes(32), documents)


def receipt(application: ApplicationId, signature: bytes = GENUINE, parcel: int = 0) -> Arrived:
    return Arrived(
        FirstReceipt(
            suite=SUITE,
            kiosk=KIOSK,
            application=application,
            slip=SLIP,
            parcel_sha256=bytes([parcel]) * 32,
            entry_sha256=bytes(32),
            received_ms=0,
            signature=signature,
        )
    )


def refused(application: ApplicationId, parcel: int = 0) -> Refused:
    return Refused(
        suite=SUITE,
        kiosk=KIOSK,
        application=application,
        code="SYN-08",
        parcel_sha256=bytes([parcel]) * 32,
        refused_ms=0,
        signature=GENUINE,
    )


def wanted(held: Iterable[int], count: int) -> Arrived:
    return Arrived(Wanted(ONE, (Holding(DOCUMENT, bitmap_of(held, count)),)))


def pieces(effects: list[Effect]) -> list[int]:
    return [effect.grain // GRAINS for effect in effects if isinstance(effect, SendPiece)]


def piece(index: int) -> SendPiece:
    return SendPiece(ONE, DOCUMENT, 0, index * GRAINS, PIECE_BYTES)


def offered(engine: Engine, pieces: int = 0) -> None:
    engine.handle(owed(ONE, pieces), 0)
    assert engine.handle(LinkUp(), 0) == [SendHello(), SendOffer(ONE)]
    engine.handle(Freed(SendOffer(ONE)), 0)
    greet(engine)


def greet(engine: Engine) -> None:
    """Answer the hello, so that only debts wait for time."""
    greeting = Greeting(suite=SUITE, kiosk=KIOSK, hello_ms=0, cloud_ms=0, signature=GENUINE)
    engine.handle(Arrived(greeting), 0)


def test_nothing_is_sent_without_a_link(engine: Engine) -> None:
    assert engine.handle(owed(ONE), 0) == []
    assert engine.handle(Tick(), 1000) == []
    assert engine.handle(Ready(), 1000) == []
    assert engine.handle(NewsKept((NewsId("n"),)), 1000) == []
    assert engine.next_due() is None


def test_what_is_owed_is_offered_as_soon_as_there_is_a_link_oldest_first(engine: Engine) -> None:
    engine.handle(owed(ONE), 0)
    engine.handle(owed(TWO), 0)
    assert engine.handle(LinkUp(), 0) == [SendHello(), SendOffer(ONE), SendOffer(TWO)]


def test_what_becomes_owed_while_the_link_is_up_is_offered_at_once_and_once(
    engine: Engine,
) -> None:
    engine.handle(LinkUp(), 0)
    assert engine.handle(owed(ONE), 0) == [SendOffer(ONE)]
    assert engine.handle(owed(ONE), 0) == []
    assert engine.knows(ONE)


def test_an_offer_without_an_answer_is_repeated_ever_more_slowly(engine: Engine) -> None:
    offered(engine)
    moments, now = [], 0.0
    for _ in range(8):
        due = engine.next_due()
        assert due is not None
        assert engine.handle(Tick(), due - 0.01) == []
        assert engine.handle(Tick(), due) == [SendOffer(ONE)]
        engine.handle(Freed(SendOffer(ONE)), due)
        moments.append(due - now)
        now = due
    assert moments == [2, 4, 8, 16, 32, 60, 60, 60][: len(moments)]


def test_an_offer_still_on_its_way_is_not_repeated_however_slow_the_link(engine: Engine) -> None:
    engine.handle(owed(ONE), 0)
    engine.handle(LinkUp(), 0)
    greet(engine)
    assert engine.handle(Tick(), 500) == []


def test_exactly_the_missing_pieces_are_sent_and_no_more_than_the_window(engine: Engine) -> None:
    offered(engine, pieces=8)
    assert pieces(engine.handle(wanted([1, 3], 8), 0)) == [0, 2, 4, 5]
    assert pieces(engine.handle(Freed(piece(0)), 0)) == [6]
    assert pieces(engine.handle(Freed(piece(0)), 0)) == []
    assert pieces(engine.handle(Freed(piece(2)), 0)) == [7]


def many(engine: Engine, count: int) -> list[ApplicationId]:
    names = [ApplicationId(f"{number:032x}") for number in range(count)]
    for name in names:
        engine.handle(owed(name), 0)
    return names


def test_a_slow_cloud_is_asked_about_few_applications_at_a_time(engine: Engine) -> None:
    names = many(engine, 20)
    offers = engine.handle(LinkUp(), 0)[1:]
    assert offers == [SendOffer(name) for name in names[:8]]
    for name in names[:8]:
        assert engine.handle(Freed(SendOffer(name)), 0) == []
    assert engine.handle(Settled(names[3]), 0) == [SendOffer(names[8])]


def test_what_is_never_answered_holds_up_nothing(engine: Engine) -> None:
    names = many(engine, 20)
    engine.handle(LinkUp(), 0)
    for name in names[:8]:
        engine.handle(Freed(SendOffer(name)), 0)
    assert engine.handle(Tick(), 2)[1:] == [SendOffer(name) for name in names[8:16]]


def test_what_waits_for_room_does_not_ask_for_time(engine: Engine) -> None:
    many(engine, 20)
    engine.handle(LinkUp(), 0)
    greet(engine)
    assert engine.next_due() == 3600


def test_something_larger_than_the_window_goes_alone(engine: Engine) -> None:
    large = Owed(ONE, 10 * PIECE_BYTES, bytes(32), bytes(32), ())
    engine.handle(large, 0)
    engine.handle(owed(TWO), 0)
    assert engine.handle(LinkUp(), 0) == [SendHello(), SendOffer(ONE)]
    assert engine.handle(Freed(SendOffer(ONE)), 0) == [SendOffer(TWO)]


def test_a_new_application_goes_before_the_pieces_of_an_older_one(engine: Engine) -> None:
    offered(engine, pieces=8)
    engine.handle(wanted([], 8), 0)
    assert engine.handle(owed(TWO), 0) == [SendOffer(TWO)], "the window is full of pieces"


def test_a_repeated_answer_repeats_no_piece_that_is_on_its_way(engine: Engine) -> None:
    offered(engine, pieces=3)
    assert pieces(engine.handle(wanted([], 3), 0)) == [0, 1, 2]
    assert pieces(engine.handle(wanted([], 3), 0)) == []
    assert engine.next_due() == 3600
    for index in range(3):
        engine.handle(Freed(piece(index)), 5)
    assert engine.next_due() == 7


def test_an_answer_that_nothing_is_missing_leaves_the_receipt_to_be_asked_for(
    engine: Engine,
) -> None:
    offered(engine, pieces=2)
    assert engine.handle(wanted([0, 1], 2), 10) == []
    assert engine.next_due() == 12
    assert engine.handle(Tick(), 12) == [SendInquiry(ONE)]


def test_pieces_that_are_swallowed_on_the_way_are_asked_for_and_sent_again(
    engine: Engine,
) -> None:
    offered(engine, pieces=2)
    engine.handle(wanted([], 2), 0)
    engine.handle(Freed(piece(0)), 0)
    engine.handle(Freed(piece(1)), 0)
    assert engine.handle(Tick(), 2) == [SendInquiry(ONE)]
    assert pieces(engine.handle(wanted([0], 2), 3)) == [1]


def test_a_cut_begins_everything_again_with_an_offer(engine: Engine) -> None:
    offered(engine, pieces=8)
    engine.handle(wanted([], 8), 0)
    assert engine.handle(LinkDown(), 1) == []
    assert engine.handle(wanted([], 8), 1) == []
    assert engine.handle(LinkUp(), 2)[:1] == [SendHello()]


def test_a_new_connection_goes_on_with_what_was_never_sent_and_asks_about_the_rest(
    engine: Engine,
) -> None:
    offered(engine, pieces=10)
    assert pieces(engine.handle(wanted([], 10), 0)) == [0, 1, 2, 3]
    engine.handle(Freed(piece(0)), 0)
    engine.handle(LinkDown(), 1)
    effects = engine.handle(LinkUp(), 2)
    assert effects[:2] == [SendHello(), SendInquiry(ONE)]
    assert pieces(effects) == [5, 6, 7, 8]
    assert pieces(engine.handle(Freed(piece(5)), 3)) == [], "the cloud was not heard yet"
    assert pieces(engine.handle(wanted([0, 1], 10), 4)) == [2]
    assert [pieces(engine.handle(Freed(piece(at)), 4)) for at in (6, 7, 8)] == [[3], [4], [9]]


@pytest.mark.row("T02")
def test_a_debt_ends_only_when_the_receipt_is_on_the_disk(engine: Engine) -> None:
    offered(engine)
    arrived = receipt(ONE)
    assert engine.handle(arrived, 1) == [KeepReceipt(arrived.message)]  # type: ignore[arg-type]
    assert engine.knows(ONE), "the disk may have failed"
    assert engine.handle(Tick(), 2) == [SendOffer(ONE)]
    engine.handle(Settled(ONE), 2)
    assert not engine.knows(ONE)
    late = KeepLateReceipt(arrived.message)  # type: ignore[arg-type]
    assert engine.handle(receipt(ONE), 3) == [late], "a repeat, or of what was set aside"
    assert engine.handle(Freed(SendOffer(ONE)), 3) == []
    assert engine.next_due() == 3600


@pytest.mark.row("T02")
def test_a_receipt_with_a_wrong_signature_changes_nothing_and_is_reported(
    engine: Engine,
) -> None:
    offered(engine)
    assert engine.handle(receipt(ONE, FALSE), 1) == [ReportFalseWord("FirstReceipt")]
    assert engine.knows(ONE)
    assert engine.handle(Tick(), 2) == [SendOffer(ONE)]


def test_a_receipt_for_other_bytes_changes_nothing_and_is_reported(engine: Engine) -> None:
    offered(engine)
    effects = engine.handle(receipt(ONE, parcel=7), 1)
    assert effects == [ReportFalseWord("Receipt for something else")]
    assert engine.knows(ONE)


def test_what_the_cloud_refuses_is_set_aside_once_it_is_on_the_disk(engine: Engine) -> None:
    offered(engine)
    assert engine.handle(Arrived(refused(ONE, parcel=7)), 1) == []
    assert engine.handle(Arrived(refused(ONE)), 1) == [SetAside(refused(ONE))]
    engine.handle(Settled(ONE), 1)
    assert engine.handle(Arrived(refused(ONE)), 1) == []
    assert engine.handle(Tick(), 1000) == []


def test_pieces_of_a_settled_debt_are_not_sent_any_more(engine: Engine) -> None:
    offered(engine, pieces=8)
    engine.handle(wanted([], 8), 0)
    engine.handle(Settled(ONE), 0)
    assert engine.handle(Freed(piece(0)), 0) == []


def test_news_are_confirmed_only_after_they_are_kept(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    news = SealedNews(
        suite=SUITE,
        kiosk=KIOSK,
        id=NewsId("a" * 32),
        application=ONE,
        slip=SLIP,
        recipient=KeyId(bytes(8)),
        sealed=b"",
        signature=GENUINE,
    )
    assert engine.handle(Arrived(news), 0) == [KeepNews(news)]
    assert engine.handle(NewsKept((news.id,)), 0) == [SendHeld((news.id,))]


def test_a_hello_is_repeated_until_it_is_answered_and_then_every_hour(engine: Engine) -> None:
    assert engine.handle(LinkUp(), 0) == [SendHello()]
    assert engine.handle(Tick(), 1.9) == []
    assert engine.handle(Tick(), 2) == [SendHello()]
    assert engine.handle(Tick(), 6) == [SendHello()]
    greet(engine)
    assert engine.handle(Tick(), 3599) == []
    assert engine.handle(Tick(), 3600) == [SendHello()]


def test_a_printed_slip_makes_the_kiosk_say_hello_again(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    assert engine.handle(Ready(), 1) == [SendHello()]


def test_the_clouds_time_sets_the_clocks_error_if_it_is_genuine(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    greeting = Greeting(suite=SUITE, kiosk=KIOSK, hello_ms=5, cloud_ms=9, signature=GENUINE)
    assert engine.handle(Arrived(greeting), 0) == [SetClockError(5, 9)]
    false = Greeting(suite=SUITE, kiosk=KIOSK, hello_ms=5, cloud_ms=9, signature=FALSE)
    assert engine.handle(Arrived(false), 0) == [ReportFalseWord("Greeting")]


def test_the_cloud_is_reminded_of_what_it_refused_while_there_is_a_link(engine: Engine) -> None:
    assert engine.handle(Aside((ONE,)), 0) == []
    engine.handle(LinkUp(), 0)
    assert engine.handle(Aside((ONE,)), 0) == [SendReminder((ONE,))]


@pytest.mark.parametrize("chance", [0.0, 0.5, 0.999])
def test_waits_double_up_to_the_longest_and_are_spread_over_half_of_it(chance: float) -> None:
    back_off = BackOff(1.0, 30.0, lambda: chance)
    waits = [back_off.wait_s(attempts) for attempts in range(100)]
    assert waits[0] == pytest.approx(0.5 + chance / 2)
    assert waits[99] == pytest.approx(30 * (0.5 + chance / 2))
    assert waits == sorted(waits)
