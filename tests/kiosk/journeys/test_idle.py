import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import ReadCards, Speak, Wipe
from kiosk.journeys.states import Privacy
from kiosk.journeys.visit import Visit
from kiosk.text import Language, Text
from tests.kiosk.resident import NUMBER, Resident


@pytest.mark.row("Z02")
@pytest.mark.parametrize(
    ("seconds", "privacy", "left"),
    [(29, Privacy.CLEAR, None), (30, Privacy.MASKED, None), (90, Privacy.WARNED, 30)],
)
def test_an_idle_visit_is_masked_then_warned(
    seconds: float, privacy: Privacy, left: int | None
) -> None:
    resident = Resident()
    resident.walk_to(s.Question)
    resident.do(a.Idle(seconds))
    assert (resident.shown.privacy, resident.shown.wiped_in_s) == (privacy, left)
    resident.do(a.Touch())
    assert resident.shown.privacy is Privacy.CLEAR


@pytest.mark.row("Z02")
@pytest.mark.parametrize(
    "kind", [s.Identify, s.Choose, s.Question, s.Paper, s.Check, s.Sign, s.Goodbye]
)
def test_after_two_minutes_nothing_is_left(kind: type[s.State]) -> None:
    resident = Resident()
    resident.walk_to(kind)
    resident.do(a.Idle(120))
    assert resident.visit == Visit()
    assert Wipe() in resident.effects[-2:]


def test_a_lodge_and_a_print_are_never_interrupted() -> None:
    resident = Resident()
    for kind in (s.Lodging, s.Printing):
        resident.walk_to(kind)
        assert isinstance(resident.do(a.Idle(500)), kind)


def test_a_print_that_failed_does_not_hold_the_visit_for_ever() -> None:
    resident = Resident()
    resident.walk_to(s.Printing)
    resident.do(a.PrintFailed(NUMBER, "DEV-40"), a.Idle(121))
    assert resident.visit == Visit()


@pytest.mark.row("Z02")
def test_a_card_left_behind_is_still_known_after_the_wipe() -> None:
    resident = Resident()
    resident.walk_to(s.Identify)
    resident.do(a.CardSeen(), a.Idle(121))
    assert resident.visit == Visit(card_on_reader=True, card_left=True)
    assert ReadCards(on=False) in resident.effects[-3:]
    assert resident.effects[-1] == Speak(Text.FRAME_CARD_ON_READER)
    assert resident.do(a.CardLifted()) == s.Welcome()


@pytest.mark.row("Z02")
def test_the_next_person_meets_the_first_language_and_an_empty_visit() -> None:
    resident = Resident()
    resident.do(a.SpeakLanguage(Language.EN))
    resident.walk_to(s.Goodbye)
    resident.do(a.Leave())
    assert resident.visit == Visit()
