"""The engine's errands on a disk and with a clock that do not do what they should."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest

from edge_sync.edge.errands import OLDEST_GREETING_MS, Errands
from edge_sync.edge.store import CLOCK_ERROR, EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.engine.effects import SendOffer, SendPiece, SetClockError
from edge_sync.engine.events import Freed, Settled
from edge_sync.wire.messages import TersePiece
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import Database, open_database
from provisioning.storage.fields import milliseconds
from tests.edge_sync.people import filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import KIOSK, SetClock, Site


@contextmanager
def errands_of(site: Site, clock: SetClock) -> Iterator[tuple[Errands, EdgeStore]]:
    database = open_database(site.edge.database, SCHEMA)
    try:
        yield (
            Errands(site.edge, site.kiosk_keys, clock, EdgeStore(database)),
            EdgeStore(database),
        )
    finally:
        database.close()


def test_a_document_on_a_bad_spot_of_the_disk_holds_up_nothing_else(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        bad = filled(edge, KIOSK, 1000)
        bad.lodge(edge)
        good = filled(edge, KIOSK, 1000)
        good.lodge(edge)
    (spot,) = bad.application.documents
    (quiet_site.edge.documents / spot.id).unlink()
    (quiet_site.edge.documents / spot.id).mkdir()  # opens for nobody, whoever runs the test
    with errands_of(quiet_site, SetClock()) as (errands, store):
        piece = SendPiece(bad.application.id, spot.id, 0, 0, 1000)
        assert errands.message(piece) is None
        assert errands.not_sent(piece) == [Freed(piece)]
        assert errands.message(SendOffer(bad.application.id)) is not None
        sound = SendPiece(good.application.id, good.application.documents[0].id, 0, 0, 1016)
        assert isinstance(errands.message(sound), TersePiece)
        assert store.owed() == [bad.application.id, good.application.id]


def test_a_document_that_lost_its_end_is_not_sent_and_holds_up_nothing_else(
    quiet_site: Site,
) -> None:
    with quiet_site.open_edge() as edge:
        torn = filled(edge, KIOSK, 1000)
        torn.lodge(edge)
    (document,) = torn.application.documents
    file = quiet_site.edge.documents / document.id
    file.write_bytes(file.read_bytes()[:-1])
    with errands_of(quiet_site, SetClock()) as (errands, _):
        begin = SendPiece(torn.application.id, document.id, 0, 0, 500)
        assert errands.message(begin) is not None
        whole = SendPiece(torn.application.id, document.id, 0, 0, file.stat().st_size + 1)
        assert errands.message(whole) is None
        assert errands.not_sent(whole) == [Freed(whole)]


@pytest.mark.row("J02")
@pytest.mark.parametrize(("way_ms", "is_believed"), [(400, True), (OLDEST_GREETING_MS + 1, False)])
def test_a_greeting_that_was_held_back_does_not_set_the_clocks_error(
    quiet_site: Site, way_ms: int, *, is_believed: bool
) -> None:
    clock = SetClock()
    with quiet_site.open_edge(), errands_of(quiet_site, clock) as (errands, store):
        hello_ms = milliseconds(clock.now())
        clock.time += timedelta(milliseconds=way_ms)
        errands.run(SetClockError(hello_ms, cloud_ms=hello_ms + way_ms // 2 - 5000))
        assert store.fact(CLOCK_ERROR) == (5000 if is_believed else None)


def test_a_greeting_from_before_the_clock_was_set_back_says_nothing(quiet_site: Site) -> None:
    clock = SetClock()
    with quiet_site.open_edge(), errands_of(quiet_site, clock) as (errands, store):
        later_ms = milliseconds(clock.now() + timedelta(hours=1))
        errands.run(SetClockError(later_ms, cloud_ms=later_ms))
        assert store.fact(CLOCK_ERROR) is None


@pytest.mark.row("T09", "F15")
def test_receipts_that_come_together_are_kept_in_one_transaction_a_fifty(
    quiet_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with quiet_site.open_edge() as edge:
        handed = [filled(edge, KIOSK, 100) for _ in range(1)]
        handed[0].lodge(edge)
        for _ in range(59):
            handed.append(filled(edge, KIOSK))
            handed[-1].lodge(edge)
    key = read_cloud_keys(quiet_site.folder / "cloud" / "keys").receipt
    with errands_of(quiet_site, SetClock()) as (errands, store):
        offers = [offer for name in store.owed() if (offer := store.offer(name))]
        receipts = [lone_receipt(offer, KIOSK, key) for offer in offers]
        begun = count_transactions(monkeypatch)
        follows = errands.keep_receipts([*receipts, receipts[0]])
        assert begun() == 2 * 2, "the receipts, and that their files are gone"
        settled = [event.application for event in follows if isinstance(event, Settled)]
        assert set(settled) == {one.application.id for one in handed}
        assert store.owed() == []
        assert store.leftovers() == {}
    assert list(quiet_site.edge.documents.iterdir()) == []


def count_transactions(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count the outermost transactions from now on."""
    begun, transaction = list[bool](), Database.transaction

    def counted(database: Database) -> AbstractContextManager[None]:
        if not database.is_in_transaction:
            begun.append(True)
        return transaction(database)

    monkeypatch.setattr(Database, "transaction", counted)
    return lambda: len(begun)
