"""The resident's own phone takes the picture of a paper: the moves, without any machine."""

from dataclasses import replace

import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.at_papers import at_paper as at_paper_page
from kiosk.journeys.effects import TakePicture, WaitForPhone
from kiosk.journeys.states import PaperStage, PhoneWay
from kiosk.journeys.visit import Context, Place, Step
from kiosk.text import ProblemText
from tests.kiosk.journeys.test_slip_in_hand import IN_HAND, SHOWN
from tests.kiosk.resident import JPEG, NUMBER, TODAY, Resident, context

URL = "http://192.168.9.1:8473/p/00"
WITH_PHONES = Context(context().catalogue, TODAY, slip=NUMBER, takes_phones=True)


def at_paper(world: Context = WITH_PHONES) -> Resident:
    resident = Resident(world=world)
    resident.walk_to(s.Paper)
    return resident


def paper(state: s.State) -> s.Paper:
    assert isinstance(state, s.Paper)
    return state


@pytest.mark.row("C03")
def test_the_picture_comes_to_the_line_that_asked_for_it() -> None:
    resident = at_paper()
    asked = paper(resident.state)
    assert asked.can_phone
    resident.do(a.UsePhone())
    assert resident.effects[-1] == WaitForPhone(asked.material)
    shown = paper(resident.do(a.PhoneReady(URL), a.PhoneOpened()))
    assert (shown.key, shown.phone) == (asked.key, PhoneWay(URL, is_open=True))
    taken = paper(resident.do(a.ScanTaken(JPEG)))
    assert (taken.stage, taken.picture, taken.phone) == (PaperStage.TAKEN, JPEG, None)
    resident.do(a.AcceptPage())
    assert resident.visit.pages[asked.key] == (JPEG,)


def test_without_a_network_of_the_station_no_phone_is_offered() -> None:
    resident = at_paper(context())
    assert not paper(resident.state).can_phone
    assert paper(resident.do(a.UsePhone())).stage is PaperStage.PREVIEW


def test_a_bad_picture_by_phone_counts_like_one_by_the_camera() -> None:
    resident = at_paper()
    for _ in range(2):
        bad = (a.UsePhone(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED))
        assert not paper(resident.do(*bad)).may_keep
        resident.do(a.Retake())
    resident.do(a.UsePhone(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED))
    assert paper(resident.state).may_keep


def test_whoever_goes_elsewhere_waits_for_no_phone() -> None:
    for away in (a.Retake(), a.NotToHand(), a.Back(), a.Leave(), a.SkipPaper()):
        resident = at_paper()
        resident.do(a.UsePhone(), a.PhoneReady(URL), away)
        assert resident.visit.scanning.stage is not PaperStage.PHONE
        before = resident.visit
        resident.do(a.PhoneOpened(), a.ScanTaken(JPEG))
        assert resident.visit == before, f"after {away}"


@pytest.mark.row("Z02")
def test_a_messenger_that_fails_uncovers_nothing() -> None:
    resident = at_paper()
    resident.do(a.UsePhone(), a.Idle(31.0))
    covered = resident.visit.privacy
    resident.do(a.PhoneReady(URL))
    assert resident.visit.privacy is covered
    failed = paper(resident.do(a.PhoneFailed("KIO-05")))
    assert (failed.stage, failed.fault) == (PaperStage.FAILED, "KIO-05")
    assert resident.visit.privacy is covered


def test_a_phones_picture_is_held_against_what_the_cameras_would_be() -> None:
    resident = at_paper()
    asked = paper(resident.state)
    resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage(another=True), a.UsePhone())
    assert resident.effects[-1] == WaitForPhone(asked.material, TakePicture(beside=(JPEG,)))

    resident.do(a.Retake(), a.SkipPaper())
    while not paper(resident.state).key.startswith("M-PHOTO"):
        resident.do(a.SkipPaper())
    portrait = paper(resident.do(a.UsePhone()))
    assert resident.effects[-1] == WaitForPhone(portrait.material, TakePicture(is_portrait=True))


@pytest.mark.row("C03")
def test_what_a_notice_asks_for_may_come_by_phone_too() -> None:
    resident = Resident(world=WITH_PHONES)
    resident.do(a.StartReadingSlip(), a.SlipOpened(NUMBER, SHOWN, IN_HAND), a.AnswerNotice())
    asked = paper(resident.state)
    assert asked.can_phone
    resident.do(a.UsePhone())
    assert resident.effects[-1] == WaitForPhone(asked.material)
    shown = paper(resident.do(a.PhoneReady(URL)))
    assert shown.phone == PhoneWay(URL)
    resident.do(a.ScanTaken(JPEG), a.AcceptPage())
    assert resident.visit.pages[asked.key] == (JPEG,)


def test_a_page_signed_here_is_laid_under_the_kiosks_own_camera() -> None:
    resident = at_paper()
    resident.visit = replace(resident.visit, place=Place(Step.SIGNED_PAPER, "mother/paper"))
    before = resident.visit
    assert at_paper_page(before, a.UsePhone(), WITH_PHONES) == (before, ())
