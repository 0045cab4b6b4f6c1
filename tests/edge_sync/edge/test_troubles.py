"""What the outbox does while its disk is full or does not answer, and what it refuses."""

import dataclasses
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from edge_sync.edge.dispatch import Dispatch
from edge_sync.edge.errands import Errands
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.room import Room
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, OutboxRow
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import (
    KeepEdition,
    KeepNews,
    KeepReceipt,
    ReportFalseWord,
    SendDraft,
    SendHello,
    SendOffer,
    SendQuestion,
    SendReminder,
    SetAside,
    SetClockError,
)
from edge_sync.engine.events import Aside, Asking, Comparing, Drafting, Freed, Settled
from edge_sync.engine.machine import EngineSettings
from edge_sync.errors import SlipNumberTakenError, UnsoundApplicationError
from edge_sync.simulation.clock import MachineClock, WorldTime
from edge_sync.simulation.quick_suite import QuickSuite
from edge_sync.simulation.sample import Sample, sample
from edge_sync.wire.application import ApplicationId, KioskId, SlipNumber
from edge_sync.wire.draft_messages import DraftCall
from edge_sync.wire.fields import NewsId, QuestionId
from edge_sync.wire.messages import Edition, FirstReceipt, Inquiry, Refused, SealedNews, encode
from edge_sync.wire.receipt import leaf_of
from edge_sync.wire.signing import signed
from edge_sync.wire.slip_secret import FurtherSlip
from provisioning.storage.database import open_database
from provisioning.storage.disk import mounted
from provisioning.storage.errors import DiskFullError, StorageError, UnreachableError
from provisioning.storage.fields import milliseconds
from provisioning.storage.files import exists
from provisioning.storage.powercut.crash_disk import CrashDisk
from provisioning.storage.powercut.names import Promise
from provisioning.storage.powercut.platter import Platter
from provisioning.trust.suite import KeyId, SigningPrivateKey
from tests.edge_sync.receipts import lone_receipt

PLACE = Path("/troubled-kiosk")
KIOSK = KioskId("k000001")
SETTINGS = EdgeSettings(PLACE, reserve_bytes=0, ballast_bytes=400_000)
EDITION = Edition(bytes(32), 1)
NEWS = SealedNews(
    suite=QuickSuite.id,
    kiosk=KIOSK,
    id=NewsId("1" * 32),
    application=ApplicationId("2" * 32),
    slip=SlipNumber("K000001-000001"),
    recipient=KeyId(bytes(8)),
    sealed=b"",
)


class Kiosk:
    """A kiosk on a disk that can be filled and broken."""

    def __init__(self, platter: Platter) -> None:
        self.platter = platter
        self.chance = random.Random(1)  # noqa: S311
        self.suite = QuickSuite(self.chance)
        self.cloud = SigningPrivateKey(self.suite.new_signing_key())
        sealing = self.suite.sealing_public(self.suite.new_sealing_key())
        self.keys = KioskKeys(
            KIOSK,
            self.suite,
            self.suite.new_signing_key(),
            sealing,
            self.suite.signing_public(self.cloud),
        )
        self.clock = MachineClock(WorldTime())

    @contextmanager
    def running(self) -> Iterator[tuple[Edge, Errands, EdgeStore]]:
        with open_edge(SETTINGS, self.keys, self.clock, "boot") as edge:
            database = open_database(SETTINGS.database, SCHEMA)
            store = EdgeStore(database)
            try:
                yield edge, Errands(SETTINGS, self.keys, self.clock, store), store
            finally:
                database.close()

    def filled(self, edge: Edge, *sizes: int) -> Sample:
        return sample(edge, KIOSK, self.suite, self.chance, *sizes)

    def lodged(self, edge: Edge, *sizes: int) -> Sample:
        given = self.filled(edge, *sizes)
        edge.lodge(given.application, given.documents, b"record", given.secret)
        return given

    def refusal(self, application: ApplicationId, parcel_sha256: bytes = bytes(32)) -> Refused:
        refused = Refused(
            suite=self.suite.id,
            kiosk=KIOSK,
            application=application,
            code="SYN-08",
            parcel_sha256=parcel_sha256,
            refused_ms=0,
        )
        return signed(refused, self.suite, self.cloud)

    @contextmanager
    def broken(self) -> Iterator[None]:
        self.platter.is_broken = True
        try:
            yield
        finally:
            self.platter.is_broken = False


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    platter = Platter(tmp_path, random.Random(1), Promise.FOLDER)  # noqa: S311
    disk = CrashDisk(platter)
    with mounted(PLACE, disk):
        yield Kiosk(platter)
    disk.close()


def test_while_the_disk_does_not_answer_nothing_is_asked_kept_or_wiped(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge)
        offer = store.offer(given.application.id)
        assert offer is not None
        edge.mark_printed(given.application.slip)
        receipt = lone_receipt(offer, KIOSK, kiosk.cloud)
        edge.questions.ask("110105194912310024", "somebody", "zh")
        with kiosk.broken():
            assert errands.asking() == Asking(())
            assert errands.comparing() == Comparing(())
            assert errands.drafting() == Drafting(())
            assert errands.run(KeepReceipt(receipt)) == []
            assert errands.keep_receipts([receipt]) == []
            assert errands.run(KeepNews(NEWS)) == []
            assert errands.wipe_secrets() == []
        assert len(errands.asking().questions) == 1
        assert Settled(given.application.id) in errands.run(KeepReceipt(receipt))
        assert store.owed() == []


def test_a_secret_that_cannot_be_wiped_now_is_wiped_later(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge)
        kiosk.platter.cut_after(0)
        changes = kiosk.platter.changes
        edge.mark_printed(given.application.slip)
        assert kiosk.platter.changes > changes
        with store.together():
            store.mark_printed(SlipNumber("K000001-000099"), 0)  # nobody's: nothing to wipe
        assert errands.wipe_secrets() == []


def test_documents_that_cannot_be_removed_now_stay_for_now(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge, 1000)
        offer = store.offer(given.application.id)
        assert offer is not None
        (document,) = given.application.documents
        path = SETTINGS.documents / document.id
        kept = store.keep_receipt(lone_receipt(offer, KIOSK, kiosk.cloud), 0)
        assert kept == (document.id,)
        with kiosk.broken():
            monkeypatch.setattr(EdgeStore, "leftovers", lambda _store: {offer.application: kept})
            errands.clear_leftovers()
        monkeypatch.undo()
        assert exists(path)
        errands.clear_leftovers()
        assert not exists(path)


def test_a_full_disk_refuses_a_lodge_whole_and_still_keeps_receipts(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge, 20_000)
        offer = store.offer(given.application.id)
        assert offer is not None
        kiosk.platter.fill(0)
        with pytest.raises(DiskFullError):
            kiosk.lodged(edge, 20_000)
        follows = errands.run(KeepReceipt(lone_receipt(offer, KIOSK, kiosk.cloud)))
        assert Settled(given.application.id) in follows
        assert store.owed() == []


def test_a_lodge_that_fails_in_its_transaction_leaves_no_documents(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Room, "demand", lambda _room, _bytes: None)  # another fills it meanwhile
    failed = 0
    with kiosk.running() as (edge, _errands, store):
        for room in range(0, 200_000, 8_000):
            kiosk.platter.fill(room)
            given = kiosk.filled(edge, 20_000)
            try:
                edge.lodge(given.application, given.documents, b"r" * 60_000, given.secret)
            except StorageError:
                failed += 1
                assert edge.slip(given.application.slip) is None
                (document,) = given.application.documents
                assert not exists(SETTINGS.documents / document.id)
        kiosk.platter.fill(None)
        assert 0 < failed < 25
        assert len(store.owed()) == len(edge.journal()) == 25 - failed


def test_a_receipt_of_the_first_version_is_kept_under_no_head(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge)
        offer = store.offer(given.application.id)
        assert offer is not None
        facts = msgspec.structs.asdict(leaf_of(offer, KIOSK, 0, kiosk.suite))
        first = FirstReceipt(suite=kiosk.suite.id, **facts)
        word = signed(first, kiosk.suite, kiosk.cloud)
        assert Settled(given.application.id) in errands.run(KeepReceipt(word))
        assert edge.receipt(given.application.id) == word
        assert errands.comparing() == Comparing(())


def test_what_is_gone_is_not_sent_and_ends_by_itself(kiosk: Kiosk) -> None:
    with kiosk.running() as (_edge, errands, _store):
        offer, question = SendOffer(ApplicationId("9" * 32)), SendQuestion(QuestionId("9" * 32))
        assert errands.message(offer) is None
        assert errands.not_sent(offer) == [Freed(offer), Settled(offer.application)]
        assert errands.message(question) is None
        assert errands.not_sent(question) == [Asking(())]
        part = SendDraft(DraftCall("9" * 16, "part"))
        assert errands.message(part) is None
        assert errands.not_sent(part) == [Drafting(())]
        assert errands.run(KeepEdition(EDITION)) == [], "it has no root to trust"
        assert errands.run(ReportFalseWord("Receipt")) == []
        with pytest.raises(TypeError):
            errands.run(SendHello())


def test_a_refused_application_is_set_aside_and_can_be_brought_back(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge, 1000)
        word = kiosk.refusal(given.application.id)
        assert errands.run(SetAside(word)) == [Settled(given.application.id)]
        assert edge.waiting().refused == {given.application.slip: "SYN-08"}
        assert store.oldest_owed_ms() is None
        store.bring_back(given.application.id)
        assert store.owed() == [given.application.id]


def test_a_cloud_that_is_there_is_asked_about_what_it_refused_some_at_a_time(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edge_sync.edge.errands.REMINDED_AT_ONCE", 2)
    now_ms = milliseconds(kiosk.clock.now())
    greeted = SetClockError(hello_ms=now_ms, cloud_ms=now_ms)
    with kiosk.running() as (edge, errands, store):
        assert errands.run(greeted) == []
        one, two, three, _owed = (kiosk.lodged(edge).application for _ in range(4))
        database = open_database(SETTINGS.database, SCHEMA)
        with database.transaction():  # what was salvaged lies before all others
            database.run(OutboxRow.update(place=-7).where(OutboxRow.application == one.id))
        database.close()
        for given in (one, two, three):
            errands.run(SetAside(kiosk.refusal(given.id)))
        for asked in ((one.id, two.id), (three.id,), (one.id, two.id)):
            assert errands.run(greeted) == [Aside(asked)]
        assert errands.message(SendReminder((one.id, two.id))) == Inquiry((one.id, two.id))
        store.bring_back(three.id)
        assert errands.run(greeted) == [], "no more behind these two"
        assert errands.run(greeted) == [Aside((one.id, two.id))]


def test_what_the_cloud_takes_after_it_refused_it_is_settled_and_its_documents_go(
    kiosk: Kiosk,
) -> None:
    with kiosk.running() as (edge, errands, store):
        given = kiosk.lodged(edge, 1000)
        other, offer = kiosk.lodged(edge), store.offer(given.application.id)
        assert offer is not None
        engine = EngineSettings(BackOff(1.0, 60.0, kiosk.chance.random))
        dispatch = Dispatch(kiosk.keys, kiosk.clock, errands, engine, lambda _send: [])
        dispatch.look()
        told = kiosk.refusal(offer.application, kiosk.suite.hash(offer.parcel))
        dispatch.arrived(encode(told))
        assert edge.waiting().refused == {given.application.slip: "SYN-08"}
        (document,) = given.application.documents
        for held in (msgspec.structs.replace(offer, parcel=b"another"), offer, offer):
            is_its = held is offer
            dispatch.arrived(encode(lone_receipt(held, KIOSK, kiosk.cloud, kiosk.suite)))
            assert (edge.waiting().refused == {}) is is_its
            assert (edge.receipt(offer.application) is not None) is is_its
            assert exists(SETTINGS.documents / document.id) is not is_its
        assert store.owed() == [other.application.id]


def test_a_slip_is_found_by_its_secret_and_a_further_one_by_its_number(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, _errands, _store):
        given = kiosk.filled(edge)
        further = FurtherSlip(SlipNumber(f"{given.application.slip}/2"), b"record", "code")
        secret = dataclasses.replace(given.secret, further=(further,))
        edge.lodge(given.application, given.documents, b"record", secret)
        found = edge.slip_for(given.secret.secret)
        assert found is not None
        assert found.number == given.application.slip
        assert edge.slip_for(bytes(16)) is None
        other = edge.slip(further.number)
        assert other is not None
        assert other.private_code == "code"
        assert [slip.number for slip in edge.slips_due()] == [found.number, other.number]
        edge.mark_printed(other.number)
        assert edge.slip(SlipNumber("K000001-999999")) is None


def test_another_application_under_a_number_that_was_given_is_refused(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, _errands, _store):
        first, second = kiosk.filled(edge), kiosk.filled(edge)
        edge.lodge(first.application, {}, b"record", first.secret)
        again = edge.lodge(first.application, {}, b"record", first.secret)
        assert again.slip.application == first.application.id
        with pytest.raises(SlipNumberTakenError):
            edge.lodge(second.application, {}, b"record", second.secret)
        with pytest.raises(UnsoundApplicationError):
            edge.lodge(kiosk.filled(edge).application, {}, b"record", first.secret)


def test_a_number_that_another_process_gave_in_the_same_moment_is_refused_whole(
    kiosk: Kiosk,
) -> None:
    with kiosk.running() as (edge, _errands, store):
        given = kiosk.filled(edge, 1000)
        row = OutboxRow.insert(
            application="9" * 32,
            slip=given.application.slip,
            parcel=b"",
            documents=b"",
            entry=b"",
            lodged_ms=0,
        )
        with store.together():
            store._database.run(row)  # noqa: SLF001 - what no program of ours writes
        with pytest.raises(SlipNumberTakenError):
            edge.lodge(given.application, given.documents, b"record", given.secret)
        (document,) = given.application.documents
        assert not exists(SETTINGS.documents / document.id)
        assert edge.slip(given.application.slip) is None


def test_a_disk_that_fails_in_a_lodge_leaves_it_open_whether_it_was_written(kiosk: Kiosk) -> None:
    with kiosk.running() as (edge, _errands, _store):
        given = kiosk.filled(edge, 1000)
        with kiosk.broken(), pytest.raises(UnreachableError):
            edge.lodge(given.application, given.documents, b"record", given.secret)
        lodged = edge.lodge(given.application, given.documents, b"record", given.secret)
        assert lodged.journal_number == 1
