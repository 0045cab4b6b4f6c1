"""The cloud's log: what it appends, proves and costs."""

from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from edge_sync.cloud.log import Log
from edge_sync.cloud.tables import SCHEMA, LogHeadRow, LogLeafRow
from edge_sync.wire.application import ApplicationId, KioskId, Record, SlipNumber
from edge_sync.wire.heads import is_head_genuine
from edge_sync.wire.merkle import is_consistent, leaf_hash, root_by_inclusion
from edge_sync.wire.messages import Receipt
from edge_sync.wire.receipt import HeldLeaf, is_receipt_genuine
from provisioning.storage.database import Database, open_database
from provisioning.trust.suite import SigningPrivateKey
from tests.edge_sync.cloud.counter import Counter, only
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import KIOSK
from tests.edge_sync.wire.test_merkle import Tree

_Value = TypeVar("_Value", bound=Record)

KEY = SigningPrivateKey(bytes(range(32)))
PUBLIC = SUITE.signing_public(KEY)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(tmp_path / "cloud.db", SCHEMA)


def leaf(number: int) -> bytes:
    return number.to_bytes(4, "big")


def held(number: int) -> HeldLeaf:
    return HeldLeaf(
        kiosk=KIOSK,
        application=ApplicationId(f"{number:032x}"),
        slip=SlipNumber(f"K000001-{number:06d}"),
        parcel_sha256=bytes(32),
        entry_sha256=bytes(32),
        received_ms=0,
    )


def append(log: Log, database: Database, first: int, count: int) -> None:
    with database.transaction():
        log.append([leaf(number) for number in range(first, first + count)], 0)


@pytest.mark.row("T02")
def test_a_log_grown_in_batches_proves_every_leaf_and_every_earlier_size(
    database: Database,
) -> None:
    log, tree, size = Log(database, SUITE, KEY), Tree([leaf(n) for n in range(80)]), 0
    heads = []
    for count in (1, 1, 3, 8, 1, 20, 7, 29):
        append(log, database, size, count)
        size += count
        head = log.head()
        assert head is not None
        assert (head.size, head.root) == (size, tree.root((0, size)))
        assert is_head_genuine(head, SUITE, PUBLIC)
        heads.append((head.size, head.root))
    for index in range(size):
        for at, root in heads:
            if index < at:
                proof = log.proof(index, at)
                mine = leaf_hash(leaf(index), SUITE.hash)
                assert root_by_inclusion(mine, index, at, proof, SUITE.hash) == root
    for first in heads:
        for second in heads:
            if first[0] <= second[0]:
                proof = log.consistency(first[0], second[0])
                assert is_consistent(first, second, proof, SUITE.hash)


def test_one_signature_serves_all_that_is_committed_together(database: Database) -> None:
    log = Log(database, SUITE, KEY)
    for batch in (range(3), range(3, 50)):
        with database.transaction():
            receipts = log.receipts([held(number) for number in batch], 1)
        assert len({receipt.head for receipt in receipts}) == 1
        assert [receipt.index for receipt in receipts] == list(batch)
        assert all(is_receipt_genuine(receipt, SUITE, PUBLIC) for receipt in receipts)
    assert database.count(LogHeadRow.select()) == 2


def test_a_transaction_that_fails_leaves_the_log_as_it_was(database: Database) -> None:
    log = Log(database, SUITE, KEY)
    append(log, database, 0, 5)
    before = log.head()

    def failing() -> None:
        with database.transaction():
            log.append([b"never committed"], 0)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        failing()
    assert log.head() == before
    append(log, database, 5, 1)
    head = log.head()
    assert head is not None
    assert head.root == Tree([leaf(n) for n in range(6)]).root((0, 6))


def test_an_append_reads_no_more_rows_for_a_longer_log(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log(database, SUITE, KEY)
    append(log, database, 0, 4095)
    read, rows = [0], database.rows

    def counted(query: object) -> list[object]:
        found = rows(query)
        read[0] += len(found)
        return found

    monkeypatch.setattr(database, "rows", counted)
    append(log, database, 4095, 1)  # twelve peaks: the most there can be at this size
    assert read[0] <= 12 + 3
    assert database.count(LogLeafRow.select()) == 4096


def test_two_workers_have_a_log_each_and_a_lost_one_begins_under_a_new_name(
    database: Database, tmp_path: Path
) -> None:
    one, two = Log(database, SUITE, KEY, "a"), Log(database, SUITE, KEY, "b")
    append(one, database, 0, 4)
    append(two, database, 0, 2)
    elsewhere = open_database(tmp_path / "new.db", SCHEMA)
    anew = Log(elsewhere, SUITE, KEY, "a")
    append(anew, elsewhere, 0, 1)
    heads = [log.head() for log in (one, two, anew)]
    assert [head and head.size for head in heads] == [4, 2, 1]
    assert len({head and head.log for head in heads}) == 3


@pytest.mark.row("T02")
def test_a_receipt_that_is_altered_in_any_field_is_not_genuine(counter: Counter) -> None:
    counter.say(counter.lodged()[1])
    _handed, offer = counter.lodged()
    receipt = only(counter.say(offer))
    cloud = counter.site.kiosk_keys.cloud_receipts
    assert isinstance(receipt, Receipt)
    assert is_receipt_genuine(receipt, SUITE, cloud)
    wrong: dict[str, object] = {
        "kiosk": KioskId("k000002"),
        "application": ApplicationId("0" * 32),
        "slip": SlipNumber("K000001-999999"),
        "parcel_sha256": bytes(32),
        "entry_sha256": bytes(32),
        "received_ms": receipt.received_ms - 1,
        "index": 0,
        "proof": (bytes(32),),
    }
    for name, value in wrong.items():
        assert not is_receipt_genuine(changed(receipt, name, value), SUITE, cloud), name
    for name, value in {"size": 3, "root": bytes(32), "at_ms": 0, "log": "other"}.items():
        head = changed(receipt.head, name, value)
        assert not is_receipt_genuine(changed(receipt, "head", head), SUITE, cloud), name
    assert not is_receipt_genuine(receipt, SUITE, PUBLIC)


def test_the_intake_signs_for_one_application_at_a_time_under_growing_heads(
    counter: Counter,
) -> None:
    sizes = []
    for _ in range(3):
        receipt = only(counter.say(counter.lodged()[1]))
        assert isinstance(receipt, Receipt)
        sizes.append(receipt.head.size)
    assert sizes == [1, 2, 3]


def changed(value: _Value, name: str, wrong: object) -> _Value:
    return msgspec.structs.replace(value, **{name: wrong})
