"""The whole kiosk with both readers: the second one through the real card service."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from devices.card_reader.test_people import PEOPLE
from devices.emulation.gestures import carry_out
from devices.social_card.pcsc_reader import PcscReader, PcscSettings
from devices.social_card.pcsc_session import PcscPace
from edge_sync.wire.application import IdentityLevel, Source
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import CardStage
from kiosk.parts import Devices
from tests.kiosk.conftest import Desk, Station1
from tests.kiosk.resident import MYSELF
from tests.kiosk.test_app import desk_card, fill, lay, opened, sign


class StationWithBoth(Station1):
    """The same place with a second reader."""

    def __init__(self, folder: Path, card_service: Path) -> None:
        super().__init__(folder)
        self.bench = replace(self.bench, social=card_service)

    def devices(self) -> Devices:
        assert self.bench.social_socket is not None
        pace = PcscPace(look_s=0.05, retry_s=0.1, answer_s=1.0)
        settings = PcscSettings(self.bench.social_socket, back_off_s=(0.05,), pace=pace)
        return replace(
            super().devices(), social_reader=PcscReader(settings, lambda: date(2026, 11, 21))
        )


@pytest.fixture
def both(tmp_path: Path, card_service_folder: Path) -> StationWithBoth:
    (tmp_path / "devices").mkdir()
    return StationWithBoth(tmp_path, card_service_folder)


@pytest.fixture
def counter(both: StationWithBoth) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield both.open(stack)


def at_identify(desk: Desk) -> None:
    desk.do(a.Start(), a.Agree(), MYSELF)
    desk.until(s.Identify)


def social(desk: Desk, person: str, chip: str = "spec-2") -> None:
    command = {"do": "insert-card", "person": person, "reader": "social", "chip": chip}
    carry_out(desk.hands, command)


@pytest.mark.row("U01", "A03", "F02")
def test_an_application_is_lodged_on_a_social_card_alone(
    counter: Desk, both: StationWithBoth
) -> None:
    at_identify(counter)
    social(counter, "zhang")
    read = desk_card(counter)
    assert (read.stage, read.is_social) == (CardStage.READ, True)
    counter.do(a.Agree())
    fill(counter)
    if isinstance(counter.state, s.Paper):
        lay(counter, "household-zhang")
    while isinstance(counter.state, s.Paper):
        counter.do(a.SkipPaper())
    sign(counter)
    counter.until(s.Goodbye)
    [person, *_] = opened(counter, both).persons
    assert person.level is IdentityLevel.TYPED
    number = person.values["id_no"]
    assert (number.text, number.source) == (PEOPLE["zhang"].number, Source.CARD)


@pytest.mark.row("T06")
def test_two_peoples_cards_are_told_and_the_right_one_goes_on(counter: Desk) -> None:
    at_identify(counter)
    carry_out(counter.hands, {"do": "insert-card", "person": "zhang"})
    assert desk_card(counter).stage is CardStage.READ
    social(counter, "li")
    until_stage(counter, CardStage.FAILED)
    assert desk_card(counter).fault == "KIO-12"
    carry_out(counter.hands, {"do": "remove-card", "reader": "social"})
    until_stage(counter, CardStage.READ)
    assert not desk_card(counter).is_social


@pytest.mark.row("L06")
def test_a_kiosk_whose_card_service_is_away_serves_as_before(counter: Desk) -> None:
    carry_out(counter.hands, {"do": "social-reader", "fault": "stop-service"})
    counter.until(s.Welcome, social_fault="DEV-54")
    at_identify(counter)
    # Nothing is said of the second reader.
    counter.until(s.Identify, card=s.CardReading(CardStage.WAITING))
    carry_out(counter.hands, {"do": "insert-card", "person": "zhang"})
    assert desk_card(counter).stage is CardStage.READ
    carry_out(counter.hands, {"do": "social-reader", "fault": "start-service"})
    counter.do(a.Leave())
    counter.until(s.Welcome, social_fault=None)


def test_with_the_first_reader_away_the_second_one_is_offered(counter: Desk) -> None:
    carry_out(counter.hands, {"do": "reader", "fault": "unplug"})
    counter.until(s.Welcome, reader_fault="DEV-13")
    at_identify(counter)
    counter.until(s.Identify, card=s.CardReading(CardStage.FAILED, "DEV-13", takes_social=True))
    social(counter, "li")
    until_stage(counter, CardStage.READ)


@pytest.mark.row("F18")
@pytest.mark.parametrize(
    ("chip", "code"), [("bank", "DEV-50"), ("spec-3", "DEV-51"), ("garbage", "DEV-18")]
)
def test_a_card_that_cannot_be_used_is_told_and_typing_stays_open(
    counter: Desk, chip: str, code: str
) -> None:
    at_identify(counter)
    social(counter, "li", chip)
    card = desk_card(counter)
    assert (card.stage, card.fault) == (CardStage.FAILED, code)
    assert isinstance(counter.do(a.TypeInstead()), s.Question)


def test_a_card_put_in_before_anybody_asked_is_not_read(counter: Desk) -> None:
    social(counter, "li")
    while not counter.app._visit.card_on_reader:  # noqa: SLF001 - no page shows it here
        counter.app.pump()
    at_identify(counter)
    assert desk_card(counter).stage is CardStage.TAKE_AWAY


def test_lifting_one_of_two_cards_leaves_the_other(counter: Desk) -> None:
    at_identify(counter)
    carry_out(counter.hands, {"do": "insert-card", "person": "zhang"})
    desk_card(counter)
    social(counter, "zhang")
    lies_in_both(counter, wanted=True)
    carry_out(counter.hands, {"do": "remove-card", "reader": "social"})
    lies_in_both(counter, wanted=False)
    assert counter.app._visit.card_on_reader  # noqa: SLF001 - no page shows it here
    assert desk_card(counter).stage is CardStage.READ


def lies_in_both(desk: Desk, *, wanted: bool) -> None:
    """Pump until the second reader has its card, or has it no more."""
    second = desk.app._cards._social  # noqa: SLF001 - which of the two it was, no page says
    while second.lies_there is not wanted:
        desk.app.pump()


def until_stage(desk: Desk, stage: CardStage) -> None:
    while desk_card(desk).stage is not stage:
        desk.app.pump()
