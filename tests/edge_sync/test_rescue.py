"""A kiosk has died: what had not left comes to the cloud on a stick, once."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.bundle_report import BundleReport, take_bundle
from edge_sync.cloud.bundles import BundleIntake
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.objects import Objects
from edge_sync.edge.rescue import Rescued, rescue, rescue_lines
from edge_sync.errors import NothingToRescueError, UnreadableError
from edge_sync.wire.bundle import MAGIC, Frame, FrameKind, read_bundle, write_bundle
from provisioning.storage.database import Database
from tests.edge_sync.people import CANARIES, SUITE, Handed, filled
from tests.edge_sync.site import (
    CLOCK,
    KIOSK,
    Desk,
    Site,
    courier_running,
    intake_running,
    wait_until,
)

SEED = 20_261_122
SIZES = ((), (300_000,), (2000, 70_000))


def lodge_all(site: Site) -> list[Handed]:
    with site.open_edge() as edge:
        handed = []
        for sizes in SIZES:
            handed.append(filled(edge, KIOSK, *sizes))
            handed[-1].lodge(edge)
    return handed


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick.bundle"


@pytest.fixture
def cloud(quiet_site: Site) -> Iterator[Database]:
    database = quiet_site.open_cloud()
    yield database
    database.close()


def rescued(site: Site, stick: Path) -> Rescued:
    return rescue(site.edge.folder, stick, SUITE, site.kiosk_keys.cloud_receipts)


def taken(site: Site, cloud: Database, desk: Desk, stick: Path) -> BundleReport:
    objects = Objects(site.intake().objects, SUITE)
    keys = site.intake_keys
    intake = Intake(cloud, objects, keys, desk, CLOCK)
    return take_bundle(BundleIntake(intake, keys, cloud), stick, keys, CLOCK)


@pytest.mark.row("T09", "F15")
def test_what_had_not_left_a_dead_kiosk_comes_by_stick_with_documents_and_journal(
    quiet_site: Site, cloud: Database, stick: Path
) -> None:
    handed, desk = lodge_all(quiet_site), Desk()
    before = contents(quiet_site)
    found = rescued(quiet_site, stick)
    assert contents(quiet_site) == before, "the disk is only read"
    assert list(rescue_lines(found)) == ["3 parcels, 3 documents, 3 entries"]
    report = taken(quiet_site, cloud, desk, stick)
    assert report == BundleReport(("3 parcels are held, 3 journal entries read",), "")
    came = sorted(desk.taken, key=lambda one: one[1].slip)
    assert [application for application, _arrival in came] == [one.application for one in handed]
    objects = Objects(quiet_site.intake().objects, SUITE)
    for one in handed:
        for document in one.application.documents:
            opened = b"".join(objects.read(one.application.id, document))
            assert opened == one.documents[document.id]
    assert len(Journals(cloud, SUITE).entries(KIOSK)) == 3


def contents(site: Site) -> dict[str, bytes]:
    files = (file for file in site.edge.folder.rglob("*") if file.is_file())
    return {file.name: file.read_bytes() for file in files if file.name != "ballast"}


@pytest.mark.row("Z03")
def test_nothing_in_a_bundle_names_anybody(quiet_site: Site, stick: Path) -> None:
    lodge_all(quiet_site)
    rescued(quiet_site, stick)
    data = stick.read_bytes()
    assert [word for word in CANARIES if word.encode() in data] == []


def test_a_bundle_that_is_taken_twice_changes_nothing(
    quiet_site: Site, cloud: Database, stick: Path
) -> None:
    lodge_all(quiet_site)
    desk = Desk()
    rescued(quiet_site, stick)
    first = taken(quiet_site, cloud, desk, stick)
    assert taken(quiet_site, cloud, desk, stick) == first
    assert len(desk.taken) == 3


@pytest.mark.row("F15")
def test_a_kiosk_that_lives_on_gets_the_receipts_for_what_came_by_stick(
    site: Site, stick: Path
) -> None:
    """Half of it went by the line before the rescue, and the kiosk comes back after it."""
    lodge_all(site)
    desk = Desk()
    with site.open_edge() as edge:
        with intake_running(site, desk), courier_running(site):
            wait_until(lambda: edge.waiting().owed < 3, "the first receipt")
        owed = edge.waiting().owed
        assert len(rescued(site, stick).slips) == owed
        database = site.open_cloud()
        assert taken(site, database, desk, stick).trouble == ""
        database.close()
        with intake_running(site, desk), courier_running(site):
            wait_until(lambda: edge.waiting().owed == 0, "the receipts")
    assert len(desk.taken) == 3
    assert list(site.edge.documents.iterdir()) == []


@pytest.mark.row("T09")
def test_a_damaged_disk_gives_what_can_be_read_and_says_what_cannot(
    quiet_site: Site, cloud: Database, stick: Path
) -> None:
    handed, desk = lodge_all(quiet_site), Desk()
    file = quiet_site.edge.database
    file.write_bytes(b"\xff" * 8192 + file.read_bytes()[8192:])
    torn = handed[2].application.documents[1]
    (quiet_site.edge.documents / torn.id).unlink()
    found = rescued(quiet_site, stick)
    assert (found.slips, found.torn) == (
        [one.application.slip for one in handed],
        [handed[2].application.slip],
    )
    report = taken(quiet_site, cloud, desk, stick)
    assert report.lines[1] == "K000001-000003: documents are missing; it waits for them"
    assert "not all" in report.trouble
    assert len(desk.taken) == 2


def test_what_lies_in_a_file_set_aside_is_rescued_too(quiet_site: Site, stick: Path) -> None:
    lodge_all(quiet_site)
    file = quiet_site.edge.database
    file.rename(file.with_name("kiosk.db.damaged-20261122T000000000000"))
    assert len(rescued(quiet_site, stick).slips) == 3


def test_a_folder_without_a_store_is_said_to_be_one(tmp_path: Path, stick: Path) -> None:
    with pytest.raises(NothingToRescueError):
        rescue(tmp_path, stick, SUITE, None)
    assert not stick.exists()


def test_a_bundle_that_breaks_off_is_taken_as_far_as_it_goes(
    quiet_site: Site, cloud: Database, stick: Path
) -> None:
    lodge_all(quiet_site)
    desk = Desk()
    rescued(quiet_site, stick)
    stick.write_bytes(stick.read_bytes()[:100_000])
    report = taken(quiet_site, cloud, desk, stick)
    assert "breaks off" in report.trouble
    assert [arrival.slip for _application, arrival in desk.taken] == ["K000001-000001"]


def test_a_stick_is_believed_no_more_than_any_line(
    quiet_site: Site, cloud: Database, stick: Path
) -> None:
    """What was altered on the stick is refused or waits; nothing false is taken, nothing fails."""
    handed, desk = lodge_all(quiet_site), Desk()
    rescued(quiet_site, stick)
    chance, whole = random.Random(SEED), stick.read_bytes()  # noqa: S311 - a schedule, no secret
    for _ in range(30):
        data = bytearray(whole)
        at = chance.randrange(len(data) - 8)
        data[at : at + 8] = chance.randbytes(8)
        stick.write_bytes(data)
        taken(quiet_site, cloud, desk, stick)
    known = [one.application for one in handed]
    assert all(application in known for application, _arrival in desk.taken), SEED
    assert len(desk.taken) <= 3


def test_any_bytes_are_a_bundle_or_none() -> None:
    frames = [Frame(FrameKind.ENTRY, b"one"), Frame(FrameKind.MESSAGE, b"")]
    whole = b"".join(write_bundle(frames, SUITE))
    assert list(read_bundle(io.BytesIO(whole).read, SUITE)) == frames
    for data in (b"", MAGIC, whole[:-1], whole[:20] + b"X" + whole[21:], b"x" + whole):
        with pytest.raises(UnreadableError):
            list(read_bundle(io.BytesIO(data).read, SUITE))
