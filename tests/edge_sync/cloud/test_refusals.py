"""What the intake does not take: it says so, signed, and keeps it for a person."""

from dataclasses import replace

import msgspec
import pytest

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.checks import Checks
from edge_sync.cloud.limits import HONEST
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.refusals import Refusals
from edge_sync.cloud.store import MOST_GATHERINGS, IntakeStore
from edge_sync.errors import ApplicationRefusedError
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.journal import read_entry, write_entry
from edge_sync.wire.messages import Hello, Inquiry, Receipt, Refused, Wanted
from edge_sync.wire.parcel import seal_submission
from edge_sync.wire.submissions import Submitted
from tests.edge_sync.cloud.counter import OTHER, Counter, only, refusal
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK, KIOSK


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
    assert isinstance(only(counter.say(offer)), Wanted), "offered again it may come anew"
    assert isinstance(only(counter.say(piece)), Receipt)


def test_a_parcel_that_does_not_open_is_kept_whole_and_refused(counter: Counter) -> None:
    _handed, offer = counter.lodged()
    last = bytes([offer.parcel[-1] ^ 1])
    broken = counter.resigned(offer, parcel=offer.parcel[:-1] + last)
    assert refusal(counter.say(broken), counter) == "SYN-08"
    (kept,) = Quarantine(counter.database).all()
    assert (kept.kiosk, kept.application, kept.code) == (KIOSK, offer.application, "SYN-08")
    counter.say(broken)
    assert len(Quarantine(counter.database).all()) == 1


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


def test_who_asks_about_what_was_refused_is_told_so_and_only_an_offer_has_it_tried_again(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged(5_000)
    tried = list[Submitted]()

    def refuse(submission: Submitted, _arrival: Arrival) -> None:
        tried.append(submission)
        raise ApplicationRefusedError("a matter of tomorrow")

    counter.intake = counter.with_handler(refuse)
    counter.say(offer)
    (refused,) = [answer for piece in counter.pieces(offer) for answer in counter.say(piece)]
    assert isinstance(refused, Refused)
    ask = Inquiry((offer.application,))
    assert (counter.say(ask), len(tried)) == ([refused], 1)
    assert isinstance(only(counter.say(offer)), Refused)
    assert len(tried) == 2
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(ask)), Refused), "it was not offered again"
    receipt = only(counter.say(offer))
    assert isinstance(receipt, Receipt)
    assert counter.say(ask) == [receipt], "as often as it is asked for"
    assert len(counter.desk.taken) == 1


def test_what_one_worker_took_stays_held_though_another_one_refuses_it(counter: Counter) -> None:
    """They run two versions of the program for a while, and a repeat came to each."""
    _handed, offer = counter.lodged()
    receipt = only(counter.say(offer))
    checks = Checks(counter.keys, counter.objects)
    older = Refusals(counter.database, checks, counter.keys.signing, CLOCK, HONEST)
    told = older.refuse(KIOSK, offer, ApplicationRefusedError("a matter of tomorrow"))
    assert told == receipt == only(counter.say(offer))
    assert Quarantine(counter.database).all() == []
    assert len(counter.desk.taken) == 1


def test_a_document_that_two_workers_found_spoiled_counts_as_spoiled_once(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged(5_000)
    counter.say(offer)
    store = IntakeStore(counter.database)
    (seen,) = store.gatherings(offer.application)
    with counter.database.transaction():
        store.begin_again(seen)
        (anew,) = store.gatherings(offer.application)
        store.set_grains(anew.with_grains(0, 1))
        store.begin_again(seen)
    (found,) = store.gatherings(offer.application)
    assert (found.spoiled, found.bitmap) == (1, anew.with_grains(0, 1).bitmap)


def test_a_kiosk_whose_word_does_not_count_gets_no_answer(counter: Counter) -> None:
    _handed, offer = counter.lodged()
    assert counter.say(offer, OTHER) == []
    assert counter.say(Hello(0), OTHER) == []
    assert counter.intake.receive(OTHER, b"noise") == []


def test_noise_is_kept_in_quarantine_and_harms_nothing(counter: Counter) -> None:
    assert counter.intake.receive(KIOSK, b"noise") == []
    (kept,) = Quarantine(counter.database).all()
    assert (kept.kiosk, kept.application, kept.code) == (KIOSK, None, "SYN-01")
