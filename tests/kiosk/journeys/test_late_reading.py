"""A page that was accepted before it was read finds its line afterwards, and nothing is lost."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import PaperStage, RemarkKind
from kiosk.journeys.visit import Place, Step
from tests.kiosk.journeys.test_any_order import (
    BANK,
    BANK_CARD,
    FIRST_PAGE,
    HUKOU,
    OWN_PAGE,
    PAPERS,
    Sheet,
    at_paper,
    paper_of,
    picture_of,
    said,
    told,
)
from tests.kiosk.resident import Resident, first


def accept(resident: Resident, paper: Sheet) -> None:
    """Lay and accept a page while the reader is slow."""
    resident.do(a.TakePage(), a.ScanTaken(picture_of(paper)), a.AcceptPage())


def late(paper: Sheet, *, is_certain: bool = True) -> a.PaperTold:
    return replace(told(paper, is_certain=is_certain), of=picture_of(paper))


@pytest.mark.row("T06")
def test_a_page_accepted_before_it_was_read_is_moved_and_one_sentence_says_so() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    now = paper_of(resident)
    assert now.key != BANK
    assert resident.visit.pages == {BANK: (picture_of(OWN_PAGE),)}
    resident.do(late(OWN_PAGE))
    state = paper_of(resident)

    assert resident.visit.pages == {HUKOU: (picture_of(OWN_PAGE),)}
    assert (state.key, state.stage) == (now.key, PaperStage.PREVIEW)
    assert state.filed is not None
    assert state.filed.is_late
    assert said(resident) == [
        f"刚才那张是居民户口簿，已经改放到母亲的居民户口簿一项。现在请放{state.material.zh}。"
    ]


def test_the_paper_whose_page_went_away_is_asked_for_again() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    resident.do(late(OWN_PAGE), a.SkipPaper())

    assert paper_of(resident).key == BANK


def test_a_page_moved_late_is_fetched_back() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    key = paper_of(resident).key
    resident.do(late(OWN_PAGE), a.FetchBack())

    assert resident.visit.pages == {BANK: (picture_of(OWN_PAGE),)}
    assert paper_of(resident).key == key
    assert paper_of(resident).filed is None


def test_while_the_next_page_is_being_taken_its_picture_stays_in_sight() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    resident.do(a.TakePage(), a.ScanTaken(picture_of(BANK_CARD)), late(OWN_PAGE))
    state = paper_of(resident)

    assert (state.stage, state.picture) == (PaperStage.TAKEN, picture_of(BANK_CARD))
    assert resident.visit.pages == {HUKOU: (picture_of(OWN_PAGE),)}
    assert len(said(resident)) == 1


def test_of_a_page_that_lies_right_the_late_reading_says_only_what_it_is() -> None:
    resident = at_paper()
    accept(resident, BANK_CARD)
    before = resident.visit.pages
    resident.do(late(BANK_CARD))

    assert resident.visit.pages == before
    assert resident.visit.page_kinds[BANK] == (BANK_CARD[0],)
    assert said(resident) == []


def test_a_line_that_has_such_a_page_keeps_it_and_the_officer_reads_a_remark() -> None:
    resident = at_paper(HUKOU)
    accept(resident, OWN_PAGE)
    resident.do(late(OWN_PAGE))
    resident.visit = replace(resident.visit, not_laid=frozenset(), place=Place(Step.PAPER, BANK))
    other = (OWN_PAGE[0], dict(OWN_PAGE[1], household_no="0008"))
    resident.do(a.TakePage(), a.ScanTaken(b"another"), a.AcceptPage())
    resident.do(replace(told(other), of=b"another"))

    assert resident.visit.pages == {HUKOU: (picture_of(OWN_PAGE),), BANK: (b"another",)}
    assert resident.visit.remarks[BANK].kind is RemarkKind.OTHER_PAPER


def test_what_is_not_certain_stays_and_bears_a_remark() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    resident.do(late(OWN_PAGE, is_certain=False))

    assert resident.visit.pages == {BANK: (picture_of(OWN_PAGE),)}
    assert resident.visit.remarks[BANK].kind is RemarkKind.OTHER_PAPER


def test_at_the_check_page_the_missing_paper_is_asked_for() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    while isinstance(resident.state, s.Paper):
        resident.do(a.SkipPaper())
    resident.walk_to(s.Check)
    resident.do(late(OWN_PAGE))
    state = paper_of(resident)
    assert state.key == BANK
    assert state.filed is not None
    assert resident.visit.pages == {HUKOU: (picture_of(OWN_PAGE),)}

    resident.do(a.FetchBack())
    assert paper_of(resident).picture == picture_of(OWN_PAGE)
    resident.do(a.AcceptPage())
    assert resident.visit.pages == {BANK: (picture_of(OWN_PAGE),)}
    assert isinstance(resident.state, s.Check)


def test_what_is_signed_is_not_moved() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    resident.visit = replace(resident.visit, place=Place(Step.SIGNERS))
    before = resident.visit
    resident.do(late(OWN_PAGE))

    assert resident.visit == before


def test_of_a_page_that_was_taken_anew_the_old_reading_is_dropped() -> None:
    resident = at_paper()
    resident.do(a.TakePage(), a.ScanTaken(picture_of(OWN_PAGE)), a.Retake())
    resident.do(a.TakePage(), a.ScanTaken(picture_of(BANK_CARD)))
    before = resident.visit
    resident.do(late(OWN_PAGE))

    assert resident.visit == before


@cache
def _begun() -> Resident:
    return at_paper()


def _pages(order: list[str], delays: list[int]) -> dict[str, set[bytes]]:
    """Lay papers as they come; each is read so many pages later than it was accepted."""
    resident, left = replace(_begun(), effects=[], seen=[]), list(order)
    waiting: list[tuple[int, Sheet]] = []
    for turn in range(3 * len(order)):
        for due in [one for one in waiting if one[0] <= turn]:
            waiting.remove(due)
            resident.do(late(due[1]))
        if not isinstance(resident.state, s.Paper):
            break
        if not left:
            resident.do(a.SkipPaper())
            continue
        paper = PAPERS[left.pop(0)]
        is_half = paper in (FIRST_PAGE, OWN_PAGE) and paper_of(resident).key == HUKOU
        resident.do(a.TakePage(), a.ScanTaken(picture_of(paper)))
        resident.do(a.AcceptPage(another=is_half))
        waiting.append((turn + delays[len(left)], paper))
    resident.do(*(late(paper) for _, paper in waiting))
    resident.pick = lambda options: "skip" if "skip" in options else first(options)
    return {key: set(pages) for key, pages in resident.visit.pages.items()}


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.permutations(sorted(PAPERS)), st.lists(st.integers(1, 3), min_size=5, max_size=5))
def test_no_page_is_lost_whenever_its_reading_comes(order: list[str], delays: list[int]) -> None:
    pages = _pages(order, delays)
    laid = [one for kept in pages.values() for one in kept]

    assert sorted(laid) == sorted(picture_of(paper) for paper in PAPERS.values())


def test_what_is_asked_for_just_now_may_come_by_a_late_reading() -> None:
    resident = at_paper()
    accept(resident, OWN_PAGE)
    while paper_of(resident).key != HUKOU:
        resident.do(a.SkipPaper())
    resident.do(late(OWN_PAGE))

    assert paper_of(resident).key == BANK
    assert paper_of(resident).filed is not None
    assert said(resident)[-1].endswith("现在请放银行卡（存折）。")
