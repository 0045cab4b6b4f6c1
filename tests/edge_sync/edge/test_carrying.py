"""What has not left is copied to a stick by whoever helps, and the cloud takes it from there."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.bundle_report import BundleReport, take_bundle
from edge_sync.cloud.bundles import BundleIntake
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.objects import Objects
from edge_sync.edge.carrying import Carried
from edge_sync.edge.lodge import Edge
from edge_sync.errors import NoStickError, StickFailedError
from edge_sync.wire.exports import JournalExport, read_export
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
from tests.full_disk import largest_file

pytestmark = pytest.mark.row("L06", "F15")


@pytest.fixture
def stick() -> Iterator[Path]:
    """Another file system than the kiosk's own, as a stick is."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-stick-", dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


def lodge_two(edge: Edge) -> list[Handed]:
    handed = []
    for sizes in ((), (150_000, 700)):
        handed.append(filled(edge, KIOSK, *sizes))
        handed[-1].lodge(edge)
    return handed


def taken(site: Site, desk: Desk, bundle: Path) -> BundleReport:
    cloud, keys = site.open_cloud(), site.intake_keys
    try:
        intake = Intake(cloud, Objects(site.intake().objects, SUITE), keys, desk, CLOCK)
        return take_bundle(BundleIntake(intake, keys, cloud), bundle, keys, CLOCK)
    finally:
        cloud.close()


def test_what_waits_at_a_living_kiosk_comes_by_stick_and_its_receipts_by_the_line(
    site: Site, stick: Path
) -> None:
    desk = Desk()
    with site.open_edge() as edge:
        handed = lodge_two(edge)
        assert edge.carry_away(stick) == Carried(2)
        assert edge.waiting().owed == 2, "nothing leaves without a receipt"
        [bundle] = stick.glob("*.bundle")
        assert taken(site, desk, bundle).trouble == ""
        assert {one.id for one, _ in desk.taken} == {one.application.id for one in handed}
        assert taken(site, desk, bundle).trouble == "", "twice is once"
        with intake_running(site, desk), courier_running(site):
            wait_until(lambda: edge.waiting().owed == 0, "the receipts")
        assert edge.carry_away(stick).applications == 0
    assert len(desk.taken) == 2


def test_the_journal_beside_it_is_for_the_checker_and_nothing_names_anybody(
    quiet_site: Site, stick: Path
) -> None:
    with quiet_site.open_edge() as edge:
        lodge_two(edge)
        edge.carry_away(stick)
    [journal] = stick.glob("*.journal")
    export = read_export(journal.read_bytes())
    assert isinstance(export, JournalExport)
    assert len(export.entries) == 2
    written = b"".join(file.read_bytes() for file in stick.iterdir())
    assert [word for word in CANARIES if word.encode() in written] == []


def test_without_a_stick_nothing_is_written_to_the_kiosks_own_disk(
    quiet_site: Site, tmp_path: Path, stick: Path
) -> None:
    with quiet_site.open_edge() as edge:
        lodge_two(edge)
        (tmp_path / "mount").mkdir()
        for place in (tmp_path / "mount", stick / "pulled out"):
            with pytest.raises(NoStickError):
                edge.carry_away(place)
    assert list((tmp_path / "mount").iterdir()) == []


def test_a_stick_that_is_full_is_told_and_a_torn_document_too(
    quiet_site: Site, stick: Path
) -> None:
    with quiet_site.open_edge() as edge:
        handed = lodge_two(edge)
        with largest_file(100_000), pytest.raises(StickFailedError):
            edge.carry_away(stick)
        assert list(stick.iterdir()) == [], "nothing half written"
        document = handed[1].application.documents[0]
        (quiet_site.edge.documents / document.id).write_bytes(b"")
        assert edge.carry_away(stick) == Carried(2, torn=1)
        assert edge.waiting().owed == 2
