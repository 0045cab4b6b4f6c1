"""The intake, message by message, on real files and without a network."""

from pathlib import Path

import msgspec
import pytest

from edge_sync.cloud.arrival import LARGE_ERROR_MS, legal_moment_ms
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.store import IntakeStore
from edge_sync.cloud.tables import SCHEMA, TABLES
from edge_sync.errors import NothingToTellError
from edge_sync.wire.application import Stamp
from edge_sync.wire.bitmap import missing
from edge_sync.wire.messages import Greeting, Held, Hello, Receipt, Wanted, encode
from edge_sync.wire.order_messages import Heard, OrderId
from edge_sync.wire.receipt import covers, is_receipt_genuine
from edge_sync.wire.signing import is_genuine
from provisioning.storage.database import open_database
from provisioning.storage.fields import milliseconds
from tests.edge_sync.cloud.counter import Counter, only
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import CLOCK, KIOSK, news_about


@pytest.mark.row("F15")
def test_an_application_without_documents_is_taken_and_signed_for_at_once(
    counter: Counter,
) -> None:
    handed, offer = counter.lodged()
    receipt = only(counter.say(offer))
    assert isinstance(receipt, Receipt)
    assert is_receipt_genuine(receipt, SUITE, counter.site.kiosk_keys.cloud_receipts)
    assert covers(receipt, offer, SUITE)
    application, arrival = counter.desk.taken[0]
    assert application == handed.application
    assert (arrival.slip, arrival.kiosk, arrival.deliveries) == (offer.slip, KIOSK, 1)


def test_a_repeat_gets_the_same_receipt_and_opens_nothing_again(counter: Counter) -> None:
    _handed, offer = counter.lodged()
    first = counter.say(offer)
    assert counter.say(offer) == first
    assert counter.with_handler(counter.desk).receive(KIOSK, encode(offer)) == first
    assert len(counter.desk.taken) == 1
    known = IntakeStore(counter.database).known(offer.application)
    assert known is not None
    assert known.deliveries == 3


def test_the_cloud_says_which_pieces_it_lacks_and_takes_them_in_any_order(
    counter: Counter,
) -> None:
    handed, offer = counter.lodged(50_000, 10)
    wanted = only(counter.say(offer))
    assert isinstance(wanted, Wanted)
    *most, last = reversed(list(counter.pieces(offer)))
    for piece in [*most, *most]:
        assert counter.say(piece) == []
    again = only(counter.say(offer))
    assert isinstance(again, Wanted)
    count = {document.id: document.pieces for document in offer.documents}
    lacking = {
        (holding.document, index)
        for holding in again.holdings
        for index in missing(holding.bitmap, count[holding.document])
    }
    assert lacking == {(last.document, last.index)}
    assert isinstance(only(counter.say(last)), Receipt)
    for document in handed.application.documents:
        opened = b"".join(counter.objects.read(handed.application.id, document))
        assert opened == handed.documents[document.id]


def test_a_document_spoiled_on_the_way_is_asked_for_again(counter: Counter) -> None:
    _handed, offer = counter.lodged(20_000)
    counter.say(offer)
    first, second = counter.pieces(offer)
    spoiled = msgspec.structs.replace(first, data=bytes(len(first.data)))
    counter.say(spoiled)
    wanted = only(counter.say(second))
    assert isinstance(wanted, Wanted)
    assert list(missing(wanted.holdings[0].bitmap, 2)) == [0, 1]
    counter.say(first)
    assert isinstance(only(counter.say(second)), Receipt)


def test_a_hello_is_answered_with_the_clouds_signed_time(counter: Counter) -> None:
    greeting = only(counter.say(Hello(17)))
    assert isinstance(greeting, Greeting)
    assert is_genuine(greeting, SUITE, counter.site.kiosk_keys.cloud_receipts)
    assert greeting.hello_ms == 17
    assert abs(greeting.cloud_ms - milliseconds(CLOCK.now())) < 5000


@pytest.mark.row("U03")
def test_news_are_sent_until_the_kiosk_holds_them(counter: Counter) -> None:
    handed, offer = counter.lodged()
    counter.say(offer)
    outbox, news = NewsOutbox(counter.database, SUITE, CLOCK), news_about(handed.application)
    outbox.tell(news)
    outbox.tell(news)
    (sent,) = counter.intake.news_due(10)
    assert is_genuine(sent, SUITE, counter.site.kiosk_keys.cloud_receipts)
    assert counter.intake.news_due(10) == [], "not again at once"
    counter.say(Hello(0))
    assert counter.intake.news_due(10) == [sent], "at once for a kiosk that says hello"
    counter.say(Held((sent.id,)))
    assert outbox.is_held(news)
    counter.say(Hello(0))
    assert counter.intake.news_due(10) == []


def test_that_an_order_has_come_is_noted(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        assert counter.say(Heard(OrderId("0d" * 16))) == []
    assert f"order {'0d' * 16} has come to {KIOSK}" in caplog.text


def test_news_for_an_application_that_is_not_here_are_refused(counter: Counter) -> None:
    handed = filled(counter.edge, KIOSK)
    with pytest.raises(NothingToTellError):
        NewsOutbox(counter.database, SUITE, CLOCK).tell(news_about(handed.application))


@pytest.mark.row("J02")
@pytest.mark.parametrize(
    ("device_ms", "error_ms", "moment_ms", "is_doubtful"),
    [
        (1_000_000, 0, 1_000_000, False),
        (1_000_000, 2_000, 998_000, False),
        (1_000_000, -2_000, 1_002_000, False),
        (9_000_000, 0, 5_000_000, True),
        (5_001_000, 0, 5_000_000, False),
        (1_000_000, None, 1_000_000, True),
        (1_000_000, LARGE_ERROR_MS + 1, 1_000_000 - LARGE_ERROR_MS - 1, True),
    ],
)
def test_the_legal_moment_is_the_corrected_one_and_never_later_than_the_clouds(
    device_ms: int,
    error_ms: int | None,
    moment_ms: int,
    is_doubtful: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    stamp = Stamp(device_ms, error_ms, 1, "boot", 0)
    assert legal_moment_ms(stamp, 5_000_000) == (moment_ms, is_doubtful)


def test_the_tables_are_those_of_the_steps(tmp_path: Path) -> None:
    database = open_database(tmp_path / "cloud.db", SCHEMA)
    assert database.differences(*TABLES) == []
    database.close()
