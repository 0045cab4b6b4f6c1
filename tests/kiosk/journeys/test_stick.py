"""The picture of a paper is chosen from a stick: the moves, without any machine."""

from dataclasses import replace

import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.at_papers import at_paper as at_paper_page
from kiosk.journeys.effects import LookAtStick, TakeFromStick, TakePicture
from kiosk.journeys.states import PaperStage, StickLeaf, StickStage
from kiosk.journeys.visit import Context, Place, Step
from kiosk.text import ProblemText
from tests.kiosk.journeys.test_slip_in_hand import IN_HAND, SHOWN
from tests.kiosk.resident import JPEG, NUMBER, TODAY, Resident, context

WITH_STICKS = Context(context().catalogue, TODAY, slip=NUMBER, takes_sticks=True)
LEAVES = (StickLeaf(b"one"), StickLeaf(b"two", 1), StickLeaf(b"three", 2))
FOUND = a.StickSeen(LEAVES, is_all=True)


def at_paper(world: Context = WITH_STICKS) -> Resident:
    resident = Resident(world=world)
    resident.walk_to(s.Paper)
    return resident


def choosing() -> Resident:
    resident = at_paper()
    resident.do(a.UseStick(), FOUND)
    return resident


def paper(state: s.State) -> s.Paper:
    assert isinstance(state, s.Paper)
    return state


def way(resident: Resident) -> s.StickWay:
    stick = paper(resident.state).stick
    assert stick is not None
    return stick


@pytest.mark.row("F13")
def test_what_is_chosen_on_a_stick_comes_to_the_line_that_asked_for_it() -> None:
    resident = at_paper()
    asked = paper(resident.state)
    assert asked.can_stick
    resident.do(a.UseStick())
    assert resident.effects[-1:] == [LookAtStick()]
    assert way(resident).stage is StickStage.LOOKING
    resident.do(a.StickAwaited())
    assert way(resident).stage is StickStage.WAITING
    resident.do(FOUND)
    assert (way(resident).stage, way(resident).leaves) == (StickStage.CHOOSING, LEAVES)
    resident.do(a.ChooseLeaf(1))
    assert resident.effects[-1:] == [TakeFromStick(1)]
    taken = paper(resident.do(a.ScanTaken(JPEG)))
    assert (taken.key, taken.stage, taken.picture) == (asked.key, PaperStage.TAKEN, JPEG)
    resident.do(a.AcceptPage())
    assert resident.visit.pages[asked.key] == (JPEG,)
    assert resident.visit.scanning.stick is None, "the next paper knows of no stick"


def test_where_no_stick_may_be_put_in_none_is_offered() -> None:
    resident = at_paper(context())
    assert not paper(resident.state).can_stick
    assert paper(resident.do(a.UseStick())).stage is PaperStage.PREVIEW


@pytest.mark.row("F13")
def test_a_bad_one_is_refused_and_goes_with_a_mark_after_three() -> None:
    resident = choosing()
    for _ in range(2):
        bad = paper(resident.do(a.ChooseLeaf(0), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED)))
        assert not bad.may_keep
        resident.do(a.Retake())
        assert way(resident).leaves == LEAVES, "another one is chosen where the first was"
    resident.do(a.ChooseLeaf(2), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED))
    assert paper(resident.state).may_keep
    key = paper(resident.state).key
    resident.do(a.AcceptPage())
    assert key in resident.visit.flawed


@pytest.mark.row("F13")
def test_further_pages_are_chosen_from_the_same_stick_beside_those_that_were_kept() -> None:
    resident = choosing()
    resident.do(a.ChooseLeaf(1), a.ScanTaken(JPEG), a.AcceptPage(another=True))
    assert paper(resident.state).stage is PaperStage.STICK
    assert way(resident).kept == {1}
    resident.do(a.ChooseLeaf(2))
    assert resident.effects[-1] == TakeFromStick(2, TakePicture(beside=(JPEG,)))


def test_more_that_is_found_meanwhile_is_there_when_one_goes_back() -> None:
    resident = at_paper()
    resident.do(a.UseStick(), a.StickSeen(LEAVES[:1], is_all=False))
    resident.do(a.ChooseLeaf(0), a.ScanTaken(JPEG), FOUND)
    assert paper(resident.state).stage is PaperStage.TAKEN
    resident.do(a.Retake())
    assert way(resident).leaves == LEAVES


@pytest.mark.row("F13")
def test_one_that_cannot_be_opened_leads_back_and_a_stick_that_went_is_looked_at_anew() -> None:
    resident = choosing()
    failed = paper(resident.do(a.ChooseLeaf(0), a.ScanFailed("DEV-09")))
    assert (failed.stage, failed.fault) == (PaperStage.FAILED, "DEV-09")
    resident.do(a.UseStick())
    assert way(resident).leaves == LEAVES

    resident.do(a.ChooseLeaf(0), a.ScanFailed("DEV-07"), a.UseStick())
    assert resident.effects[-1] == LookAtStick()
    assert way(resident).leaves == ()
    assert paper(resident.do(a.StickFailed("DEV-08"))).fault == "DEV-08"
    assert paper(resident.do(a.Retake())).stage is PaperStage.PREVIEW, "by the kiosk's camera"


def test_what_is_not_there_cannot_be_chosen() -> None:
    for place in (-1, len(LEAVES)):
        resident = choosing()
        before = resident.visit
        resident.do(a.ChooseLeaf(place))
        assert resident.visit == before


def test_whoever_goes_elsewhere_knows_of_no_stick() -> None:
    for away in (a.Retake(), a.NotToHand(), a.Back(), a.Leave(), a.SkipPaper()):
        resident = choosing()
        resident.do(away)
        assert resident.visit.scanning.stick is None, f"after {away}"
        before = resident.visit
        resident.do(FOUND, a.StickAwaited(), a.StickFailed("DEV-08"), a.ChooseLeaf(0))
        assert resident.visit == before, f"after {away}"


@pytest.mark.row("Z02")
def test_a_stick_that_answers_uncovers_nothing() -> None:
    resident = at_paper()
    resident.do(a.UseStick(), a.Idle(31.0))
    covered = resident.visit.privacy
    for answer in (a.StickAwaited(), FOUND):
        resident.do(answer)
        assert resident.visit.privacy is covered


def test_a_portrait_is_held_against_what_a_photograph_has_to_be() -> None:
    resident = at_paper()
    while not paper(resident.state).key.startswith("M-PHOTO"):
        resident.do(a.SkipPaper())
    resident.do(a.UseStick(), FOUND, a.ChooseLeaf(0))
    assert resident.effects[-1] == TakeFromStick(0, TakePicture(is_portrait=True))


def test_what_a_notice_asks_for_may_come_from_a_stick_too() -> None:
    resident = Resident(world=WITH_STICKS)
    resident.do(a.StartReadingSlip(), a.SlipOpened(NUMBER, SHOWN, IN_HAND), a.AnswerNotice())
    asked = paper(resident.state)
    assert asked.can_stick
    resident.do(a.UseStick(), FOUND, a.ChooseLeaf(0), a.ScanTaken(JPEG), a.AcceptPage())
    assert resident.visit.pages[asked.key] == (JPEG,)


def test_a_page_signed_here_is_laid_under_the_kiosks_own_camera() -> None:
    resident = at_paper()
    resident.visit = replace(resident.visit, place=Place(Step.SIGNED_PAPER, "mother/paper"))
    before = resident.visit
    assert at_paper_page(before, a.UseStick(), WITH_STICKS) == (before, ())
