"""Saving and going on with real parts: the printer's word first, then the sealed draft."""

from contextlib import ExitStack
from datetime import timedelta

import pytest

from devices.card_reader.test_people import CANARIES
from devices.emulation.gestures import carry_out
from devices.printer.emulated import PrinterMood
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.application import Application
from edge_sync.wire.resume_code import ResumeCode, write_resume_code
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import SlipStage
from kiosk.slip_reading import open_slip
from kiosk.text import Language
from provisioning.storage.database import open_database
from provisioning.storage.fields import milliseconds
from tests.kiosk.conftest import Desk, Station1
from tests.kiosk.test_app import fill, identify, lay, opened, sign, slips


def save(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """Save the visit in sight and return the code that its slip bears."""
    codes: list[ResumeCode] = []
    new_code = desk.edge.drafts.new_code

    def watched(*handed: object) -> ResumeCode:
        codes.append(new_code(*handed))  # type: ignore[arg-type] # handed through
        return codes[-1]

    with monkeypatch.context() as watching:
        watching.setattr(desk.edge.drafts, "new_code", watched)
        desk.do(a.SaveForLater())
        desk.until(s.Saved)
    return write_resume_code(codes[-1])


def read(desk: Desk, code: str) -> None:
    """Lay the resume slip under the camera, without its picture."""
    desk.do(a.Leave(), a.StartReadingSlip())
    action = open_slip([code], desk.edge, Language.ZH)
    assert action is not None
    desk.do(action)


def hear_the_time(desk: Desk) -> None:
    """Have the courier hear from the cloud that the date is right."""
    database = open_database(EdgeSettings(desk.folder / "data").database, SCHEMA)
    EdgeStore(database).set_clock_error(0, milliseconds(desk.clock.now()))
    database.close()


def on_disk(desk: Desk) -> bytes:
    files = [f for f in (desk.folder / "data").rglob("*") if f.is_file() and f.name != "ballast"]
    return b"".join(file.read_bytes() for file in files)


@pytest.mark.row("F14", "Z03")
def test_a_saved_visit_goes_on_another_day_and_is_handed_in_once(
    station: Station1, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        desk = station.open(stack)
        identify(desk)
        fill(desk)
        lay(desk, "household-zhang")
        code = save(desk, monkeypatch)
        assert desk.state == s.Saved("2026-12-21", card_on_reader=True)
        assert slips(desk) == 1
        assert not [canary for canary in CANARIES if canary.encode() in on_disk(desk)]
    station.clock.ahead += timedelta(days=29)
    with ExitStack() as stack:
        desk = station.open(stack)
        read(desk, code)
        desk.until(s.Resuming, wants_card=True)
        carry_out(desk.hands, {"do": "insert-card", "person": "zhang"})
        desk.until(s.Check)
        sign(desk)
        goodbye = desk.until(s.Goodbye)
        assert isinstance(goodbye, s.Goodbye)
        application = opened(desk, station)
        assert isinstance(application, Application)
        assert [document.material for document in application.documents] == ["M-HUKOU"]
        read(desk, code)
        assert desk.state == s.ReadSlip(SlipStage.DRAFT_HANDED_IN, goodbye.number)
        assert list((desk.folder / "data" / "drafts").iterdir()) == []


def test_without_paper_there_is_no_draft_and_the_visit_stays(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    desk.hands.printer.become(PrinterMood.PAPER_OUT)
    desk.do(a.SaveForLater())
    desk.until(s.Saving, fault="DEV-40")
    assert list((desk.folder / "data" / "drafts").iterdir()) == []
    desk.do(a.Back())
    assert isinstance(desk.state, s.Paper | s.Check)


@pytest.mark.row("F14")
def test_an_expired_draft_is_deleted_while_the_kiosk_runs_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify(desk)
    fill(desk)
    code = save(desk, monkeypatch)
    drafts = desk.folder / "data" / "drafts"
    desk.do(a.GoOn())
    assert len(list(drafts.iterdir())) == 1
    desk.clock.ahead += timedelta(days=31)
    hear_the_time(desk)
    while list(drafts.iterdir()):
        desk.app.pump()
    action = open_slip([code], desk.edge, Language.ZH)
    assert "EXPIRED" in repr(action)
