"""A call to the helper in the town, from any page and back, and the answer wherever one is."""

from dataclasses import replace

import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import CallTheTown, SpeakAloud
from kiosk.journeys.states import Privacy, TownStage
from kiosk.journeys.visit import Visit
from provisioning.wire.help import About
from tests.kiosk.resident import Resident

ANSWER = a.TownAnswered("杨秀兰", "我马上过来")


def with_line() -> Resident:
    resident = Resident()
    resident.world = replace(resident.world, has_help_line=True)
    return resident


def stage(resident: Resident) -> TownStage:
    state = resident.state
    assert isinstance(state, s.AskTown)
    return state.call.stage


def below(resident: Resident) -> TownStage | None:
    town = resident.shown.town
    return town.stage if town else None


@pytest.mark.row("C02")
def test_help_is_called_from_a_question_and_the_question_is_still_there() -> None:
    resident = with_line()
    asked = resident.walk_to(s.Question)
    resident.do(a.AskForHelp())
    assert stage(resident) is TownStage.NOT_CALLED
    resident.do(a.CallTown(About.HOW))
    assert CallTheTown(About.HOW, "question") in resident.effects
    assert stage(resident) is TownStage.CALLING
    answered = resident.do(ANSWER)
    assert isinstance(answered, s.AskTown)
    assert (answered.call.who, answered.call.words) == ("杨秀兰", "我马上过来")
    assert SpeakAloud("帮办员杨秀兰说：我马上过来", is_private=False) in resident.effects
    assert resident.do(a.HeardTown()) == asked


def test_an_answer_that_comes_on_another_page_stands_below_it_until_it_was_read() -> None:
    resident = with_line()
    page = resident.walk_to(s.Needs)
    resident.do(a.AskForHelp(), a.CallTown(About.WHAT), a.Back())
    assert resident.state == page
    assert below(resident) is TownStage.CALLING
    resident.do(ANSWER)
    assert (resident.state, below(resident)) == (page, TownStage.ANSWERED)
    resident.do(a.HeardTown())
    assert (resident.state, resident.shown.town) == (page, None)


def test_where_nobody_answers_one_may_ask_again() -> None:
    resident = with_line()
    resident.walk_to(s.Needs)
    resident.do(a.AskForHelp(), a.CallTown(About.CARD), a.TownSilent())
    assert stage(resident) is TownStage.NOBODY
    resident.do(a.HeardTown(), a.AskForHelp())
    assert stage(resident) is TownStage.NOT_CALLED


def test_who_is_no_helper_comes_from_the_code_page_and_goes_back_to_the_visit() -> None:
    resident = with_line()
    page = resident.walk_to(s.Needs)
    code = resident.do(a.CallHelper())
    assert isinstance(code, s.SignIn)
    assert code.has_line
    resident.do(a.AskForHelp())
    assert resident.do(a.Back()) == page


def test_the_green_button_calls_at_once_and_without_a_line_it_begins_all_the_same() -> None:
    resident = with_line()
    assert isinstance(resident.do(a.TakeGreenLane()), s.Notice)
    assert CallTheTown(About.GREEN, "welcome") in resident.effects
    assert resident.shown.green
    alone = Resident()
    assert isinstance(alone.do(a.TakeGreenLane()), s.Notice)
    assert not [e for e in alone.effects if isinstance(e, CallTheTown)]
    assert alone.shown.green


def test_an_answer_uncovers_nothing_and_an_old_one_means_nothing() -> None:
    resident = with_line()
    resident.walk_to(s.Needs)
    resident.do(a.AskForHelp(), a.CallTown(About.HOW), a.Back(), a.Idle(45))
    assert resident.shown.privacy is Privacy.MASKED
    resident.do(ANSWER)
    assert resident.shown.privacy is Privacy.MASKED
    resident.do(a.Idle(121), ANSWER)
    assert resident.visit == Visit()
