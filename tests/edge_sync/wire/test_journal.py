import msgspec
import pytest

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, KioskId, Stamp
from edge_sync.wire.journal import (
    NOTHING_BEFORE,
    Act,
    Entry,
    Fault,
    check_chain,
    entry_hash,
    lodged_payload,
    read_entry,
    write_entry,
)
from edge_sync.wire.messages import encode
from edge_sync.wire.signing import is_genuine, signed
from edge_sync.wire.verify import check_journal
from tests.edge_sync.people import SUITE

KEY = SUITE.new_signing_key()
PUBLIC = SUITE.signing_public(KEY)
KIOSK = KioskId("k000001")


def bare(number: int, previous: bytes, chain: str = "0" * 16) -> Entry:
    return Entry(
        suite=SUITE.id,
        kiosk=KIOSK,
        chain=chain,
        number=number,
        previous=previous,
        act=Act.LODGED,
        application=ApplicationId(f"{number:032x}"),
        payload=bytes(32),
        at=Stamp(number, None, number, "boot", number),
    )


def chain(length: int, name: str = "0" * 16) -> list[bytes]:
    entries: list[bytes] = []
    previous = NOTHING_BEFORE
    for number in range(1, length + 1):
        entries.append(write_entry(bare(number, previous, name), SUITE, KEY))
        previous = entry_hash(entries[-1], SUITE)
    return entries


@pytest.mark.row("T01", "T02")
def test_a_chain_that_was_left_alone_has_no_faults() -> None:
    assert check_chain(chain(5), SUITE, PUBLIC) == []
    assert check_chain(chain(5)[2:], SUITE, PUBLIC) == []
    assert check_chain([], SUITE, PUBLIC) == []


@pytest.mark.row("T01")
def test_a_missing_entry_is_found() -> None:
    entries = chain(5)
    assert check_chain(entries[:2] + entries[3:], SUITE, PUBLIC) == [(4, Fault.GAP)]


@pytest.mark.row("T01")
def test_entries_in_another_order_are_found() -> None:
    entries = chain(3)
    faults = check_chain([entries[0], entries[2], entries[1]], SUITE, PUBLIC)
    assert {fault for _number, fault in faults} == {Fault.GAP}


@pytest.mark.row("T01")
def test_an_altered_entry_is_found_twice_over() -> None:
    entries = chain(3)
    altered = msgspec.structs.replace(read_entry(entries[1]), payload=bytes([1]) * 32)
    entries[1] = encode(altered)
    assert check_chain(entries, SUITE, PUBLIC) == [
        (2, Fault.FALSE_SIGNATURE),
        (3, Fault.BROKEN_LINK),
    ]


@pytest.mark.row("T01")
def test_an_entry_rewritten_with_the_kiosks_own_key_still_breaks_the_link() -> None:
    entries = chain(3)
    rewritten = msgspec.structs.replace(read_entry(entries[1]), payload=bytes([1]) * 32)
    entries[1] = write_entry(rewritten, SUITE, KEY)
    assert check_chain(entries, SUITE, PUBLIC) == [(3, Fault.BROKEN_LINK)]


def test_a_chain_that_begins_out_of_nowhere_is_found() -> None:
    entry = write_entry(bare(1, bytes([7]) * 32), SUITE, KEY)
    assert check_chain([entry], SUITE, PUBLIC) == [(1, Fault.BROKEN_LINK)]


def test_two_chains_are_not_one() -> None:
    both = chain(1) + chain(2, "f" * 16)[1:]
    assert check_chain(both, SUITE, PUBLIC) == [(2, Fault.OTHER_CHAIN)]


def test_a_journal_is_checked_against_the_key_of_its_own_kiosk() -> None:
    finding = check_journal(chain(3), SUITE, {KIOSK: PUBLIC}.get)
    assert (finding.entries, finding.kiosk, finding.faults) == (3, KIOSK, ())
    stranger = check_journal(chain(3), SUITE, lambda _kiosk: None)
    assert stranger.faults == ((1, Fault.FALSE_SIGNATURE),)
    assert check_journal([], SUITE, lambda _kiosk: None).entries == 0
    with pytest.raises(UnreadableError):
        check_journal([b"no entry"], SUITE, lambda _kiosk: None)


def test_a_word_counts_only_from_the_named_signer_under_the_named_suite() -> None:
    entry = signed(bare(1, NOTHING_BEFORE), SUITE, KEY)
    assert is_genuine(entry, SUITE, PUBLIC)
    assert not is_genuine(msgspec.structs.replace(entry, suite="gm-1"), SUITE, PUBLIC)
    assert not is_genuine(entry, SUITE, SUITE.signing_public(SUITE.new_signing_key()))
    other = SUITE.new_signing_key()
    forged = signed(entry, SUITE, other)
    claimed = msgspec.structs.replace(forged, signer=entry.signer)
    assert not is_genuine(claimed, SUITE, PUBLIC)


def test_the_payload_of_a_lodge_covers_parcel_and_documents() -> None:
    name = ApplicationId("0" * 32)
    one = lodged_payload(name, b"parcel", (), SUITE)
    assert one == lodged_payload(name, b"parcel", (), SUITE)
    assert one != lodged_payload(name, b"parceL", (), SUITE)
    assert one != lodged_payload(ApplicationId("1" * 32), b"parcel", (), SUITE)
