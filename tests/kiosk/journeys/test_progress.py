"""How do my applications stand? By card: asked, told, not to be had, and forgotten."""

from dataclasses import replace
from datetime import date

import pytest

from edge_sync.wire.application import MatterId, SlipNumber
from edge_sync.wire.news import Standing, Stands
from edge_sync.wire.questions import MOST_TOLD, CaseTold, Outcome, Told
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import AskCloud, LookForSlip, ReadCards, Speak, SpeakAloud, StopAsking
from kiosk.journeys.states import AskStage, CardStage
from kiosk.journeys.visit import Visit
from kiosk.text import Language, ProgressText
from tests.kiosk.resident import LI, Resident

STANDING = Standing(
    MatterId("MT-PENSION-REG"),
    {"zh": "养老保险登记", "en": "pension"},
    {"zh": "人社局", "en": "office"},
    Stands.ACCEPTED,
    "20261130",
)
CASE = CaseTold(
    SlipNumber("K000007-000001"),
    "532901-2026-000317",
    {"zh": "养老保险登记", "en": "pension"},
    1_795_225_800_000,
    (STANDING,),
)


def asking(resident: Resident | None = None) -> Resident:
    """Put the card down on the page that asks for it."""
    resident = resident or Resident()
    resident.do(a.StartReadingSlip(), a.StartAsking(), a.CardSeen(), a.CardRead(LI))
    return resident


def stage(resident: Resident) -> AskStage:
    state = resident.state
    assert isinstance(state, s.AskByCard)
    return state.stage


@pytest.mark.row("U03")
def test_a_card_asks_at_once_and_the_answer_is_shown_and_said() -> None:
    resident = asking()
    assert stage(resident) is AskStage.ASKING
    assert AskCloud(LI.number, LI.name) in resident.effects
    state = resident.do(a.ProgressTold(Told(Outcome.TOLD, (CASE,))))
    assert isinstance(state, s.AskByCard)
    [case] = state.cases
    assert (case.title.zh, case.number) == ("养老保险登记", CASE.number)
    assert (case.standings[0].days, case.standings[0].stands) == (9, ProgressText.STANDS_ACCEPTED)
    [said] = [effect.words for effect in resident.effects if isinstance(effect, SpeakAloud)]
    for word in ("1 件", "养老保险登记", "人社局", "还有 9 天"):
        assert word in said


def test_a_package_is_named_before_its_parts_are_said_and_english_is_english() -> None:
    resident = Resident()
    resident.do(a.SpeakLanguage(Language.EN))
    asking(resident)
    parts = replace_standings(CASE, STANDING, STANDING)
    resident.do(a.ProgressTold(Told(Outcome.TOLD, (parts,))))
    [said] = [effect.words for effect in resident.effects if isinstance(effect, SpeakAloud)]
    assert "Your pension:" in said
    assert said.count("office") == 2


def replace_standings(case: CaseTold, *standings: Standing) -> CaseTold:
    return CaseTold(case.slip, case.number, case.title, case.lodged_ms, standings)


def test_more_applications_than_are_shown_are_told_and_said() -> None:
    resident = asking()
    state = resident.do(a.ProgressTold(Told(Outcome.TOLD, (CASE,) * (MOST_TOLD + 1))))
    assert isinstance(state, s.AskByCard)
    assert (len(state.cases), state.has_more) == (MOST_TOLD, True)
    [said] = [effect.words for effect in resident.effects if isinstance(effect, SpeakAloud)]
    assert "更早的没有列出" in said
    resident.do(a.Leave())
    state = asking(resident).do(a.ProgressTold(Told(Outcome.TOLD, (CASE,) * MOST_TOLD)))
    assert isinstance(state, s.AskByCard)
    assert not state.has_more


def test_a_person_the_cloud_does_not_know_is_told_so() -> None:
    resident = asking()
    resident.do(a.ProgressTold(Told(Outcome.TOLD)))
    assert stage(resident) is AskStage.TOLD
    [said] = [effect.words for effect in resident.effects if isinstance(effect, SpeakAloud)]
    assert "没有查到" in said


@pytest.mark.parametrize(
    ("came", "shown"),
    [
        (a.NoAnswerCame(), AskStage.NO_LINE),
        (a.ProgressTold(Told(Outcome.TOO_MANY)), AskStage.TOO_MANY),
        (a.ProgressTold(Told(Outcome.NOT_PROVED)), AskStage.NOT_PROVED),
    ],
)
def test_without_an_answer_the_slip_is_the_way_on(came: a.Action, shown: AskStage) -> None:
    resident = asking()
    resident.do(came)
    assert stage(resident) is shown
    assert isinstance(resident.do(a.StartReadingSlip()), s.ReadSlip)
    assert LookForSlip(on=True) in resident.effects


@pytest.mark.parametrize(
    "card", [replace(LI, is_social=True), replace(LI, valid_to=date(2020, 1, 1))]
)
def test_a_card_that_proves_nobodys_identity_asks_nothing(card: a.ReadCard) -> None:
    resident = Resident()
    resident.do(a.StartReadingSlip(), a.StartAsking(), a.CardRead(card))
    assert stage(resident) is AskStage.NOT_PROVED
    assert Speak(ProgressText.ASK_NOT_PROVED) in resident.effects
    assert not [effect for effect in resident.effects if isinstance(effect, AskCloud)]


def test_a_typed_number_is_not_taken() -> None:
    resident = Resident()
    before = resident.do(a.StartReadingSlip(), a.StartAsking())
    assert resident.do(a.TypeInstead(), a.AnswerField(LI.number), a.AskToVouch()) == before
    assert stage(resident) is AskStage.CARD


def test_the_card_page_says_how_the_reading_goes() -> None:
    resident = Resident()
    resident.do(a.StartReadingSlip(), a.StartAsking())
    assert ReadCards(on=True) in resident.effects
    for deed, expected in (
        (a.CardSeen(), CardStage.READING),
        (a.CardFailed("DEV-18"), CardStage.FAILED),
        (a.CardLifted(), CardStage.WAITING),
    ):
        state = resident.do(deed)
        assert isinstance(state, s.AskByCard)
        assert state.card.stage is expected
    resident.world = replace(resident.world, reader_fault="DEV-13")
    state = resident.state
    assert isinstance(state, s.AskByCard)
    assert (state.card.stage, state.card.fault) == (CardStage.FAILED, "DEV-13")


@pytest.mark.row("Z02")
@pytest.mark.parametrize("end", [a.Leave(), a.Back(), a.Idle(121), a.GoOn()])
def test_whoever_goes_leaves_nothing_behind(end: a.Action) -> None:
    resident = asking()
    resident.do(a.ProgressTold(Told(Outcome.TOLD, (CASE,))))
    resident.effects.clear()
    resident.do(end)
    assert StopAsking() in resident.effects
    assert resident.visit.asked == Visit().asked
    assert resident.visit.card is None


def test_an_answer_that_comes_too_late_is_shown_to_nobody() -> None:
    resident = asking()
    resident.do(a.Back(), a.ProgressTold(Told(Outcome.TOLD, (CASE,))))
    assert isinstance(resident.state, s.ReadSlip)
    resident.do(a.StartAsking(), a.ProgressTold(Told(Outcome.TOLD, (CASE,))))
    assert stage(resident) is AskStage.CARD
    resident.do(a.Leave(), a.ProgressTold(Told(Outcome.TOLD, (CASE,))))
    assert resident.visit.asked == Visit().asked


def test_asking_again_wants_the_card_anew() -> None:
    resident = asking()
    resident.do(a.NoAnswerCame(), a.Retry())
    state = resident.state
    assert isinstance(state, s.AskByCard)
    assert (state.stage, state.card.stage) == (AskStage.CARD, CardStage.TAKE_AWAY)
    resident.do(a.CardLifted(), a.CardRead(LI))
    assert stage(resident) is AskStage.ASKING
