"""What the cloud finds in the journals of kiosks: forks, broken links, gaps, lost slips."""

import shutil
from pathlib import Path

import msgspec
import pytest

from edge_sync.cloud.journals import Journals, Missing, SlipStanding
from edge_sync.cloud.noting import FindingKind
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.journal import entry_hash, read_entry, write_entry
from edge_sync.wire.messages import Offer, Receipt, Refused, Wanted
from edge_sync.wire.verify import check_journal
from provisioning.storage.database import open_database
from tests.edge_sync.cloud.counter import Counter, only
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import CLOCK, KIOSK


def journals(counter: Counter) -> Journals:
    return Journals(counter.database, SUITE)


def found(counter: Counter) -> list[tuple[FindingKind, int]]:
    return [(one.kind, one.number) for one in journals(counter).findings()]


def copied(counter: Counter, to: Path) -> EdgeSettings:
    shutil.copytree(counter.site.edge.folder, to, ignore=shutil.ignore_patterns("*.sock"))
    return EdgeSettings(to, reserve_bytes=1024 * 1024)


def lodged_on(disk: EdgeSettings, counter: Counter) -> tuple[str, Offer]:
    """Lodge one application on another disk of the same kiosk; return its slip and its offer."""
    with open_edge(disk, counter.site.kiosk_keys, CLOCK, "boot") as edge:
        handed = filled(edge, KIOSK)
        slip = handed.lodge(edge).slip
    database = open_database(disk.database, SCHEMA, check=False)
    offer = EdgeStore(database).offer(handed.application.id)
    database.close()
    assert offer is not None
    return slip.public_code, offer


def rewritten(counter: Counter, offer: Offer, **changes: object) -> bytes:
    """An entry as somebody writes it who holds all of the kiosk's keys."""
    entry = msgspec.structs.replace(read_entry(offer.entry), **changes)
    return write_entry(entry, SUITE, counter.site.kiosk_keys.signing)


@pytest.mark.row("T01")
def test_a_journal_that_arrives_in_any_order_is_whole_in_the_end(counter: Counter) -> None:
    offers = [counter.lodged()[1] for _ in range(4)]
    for offer in (offers[3], offers[1], offers[0], offers[1], offers[2]):
        counter.say(offer)
    assert journals(counter).findings() == []
    assert journals(counter).missing() == []
    assert journals(counter).entries(KIOSK) == [offer.entry for offer in offers]


@pytest.mark.row("T01")
def test_a_number_that_has_not_come_is_reported_until_it_comes(counter: Counter) -> None:
    offers = [counter.lodged()[1] for _ in range(5)]
    for offer in (offers[0], offers[3]):
        counter.say(offer)
    chain = read_entry(offers[0].entry).chain
    (gap,) = journals(counter).missing(KIOSK)
    assert gap == Missing(KIOSK, chain, (2, 3), gap.since_ms)
    assert gap.since_ms > 0
    counter.say(offers[1])
    assert [gap.numbers for gap in journals(counter).missing()] == [(3,)]
    counter.say(offers[2])
    assert journals(counter).missing() == []


def test_what_has_come_and_waits_for_its_documents_is_no_gap(counter: Counter) -> None:
    first, second = counter.lodged(50_000)[1], counter.lodged()[1]
    assert isinstance(only(counter.say(first)), Wanted)
    counter.say(second)
    assert journals(counter).missing() == []


@pytest.mark.row("T01", "T05")
def test_a_disk_that_was_set_back_is_a_fork_with_both_entries_as_evidence(
    counter: Counter, tmp_path: Path
) -> None:
    counter.say(counter.lodged()[1])
    old = copied(counter, tmp_path / "old")
    first = counter.lodged()[1]
    counter.say(first)
    _slip, second = lodged_on(old, counter)
    answer = only(counter.say(second))
    assert isinstance(answer, Refused), "its slip's number is taken"
    assert found(counter) == [(FindingKind.FORK, 2)]
    (finding,) = journals(counter).findings(KIOSK)
    assert (finding.one, finding.other) == (first.entry, second.entry)
    key = counter.site.registrar.registry.signing_key
    for evidence in (finding.one, finding.other):
        assert check_journal([evidence], SUITE, key).faults == (), "the kiosk signed both"


@pytest.mark.row("T01")
def test_a_past_entry_that_was_rewritten_with_all_keys_breaks_the_link_of_the_next(
    counter: Counter,
) -> None:
    offers = [counter.lodged()[1] for _ in range(3)]
    for offer in (offers[0], offers[2]):
        counter.say(offer)
    forged = rewritten(counter, offers[1], payload=bytes(32))
    with counter.database.transaction():
        journals(counter).note([forged], 1)
    assert found(counter) == [(FindingKind.BROKEN_LINK, 2)]
    (finding,) = journals(counter).findings()
    assert (finding.one, finding.other) == (forged, offers[2].entry)


@pytest.mark.row("T01")
def test_an_entry_that_names_another_one_before_it_breaks_its_own_link(counter: Counter) -> None:
    first, second = counter.lodged()[1], counter.lodged()[1]
    counter.say(first)
    forged = rewritten(counter, second, previous=bytes([7]) * 32)
    with counter.database.transaction():
        journals(counter).note([forged], 1)
    assert found(counter) == [(FindingKind.BROKEN_LINK, 2)]


@pytest.mark.row("T01")
def test_a_tail_that_was_cut_off_is_found_by_its_slip(counter: Counter, tmp_path: Path) -> None:
    """Whoever cuts off what never left can hide it from every chain, not from the paper."""
    counter.say(counter.lodged()[1])
    before = copied(counter, tmp_path / "before")
    lost, _offer = counter.lodged()
    slip = counter.edge.slip(lost.application.slip)
    assert slip is not None
    with counter.database.transaction():
        assert journals(counter).standing(slip.public_code, 1) is SlipStanding.NOT_ARRIVED
    kept_slip, kept = lodged_on(before, counter)
    assert isinstance(only(counter.say(kept)), Receipt)
    assert journals(counter).findings() == [], "the chain alone shows nothing"
    with counter.database.transaction():
        assert journals(counter).standing(kept_slip, 2) is SlipStanding.KNOWN
        assert journals(counter).standing(slip.public_code, 2) is SlipStanding.LOST
    (finding,) = journals(counter).findings()
    assert (finding.kind, finding.one) == (FindingKind.LOST_SLIP, slip.public_code.encode())
    assert finding.other == kept.entry


def test_a_kiosk_that_begins_a_new_chain_is_reported_and_is_no_fork(counter: Counter) -> None:
    first = counter.lodged()[1]
    counter.say(first)
    other = rewritten(counter, first, chain="f" * 16)
    with counter.database.transaction():
        journals(counter).note([other, other], 1)
    assert found(counter) == [(FindingKind.NEW_CHAIN, 1)]
    assert journals(counter).missing() == []


def test_a_batch_is_judged_like_its_entries_one_by_one(counter: Counter) -> None:
    offers = [counter.lodged()[1] for _ in range(6)]
    entries = [offer.entry for offer in offers]
    entries[3] = rewritten(counter, offers[3], payload=bytes(32))
    twin = rewritten(counter, offers[1], payload=bytes(32))
    with counter.database.transaction():
        journals(counter).note([*entries, twin], 1)
    assert sorted(found(counter), key=str) == [
        (FindingKind.BROKEN_LINK, 5),
        (FindingKind.FORK, 2),
    ]
    assert entry_hash(entries[3], SUITE) != read_entry(entries[4]).previous
    with counter.database.transaction():
        journals(counter).note([*entries, twin], 2)
    assert len(found(counter)) == 2
