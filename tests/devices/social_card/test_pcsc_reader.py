"""The driver against the real card service, a virtual reader, and our own card in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from devices.card_reader.contract import (
    CardFailed,
    CardPlaced,
    CardRead,
    CardRemoved,
    ReaderDown,
    ReaderUp,
)
from devices.card_reader.faults import CardFault
from devices.card_reader.test_people import CANARIES, PEOPLE, social_card_of
from devices.errors import HandsError
from devices.social_card.emulated import EmulatedSocialReader, SocialTrouble
from devices.social_card.emulated_chip import ChipKind
from devices.social_card.pcsc import CardService, ReaderState
from devices.social_card.pcsc_reader import PcscReader, PcscSettings
from tests.devices.conftest import TODAY, Heard

ZHANG, LI = social_card_of(PEOPLE["zhang"]), social_card_of(PEOPLE["li"])
Watch = Callable[..., Heard]
FRESH = 0.6  # the service looks every 0.4 s: before that it may not have seen a card leave


@pytest.fixture
def heard(reader: EmulatedSocialReader, watch_chips: Watch) -> Heard:
    assert not reader.has_card
    heard = watch_chips()
    assert heard.until(ReaderUp).module.startswith("Doorstep emulated reader")
    return heard


@pytest.mark.row("F02", "U01")
@pytest.mark.parametrize("kind", [ChipKind.SPEC_1, ChipKind.SPEC_2])
def test_a_card_is_read_and_its_leaving_noticed(
    reader: EmulatedSocialReader, heard: Heard, kind: ChipKind
) -> None:
    reader.insert(ZHANG, kind)
    assert heard.next() == CardPlaced()
    assert heard.next() == CardRead(ZHANG)
    reader.pull()
    assert heard.next() == CardRemoved()


def test_a_card_that_was_in_before_is_read_too(
    reader: EmulatedSocialReader, watch_chips: Watch
) -> None:
    reader.insert(LI)
    assert watch_chips().until(CardRead).record == LI


def test_one_card_after_the_other_is_never_mixed(
    reader: EmulatedSocialReader, heard: Heard
) -> None:
    for record in (ZHANG, LI, ZHANG):
        reader.insert(record)
        assert heard.until(CardRead).record == record
        reader.pull()
        heard.until(CardRemoved)
        assert heard.nothing_for(FRESH)


@pytest.mark.row("F18")
@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (ChipKind.SPEC_3, CardFault.NEEDS_KEY),
        (ChipKind.BANK, CardFault.NOT_A_SOCIAL_CARD),
        (ChipKind.MUTE, CardFault.WRONG_WAY),
        (ChipKind.TRUNCATED, CardFault.UNREADABLE),
        (ChipKind.GARBAGE, CardFault.UNREADABLE),
        (ChipKind.BAD_TEXT, CardFault.UNREADABLE),
    ],
)
def test_a_card_that_cannot_be_used_is_told_once_and_the_next_one_is_read(
    reader: EmulatedSocialReader, heard: Heard, kind: ChipKind, fault: CardFault
) -> None:
    reader.insert(ZHANG, kind)
    assert heard.until(CardFailed) == CardFailed(fault)
    assert heard.nothing_for(0.2)
    reader.pull()
    assert heard.next() == CardRemoved()
    assert heard.nothing_for(FRESH)
    reader.insert(LI)
    assert heard.until(CardRead).record == LI


def test_an_expired_card_is_told_with_its_data(reader: EmulatedSocialReader, heard: Heard) -> None:
    old = social_card_of(PEOPLE["expired"])
    reader.insert(old)
    assert heard.until(CardFailed) == CardFailed(CardFault.EXPIRED_CARD, old)


@pytest.mark.row("T06")
def test_a_card_whose_number_disagrees_is_a_mismatch(
    reader: EmulatedSocialReader, heard: Heard
) -> None:
    reader.insert(social_card_of(PEOPLE["badnumber"]))
    assert heard.until(CardFailed).fault is CardFault.NUMBER_MISMATCH


@pytest.mark.row("L06")
def test_a_card_pulled_out_midway_is_told_and_read_when_it_comes_back(
    reader: EmulatedSocialReader, heard: Heard
) -> None:
    reader.trouble(SocialTrouble.PULLED_MIDWAY)
    reader.insert(ZHANG)
    assert heard.until(CardFailed) == CardFailed(CardFault.LEAVE_IT_IN)
    heard.until(CardRemoved)
    assert heard.nothing_for(FRESH)
    reader.trouble(SocialTrouble.NONE)
    reader.insert(ZHANG)
    assert heard.until(CardRead).record == ZHANG


@pytest.mark.row("L06")
def test_a_card_that_never_answers_is_told_and_ends_with_its_being_pulled_out(
    reader: EmulatedSocialReader, watch_chips: Watch
) -> None:
    heard = watch_chips(answer_s=0.6)
    heard.until(ReaderUp)
    reader.trouble(SocialTrouble.HANG)
    reader.insert(ZHANG)
    assert heard.until(CardFailed) == CardFailed(CardFault.CARD_SILENT)
    assert heard.nothing_for(0.2)
    reader.pull()
    heard.until(CardRemoved)
    assert heard.nothing_for(FRESH)
    reader.trouble(SocialTrouble.NONE)
    reader.insert(LI)
    assert heard.until(CardRead).record == LI


def test_a_slow_card_is_read_after_all(reader: EmulatedSocialReader, heard: Heard) -> None:
    reader.trouble(SocialTrouble.SLOW)
    reader.insert(ZHANG)
    assert heard.until(CardRead).record == ZHANG


@pytest.mark.row("L06")
@pytest.mark.parametrize("kill", [False, True])
def test_the_service_may_stop_or_be_killed_and_come_back(
    reader: EmulatedSocialReader, heard: Heard, *, kill: bool
) -> None:
    reader.insert(ZHANG)
    heard.until(CardRead)
    reader.stop_service(kill=kill)
    assert heard.until(ReaderDown).why is CardFault.SERVICE_DOWN
    assert heard.nothing_for(0.3)
    reader.plug()
    heard.until(ReaderUp)
    reader.insert(LI)
    assert heard.until(CardRead).record == LI


@pytest.mark.row("L06")
def test_the_reader_may_be_unplugged_and_plugged_in_again(
    reader: EmulatedSocialReader, heard: Heard
) -> None:
    reader.unplug()
    while heard.until(ReaderDown).why is not CardFault.NO_SOCIAL_READER:
        pass
    assert heard.nothing_for(0.3)
    with pytest.raises(HandsError):
        reader.insert(ZHANG)
    reader.plug()
    heard.until(ReaderUp)
    reader.insert(ZHANG)
    assert heard.until(CardRead).record == ZHANG


@pytest.mark.row("L06")
def test_a_machine_without_a_card_service_says_so_once_and_goes_on_trying(
    card_service_folder: Path, watch_chips: Watch
) -> None:
    heard = watch_chips()
    assert heard.next() == ReaderDown(CardFault.SERVICE_DOWN)
    assert heard.nothing_for(0.4)
    late = EmulatedSocialReader(card_service_folder)
    late.start()
    try:
        heard.until(ReaderUp)
    finally:
        late.stop()
    assert heard.until(ReaderDown).why is CardFault.SERVICE_DOWN


def test_another_program_at_the_card_is_named_and_waited_for(
    reader: EmulatedSocialReader, watch_chips: Watch
) -> None:
    reader.insert(ZHANG)
    other = CardService(reader.socket)
    names = other.readers()
    while not other.wait_for_change({names[0]: ReaderState()}, 100)[names[0]].has_card:
        pass
    held = other.connect(names[0])
    heard = watch_chips()
    assert heard.until(CardFailed).fault is CardFault.READER_BUSY
    held.close()
    other.close()
    assert heard.until(CardRead).record == ZHANG


def test_stopping_twice_is_no_harm(reader: EmulatedSocialReader) -> None:
    driver = PcscReader(PcscSettings(reader.socket), lambda: TODAY)
    driver.start(lambda _event: None)
    driver.stop()
    driver.stop()


def test_nothing_of_a_card_is_logged(
    reader: EmulatedSocialReader, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    reader.insert(ZHANG, ChipKind.GARBAGE)
    heard.until(CardFailed)
    reader.pull()
    heard.until(CardRemoved)
    assert not [canary for canary in CANARIES if canary in caplog.text]
