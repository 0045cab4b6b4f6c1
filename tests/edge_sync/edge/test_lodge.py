import dataclasses
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import damaged_files, open_edge
from edge_sync.edge.slips import PrintState
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, TABLES, SlipRow
from edge_sync.errors import (
    EdgeInUseError,
    SlipNumberTakenError,
    UnreadableError,
    UnsoundApplicationError,
)
from edge_sync.wire.application import DocumentId, KioskId
from edge_sync.wire.fields import NewsId
from edge_sync.wire.messages import SealedNews
from edge_sync.wire.news import seal_news
from edge_sync.wire.slip_code import read_private_code, slip_number
from edge_sync.wire.verify import check_journal, check_slip, stands_on
from provisioning.storage.database import Database, open_database, open_read_only
from provisioning.storage.errors import DiskFullError, UnreachableError
from provisioning.trust.suite import SealingPublicKey
from tests.edge_sync.people import CANARY_NAME, SUITE, filled
from tests.edge_sync.site import CLOCK, KIOSK, Site, courier_running, news_about, wait_until
from tests.full_disk import largest_file

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def edge(quiet_site: Site) -> Iterator[Edge]:
    with quiet_site.open_edge() as edge:
        yield edge


def documents_in(site: Site) -> int:
    return len(list(site.edge.documents.iterdir()))


@pytest.mark.row("F15", "T09")
def test_a_lodge_leaves_a_slip_a_journal_entry_and_something_owed(
    edge: Edge, quiet_site: Site
) -> None:
    lodged = filled(edge, KIOSK, 20_000).lodge(edge)
    assert lodged.slip.number == "K000001-000001"
    assert lodged.slip.state is PrintState.DUE
    assert edge.slips_due() == [lodged.slip]
    assert edge.waiting().owed == 1
    assert documents_in(quiet_site) == 1
    key_of = quiet_site.registrar.registry.signing_key
    assert check_journal(edge.journal(), SUITE, key_of).faults == ()
    facts = check_slip(lodged.slip.public_code, SUITE, key_of).facts
    assert facts.slip == lodged.slip.number
    assert stands_on(facts, edge.journal()[0], SUITE)


def test_slips_are_numbered_without_gaps_and_asking_twice_changes_nothing(edge: Edge) -> None:
    numbers = []
    for _ in range(3):
        assert edge.next_slip_number() == edge.next_slip_number()
        numbers.append(filled(edge, KIOSK).lodge(edge).slip.number)
    assert numbers == ["K000001-000001", "K000001-000002", "K000001-000003"]
    assert [slip.number for slip in edge.slips_due()] == numbers


def test_lodging_the_same_application_again_gives_the_same_slip(edge: Edge) -> None:
    handed = filled(edge, KIOSK, 1000)
    first = handed.lodge(edge)
    filled(edge, KIOSK).lodge(edge)
    assert handed.lodge(edge) == first
    assert edge.waiting().owed == 2


def test_a_second_application_under_a_used_number_is_refused_and_leaves_nothing(
    edge: Edge, quiet_site: Site
) -> None:
    one, other = filled(edge, KIOSK, 1000), filled(edge, KIOSK, 1000)
    one.lodge(edge)
    with pytest.raises(SlipNumberTakenError):
        other.lodge(edge)
    assert (edge.waiting().owed, documents_in(quiet_site)) == (1, 1)


def test_the_slip_waits_after_a_power_cut_until_the_printer_confirms(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        slip = filled(edge, KIOSK).lodge(edge).slip
    with quiet_site.open_edge() as edge:
        assert edge.slips_due() == [slip]
        assert slip.private_code is not None
        edge.mark_printed(slip.number)
        edge.mark_printed(slip.number)
    with quiet_site.open_edge() as edge:
        assert edge.slips_due() == []
        reprint = edge.slip(slip.number)
        assert reprint is not None
        assert (reprint.private_code, reprint.public_code) == (None, slip.public_code)


@pytest.mark.row("Z03")
def test_the_secret_is_in_no_byte_of_the_disk_once_the_slip_is_printed(
    edge: Edge, quiet_site: Site
) -> None:
    handed = filled(edge, KIOSK)
    slip = handed.lodge(edge).slip
    assert read_private_code(slip.private_code or "") == handed.secret.secret
    edge.mark_printed(slip.number)
    assert files_with(handed.secret.secret, quiet_site) == []


def files_with(secret: bytes, site: Site) -> list[str]:
    return [
        file.name
        for file in site.edge.folder.rglob("*")
        if file.is_file() and secret in file.read_bytes()
    ]


@pytest.mark.row("T09", "Z03")
def test_a_printed_slip_whose_secret_cannot_be_wiped_yet_is_printed_and_has_no_news(
    quiet_site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("provisioning.storage.database.BUSY_SECONDS", 0.1)
    with quiet_site.open_edge() as edge:
        handed = filled(edge, KIOSK)
        slip = handed.lodge(edge).slip
        news = seal_news(news_about(handed.application), KIOSK, handed.secret.public_key, SUITE)
        courier = open_database(quiet_site.edge.database, SCHEMA)
        store = EdgeStore(courier)
        with reading(quiet_site):
            edge.mark_printed(slip.number)
            assert edge.slips_due() == []
            assert "PRO-12" in caplog.text
            assert files_with(handed.secret.secret, quiet_site) != []
            assert not store.keep_news(news, 1)
        with courier_running(quiet_site):
            wait_until(lambda: files_with(handed.secret.secret, quiet_site) == [], "the wiping")
            wait_until(lambda: store.keep_news(news, 1), "the news")
        courier.close()


@contextmanager
def reading(site: Site) -> Iterator[None]:
    """Be a process that looks into the database for long."""
    with closing(open_read_only(site.edge.database)) as reader, reader.transaction():
        reader.rows(SlipRow.select())
        yield


def test_a_disk_that_fails_after_the_printers_word_does_not_unsay_it(
    edge: Edge, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_database: Database) -> bool:
        raise UnreachableError("the disk failed")

    number = filled(edge, KIOSK).lodge(edge).slip.number
    monkeypatch.setattr(Database, "wipe_log", fail)
    edge.mark_printed(number)
    assert edge.slips_due() == []
    assert "PRO-15" in caplog.text


def test_news_of_an_unknown_version_hide_no_others(
    edge: Edge, quiet_site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    handed = filled(edge, KIOSK)
    edge.mark_printed(handed.lodge(edge).slip.number)
    public = handed.secret.public_key
    known = [news_about(handed.application, text) for text in ("one", "two")]
    first, last = [seal_news(news, KIOSK, public, SUITE) for news in known]
    later = msgspec.structs.replace(first, id=NewsId("0" * 32), sealed=sealed_later(first, public))
    keep(quiet_site, later)
    with pytest.raises(UnreadableError):
        edge.news_for(handed.secret.secret)
    keep(quiet_site, first, last)
    assert edge.news_for(handed.secret.secret) == known
    assert "SYN-01" in caplog.text


def keep(site: Site, *messages: SealedNews) -> None:
    """Keep news as the courier does."""
    database = open_database(site.edge.database, SCHEMA)
    for at_ms, message in enumerate(messages):
        assert EdgeStore(database).keep_news(message, at_ms)
    database.close()


def sealed_later(like: SealedNews, public: SealingPublicKey) -> bytes:
    """Seal, in the place of news with the id of zeros, what a later program may write."""
    context = msgspec.msgpack.encode(("0" * 32, like.application, like.slip))
    content = msgspec.msgpack.encode({"kind": "news-content-2"})
    return SUITE.seal(content, public, b"doorstep news 1\x00" + context)


@pytest.mark.parametrize("limit", [10_000, 60_000, 140_000])
def test_a_full_disk_at_lodge_leaves_nothing_and_the_lodge_can_be_repeated(
    quiet_site: Site, limit: int
) -> None:
    """The limits hit the document, the document's end, and the database's log."""
    settings = dataclasses.replace(quiet_site.edge, ballast_bytes=0)
    with open_edge(settings, quiet_site.kiosk_keys, CLOCK, "boot") as edge:
        while (settings.folder / "kiosk.db-wal").stat().st_size < 130_000:
            filled(edge, KIOSK).lodge(edge)
        owed = edge.waiting().owed
        handed = filled(edge, KIOSK, 100_000)
        with largest_file(limit), pytest.raises(DiskFullError):
            handed.lodge(edge)
        assert (edge.waiting().owed, documents_in(quiet_site)) == (owed, 0)
        slip = handed.lodge(edge).slip
        assert slip.number == handed.application.slip


def test_a_visit_that_was_let_begin_may_use_the_room_kept_for_its_end(
    quiet_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(quiet_site.edge, ballast_bytes=0)
    monkeypatch.setattr("edge_sync.edge.room.free_bytes", lambda _folder: settings.reserve_bytes)
    with open_edge(settings, quiet_site.kiosk_keys, CLOCK, "boot") as edge:
        assert edge.has_room()
        assert filled(edge, KIOSK, 100_000).lodge(edge).journal_number == 1
        with pytest.raises(DiskFullError):
            filled(edge, KIOSK, settings.reserve_bytes).lodge(edge)
        assert documents_in(quiet_site) == 1


def test_a_visit_may_not_begin_on_a_disk_that_is_nearly_full(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        assert edge.has_room()
    settings = dataclasses.replace(quiet_site.edge, reserve_bytes=2**60)
    with open_edge(settings, quiet_site.kiosk_keys, CLOCK, "boot") as edge:
        assert not edge.has_room()


def test_on_a_really_full_disk_receipts_are_kept_and_room_comes_back(tmp_path: Path) -> None:
    namespace = ["unshare", "--mount"]
    if os.geteuid() != 0:
        namespace += ["--user", "--map-root-user"]
    told = subprocess.run(
        [*namespace, sys.executable, "-m", "tests.edge_sync.edge.full_disk", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def test_a_damaged_database_is_kept_and_the_kiosk_goes_on_above_the_old_numbers(
    quiet_site: Site,
) -> None:
    with quiet_site.open_edge() as edge:
        filled(edge, KIOSK, 1000).lodge(edge)
        old_stamp = edge.stamp()
        old_chain = edge.journal()
    file = quiet_site.edge.database
    file.write_bytes(b"\xff" * 8192 + file.read_bytes()[8192:])
    with quiet_site.open_edge() as edge:
        assert len(damaged_files(quiet_site.edge)) == 1
        assert edge.next_slip_number() > "K000001-000001"
        assert edge.stamp().sequence > old_stamp.sequence
        filled(edge, KIOSK, 1000).lodge(edge)
        assert edge.journal()[0] != old_chain[0]
    with quiet_site.open_edge():
        assert documents_in(quiet_site) == 2, "what the damaged file names is not tidied away"


def test_documents_of_a_lodge_that_never_came_to_be_are_tidied_away(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        filled(edge, KIOSK, 1000).lodge(edge)
    (quiet_site.edge.documents / "0123456789abcdef").write_bytes(b"stray")
    (quiet_site.edge.documents / "0123456789abcdef.part").write_bytes(b"half")
    with quiet_site.open_edge():
        assert documents_in(quiet_site) == 1


def test_a_damaged_floor_of_numbers_is_made_again_from_the_database(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        filled(edge, KIOSK).lodge(edge)
    quiet_site.edge.numbers.write_bytes(b"\xff")
    with quiet_site.open_edge() as edge:
        assert filled(edge, KIOSK).lodge(edge).slip.number == "K000001-000002"
    quiet_site.edge.database.unlink()
    with quiet_site.open_edge() as edge:
        assert edge.next_slip_number() > "K000001-000002", "the floor is good again"


def test_two_threads_that_lodge_at_once_both_come_through(edge: Edge, quiet_site: Site) -> None:
    first = filled(edge, KIOSK, 1000)
    second = filled(edge, KIOSK, 1000)
    number = slip_number(KIOSK, 2)
    application = msgspec.structs.replace(second.application, slip=number)
    both = (first, dataclasses.replace(second, application=application))
    threads = [threading.Thread(target=handed.lodge, args=(edge,)) for handed in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    key_of = quiet_site.registrar.registry.signing_key
    assert check_journal(edge.journal(), SUITE, key_of).faults == ()
    assert len(edge.journal()) == 2


def test_one_process_at_a_time_owns_the_store(quiet_site: Site) -> None:
    with quiet_site.open_edge(), pytest.raises(EdgeInUseError), quiet_site.open_edge():
        pass
    with quiet_site.open_edge():
        pass


@pytest.mark.parametrize(
    "change",
    [
        {"kiosk": KioskId("k000002")},
        {"slip": "K000002-000001"},
        {"slip_key": b"another key"},
        {"documents": ()},
    ],
)
def test_an_application_that_does_not_fit_together_is_refused_before_anything_is_written(
    edge: Edge, quiet_site: Site, change: dict[str, object]
) -> None:
    handed = filled(edge, KIOSK, 1000)
    application = msgspec.structs.replace(handed.application, **change)
    with pytest.raises(UnsoundApplicationError) as failure:
        dataclasses.replace(handed, application=application).lodge(edge)
    assert CANARY_NAME not in repr(failure.value)
    assert (edge.waiting().owed, documents_in(quiet_site)) == (0, 0)


@pytest.mark.parametrize("harm", ["bytes", "key", "twice"])
def test_a_document_that_is_not_as_described_is_refused(
    edge: Edge, quiet_site: Site, harm: str
) -> None:
    handed = filled(edge, KIOSK, 1000, 1000)
    first, second = handed.application.documents
    documents = dict(handed.documents)
    if harm == "bytes":
        documents[first.id] = b"other bytes"
    elif harm == "key":
        first = msgspec.structs.replace(first, key=b"short")
    else:
        first = msgspec.structs.replace(first, key=second.key)
    application = msgspec.structs.replace(handed.application, documents=(first, second))
    with pytest.raises(UnsoundApplicationError):
        dataclasses.replace(handed, application=application, documents=documents).lodge(edge)
    assert documents_in(quiet_site) == 0


def test_stamps_only_grow_across_restarts(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        handed = filled(edge, KIOSK)
        handed.lodge(edge)
    with quiet_site.open_edge() as edge:
        stamp = edge.stamp()
        assert stamp.sequence > handed.application.lodged.sequence
        assert (stamp.error_ms, stamp.boot) == (None, "boot")
        assert edge.stamp().sequence == stamp.sequence + 1


def test_a_sealed_document_holds_no_byte_in_clear(edge: Edge, quiet_site: Site) -> None:
    handed = filled(edge, KIOSK, 5000)
    handed.lodge(edge)
    name = next(iter(handed.documents))
    sealed = (quiet_site.edge.documents / DocumentId(name)).read_bytes()
    assert CANARY_NAME.encode() not in sealed


def test_the_tables_are_those_of_the_steps(edge: Edge, quiet_site: Site) -> None:
    assert edge.waiting().owed == 0
    database = open_database(quiet_site.edge.database, SCHEMA)
    assert database.differences(*TABLES) == []
    database.close()
