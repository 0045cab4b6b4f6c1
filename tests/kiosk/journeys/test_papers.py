import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import TakePicture
from kiosk.journeys.states import PaperDemand, PaperStage
from kiosk.text import ProblemText, Text
from tests.kiosk.resident import JPEG, Resident, first

OTHER = JPEG + b"\x00"


def at_paper() -> Resident:
    resident = Resident()
    resident.walk_to(s.Paper)
    return resident


def paper_of(state: s.State) -> s.Paper:
    assert isinstance(state, s.Paper)
    return state


def test_the_paper_that_is_asked_comes_before_those_that_are_offered() -> None:
    resident = at_paper()
    demands = []
    while isinstance(paper := resident.state, s.Paper):
        demands.append((paper.key, paper.demand))
        resident.do(a.SkipPaper())
    assert demands == [
        ("M-BANK/mother", PaperDemand.ASKED),
        ("M-PHOTO/child", PaperDemand.ASKED),
        ("M-BIRTHCERT/child", PaperDemand.OFFERED),
        ("M-MARRIAGE/mother", PaperDemand.OFFERED),
        ("M-HUKOU/mother", PaperDemand.OFFERED),
    ]


@pytest.mark.row("F13")
def test_a_bad_picture_says_what_to_do_and_may_be_taken_again() -> None:
    resident = at_paper()
    taken = paper_of(resident.do(a.TakePage(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED)))
    assert (taken.stage, taken.flaw, taken.picture) == (
        PaperStage.TAKEN,
        ProblemText.FLAW_BLURRED,
        JPEG,
    )
    again = paper_of(resident.do(a.Retake()))
    assert (again.stage, again.picture, again.flaw) == (PaperStage.PREVIEW, b"", None)


@pytest.mark.row("F13")
def test_a_bad_picture_is_refused_until_the_third_which_goes_with_a_mark() -> None:
    resident = at_paper()
    bad = (a.TakePage(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED))
    for _ in range(2):
        assert not paper_of(resident.do(*bad)).may_keep
        assert paper_of(resident.do(a.AcceptPage())).stage is PaperStage.TAKEN
        resident.do(a.Retake())
    assert paper_of(resident.do(*bad)).may_keep
    resident.do(a.AcceptPage())
    assert resident.visit.flawed == {"M-BANK/mother"}
    check = resident.walk_to(s.Check)
    assert isinstance(check, s.Check)
    assert [paper.material.zh for paper in check.papers if paper.is_flawed] == ["银行卡（存折）"]


@pytest.mark.row("F13")
def test_a_good_picture_takes_the_mark_away() -> None:
    resident = at_paper()
    for _ in range(3):
        resident.do(a.TakePage(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED), a.Retake())
    resident.do(a.TakePage(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED), a.AcceptPage(), a.Back())
    assert resident.visit.flawed == {"M-BANK/mother"}
    resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage())
    assert resident.visit.flawed == frozenset()


def test_several_pages_are_one_document() -> None:
    resident = at_paper()
    resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage(another=True))
    assert paper_of(resident.state).pages == 1
    resident.do(a.TakePage(), a.ScanTaken(OTHER), a.AcceptPage())
    assert resident.visit.pages == {"M-BANK/mother": (JPEG, OTHER)}


def test_one_more_page_that_is_not_there_keeps_those_that_are() -> None:
    resident = at_paper()
    resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage(another=True), a.SkipPaper())
    assert resident.visit.pages == {"M-BANK/mother": (JPEG,)}


def test_a_paper_laid_again_later_replaces_the_first() -> None:
    resident = at_paper()
    resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage(), a.Back())
    resident.do(a.TakePage(), a.ScanTaken(OTHER), a.AcceptPage())
    assert resident.visit.pages == {"M-BANK/mother": (OTHER,)}


def test_a_picture_that_comes_late_is_dropped() -> None:
    resident = at_paper()
    resident.do(a.TakePage(), a.SkipPaper())
    before = resident.visit
    resident.do(a.ScanTaken(JPEG))
    assert resident.visit == before


def test_without_a_camera_the_visit_goes_on_and_the_paper_is_to_follow() -> None:
    resident = at_paper()
    failed = paper_of(resident.do(a.TakePage(), a.ScanFailed("DEV-30")))
    assert (failed.stage, failed.fault) == (PaperStage.FAILED, "DEV-30")
    resident.do(a.NotToHand())
    resident.pick = lambda options: "skip" if "skip" in options else first(options)
    goodbye = resident.walk_to(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert [paper.material.zh for paper in goodbye.to_follow] == ["银行卡（存折）", "近期免冠照片"]


@pytest.mark.row("F05", "T08")
def test_the_needs_page_tells_what_not_to_bring_and_why() -> None:
    resident = Resident()
    needs = resident.walk_to(s.Needs)
    assert isinstance(needs, s.Needs)
    assert [paper.material.zh for paper in needs.bring] == ["银行卡（存折）", "近期免冠照片"]
    assert {(p.material.zh, p.holder.zh, p.reason) for p in needs.not_needed} == {
        ("居民身份证", "母亲", Text.REASON_CHIP_READ),
        ("居民户口簿", "孩子", Text.REASON_PRODUCED),
    }


def test_a_further_page_is_held_against_those_taken_before() -> None:
    resident = at_paper()
    resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage(another=True), a.TakePage())
    assert resident.effects[-1] == TakePicture(beside=(JPEG,))


def test_a_photograph_of_the_person_is_asked_for_as_a_portrait() -> None:
    resident = at_paper()
    while not paper_of(resident.state).key.startswith("M-PHOTO"):
        resident.do(a.SkipPaper())
    resident.do(a.TakePage())
    assert resident.effects[-1] == TakePicture(is_portrait=True)
