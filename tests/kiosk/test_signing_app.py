"""Signing slips through the whole kiosk: printed after the slip, read again at the camera."""

import pytest

from devices.printer.emulated import PrinterMood
from edge_sync.wire.signing_slip import SIGNING_PREFIX
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import PaperStage
from kiosk.slip_reading import open_slip
from kiosk.text import Language
from tests.kiosk.conftest import Desk
from tests.kiosk.resident import SIGNATURE, TYPED
from tests.kiosk.test_app import identify


def answer(desk: Desk) -> None:
    """Answer one page of a household of two; the other one is not here."""
    match desk.state:
        case s.Scenario(_, _, options):
            ids = [option.id for option in options]
            desk.do(a.AnswerScenario("1" if "1" in ids else ids[0]))
        case s.Question() as asked:
            known = asked.options[0].id if asked.options else asked.text
            number = "11010519491231002X" if asked.key.endswith("id_no") else ""
            desk.do(a.AnswerField(known or number or TYPED[asked.kind], despite_warning=True))
        case s.FurtherPerson():
            desk.do(a.NotHere())
        case s.Paper(stage=PaperStage.PREVIEW):
            desk.do(a.SkipPaper())
        case s.Check():
            desk.do(a.Confirm())
        case s.Sign():
            desk.do(a.Sign(SIGNATURE))
        case s.Signers(rows=rows):
            is_open = [row for row in rows if row.standing is s.SignerStanding.OPEN]
            desk.do(a.OpenSigner(is_open[0].party) if is_open else a.Confirm())
        case _:
            desk.do(a.Agree())


@pytest.mark.row("M22")
def test_a_signing_slip_comes_out_after_the_slip_and_opens_at_the_camera(desk: Desk) -> None:
    identify(desk)
    desk.do(a.ChooseTitle("MT-DIBAO"))
    for _ in range(80):
        if isinstance(desk.state, s.Lodging):
            break
        answer(desk)
    done = desk.until(s.Goodbye)
    assert isinstance(done, s.Goodbye)
    assert done.number == "K000001-000001"
    assert done.printed
    assert len(list(desk.hands.slips.glob("*.bin"))) == 2
    assert desk.edge.slips_due() == []


def test_an_unprinted_signing_slip_is_offered_like_any_other(desk: Desk) -> None:
    identify(desk)
    desk.do(a.ChooseTitle("MT-DIBAO"))
    desk.hands.printer.become(PrinterMood.PAPER_OUT)
    for _ in range(80):
        if isinstance(desk.state, s.Lodging):
            break
        answer(desk)
    desk.until(s.Printing, fault="DEV-40")
    due = desk.edge.slips_due()
    assert ["/" in slip.number for slip in due] == [False, True]
    code = due[1].private_code
    assert code is not None
    assert code.startswith(SIGNING_PREFIX)
    assert isinstance(open_slip([code], desk.edge, Language.ZH), a.SigningSlipRead)
    desk.do(a.GoOn(), a.Confirm())
    welcome = desk.until(s.Welcome)
    assert isinstance(welcome, s.Welcome)
    assert welcome.due == 2
