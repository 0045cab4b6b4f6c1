"""A damaged store: what can still be read of it comes over, is owed, and arrives once."""

import contextlib
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from edge_sync.edge.judging import Judge
from edge_sync.edge.opening import damaged_files
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, TABLES, DraftTripRow, OutboxRow, QuestionRow
from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, KioskId
from edge_sync.wire.journal import lodged_payload, read_entry
from edge_sync.wire.messages import Offer, SealedDocument, SealedNews
from edge_sync.wire.news import seal_news
from edge_sync.wire.verify import check_journal
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from provisioning.trust.suite import SigningPublicKey
from tests.edge_sync.people import SUITE, Handed, filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import (
    KIOSK,
    Desk,
    Site,
    courier_running,
    intake_running,
    news_about,
    wait_until,
)

PAGE = 4096
LODGES = 12
SEED = 20_261_122
ROUNDS = 15


def lodged(site: Site, count: int = LODGES) -> list[Handed]:
    """Lodge so many applications with a document each; every second slip is printed."""
    handed = []
    with site.open_edge() as edge:
        for number in range(count):
            handed.append(filled(edge, KIOSK, 1000))
            slip = handed[-1].lodge(edge).slip
            if number % 2:
                edge.mark_printed(slip.number)
    return handed


def owed(site: Site) -> list[ApplicationId]:
    database = open_database(site.edge.database, SCHEMA)
    found = EdgeStore(database).owed()
    database.close()
    return found


def overwrite(file: Path, start: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(data)


def head(file: Path) -> None:
    overwrite(file, 0, bytes(100))


def first_page(file: Path) -> None:
    overwrite(file, 0, bytes(PAGE))


def schema_and_first_table(file: Path) -> None:
    overwrite(file, 0, b"\xff" * 2 * PAGE)


@pytest.mark.row("T09", "F15")
@pytest.mark.parametrize("harm", [head, first_page, schema_and_first_table])
def test_every_parcel_comes_over_when_the_head_of_the_file_is_gone(
    quiet_site: Site, harm: Callable[[Path], None]
) -> None:
    handed = lodged(quiet_site)
    harm(quiet_site.edge.database)
    with quiet_site.open_edge() as edge:
        assert len(damaged_files(quiet_site.edge)) == 1
        assert edge.waiting().owed == LODGES
        assert len(edge.slips_due()) == LODGES // 2
        assert len(list(quiet_site.edge.documents.iterdir())) == LODGES
    assert owed(quiet_site) == [one.application.id for one in handed]


def crashed(site: Site, count: int = LODGES) -> list[Handed]:
    """Lodge so many, and end without closing anything: the last of them lie in the log alone."""
    copy, live = site.folder / "as it was", site.edge.folder
    with site.open_edge() as edge:
        handed = [filled(edge, KIOSK, 1000) for _ in range(1)]
        handed[0].lodge(edge)
        edge.mark_printed(handed[0].application.slip)  # this moves the log into the file
        for _ in range(count - 1):
            handed.append(filled(edge, KIOSK, 1000))
            handed[-1].lodge(edge)
        shutil.copytree(live, copy)
    shutil.rmtree(live)
    copy.rename(live)
    return handed


def log_of(site: Site) -> Path:
    return site.edge.database.with_name("kiosk.db-wal")


@pytest.mark.row("T09")
def test_a_log_that_is_gone_is_noticed_and_no_number_is_given_twice(quiet_site: Site) -> None:
    handed = crashed(quiet_site)
    log_of(quiet_site).unlink()
    with quiet_site.open_edge() as edge:
        assert len(damaged_files(quiet_site.edge)) == 1
        assert edge.waiting().owed == 1, "the others were in the log alone"
        assert edge.next_slip_number() > handed[-1].application.slip
        assert edge.stamp().sequence > handed[-1].application.lodged.sequence
        filled(edge, KIOSK).lodge(edge)
        assert read_entry(edge.journal()[0]).number == 1, "no second entry under an old number"
        assert check_journal(edge.journal(), SUITE, key_of(quiet_site)).faults == ()


@pytest.mark.row("T09")
@pytest.mark.parametrize("harm", ["file gone", "file empty", "file cut", "log's head"])
def test_what_is_left_of_file_and_log_comes_over(quiet_site: Site, harm: str) -> None:
    handed = crashed(quiet_site)
    file, log = quiet_site.edge.database, log_of(quiet_site)
    match harm:
        case "file gone":
            file.unlink()
        case "file empty":
            file.write_bytes(b"")
        case "file cut":
            file.write_bytes(file.read_bytes()[: 5 * PAGE + 100])
        case _:
            overwrite(log, 0, bytes(32))
    with quiet_site.open_edge() as edge:
        assert len(damaged_files(quiet_site.edge)) == 1
        saved = edge.waiting().owed
    names = [one.application.id for one in handed]
    assert owed(quiet_site) == [name for name in names if name in owed(quiet_site)]
    assert saved >= LODGES - 1


def test_a_file_that_was_closed_well_has_its_log_and_is_taken_as_it_is(quiet_site: Site) -> None:
    lodged(quiet_site, 3)
    assert log_of(quiet_site).stat().st_size == 0
    with quiet_site.open_edge() as edge:
        assert edge.waiting().owed == 3
    assert damaged_files(quiet_site.edge) == []


@pytest.mark.row("T09", "F15")
def test_pages_lost_by_chance_lose_their_own_rows_and_no_others(quiet_site: Site) -> None:
    """Whatever SQLite can still read row by row is saved, and nothing twice."""
    chance, totals = random.Random(SEED), Counter[str]()  # noqa: S311 - a schedule, no secret
    handed = lodged(quiet_site, 30)
    whole = quiet_site.edge.folder
    kept = quiet_site.folder / "kept"
    shutil.copytree(whole, kept)
    for _ in range(ROUNDS):
        shutil.rmtree(whole)
        shutil.copytree(kept, whole)
        spoil(quiet_site.edge.database, chance)
        readable = read_by_sqlite(quiet_site.edge.database)
        with quiet_site.open_edge() as edge:
            saved = owed(quiet_site)
            refused = edge.waiting().refused
        assert len(saved) == len(set(saved)), f"twice; seed {SEED}"
        assert readable - set(saved) - {slip_owner(handed, slip) for slip in refused} == set()
        totals.update(saved=len(saved), readable=len(readable), lost=30 - len(saved))
    assert totals["saved"] >= totals["readable"], totals
    assert totals["saved"] > 0.8 * ROUNDS * 30, totals


def spoil(file: Path, chance: random.Random) -> None:
    """Overwrite some pages: with noise, with zeros, or with a few wrong bytes."""
    data = bytearray(file.read_bytes())
    pages = len(data) // PAGE
    for page in chance.sample(range(pages), 1 + chance.randrange(6)):
        start = page * PAGE
        match chance.randrange(3):
            case 0:
                data[start : start + PAGE] = chance.randbytes(PAGE)
            case 1:
                data[start : start + PAGE] = bytes(PAGE)
            case _:
                at = start + chance.randrange(PAGE - 20)
                data[at : at + 20] = chance.randbytes(20)
    data[18] = 9  # whatever was hit, SQLite is to notice
    file.write_bytes(data)


def read_by_sqlite(file: Path) -> set[ApplicationId]:
    """Return the applications that SQLite itself can still read whole, asked for one by one."""
    copy = file.with_name("copy.db")
    data = bytearray(file.read_bytes())
    data[18:20] = b"\x02\x02"
    copy.write_bytes(data)
    database, found = sqlite3.connect(copy), set()
    for place in range(1, 31):
        with contextlib.suppress(
            sqlite3.DatabaseError, UnreadableError, msgspec.DecodeError, UnicodeDecodeError
        ):
            asked = "SELECT application, parcel, documents, entry FROM outbox WHERE place = ?"
            for name, parcel, documents, entry in database.execute(asked, (place,)):
                sealed = msgspec.msgpack.decode(documents, type=tuple[SealedDocument, ...])
                if lodged_payload(name, parcel, sealed, SUITE) == read_entry(entry).payload:
                    found.add(name)
    database.close()
    for left in file.parent.glob("copy.db*"):
        left.unlink()
    return found


def slip_owner(handed: list[Handed], slip: str) -> ApplicationId:
    return next(one.application.id for one in handed if one.application.slip == slip)


def key_of(site: Site) -> Callable[[KioskId], SigningPublicKey | None]:
    return site.registrar.registry.signing_key


def spoil_head(site: Site) -> None:
    overwrite(site.edge.database, 0, bytes(100))


@pytest.mark.row("Z03")
def test_no_news_lie_beside_a_damaged_file_that_holds_their_slips_secret(quiet_site: Site) -> None:
    handed = lodged(quiet_site, 4)
    spoil_head(quiet_site)
    with quiet_site.open_edge() as edge:
        for slip in edge.slips_due():
            assert slip.private_code is not None
            edge.mark_printed(slip.number)
        database = open_database(quiet_site.edge.database, SCHEMA)
        kept = [EdgeStore(database).keep_news(news_of(one), 1) for one in handed]
        database.close()
    assert kept == [False, True, False, True], "every second slip was printed before"


def news_of(handed: Handed) -> SealedNews:
    news = news_about(handed.application)
    return seal_news(news, KIOSK, handed.secret.public_key, SUITE)


def test_what_the_cloud_has_signed_for_is_not_owed_again(quiet_site: Site) -> None:
    handed = lodged(quiet_site, 3)
    key = read_cloud_keys(quiet_site.folder / "cloud" / "keys").receipt
    database = open_database(quiet_site.edge.database, SCHEMA)
    store = EdgeStore(database)
    offer = store.offer(handed[0].application.id)
    assert offer is not None
    store.keep_receipt(lone_receipt(offer, KIOSK, key), 0)
    with database.transaction():  # as an old page might bring it back
        database.run(outbox_row(offer))
    database.close()
    spoil_head(quiet_site)
    with quiet_site.open_edge() as edge:
        assert edge.receipt(handed[0].application.id) is not None
    assert owed(quiet_site) == [one.application.id for one in handed[1:]]


def outbox_row(offer: Offer) -> Any:  # noqa: ANN401 - a peewee query
    documents = msgspec.msgpack.encode(offer.documents)
    return OutboxRow.insert(
        application=offer.application,
        slip=offer.slip,
        parcel=offer.parcel,
        documents=documents,
        entry=offer.entry,
        lodged_ms=0,
    )


def test_a_parcel_that_was_altered_is_shown_to_a_person_and_never_offered(
    quiet_site: Site,
) -> None:
    handed = lodged(quiet_site, 3)
    parcel = offer_of(quiet_site, handed[1]).parcel
    data = bytearray(quiet_site.edge.database.read_bytes())
    data[data.index(parcel[:200]) + 150] ^= 1
    data[:100] = bytes(100)
    quiet_site.edge.database.write_bytes(data)
    with quiet_site.open_edge() as edge:
        assert edge.waiting().refused == {handed[1].application.slip: "PRO-11"}
        assert edge.waiting().owed == 2


def offer_of(site: Site, handed: Handed) -> Offer:
    database = open_database(site.edge.database, SCHEMA)
    offer = EdgeStore(database).offer(handed.application.id)
    database.close()
    assert offer is not None
    return offer


class Cut(BaseException):
    """The power goes."""


def test_a_power_cut_during_the_salvage_leaves_it_to_be_done_again_once(
    quiet_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    lodged(quiet_site, 6)
    spoil_head(quiet_site)
    with monkeypatch.context() as power:
        power.setattr("edge_sync.edge.salvage.Salvage._raise_numbers", cut)
        with pytest.raises(Cut), quiet_site.open_edge():
            pass
    for _ in range(2):
        with quiet_site.open_edge() as edge:
            assert edge.waiting().owed == 6
            assert len(edge.journal_before()) == 6
            assert len(damaged_files(quiet_site.edge)) == 1


def cut(*_: object) -> None:
    raise Cut


def test_a_store_that_is_damaged_twice_comes_over_twice_in_its_order(quiet_site: Site) -> None:
    handed = lodged(quiet_site, 3)
    spoil_head(quiet_site)
    handed += lodged(quiet_site, 3)
    spoil_head(quiet_site)
    handed += lodged(quiet_site, 1)
    assert owed(quiet_site) == [one.application.id for one in handed]
    with quiet_site.open_edge() as edge:
        assert len(damaged_files(quiet_site.edge)) == 2
        chains = [read_entry(entry).chain for entry in edge.journal_before()]
    assert chains == sorted(chains, key=chains.index)
    assert len(set(chains)) == 2


@pytest.mark.row("T09", "F15")
def test_what_came_over_arrives_once_with_its_documents(site: Site) -> None:
    desk = Desk()
    handed = lodged(site, 4)
    with intake_running(site, desk), courier_running(site), site.open_edge() as edge:
        wait_until(lambda: edge.waiting().owed < 4, "the first receipt")
    spoil_head(site)
    with intake_running(site, desk), site.open_edge() as edge:
        filled(edge, KIOSK, 500).lodge(edge)
        with courier_running(site):
            wait_until(lambda: edge.waiting().owed == 0, "all receipts")
    taken = [application.id for application, _arrival in desk.taken]
    assert {one.application.id for one in handed} <= set(taken)
    assert len(taken) == 5


def test_every_table_is_brought_over_but_the_questions(quiet_site: Site) -> None:
    known = Judge(SUITE, quiet_site.kiosk_keys.cloud_receipts).tables
    assert set(TABLES) - known == {QuestionRow, DraftTripRow}, "both begin anew"
