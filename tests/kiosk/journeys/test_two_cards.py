"""A social-security card instead of the identity card, and beside it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_sync.wire.application import IdentityLevel
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import ReadCard
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.outcome import work_out
from kiosk.journeys.states import CardStage
from kiosk.journeys.two_cards import Agreement, is_same_name, meet
from provisioning.catalogue.rules.documents import Wish
from tests.kiosk.journeys.test_cards import at_identify, card_of
from tests.kiosk.resident import CHEN, LI, Resident


def social(card: ReadCard) -> ReadCard:
    return replace(card, address="", is_social=True)


LIS, CHENS = social(LI), social(CHEN)


def put(resident: Resident, card: ReadCard) -> s.CardReading:
    return card_of(resident.do(a.CardSeen(), a.CardRead(card)))


def test_a_social_card_identifies_and_says_what_it_is_worth() -> None:
    read = put(at_identify(), LIS)
    assert (read.stage, read.greeting, read.is_social) == (CardStage.READ, "李*燕", True)


@pytest.mark.row("U01", "A03")
def test_who_is_known_by_a_social_card_alone_is_known_as_by_a_typed_number() -> None:
    resident = at_identify()
    put(resident, LIS)
    resident.walk_to(s.Check)
    outcome = work_out(resident.visit, resident.world)
    assert outcome.levels["mother"] is IdentityLevel.TYPED
    assert outcome.levels["father"] is IdentityLevel.CHIP
    [card] = [paper for paper in outcome.papers if paper.key == "M-IDCARD/mother"]
    assert card.wish is Wish.OFFER, "a social card is no identity card: its copy is offered"


@pytest.mark.row("F02")
@pytest.mark.parametrize("card", [LI, LIS])
def test_a_card_fills_what_it_knows_and_only_that(card: ReadCard) -> None:
    resident = Resident(title="MT-PENSION-REG")
    resident.walk_to(s.Identify)
    put(resident, card)
    asked: dict[str, str] = {}
    while not isinstance(state := resident.state, s.Check):
        if isinstance(state, s.Question):
            asked[resident.visit.place.key] = state.text
        resident.do(*resident.deeds(state))
    known = ("name", "id_no", "sex", "nation", "birth_date")
    assert not [key for key in asked if key.removeprefix("applicant.") in known]
    assert ("applicant.hukou_addr" in asked) is not bool(card.address)
    shown = {item.key: item.shown for group in state.groups for item in group.items}
    assert not card.address or shown["answer/applicant.hukou_addr"] == card.address


@pytest.mark.row("T06")
def test_an_identity_card_laid_down_after_it_takes_its_place() -> None:
    resident = at_identify()
    put(resident, LIS)
    read = put(resident, LI)
    assert (read.stage, read.is_social) == (CardStage.READ, False)
    assert resident.visit.card == LI


@pytest.mark.row("T06")
def test_a_social_card_beside_the_identity_card_adds_nothing_and_takes_nothing() -> None:
    resident = at_identify()
    put(resident, LI)
    read = put(resident, LIS)
    assert (read.stage, read.is_social) == (CardStage.READ, False)
    assert resident.visit.card == LI


@pytest.mark.row("T06", "F18")
def test_another_persons_social_card_is_told_and_the_identity_card_stays() -> None:
    resident = at_identify()
    put(resident, LI)
    told = put(resident, CHENS)
    assert (told.stage, told.fault) == (CardStage.FAILED, VisitFault.TWO_PEOPLES_CARDS.value)
    assert resident.visit.card == LI
    assert CHEN.number not in repr_of(resident)
    resident.do(a.Agree())
    assert isinstance(resident.state, s.Identify), "nobody goes on over two people's cards"
    after = card_of(resident.do(a.CardLifted(another_lies=True)))
    assert (after.stage, after.greeting) == (CardStage.READ, "李*燕")


@pytest.mark.row("T06", "Z02")
def test_another_persons_identity_card_after_a_social_card_sets_both_aside() -> None:
    resident = at_identify()
    put(resident, LIS)
    told = put(resident, CHEN)
    assert (told.stage, told.fault) == (CardStage.FAILED, VisitFault.TWO_PEOPLES_CARDS.value)
    assert resident.visit.card is None
    assert card_of(resident.do(a.CardLifted())).stage is CardStage.WAITING
    assert put(resident, CHEN).greeting == "陈*山"


@pytest.mark.row("T06")
@pytest.mark.parametrize("order", [(LI, LIS), (LIS, LI)])
def test_two_names_for_one_number_are_told_and_the_identity_card_counts(
    order: tuple[ReadCard, ReadCard],
) -> None:
    resident = at_identify()
    cards = [replace(card, name="李春艳") if card.is_social else card for card in order]
    put(resident, cards[0])
    told = put(resident, cards[1])
    assert (told.stage, told.fault) == (CardStage.FAILED, VisitFault.NAMES_DIFFER.value)
    assert resident.visit.card == LI
    assert card_of(resident.do(a.CardLifted())).greeting == "李*燕"


@pytest.mark.row("T06")
def test_the_cards_of_a_further_person_are_held_against_each_other_too() -> None:
    resident = Resident()
    resident.walk_to(s.FurtherPerson)
    assert put(resident, CHENS).is_social
    told = put(resident, replace(LI, number="529901198803150026"))
    assert told.fault == VisitFault.TWO_PEOPLES_CARDS.value
    assert not resident.visit.cards
    resident.do(a.CardLifted())
    assert put(resident, CHENS).stage is CardStage.READ
    assert not put(resident, CHEN).is_social
    assert resident.visit.cards == {"father": CHEN}


def test_the_holders_social_card_is_not_a_further_persons() -> None:
    resident = Resident()
    resident.walk_to(s.FurtherPerson)
    assert put(resident, LIS).fault == VisitFault.SAME_PERSON.value


def test_an_expired_social_card_says_so_and_is_no_better() -> None:
    read = put(at_identify(), replace(LIS, valid_to=date(2020, 1, 1)))
    assert (read.stage, read.expired) == (CardStage.READ, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陈䶮", "陈\ue863"),  # the code of GB 18030-2000, and today's
        ("买买提·吾斯曼", "买买提•吾斯曼"),
        ("买买提·吾斯曼", "买买提．吾斯曼"),
        ("SAMPLE, MARIA", "Sample,Maria"),
        ("欧阳 春", "欧阳春"),
    ],
)
def test_one_name_written_in_two_ways_is_one_name(one: str, other: str) -> None:
    assert is_same_name(one, other)
    assert not is_same_name(one, other + "一")


def test_rare_characters_are_not_taken_for_each_other() -> None:
    assert not is_same_name("陈\ue816", "陈\ue817")
    assert not is_same_name("陈\ue863", "陈\ue862")


CARDS = st.builds(
    replace,
    st.sampled_from([LI, LIS, CHEN, CHENS]),
    name=st.sampled_from([LI.name, CHEN.name]),
)


@given(CARDS, CARDS)
def test_of_two_cards_never_more_than_one_is_kept_and_never_a_mixture(
    known: ReadCard, card: ReadCard
) -> None:
    meeting = meet(known, card)
    assert meeting.card in (known, card, None)
    if known.is_social is not card.is_social and meeting.card is not None:
        assert not meeting.card.is_social, "the identity card wins"
    if meeting.agreement is Agreement.SAME:
        assert known.number == card.number


@given(st.characters())
def test_every_character_is_the_same_as_itself(character: str) -> None:
    assert is_same_name(f"王{character}", f"王{character}")


def repr_of(resident: Resident) -> str:
    visit = resident.visit
    return "".join(str(part) for part in (visit.card, visit.cards, visit.own, visit.answers))
