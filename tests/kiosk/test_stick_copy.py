"""The helper's page copies to a stick, and says what is over; no right of a system is needed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.edition_desk import EditionDesk
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.copying import begin_copy
from kiosk.journeys.effects import CopyUnsent
from kiosk.journeys.helper_states import Copy, CopyStage, StationLook, Unsent
from kiosk.journeys.visit import Visit
from provisioning.cloud.rosters import ROSTER_LIFE, Rosters
from provisioning.wire.roster import Limits
from tests.kiosk.conftest import STATION, SUITE, Desk, Station1
from tests.provisioning.edge.town import found_region, open_kiosk, take
from tests.shipped import shipped_edition

LOOK = StationLook(Unsent(), (), 1, "2026-11-01", 0, takes_stick=True)


@pytest.fixture
def stick() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="doorstep-stick-", dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


def sign_in(station: Station1, desk: Desk) -> StationLook:
    now = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    rosters = Rosters(station.folder / "rosters", SUITE)
    rosters.found(STATION)
    code = rosters.add(STATION, "张秀兰", Limits.STAFF, date(2026, 11, 1), date(2027, 1, 31))[1]
    rosters.write(STATION, station.receipts, now, station.roster, ROSTER_LIFE)
    desk.do(a.CallHelper(), a.EnterCode(code))
    page = desk.until(s.HelperPage)
    assert isinstance(page, s.HelperPage)
    return look(desk)


def look(desk: Desk) -> StationLook:
    page = desk.until(s.HelperPage)
    while not isinstance(page, s.HelperPage) or page.look is None or is_copying(page.look):
        page = desk.until(s.HelperPage)
    return page.look


def is_copying(seen: StationLook) -> bool:
    return seen.copy is not None and seen.copy.stage is CopyStage.COPYING


def test_a_copy_is_begun_once_and_only_where_a_stick_has_a_place() -> None:
    begun, effects = begin_copy(Visit(look=LOOK))
    assert CopyUnsent() in effects
    assert begun.look is not None
    assert begun.look.copy == Copy(CopyStage.COPYING)
    assert begin_copy(begun) == (begun, ())
    for other in (Visit(), Visit(look=replace(LOOK, takes_stick=False))):
        assert begin_copy(other) == (other, ())


@pytest.mark.row("L06")
def test_a_helper_copies_what_waits_to_a_stick_and_is_told_when_there_is_none(
    station: Station1, stick: Path
) -> None:
    with ExitStack() as stack:
        desk = station.open(stack, stick=stick)
        assert sign_in(station, desk).takes_stick
        desk.do(a.CopyToStick())
        assert look(desk).copy == Copy(CopyStage.DONE, 0)
        assert len(list(stick.iterdir())) == 2
        shutil.rmtree(stick)
        desk.do(a.CopyToStick())
        assert look(desk).copy == Copy(CopyStage.FAILED, code="SYN-24")
        stick.mkdir()


@pytest.mark.row("M01", "L06")
def test_an_edition_that_is_over_is_shown_to_the_helper_and_stops_no_visit(
    station: Station1, tmp_path: Path
) -> None:
    region = found_region(tmp_path / "region")
    region.bring_out(1001)
    with closing(open_kiosk(tmp_path, region.root)) as shelf, ExitStack() as stack:
        take(shelf, region.folder / "repository")
        desk = station.open(stack)
        desk.app.watch(EditionDesk(shelf, shipped_edition(), desk.clock))
        assert "PRO-52" not in sign_in(station, desk).faults
        desk.do(a.SignOut())
        desk.clock.ahead += timedelta(days=40)
        assert "PRO-52" in sign_in(station, desk).faults
        desk.do(a.SignOut(), a.Start())
        assert not isinstance(desk.state, s.Welcome | s.OutOfService)
