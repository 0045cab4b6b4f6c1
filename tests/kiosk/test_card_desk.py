"""The gate for cards: what a chip says comes through only while a page asks for it."""

import pytest

from devices.card_reader import contract as c
from devices.card_reader.faults import CardFault
from devices.card_reader.test_people import PEOPLE, social_card_of
from kiosk.card_desk import CardDesk, read_card
from kiosk.journeys import actions as a
from kiosk.journeys.outcome import card_facts
from tests.shipped import shipped_edition

ZHANG = PEOPLE["zhang"]


@pytest.mark.row("Z02")
def test_a_card_laid_down_before_the_page_asked_is_never_read() -> None:
    desk = CardDesk()
    assert desk.action_of(c.CardPlaced()) == a.CardSeen()
    assert desk.action_of(c.CardRead(ZHANG)) is None
    desk.let_through(on=True)
    assert desk.action_of(c.CardRead(ZHANG)) is None
    assert desk.action_of(c.CardRemoved()) == a.CardLifted()
    desk.action_of(c.CardPlaced())
    assert desk.action_of(c.CardRead(ZHANG)) == a.CardRead(read_card(ZHANG))


def test_a_card_read_after_the_page_is_gone_is_dropped() -> None:
    desk = CardDesk()
    desk.let_through(on=True)
    desk.action_of(c.CardPlaced())
    desk.let_through(on=False)
    assert desk.action_of(c.CardRead(ZHANG)) is None
    assert desk.action_of(c.CardFailed(CardFault.UNREADABLE)) is None


def test_a_card_held_still_at_last_is_read_without_laying_it_down_again() -> None:
    desk = CardDesk()
    desk.let_through(on=True)
    desk.action_of(c.CardPlaced())
    assert desk.action_of(c.CardFailed(CardFault.KEEP_STILL)) == a.CardFailed("DEV-10")
    assert isinstance(desk.action_of(c.CardRead(ZHANG)), a.CardRead)


def test_an_expired_card_comes_through_as_a_card() -> None:
    desk = CardDesk()
    desk.let_through(on=True)
    desk.action_of(c.CardPlaced())
    expired = PEOPLE["expired"]
    told = desk.action_of(c.CardFailed(CardFault.EXPIRED_CARD, expired))
    assert told == a.CardRead(read_card(expired))


def test_a_reader_that_goes_takes_the_card_with_it_and_comes_back() -> None:
    desk = CardDesk()
    desk.action_of(c.CardPlaced())
    assert desk.action_of(c.ReaderDown(CardFault.DEVICE_GONE)) == a.CardLifted()
    assert desk.fault == "DEV-13"
    assert desk.action_of(c.ReaderUp("m1")) is None
    assert desk.fault is None


@pytest.mark.row("Z02")
def test_a_loose_plug_with_no_card_there_keeps_no_visit_alive() -> None:
    desk = CardDesk()
    for _ in range(3):
        assert desk.action_of(c.ReaderUp("m1")) is None
        assert desk.action_of(c.ReaderDown(CardFault.DEVICE_GONE)) is None


@pytest.mark.row("F02")
@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("ouyang", "欧阳\ue863𬭩"),
        ("rare", "田𠅤"),
        ("hoka", "何嘉欣"),
        ("maria", "玛丽亚"),
        ("ivan", "SAMPLE, IVAN PETROVICH"),  # no Chinese name: the foreign one is the name
    ],
)
def test_the_name_of_every_kind_of_card_reaches_the_form_as_it_stands(
    person: str, name: str
) -> None:
    card = read_card(PEOPLE[person])
    facts = card_facts(shipped_edition().catalogue, "applicant", card)
    assert facts["applicant.name"].text == name
    assert facts["applicant.id_no"].text == PEOPLE[person].number
    assert facts["applicant.birth_date"].text == f"{PEOPLE[person].birth:%Y%m%d}"
    assert ("applicant.nation" in facts) is bool(PEOPLE[person].nation)


def test_a_social_card_tells_what_it_knows_and_that_it_is_one() -> None:
    record = social_card_of(ZHANG)
    card, whole = read_card(record), read_card(ZHANG)
    assert card.is_social
    assert not whole.is_social
    assert card.address == ""
    assert (card.name, card.number, card.birth) == (whole.name, whole.number, whole.birth)
