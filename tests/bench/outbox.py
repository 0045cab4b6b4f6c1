"""The outbox: a lodge beside the bare writes of its bytes, and put and ack beside persist-queue.

The first figure is milliseconds, and its ratio is how many times the bare writes a
lodge takes: sealing, three files, folder, transaction and signatures together. The
others are operations a second, synced in both. Ours put a row in four tables each
time; acknowledgements are kept as they come in the field, fifty to a transaction.
"""

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import uuid4

import msgspec
import persistqueue

from edge_sync.edge.errands import RECEIPTS_AT_ONCE, Errands
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.slips import NewSlip
from edge_sync.edge.store import EdgeStore, JournalEnd
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.application import ApplicationId, SlipNumber
from edge_sync.wire.documents import sealed_size
from edge_sync.wire.messages import Offer, Receipt
from provisioning.storage.database import Database, open_database
from provisioning.trust.suite import KeyId
from tests.bench import Finding, Pair, measure
from tests.bench.lodge import KIOSK, PAPER_BYTES, PAPERS, BenchClock, bench_keys
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.receipts import lone_receipt

LODGES = 40
ROW_BYTES = 1024
TIMES = 200


def run() -> list[Finding]:
    """Measure all three, each on this machine's temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = EdgeSettings(folder / "kiosk")
        with open_edge(settings, bench_keys(), BenchClock(), "bench") as edge:
            lodged = _lodges(edge, folder)
        database = open_database(folder / "put.db", SCHEMA)
        try:
            return [lodged, measure(_put(database, folder)), measure(_ack(database, folder))]
        finally:
            database.close()


def _lodges(edge: Edge, folder: Path) -> Finding:
    ours, peer = [], []
    for number in range(LODGES):
        handed = filled(edge, KIOSK, *([PAPER_BYTES] * PAPERS))
        start = perf_counter()
        handed.lodge(edge)
        ours.append(1000 * (perf_counter() - start))
        start = perf_counter()
        _write_bare(folder, number)
        peer.append(1000 * (perf_counter() - start))
    ratios = [a / b for a, b in zip(ours, peer, strict=True)]
    return Finding(
        name=f"lodge, {PAPERS} papers of {PAPER_BYTES // 1024} KiB",
        unit="ms each",
        ours=round(median(ours), 2),
        peer=round(median(peer), 2),
        peer_is="write and fdatasync of the same bytes, a file each",
        ratio=round(median(ratios), 3),
        rounds=LODGES,
    )


def _write_bare(folder: Path, number: int) -> None:
    """Write what a lodge writes: each sealed document, and the rows as one more file."""
    sizes = [sealed_size(PAPER_BYTES)] * PAPERS + [8 * ROW_BYTES]
    for place, size in enumerate(sizes):
        handle = os.open(folder / f"bare-{number}-{place}", os.O_CREAT | os.O_WRONLY, 0o600)
        os.write(handle, os.urandom(64) + bytes(size - 64))
        os.fdatasync(handle)
        os.close(handle)


def _put(database: Database, folder: Path) -> Pair:
    store, queue, numbers = EdgeStore(database), _queue(folder / "put"), count(1)

    def ours(times: int) -> None:
        for number in _some(numbers, times):
            _lodge_row(store, number)

    def peer(times: int) -> None:
        for _ in range(times):
            queue.put(os.urandom(ROW_BYTES))

    return Pair("put", "persist-queue SQLiteAckQueue", TIMES, ours, peer)


def _ack(database: Database, folder: Path) -> Pair:
    """What is acknowledged was put before, outside the time that is measured."""
    store, queue = EdgeStore(database), _queue(folder / "ack")
    settings = EdgeSettings(folder / "kiosk")
    errands = Errands(settings, bench_keys(), BenchClock(), store)
    waiting = [_receipt(store, name) for name in store.owed()]
    for _ in range(len(waiting)):
        queue.put(os.urandom(ROW_BYTES))

    def ours(times: int) -> None:
        some, waiting[:] = waiting[:times], waiting[times:]
        for start in range(0, times, RECEIPTS_AT_ONCE):
            errands.keep_receipts(some[start : start + RECEIPTS_AT_ONCE])

    def peer(times: int) -> None:
        for _ in range(times):
            queue.ack(queue.get())

    return Pair(f"get and ack, {RECEIPTS_AT_ONCE} together", "the same, each", TIMES, ours, peer)


def _queue(folder: Path) -> persistqueue.SQLiteAckQueue:
    return persistqueue.SQLiteAckQueue(str(folder))


def _some(numbers: Iterator[int], times: int) -> Iterator[int]:
    return (next(numbers) for _ in range(times))


def _lodge_row(store: EdgeStore, number: int) -> None:
    entry = os.urandom(400)
    offer = Offer(
        application=ApplicationId(uuid4().hex),
        slip=SlipNumber(f"K000001-{number:06d}"),
        parcel=os.urandom(ROW_BYTES),
        documents=(),
        entry=entry,
    )
    slip = NewSlip(number, b"record", "code", os.urandom(16), KeyId(os.urandom(8)))
    store.write_lodged(offer, JournalEnd("chain", number, entry), slip, number, number)


def _receipt(store: EdgeStore, name: ApplicationId) -> Receipt:
    """A receipt under one head for all, as the cloud signs a batch."""
    offer = store.offer(name)
    if offer is None:
        raise AssertionError("a row vanished")
    return msgspec.structs.replace(lone_receipt(offer, KIOSK, _KEY), head=_HEAD)


_KEY = SUITE.new_signing_key()
_ANY = Offer(ApplicationId("0" * 32), SlipNumber("K000001-000001"), b"", (), b"")
_HEAD = lone_receipt(_ANY, KIOSK, _KEY).head
