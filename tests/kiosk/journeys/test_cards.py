from dataclasses import replace
from datetime import date

import pytest

from edge_sync.wire.application import IdentityLevel
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import Speak
from kiosk.journeys.outcome import work_out
from kiosk.journeys.states import CardStage
from kiosk.text import Text
from provisioning.catalogue.rules.documents import Wish
from tests.kiosk.resident import CHEN, LI, MYSELF, TODAY, Resident


def at_identify() -> Resident:
    resident = Resident()
    resident.walk_to(s.Identify)
    return resident


def card_of(state: s.State) -> s.CardReading:
    assert isinstance(state, s.Identify | s.FurtherPerson)
    return state.card


@pytest.mark.row("F02")
def test_a_card_that_was_read_greets_its_owner_who_takes_it_and_goes_on() -> None:
    resident = at_identify()
    read = card_of(resident.do(a.CardSeen(), a.CardRead(LI)))
    assert (read.stage, read.greeting) == (CardStage.READ, "李*燕")
    assert isinstance(resident.do(a.CardLifted()), s.Choose)


def test_an_expired_card_that_is_lifted_leaves_time_to_read_what_it_means() -> None:
    resident = at_identify()
    resident.do(a.CardSeen(), a.CardRead(replace(LI, valid_to=date(2020, 1, 1))))
    assert card_of(resident.do(a.CardLifted())).expired


def test_an_unreadable_card_says_why_and_another_try_is_open() -> None:
    resident = at_identify()
    failed = card_of(resident.do(a.CardSeen(), a.CardFailed("DEV-18")))
    assert (failed.stage, failed.fault) == (CardStage.FAILED, "DEV-18")
    assert card_of(resident.do(a.CardLifted())).stage is CardStage.WAITING
    assert isinstance(resident.do(a.TypeInstead()), s.Question)


def test_an_expired_card_is_told_and_never_refused() -> None:
    resident = at_identify()
    old = replace(LI, valid_to=date(2026, 11, 20))
    told = card_of(resident.do(a.CardRead(old)))
    assert (told.stage, told.expired) == (CardStage.READ, True)
    resident.walk_to(s.Check)
    outcome = work_out(resident.visit, resident.world)
    assert outcome.levels["mother"] is IdentityLevel.TYPED
    assert outcome.levels["father"] is IdentityLevel.CHIP
    [card] = [paper for paper in outcome.papers if paper.key == "M-IDCARD/mother"]
    assert card.wish is Wish.OFFER


def test_a_card_is_good_on_its_last_day_and_for_ever_without_one() -> None:
    for last in (TODAY, None):
        resident = at_identify()
        assert not card_of(resident.do(a.CardRead(replace(LI, valid_to=last)))).expired


def test_a_card_that_lay_there_before_the_notice_must_be_lifted_first() -> None:
    resident = Resident()
    resident.do(a.CardSeen(), a.Start(), a.Agree(), MYSELF)
    told = card_of(resident.state)
    assert (told.stage, told.fault) == (CardStage.TAKE_AWAY, None)
    assert card_of(resident.do(a.CardLifted())).stage is CardStage.WAITING


def test_the_first_persons_card_still_lying_there_must_make_room_for_the_second() -> None:
    resident = Resident()
    resident.walk_to(s.Choose)
    resident.do(a.CardSeen())
    resident.walk_to(s.FurtherPerson)
    assert card_of(resident.state).stage is CardStage.TAKE_AWAY
    assert Speak(Text.IDENTIFY_TAKE_AWAY) in resident.effects
    assert card_of(resident.do(a.CardLifted())).stage is CardStage.WAITING


def test_another_persons_card_begins_anew() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    while not isinstance(resident.state, s.Identify):
        resident.do(a.Back())
    resident.do(a.CardRead(CHEN))
    assert (resident.visit.answers, resident.visit.title, resident.visit.card) == ({}, "", CHEN)


def test_the_first_persons_card_is_not_taken_for_the_second() -> None:
    resident = Resident()
    resident.walk_to(s.FurtherPerson)
    told = card_of(resident.do(a.CardRead(LI)))
    assert (told.stage, told.fault) == (CardStage.FAILED, "KIO-10")
    assert card_of(resident.do(a.CardRead(CHEN))).stage is CardStage.READ


def test_a_broken_reader_shows_its_code_and_typing_goes_on() -> None:
    resident = Resident()
    resident.world = replace(resident.world, reader_fault="DEV-13")
    resident.walk_to(s.Identify)
    assert card_of(resident.state).fault == "DEV-13"
    resident.pick = lambda options: "typed" if "typed" in options else options[0]
    check = resident.walk_to(s.Check)
    assert isinstance(check, s.Check)
    assert set(work_out(resident.visit, resident.world).levels.values()) == {IdentityLevel.TYPED}


@pytest.mark.row("F14")
def test_a_number_that_fails_its_check_digit_is_told_on_the_field_and_kept_there() -> None:
    resident = Resident(pick=lambda o: "typed" if "typed" in o else o[0], title="MT-PENSION-REG")
    resident.walk_to(s.Question)
    resident.do(a.AnswerField("李春燕"))
    told = resident.do(a.AnswerField("529901 19970315 0020"))
    assert isinstance(told, s.Question)
    assert told.problem is not None
    assert (told.problem.code, told.text) == ("KIO-25", "529901199703150020")
    assert isinstance(resident.do(a.AnswerField(LI.number)), s.Choose)


def test_two_people_cannot_have_the_same_number() -> None:
    resident = Resident()
    resident.walk_to(s.FurtherPerson)
    resident.do(a.TypeInstead(), a.AnswerField("13812345678"))
    while not (isinstance(at := resident.state, s.Question) and at.key == "father.id_no"):
        resident.do(*resident.deeds(at))
    told = resident.do(a.AnswerField(LI.number.lower()))
    assert isinstance(told, s.Question)
    assert told.problem is not None
    assert told.problem.code == "KIO-27"


def test_a_warning_is_passed_by_saying_the_same_again() -> None:
    resident = Resident()
    resident.walk_to(s.Question)
    while not (isinstance(at := resident.state, s.Question) and at.key == "mother.bank_account"):
        resident.do(*resident.deeds(at))
    told = resident.do(a.AnswerField("6228480402564890019"))
    assert isinstance(told, s.Question)
    assert told.problem is not None
    assert (told.problem.code, told.problem.is_warning) == ("KIO-35", True)
    resident.do(a.AnswerField("6228480402564890019", despite_warning=True))
    assert resident.visit.answers["mother.bank_account"].text == "6228480402564890019"
