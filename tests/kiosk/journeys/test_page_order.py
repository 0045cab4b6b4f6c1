"""Pages that bear numbers: one out of its turn is noticed, and the next one is named."""

from dataclasses import replace

import pytest

from devices.document_reader.page_numbers import PageNumber
from devices.document_reader.told import ToldPaper
from kiosk.journeys import actions as a
from kiosk.journeys.states import Remark, RemarkKind
from kiosk.text import in_both
from kiosk.text.keys import Text
from tests.kiosk.journeys.test_any_order import BANK_CARD, at_paper, paper_of, told
from tests.kiosk.resident import JPEG, Resident


def lay(resident: Resident, number: int | None, of: int = 3) -> Remark | None:
    page = PageNumber(number, of) if number else None
    read = a.PaperTold(ToldPaper(None, {}, page=page))
    resident.do(a.TakePage(), a.ScanTaken(JPEG + bytes([number or 0])), read)
    return paper_of(resident).remark


@pytest.mark.row("F13")
def test_a_page_out_of_its_turn_is_said_and_refuses_nothing() -> None:
    resident = at_paper()
    first = lay(resident, 1)
    assert first is not None
    assert first.kind is RemarkKind.PAGE_MISSING
    assert first.words.zh == "第 2 页，共 3 页"
    resident.do(a.AcceptPage(another=True))
    third = lay(resident, 3)
    assert third == Remark(RemarkKind.PAGE_ORDER, in_both(Text.PAPER_PAGE_ORDER, page=3, wanted=2))

    resident.do(a.Retake())
    second = lay(resident, 2)
    assert second is not None
    assert second.words.zh == "第 3 页，共 3 页"
    resident.do(a.AcceptPage(another=True))
    assert lay(resident, 3) is None
    resident.do(a.AcceptPage())
    assert len(next(iter(resident.visit.pages.values()))) == 3
    assert resident.visit.remarks == {}


def test_what_begins_with_its_second_page_is_said() -> None:
    remark = lay(at_paper(), 2)

    assert remark is not None
    assert remark.kind is RemarkKind.PAGE_ORDER


def test_where_one_page_bears_no_number_nothing_is_said_of_the_order() -> None:
    resident = at_paper()
    assert lay(resident, None) is None
    resident.do(a.AcceptPage(another=True))
    assert lay(resident, 3) is None


def test_a_page_accepted_out_of_its_turn_leaves_no_remark_for_the_officer() -> None:
    resident = at_paper()
    lay(resident, 2)
    resident.do(a.AcceptPage())

    assert resident.visit.remarks == {}


def test_another_paper_is_said_before_its_order() -> None:
    resident = at_paper("M-HUKOU/mother")
    read = told(BANK_CARD, is_certain=False)
    assert read.told is not None
    numbered = replace(read, told=replace(read.told, page=PageNumber(2, 3)))
    resident.do(a.TakePage(), a.ScanTaken(JPEG), numbered)
    remark = paper_of(resident).remark

    assert remark is not None
    assert remark.kind is RemarkKind.OTHER_PAPER
