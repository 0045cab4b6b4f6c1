"""A week without cloud and town: everything is served, and nothing is lost (row T09)."""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from cloud.casework.cases import CaseRegister
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.casework.tables import CaseRow, DocumentRow
from devices.emulation.gestures import carry_out
from edge_sync.cloud.arrival import Arrival, legal_moment_ms
from edge_sync.cloud.tables import SCHEMA as INTAKE
from edge_sync.edge.health import WayOut
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.parcel import open_parcel
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from provisioning.storage.database import open_database
from tests.cloud.hands import Outbox
from tests.kiosk.conftest import SUITE, Desk, Station1
from tests.kiosk.test_app import fill, identify, lay, sign, slips
from tests.shipped import shipped_edition

DAYS = 7
POWER_CUT_ON = 3
SCANNED_ON = (0, DAYS - 1)
PENSION = "MT-PENSION-REG"


def serve(desk: Desk, *, scans: bool) -> SlipNumber:
    """One resident: looks at the guide, fills, scans, signs, and leaves with a printed slip."""
    desk.do(a.AskHow(), a.ChooseTitle(PENSION))
    assert isinstance(desk.state, s.Guide)
    desk.do(a.Leave())
    before = slips(desk)
    identify(desk)
    fill(desk)
    if scans:
        lay(desk, "household-zhang")
    else:
        desk.do(a.SkipPaper())
    sign(desk)
    goodbye = desk.until(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert goodbye.printed
    assert slips(desk) == before + 1
    carry_out(desk.hands, {"do": "remove-card"})
    carry_out(desk.hands, {"do": "take-paper"})
    desk.do(a.GoOn())
    desk.until(s.Welcome, card_left=False)
    return goodbye.number


def take_everything(desk: Desk, station: Station1, folder: Path) -> list[CaseRow]:
    """The line is there again: the cloud opens what is owed, as the intake does."""
    arrived_ms = round(station.clock.now().timestamp() * 1000)
    database = open_database(folder / "cloud.db", INTAKE, CASEWORK)
    register = CaseRegister(database, shipped_edition().catalogue, Outbox().tell, SUITE)
    store = desk.edge._store  # noqa: SLF001 - the courier's view
    keys = {SUITE.key_id(station.keys.cloud_sealing): station.cloud}
    for owed in store.owed():
        offer = store.offer(owed)
        assert offer is not None
        submission = open_parcel(offer.parcel, SUITE, keys)
        received_ms, is_doubtful = legal_moment_ms(submission.lodged, arrived_ms)
        arrival = Arrival(
            submission.id, submission.kiosk, submission.slip, arrived_ms, received_ms,
            is_clock_doubtful=is_doubtful, deliveries=1, journal_number=1,
        )  # fmt: skip
        with database.transaction():
            register.take(submission, arrival)
            register.take(submission, arrival)  # a line delivers twice now and then
    assert len(database.rows(DocumentRow.select())) == len(SCANNED_ON)
    found: list[CaseRow] = database.rows(CaseRow.select().order_by(CaseRow.legal_ms))
    database.close()
    return found


@pytest.mark.row("T09")
def test_seven_days_without_the_cloud_everything_is_served_and_nothing_is_lost(
    station: Station1, tmp_path: Path
) -> None:
    given: list[SlipNumber] = []
    first_ms = round(station.clock.now().timestamp() * 1000)
    with ExitStack() as before, ExitStack() as after:
        desk = station.open(before)
        for day in range(DAYS):
            if day == POWER_CUT_ON:
                before.close()
                desk = station.open(after)
            given.append(serve(desk, scans=day in SCANNED_ON))
            station.clock.ahead += timedelta(days=1)
        waiting = desk.edge.outbox_health()
        assert waiting.is_alarm
        assert [e.way_out for e in waiting.entries].count(WayOut.STICK) >= DAYS - 3
        cases = take_everything(desk, station, tmp_path)
    assert len(set(given)) == DAYS
    assert [case.slip for case in cases] == given
    day_ms = round(timedelta(days=1).total_seconds() * 1000)
    assert [(case.legal_ms - first_ms) // day_ms for case in cases] == list(range(DAYS))
