"""A new edition is taken up between visits, and never within one."""

import time
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.edition_desk import EditionDesk
from kiosk.journeys import actions
from kiosk.journeys.states import Welcome
from tests.kiosk.conftest import PATIENCE_S, Station1
from tests.provisioning.edge.town import found_region, open_kiosk, take
from tests.shipped import shipped_edition

LOOK = timedelta(seconds=3)


@pytest.mark.row("M01")
def test_a_new_edition_waits_for_the_end_of_the_visit(station: Station1, tmp_path: Path) -> None:
    region = found_region(tmp_path / "region")
    with closing(open_kiosk(tmp_path, region.root)) as shelf, ExitStack() as stack:
        desk = station.open(stack)
        shipped = shipped_edition()
        desk.app.watch(EditionDesk(shelf, shipped, desk.clock))
        desk.do(actions.Start())
        region.bring_out(1001)
        take(shelf, region.folder / "repository")

        for _ in range(5):
            desk.clock.ahead += LOOK
            desk.app.pump()
        assert desk.app.edition.digest == shipped.digest

        desk.do(actions.Leave())
        desk.clock.ahead += LOOK
        end = time.monotonic() + PATIENCE_S
        while desk.app.edition.version != 1001 and time.monotonic() < end:
            desk.until(Welcome)
        assert desk.app.edition.version == 1001
