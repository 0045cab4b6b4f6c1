"""The gate for cards: what a chip says comes through only while a page asks for it."""

import pytest

from devices.card_reader import contract as c
from devices.card_reader.faults import CardFault
from devices.card_reader.test_people import PEOPLE
from kiosk.card_desk import CardDesk, read_card
from kiosk.journeys import actions as a

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
