"""The intake, message by message, on real files and without a network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import pytest

from edge_sync.cloud.arrival import LARGE_ERROR_MS, Arrival, legal_moment_ms
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.intake import MOST_ATTEMPTS, MOST_GATHERINGS, Intake
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.store import IntakeStore
from edge_sync.cloud.tables import SCHEMA, TABLES
from edge_sync.edge.lodge import Edge
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA as EDGE_SCHEMA
from edge_sync.errors import ApplicationRefusedError, NothingToTellError
from edge_sync.wire.application import ApplicationId, KioskId, Stamp
from edge_sync.wire.bitmap import missing
from edge_sync.wire.journal import lodged_payload, read_entry, write_entry
from edge_sync.wire.messages import (
    PIECE_BYTES,
    DownMessage,
    Greeting,
    Held,
    Hello,
    Offer,
    Piece,
    Receipt,
    Refused,
    UpMessage,
    Wanted,
    encode,
)
from edge_sync.wire.parcel import seal_submission
from edge_sync.wire.receipt import covers
from edge_sync.wire.signing import is_genuine
from edge_sync.wire.submissions import Submitted
from provisioning.storage.database import Database, open_database
from provisioning.storage.errors import BusyError
from provisioning.storage.fields import milliseconds
from tests.edge_sync.people import SUITE, Handed, filled
from tests.edge_sync.site import CLOCK, KIOSK, Desk, Site, news_about

OTHER = KioskId("k000002")


@dataclass
class Counter:
    """An intake with a kiosk before it, and a desk behind it."""

    site: Site
    edge: Edge
    database: Database
    keys: IntakeKeys
    desk: Desk = field(default_factory=Desk)

    def __post_init__(self) -> None:
        self.objects = Objects(self.site.intake().objects, SUITE)
        self.intake = self.with_handler(self.desk)

    def with_handler(self, handler: Callable[[Submitted, Arrival], None]) -> Intake:
        return Intake(self.database, self.objects, self.keys, handler, CLOCK)

    def say(self, message: UpMessage, kiosk: KioskId = KIOSK) -> list[DownMessage]:
        return self.intake.receive(kiosk, encode(message))

    def lodged(self, *sizes: int) -> tuple[Handed, Offer]:
        handed = filled(self.edge, KIOSK, *sizes)
        handed.lodge(self.edge)
        return handed, self.offer_of(handed)

    def offer_of(self, handed: Handed) -> Offer:
        database = open_database(self.site.edge.database, EDGE_SCHEMA, check=False)
        offer = EdgeStore(database).offer(handed.application.id)
        database.close()
        assert offer is not None
        return offer

    def pieces(self, offer: Offer) -> Iterator[Piece]:
        for document in offer.documents:
            data = (self.site.edge.documents / document.id).read_bytes()
            for index in range(document.pieces):
                part = data[index * PIECE_BYTES : (index + 1) * PIECE_BYTES]
                yield Piece(offer.application, document.id, index, part)

    def resigned(self, offer: Offer, **changes: object) -> Offer:
        """Change an offer and have the kiosk's own key sign for it, as a broken program would."""
        changed = msgspec.structs.replace(offer, **changes)
        payload = lodged_payload(changed.application, changed.parcel, changed.documents, SUITE)
        entry = msgspec.structs.replace(
            read_entry(offer.entry), application=changed.application, payload=payload
        )
        signed = write_entry(entry, SUITE, self.site.kiosk_keys.signing)
        return msgspec.structs.replace(changed, entry=signed)

    def resealed(self, handed: Handed, offer: Offer, **changes: object) -> Offer:
        """Seal another application into an offer."""
        application = msgspec.structs.replace(handed.application, **changes)
        parcel = seal_submission(application, SUITE, self.site.kiosk_keys.cloud_sealing)
        return self.resigned(offer, parcel=parcel)


@pytest.fixture
def counter(quiet_site: Site) -> Iterator[Counter]:
    database = quiet_site.open_cloud()
    with quiet_site.open_edge() as edge:
        yield Counter(quiet_site, edge, database, quiet_site.intake_keys)
    database.close()


def only(answers: list[DownMessage]) -> DownMessage:
    (answer,) = answers
    return answer


def refusal(answers: list[DownMessage], counter: Counter) -> str:
    answer = only(answers)
    assert isinstance(answer, Refused)
    assert is_genuine(answer, SUITE, counter.site.kiosk_keys.cloud_receipts)
    assert counter.desk.taken == []
    return answer.code


@pytest.mark.row("F15")
def test_an_application_without_documents_is_taken_and_signed_for_at_once(
    counter: Counter,
) -> None:
    handed, offer = counter.lodged()
    receipt = only(counter.say(offer))
    assert isinstance(receipt, Receipt)
    assert is_genuine(receipt, SUITE, counter.site.kiosk_keys.cloud_receipts)
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


@pytest.mark.parametrize("harm", ["size", "place", "document", "application", "kiosk"])
def test_a_piece_nobody_promised_is_dropped(counter: Counter, harm: str) -> None:
    _handed, offer = counter.lodged(20_000)
    counter.say(offer)
    piece = next(counter.pieces(offer))
    stray = {
        "size": msgspec.structs.replace(piece, data=piece.data[:-1]),
        "place": msgspec.structs.replace(piece, index=7),
        "document": msgspec.structs.replace(piece, document="0" * 32),
        "application": msgspec.structs.replace(piece, application="0" * 32),
        "kiosk": piece,
    }[harm]
    kiosk = OTHER if harm == "kiosk" else KIOSK
    assert counter.say(stray, kiosk) == []
    assert list(counter.site.intake().objects.iterdir()) == []


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


def test_a_document_that_never_comes_as_promised_is_refused_for_a_person(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged(100)
    counter.say(offer)
    piece = next(counter.pieces(offer))
    spoiled = msgspec.structs.replace(piece, data=bytes(len(piece.data)))
    for _ in range(MOST_GATHERINGS - 1):
        assert isinstance(only(counter.say(spoiled)), Wanted)
    assert refusal(counter.say(spoiled), counter) == "SYN-09"


def test_a_parcel_that_does_not_open_is_kept_whole_and_refused(counter: Counter) -> None:
    _handed, offer = counter.lodged()
    broken = counter.resigned(offer, parcel=offer.parcel[:-1] + b"\x00")
    assert refusal(counter.say(broken), counter) == "SYN-08"
    store = IntakeStore(counter.database)
    assert store.in_quarantine() == [(KIOSK, offer.application, "SYN-08")]
    counter.say(broken)
    assert len(store.in_quarantine()) == 1


def test_a_parcel_for_a_key_that_comes_later_is_taken_when_it_is_offered_again(
    counter: Counter,
) -> None:
    handed, offer = counter.lodged()
    opening = counter.keys.opening
    counter.keys = replace(counter.keys, opening={})
    counter.intake = counter.with_handler(counter.desk)
    assert refusal(counter.say(offer), counter) == "SYN-08"
    counter.keys = replace(counter.keys, opening=opening)
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt)
    assert counter.desk.taken[0][0] == handed.application


def test_a_signature_that_is_not_the_kiosks_is_refused(counter: Counter) -> None:
    _handed, offer = counter.lodged()
    entry = write_entry(read_entry(offer.entry), SUITE, SUITE.new_signing_key())
    forged = msgspec.structs.replace(offer, entry=entry)
    assert refusal(counter.say(forged), counter) == "SYN-10"


@pytest.mark.parametrize("harm", ["entry", "payload", "documents", "inside", "slip"])
def test_an_offer_that_does_not_hold_what_it_says_is_refused(counter: Counter, harm: str) -> None:
    handed, offer = counter.lodged()
    if harm == "entry":
        bad = msgspec.structs.replace(offer, entry=b"no entry")
    elif harm == "payload":
        other = seal_submission(handed.application, SUITE, counter.site.kiosk_keys.cloud_sealing)
        bad = msgspec.structs.replace(offer, parcel=other)
    elif harm == "documents":
        _other, with_documents = counter.lodged(10)
        bad = counter.resigned(offer, documents=with_documents.documents)
        counter.say(bad)
        piece = next(counter.pieces(with_documents))
        assert (
            refusal(
                counter.say(msgspec.structs.replace(piece, application=offer.application)), counter
            )
            == "SYN-09"
        )
        return
    elif harm == "inside":
        bad = counter.resealed(handed, offer, id=ApplicationId("0" * 32))
    else:
        bad = counter.resealed(handed, offer, slip="K000001-000099")
    assert refusal(counter.say(bad), counter) == "SYN-09"


def test_an_offer_that_names_a_document_twice_is_refused_and_ends_nothing(
    counter: Counter,
) -> None:
    _, offer = counter.lodged(1000)
    twice = counter.resigned(offer, documents=(*offer.documents, *offer.documents))
    assert isinstance(only(counter.say(twice)), Wanted)
    answers = [answer for piece in counter.pieces(offer) for answer in counter.say(piece)]
    assert refusal(answers, counter) == "SYN-09"


def test_a_document_that_is_not_the_one_described_inside_is_refused(counter: Counter) -> None:
    handed, offer = counter.lodged(100)
    (document,) = handed.application.documents
    described = msgspec.structs.replace(document, size_bytes=99)
    bad = counter.resealed(handed, offer, documents=(described,))
    counter.say(bad)
    assert refusal(counter.say(next(counter.pieces(bad))), counter) == "SYN-09"


def test_two_applications_with_one_slip_number_are_never_both_taken(counter: Counter) -> None:
    handed, offer = counter.lodged()
    twin = counter.resealed(handed, offer, id=ApplicationId("0" * 32))
    twin = counter.resigned(twin, application=ApplicationId("0" * 32))
    counter.say(offer)
    answer = only(counter.say(twin))
    assert isinstance(answer, Refused)
    assert answer.code == "SYN-11"
    assert len(counter.desk.taken) == 1


def test_another_offer_under_a_known_id_is_refused_and_the_first_one_stands(
    counter: Counter,
) -> None:
    handed, offer = counter.lodged()
    first = counter.say(offer)
    answer = only(counter.say(counter.resealed(handed, offer, language="en")))
    assert isinstance(answer, Refused)
    assert counter.say(offer) == first


def test_what_the_case_handling_refuses_is_kept_and_leaves_no_trace_of_a_case(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged()

    def refuse(_application: Submitted, _arrival: Arrival) -> None:
        raise ApplicationRefusedError("a matter that was never published")

    counter.intake = counter.with_handler(refuse)
    assert refusal(counter.say(offer), counter) == "SYN-12"


def test_when_the_case_handling_breaks_nothing_is_taken(counter: Counter) -> None:
    _handed, offer = counter.lodged()

    def fail(_application: Submitted, _arrival: Arrival) -> None:
        raise LookupError

    counter.intake = counter.with_handler(fail)
    with pytest.raises(LookupError):
        counter.say(offer)
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt)
    assert len(counter.desk.taken) == 1


def test_an_application_that_always_ends_the_process_is_set_aside_at_last(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged()

    def fail(_application: Submitted, _arrival: Arrival) -> None:
        raise LookupError

    counter.intake = counter.with_handler(fail)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(LookupError):
            counter.say(offer)
    assert refusal(counter.say(offer), counter) == "SYN-12"
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt), "a repaired program takes it"


def test_trouble_of_the_clouds_own_disk_is_never_held_against_an_application(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged()

    def busy(_application: Submitted, _arrival: Arrival) -> None:
        raise BusyError("another process holds the database")

    counter.intake = counter.with_handler(busy)
    for _ in range(MOST_ATTEMPTS + 2):
        with pytest.raises(BusyError):
            counter.say(offer)
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt)


def test_a_sealed_file_that_vanished_in_the_cloud_is_asked_for_again(counter: Counter) -> None:
    _handed, offer = counter.lodged(1000)
    counter.say(offer)
    counter.desk.taken.clear()
    (piece,) = counter.pieces(offer)
    counter.keys = replace(counter.keys, opening={})
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(piece)), Refused)
    for file in counter.site.intake().objects.iterdir():
        file.unlink()
    counter.keys = counter.site.intake_keys
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Wanted)
    counter.say(piece)
    assert isinstance(only(counter.say(offer)), Receipt)


def test_a_kiosk_whose_word_does_not_count_gets_no_answer(counter: Counter) -> None:
    _handed, offer = counter.lodged()
    assert counter.say(offer, OTHER) == []
    assert counter.say(Hello(0), OTHER) == []
    assert counter.intake.receive(OTHER, b"noise") == []


def test_noise_is_kept_in_quarantine_and_harms_nothing(counter: Counter) -> None:
    assert counter.intake.receive(KIOSK, b"noise") == []
    assert IntakeStore(counter.database).in_quarantine() == [(KIOSK, None, "SYN-01")]


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
