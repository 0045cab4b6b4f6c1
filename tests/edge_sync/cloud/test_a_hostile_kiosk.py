"""What a kiosk may do that was enrolled and then stolen: it harms itself, and nobody else."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.limits import Limits
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.tables import ArrivalRow, ChainRow, DraftHeldRow
from edge_sync.wire.application import ApplicationId, DocumentId, SlipNumber
from edge_sync.wire.draft_messages import DraftPart
from edge_sync.wire.fields import NewsId
from edge_sync.wire.journal import read_entry, write_entry
from edge_sync.wire.messages import (
    Busy,
    Held,
    Holdings,
    Inquiry,
    Offer,
    Receipt,
    Refused,
    SealedDocument,
    Wanted,
    encode,
)
from edge_sync.wire.submissions import Submitted
from provisioning.clock import today
from provisioning.storage.database import Database
from provisioning.storage.errors import ConflictError
from provisioning.storage.table import Table
from tests.edge_sync.cloud.counter import OTHER, Counter, only, refusal
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK, KIOSK


def limited(counter: Counter, limits: Limits) -> None:
    counter.intake = Intake(
        counter.database, counter.objects, counter.keys, counter.desk, CLOCK, limits=limits
    )


def promising(counter: Counter, *sizes: int) -> Offer:
    """An offer signed by the kiosk whose documents nobody has."""
    _handed, offer = counter.lodged()
    promised = (
        SealedDocument(DocumentId(f"{place:032x}"), size, bytes(32))
        for place, size in enumerate(sizes)
    )
    return counter.resigned(offer, documents=tuple(promised))


def test_nobody_uses_up_the_slip_numbers_of_another_kiosk(counter: Counter) -> None:
    handed, offer = counter.lodged()
    slip = SlipNumber(f"{OTHER.upper()}-000001")
    taken = counter.resealed(handed, msgspec.structs.replace(offer, slip=slip), slip=slip)
    assert refusal(counter.say(taken), counter) == "SYN-09"


def test_a_list_of_any_length_asks_the_database_for_no_more_than_it_takes(
    counter: Counter,
) -> None:
    names = tuple(NewsId(f"{place:032x}") for place in range(50_000))
    assert counter.say(Held(names)) == []
    _handed, offer = counter.lodged()
    counter.say(offer)
    asked = [ApplicationId(f"{place:032x}") for place in range(127)] + [offer.application]
    letters = [encode(Inquiry(tuple(asked[:64]))), encode(Inquiry(tuple(asked[64:])))]
    replies = counter.intake.receive_all([(KIOSK, letter) for letter in letters])
    assert sum(isinstance(answer, Holdings) for _kiosk, answer in replies) == 127
    assert sum(isinstance(answer, Receipt) for _kiosk, answer in replies) == 1


def test_a_thousand_chains_of_one_kiosk_are_not_read_for_the_next_entry(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    _handed, offer = counter.lodged()
    for number in range(20):
        entry = msgspec.structs.replace(read_entry(offer.entry), chain=f"{number:016x}")
        signed = write_entry(entry, SUITE, counter.site.kiosk_keys.signing)
        with counter.database.transaction():
            Journals(counter.database, SUITE).note([signed], 5)
    read, seek = list[int](), type(counter.database).seek

    def counted(database: Database, table: type[Table], *given: Any) -> list[Any]:  # noqa: ANN401 - as it is called
        found = seek(database, table, *given)
        read.append(len(found) if table is ChainRow else 0)
        return found

    monkeypatch.setattr(type(counter.database), "seek", counted)
    assert isinstance(only(counter.say(offer)), Receipt)
    assert sum(read) == 0, "its own chain is new, and nothing is asked of the others"
    findings = Journals(counter.database, SUITE).findings(KIOSK)
    assert [one.kind.value for one in findings] == ["new chain"] * 20


def test_what_an_offer_promises_is_counted_before_it_is_begun(counter: Counter) -> None:
    limited(counter, Limits(gatherings=3, promised_bytes=10_000))
    fitting, second = promising(counter, 10, 10), promising(counter, 10, 10)
    many, large = promising(counter, 10, 10, 10, 10), promising(counter, 10_001)
    letters = [(KIOSK, encode(one)) for one in (fitting, second, many, large)]
    answers = [answer for _kiosk, answer in counter.intake.receive_all(letters)]
    assert [type(one) for one in answers] == [Wanted, Busy, Refused, Refused]
    assert counter.database.count(ArrivalRow.select()) == 1, "of the others nothing is begun"


def test_quarantine_holds_so_much_of_one_kiosk_and_then_it_waits(counter: Counter) -> None:
    limited(counter, Limits(kept=3, kept_bytes=20_000))
    for number in range(5):
        assert counter.intake.receive(KIOSK, b"noise %d" % number) == []
    quarantine = Quarantine(counter.database)
    assert len(quarantine.all()) == 3
    counter.intake.receive(KIOSK, b"noise 0")
    assert [kept.times for kept in quarantine.all()] == [2, 1, 1], "the same lies here already"
    _handed, offer = counter.lodged()
    last = bytes([offer.parcel[-1] ^ 1])
    broken = counter.resigned(offer, parcel=offer.parcel[:-1] + last)
    assert isinstance(only(counter.say(broken)), Busy)
    quarantine.ask_retry([kept.place for kept in quarantine.all()], 5)
    with counter.database.transaction():
        for kept in quarantine.all():
            quarantine.settle(kept.place, 6)
    assert isinstance(only(counter.say(broken)), Refused), "a person has looked"
    _handed, sound = counter.lodged()
    assert isinstance(only(counter.say(sound)), Receipt), "what is sound is always taken"


def test_a_kiosk_that_waits_for_room_is_not_brought_out_of_quarantine_by_that(
    counter: Counter,
) -> None:
    limited(counter, Limits(gatherings=1))
    begun, waiting = promising(counter, 10), promising(counter, 10)
    counter.say(begun)
    counter.intake._refusals.keep(KIOSK, waiting, "SYN-09", encode(waiting))  # noqa: SLF001 - as it lay here before
    quarantine = Quarantine(counter.database)
    quarantine.ask_retry_of("SYN-09", 5)
    ((_kiosk, answer),) = counter.intake.retry_quarantined(10)
    assert isinstance(answer, Busy)
    assert len(quarantine.all()) == 1


def test_drafts_that_are_over_count_as_well(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edge_sync.cloud.drafts.MOST_REMEMBERED", 2)
    last_day = today(CLOCK).toordinal() + 30
    for number in range(4):
        counter.say(DraftPart(f"{number:016x}", 0, 1, last_day, SUITE.hash(b"a"), b"a"))
        with counter.database.transaction():
            counter.database.run(DraftHeldRow.update(is_over=True))
    assert counter.database.count(DraftHeldRow.select()) == 2


def test_what_no_table_takes_is_set_aside_and_ends_nothing(counter: Counter) -> None:
    offers = [counter.lodged()[1] for _ in range(16)]
    odd, begun = offers[11].application, list[str]()

    def handler(submission: Submitted, arrival: Arrival) -> None:
        begun.append(submission.id)
        if submission.id == odd:
            raise ConflictError("a value does not fit its column (22021)")
        counter.desk(submission, arrival)

    counter.intake = counter.with_handler(handler)
    replies = counter.intake.receive_all([(KIOSK, encode(offer)) for offer in offers])
    kinds = [type(answer) for _kiosk, answer in replies]
    assert (kinds.count(Receipt), kinds.count(Refused)) == (15, 1)
    assert [one.application for one in Quarantine(counter.database).all()] == [odd]
    assert len(begun) < 5 * len(offers), "its fellows are halved around it, not taken one by one"


def test_a_restored_intake_takes_what_was_set_aside(counter: Counter) -> None:
    _handed, offer = counter.lodged()

    def odd(_submission: Submitted, _arrival: Arrival) -> None:
        raise ConflictError("a value does not fit its column (22021)")

    counter.intake = counter.with_handler(odd)
    assert refusal(counter.say(offer), counter) == "SYN-12"
    counter.keys = replace(counter.keys)
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt)
