"""What was told and lodged in spite of, and what was handed in with a mark, is in the record."""

import pytest

from edge_sync.wire.application import ForWhom
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.slip import record_of
from kiosk.text import ProblemText
from provisioning.catalogue.words import Words
from tests.kiosk.making import making
from tests.kiosk.resident import JPEG, LI, NUMBER, Resident

PENSION = "MT-PENSION-REG"
CHILD = a.ReadCard("李小明", LI.number, "男", "汉", LI.birth.replace(year=2012), "村", None)


def at_title(card: a.ReadCard = LI) -> Resident:
    resident = Resident(title=PENSION)
    resident.walk_to(s.AskForWhom)
    resident.do(a.ChooseForWhom(ForWhom.MYSELF), a.CardRead(card), a.Agree())
    return resident


@pytest.mark.row("U02")
def test_an_unmet_threshold_that_was_told_travels_with_the_application() -> None:
    resident = at_title(CHILD)
    resident.walk_to(s.NotYet)
    resident.walk_to(s.Lodging)
    application = build(resident.visit, resident.world, making()).application
    assert application.unmet == (f"{PENSION}/0",)
    assert application.for_whom is ForWhom.MYSELF


def test_nothing_unmet_and_nothing_told() -> None:
    resident = at_title()
    resident.walk_to(s.Lodging)
    assert not [state for state in resident.seen if isinstance(state, s.NotYet)]
    assert build(resident.visit, resident.world, making()).application.unmet == ()


@pytest.mark.row("F13")
def test_a_paper_with_a_mark_has_it_in_the_record_and_on_the_slip() -> None:
    resident = at_title()
    resident.walk_to(s.Paper)
    for _ in range(3):
        resident.do(a.Retake(), a.TakePage(), a.ScanTaken(JPEG, ProblemText.FLAW_TOO_DARK))
    resident.do(a.AcceptPage())
    resident.walk_to(s.Lodging)
    [document] = build(resident.visit, resident.world, making()).application.documents
    assert document.flawed
    slip = record_of(resident.visit, resident.world, NUMBER, 0, Words("站", "station"))
    assert (slip.scanned, slip.flawed) == (1, 1)
