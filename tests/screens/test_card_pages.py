"""What the pages say that ask for a card: its stages, its troubles, the second reader."""

import pytest

from kiosk.journeys import actions
from kiosk.journeys.states import (
    CardReading,
    CardStage,
    FurtherPerson,
    Identify,
    Progress,
    Welcome,
)
from kiosk.text import Language, Text, say
from screens.further_person.presenter import present as present_further
from screens.identify.presenter import present as present_identify
from screens.page_view import Around
from screens.samples.inside import INSIDE
from screens.samples.village import FATHER
from screens.welcome.presenter import present as present_welcome

AROUND = Around(Language.ZH, can_go_back=True, can_leave=True)


@pytest.mark.parametrize(
    ("stage", "picture", "can_type"),
    [
        (CardStage.WAITING, "card_in", True),
        (CardStage.READING, "card_reading", False),
        (CardStage.FAILED, "card_bad", True),
        (CardStage.TAKE_AWAY, "card_out", True),
        (CardStage.READ, "card_done", False),
    ],
)
def test_each_stage_of_a_card_has_its_picture(
    stage: CardStage,
    picture: str,
    can_type: bool,  # noqa: FBT001 - a column of the table
) -> None:
    view = present_identify(Identify(CardReading(stage, greeting="王*英")), AROUND)
    assert view.picture == picture
    assert bool(view.page.others) is can_type


def test_an_expired_card_is_told_and_the_way_on_stays_open() -> None:
    view = present_identify(
        Identify(CardReading(CardStage.READ, greeting="王*英", expired=True)), AROUND
    )
    assert view.mind == say(Language.ZH, Text.IDENTIFY_EXPIRED)
    assert view.page.way_on is not None


def test_after_three_failures_of_a_card_another_way_is_the_green_one() -> None:
    state = INSIDE["identify-failed-thrice"]
    assert isinstance(state, Identify)
    page = present_identify(state, AROUND).page
    assert page.way_on is not None
    assert page.way_on.action == actions.TypeInstead()
    assert [b.action for b in page.others] == [actions.AskToVouch()]


def test_the_second_reader_is_offered_where_that_helps() -> None:
    def mind(card: CardReading) -> str:
        return present_identify(Identify(card), AROUND).mind

    offer = AROUND.say(Text.IDENTIFY_SOCIAL)
    assert mind(CardReading(CardStage.WAITING, takes_social=True)) == offer
    assert mind(CardReading(CardStage.FAILED, "DEV-13", takes_social=True)) == offer
    assert mind(CardReading(CardStage.WAITING)) == ""
    for fault in ("DEV-50", "KIO-12", "KIO-13"):
        assert mind(CardReading(CardStage.FAILED, fault, takes_social=True)) == ""


def test_what_a_social_card_is_worth_stands_on_the_page() -> None:
    read = CardReading(CardStage.READ, greeting="王*英", is_social=True)
    view = present_identify(Identify(read), AROUND)
    assert view.mind == AROUND.say(Text.IDENTIFY_SOCIAL_READ)


def test_two_cards_that_do_not_go_together_were_not_unreadable() -> None:
    view = present_identify(Identify(CardReading(CardStage.FAILED, "KIO-12")), AROUND)
    assert view.page.title == AROUND.say(Text.IDENTIFY_TWO_CARDS)


@pytest.mark.parametrize("stage", [CardStage.WAITING, CardStage.FAILED, CardStage.TAKE_AWAY])
@pytest.mark.parametrize("failures", [0, 1, 3, 9])
def test_who_signs_may_be_absent_whatever_becomes_of_a_card(
    stage: CardStage, failures: int
) -> None:
    card = CardReading(stage, "KIO-10", failures=failures)
    state = FurtherPerson("father", FATHER, card, Progress(1, 1), signs=True)
    page = present_further(state, AROUND).page
    assert actions.NotHere() in [button.action for button in page.others]


def test_a_card_of_the_person_before_is_called_so() -> None:
    for fault in ("KIO-10", "KIO-15"):
        view = present_identify(Identify(CardReading(CardStage.FAILED, fault)), AROUND)
        assert view.page.title == AROUND.say(Text.IDENTIFY_OTHERS_CARD)


def test_a_fault_of_the_second_reader_is_a_bare_code_at_the_door() -> None:
    view = present_welcome(Welcome(social_fault="DEV-54"), AROUND, "12345")
    assert view.page.trouble is None
    assert view.help_line.endswith("DEV-54")
