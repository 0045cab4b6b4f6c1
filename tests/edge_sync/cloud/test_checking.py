"""The independent checker on real exports: a good one is accepted, a changed one is not (T02)."""

import shutil
from pathlib import Path

import msgspec
import pytest

from edge_sync.cloud.exporting import exported
from edge_sync.cloud.log import Log
from edge_sync.edge.errands import Errands
from edge_sync.edge.exporting import export_journal, meet_heads
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA as EDGE_SCHEMA
from edge_sync.engine.effects import KeepReceipt
from edge_sync.errors import NothingToTellError, UnreadableError
from edge_sync.wire.checker import Checker, Trust, Verdict, worst
from edge_sync.wire.exports import (
    CaseExport,
    Export,
    JournalExport,
    LogExport,
    read_export,
    read_receipt,
    write_export,
)
from edge_sync.wire.heads import sign_head
from edge_sync.wire.messages import AnyReceipt, Busy, Hello, Receipt, TreeHead, encode
from provisioning.storage.database import open_database
from tests.edge_sync.cloud.counter import Counter, only
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import CLOCK, KIOSK


def checked(counter: Counter, *things: Export | str) -> tuple[Verdict, str]:
    """What the checker, knowing public keys alone, finds in these files and slips."""
    keys = counter.site.kiosk_keys
    registry = counter.site.registrar.registry
    checker = Checker(Trust(SUITE, registry.signing_key, keys.cloud_receipts))
    for thing in things:
        if isinstance(thing, str):
            checker.slip(thing)
        else:
            checker.export(read_export(write_export(thing)))
    findings = checker.findings()
    return worst(findings), "\n".join(finding.sentence for finding in findings)


def received(counter: Counter, count: int) -> list[str]:
    """Lodge and have the cloud receive that many; return the public codes of their slips."""
    slips = []
    with_store = open_database(counter.site.edge.database, EDGE_SCHEMA, check=False)
    errands = Errands(counter.site.edge, counter.site.kiosk_keys, CLOCK, EdgeStore(with_store))
    for _ in range(count):
        handed, offer = counter.lodged()
        receipt = only(counter.say(offer))
        assert isinstance(receipt, Receipt)
        errands.run(KeepReceipt(receipt))
        slip = counter.edge.slip(handed.application.slip)
        assert slip is not None
        slips.append(slip.public_code)
    with_store.close()
    return slips


def kiosks(counter: Counter) -> JournalExport:
    return export_journal(counter.site.edge, counter.site.kiosk_keys)


def clouds(counter: Counter, what: str) -> Export:
    return exported(what, counter.database, SUITE)


@pytest.mark.row("T01", "T02")
def test_everything_genuine_is_accepted_alone_and_together(counter: Counter) -> None:
    slips = received(counter, 3)
    case, log = clouds(counter, "K000001-000002"), clouds(counter, "doorstep")
    things = [kiosks(counter), clouds(counter, KIOSK), case, log]
    for thing in things:
        verdict, text = checked(counter, thing)
        assert verdict is Verdict.GENUINE, text
    verdict, text = checked(counter, *slips, *things)
    assert verdict is Verdict.GENUINE, text
    assert "K000001-000003 stands in the journal" in text
    assert "was handed in at k000001 with 0 documents" in text
    assert "is one history with 3 heads" in text


@pytest.mark.row("T01", "T02")
def test_a_case_export_that_is_changed_in_any_byte_is_refused(counter: Counter) -> None:
    received(counter, 1)
    case = clouds(counter, "K000001-000001")
    assert isinstance(case, CaseExport)
    data = write_export(case)
    accepted = []
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 1
        try:
            verdict, text = checked(counter, read_export(bytes(changed)))
        except UnreadableError:
            continue
        if verdict is not Verdict.FALSE:
            accepted.append((place, text))
    assert accepted == []


@pytest.mark.row("T01", "T02", "T05")
def test_a_past_entry_that_is_changed_deleted_or_moved_is_found(counter: Counter) -> None:
    received(counter, 4)
    good = kiosks(counter)
    first, second, third, fourth = good.entries
    altered = second[:-1] + bytes([second[-1] ^ 1])
    for entries, sentence in (
        ((first, altered, third, fourth), "entry 2: false signature"),
        ((first, third, fourth), "entry 3: an entry is missing"),
        ((first, third, second, fourth), "an entry is missing"),
        ((first, second, third), "the journal lacks the entry received for K000001-000004"),
    ):
        bad = msgspec.structs.replace(good, entries=entries)
        verdict, text = checked(counter, bad)
        assert verdict is Verdict.FALSE
        assert sentence in text


@pytest.mark.row("T01", "T05")
def test_another_node_finds_the_fork_that_the_cloud_never_saw(
    counter: Counter, tmp_path: Path
) -> None:
    """Two disks of one kiosk, neither yet heard by the cloud: their two exports suffice."""
    counter.lodged()
    shutil.copytree(counter.site.edge.folder, tmp_path / "copy")
    copy = EdgeSettings(tmp_path / "copy", reserve_bytes=1024)
    counter.lodged()
    with open_edge(copy, counter.site.kiosk_keys, CLOCK, "boot") as edge:
        slip = filled(edge, KIOSK).lodge(edge).slip
    exports = [kiosks(counter), export_journal(copy, counter.site.kiosk_keys)]
    for export in exports:
        assert checked(counter, export)[0] is Verdict.GENUINE
    verdict, text = checked(counter, *exports)
    assert verdict is Verdict.FALSE
    assert "fork: k000001 has 2 entries 2" in text
    verdict, text = checked(counter, exports[0], slip.public_code)
    assert verdict is Verdict.FALSE
    assert "K000001-000002 is lost" in text


@pytest.mark.row("T02", "T05")
def test_a_log_that_was_changed_is_refused_and_contradicts_what_kiosks_hold(
    counter: Counter,
) -> None:
    received(counter, 5)
    log = clouds(counter, "doorstep")
    assert isinstance(log, LogExport)
    leaves = bytearray(log.leaves)
    leaves[33] ^= 1
    verdict, text = checked(counter, msgspec.structs.replace(log, leaves=bytes(leaves)))
    assert verdict is Verdict.FALSE
    assert "another history at 5 leaves" in text
    signing = counter.keys.signing
    forged = Log(counter.database, SUITE, signing, "forged")
    with counter.database.transaction():
        head = forged.append([bytes([number]) for number in range(5)], 0)
    rewritten = clouds(counter, "forged")
    assert isinstance(rewritten, LogExport)
    assert checked(counter, rewritten)[0] is Verdict.GENUINE, "it fits itself"
    renamed = resigned(msgspec.structs.replace(head, log=log.log), counter)
    shown = msgspec.structs.replace(rewritten, log=log.log, head=renamed)
    assert checked(counter, shown)[0] is Verdict.GENUINE, "and could be shown to somebody"
    verdict, text = checked(counter, shown, kiosks(counter))
    assert verdict is Verdict.FALSE
    assert f"{log.log}: two histories at 5 leaves" in text
    assert f"{log.log}: another history at 2 leaves" in text


@pytest.mark.row("T05")
def test_heads_of_another_kiosk_are_met_from_its_export_and_false_ones_are_not(
    counter: Counter,
) -> None:
    received(counter, 2)
    export, keys = kiosks(counter), counter.site.kiosk_keys
    assert meet_heads(counter.site.edge, keys, export, CLOCK) == 1
    (head,) = export.heads
    false = msgspec.structs.replace(head, root=bytes(32))
    bad = msgspec.structs.replace(export, heads=(false,))
    with pytest.raises(UnreadableError):
        meet_heads(counter.site.edge, keys, bad, CLOCK)
    with pytest.raises(UnreadableError):
        meet_heads(counter.site.edge, keys, clouds(counter, "doorstep"), CLOCK)


@pytest.mark.row("T02")
def test_a_bare_receipt_is_checked_alone_and_against_the_slip(counter: Counter) -> None:
    slip, other = received(counter, 2)
    keys, registry = counter.site.kiosk_keys, counter.site.registrar.registry
    mine, its = (read_receipt(encode(one)) for one in kiosks(counter).receipts)

    def found(code: str, receipt: AnyReceipt) -> tuple[Verdict, str]:
        checker = Checker(Trust(SUITE, registry.signing_key, keys.cloud_receipts))
        checker.slip(code)
        checker.receipt(receipt)
        findings = checker.findings()
        return worst(findings), "\n".join(finding.sentence for finding in findings)

    assert found(slip, mine)[0] is Verdict.GENUINE
    assert "is the one that was received" in found(slip, mine)[1]
    assert "received" not in found(slip, its)[1], "another slip's says nothing of this one"
    assert found(other, its)[0] is Verdict.GENUINE
    changed = msgspec.structs.replace(mine, entry_sha256=bytes(32))
    assert found(slip, changed)[0] is Verdict.FALSE
    assert "something else" in found(slip, changed)[1]
    for data in (b"", b"\x89PNG", encode(Hello(1)), encode(Busy(1))):
        with pytest.raises(UnreadableError):
            read_receipt(data)


def test_without_a_key_nothing_is_proved_and_nothing_is_called_false(counter: Counter) -> None:
    (slip,) = received(counter, 1)
    checker = Checker(Trust(SUITE, lambda _kiosk: None))
    checker.slip(slip)
    checker.export(kiosks(counter))
    checker.export(clouds(counter, "K000001-000001"))
    assert worst(checker.findings()) is Verdict.UNPROVED


def test_what_is_not_there_cannot_be_exported(counter: Counter) -> None:
    for what in ("k000009", "K000009-000001", "nothing"):
        with pytest.raises(NothingToTellError):
            clouds(counter, what)
    with pytest.raises(UnreadableError):
        read_export(b"something else")
    with pytest.raises(UnreadableError):
        read_export(write_export(kiosks(counter))[:-1])


def resigned(head: TreeHead, counter: Counter) -> TreeHead:
    return sign_head(head, SUITE, counter.keys.signing)
