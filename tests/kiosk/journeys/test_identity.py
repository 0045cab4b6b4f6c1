"""Who is it? Four ways in, the level kept, and below it nobody refused (rules of a visit, 2)."""

from dataclasses import replace

import pytest

from edge_sync.wire.application import ForWhom, HelperId, IdentityLevel
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.duty import Duty, OnDuty
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.states import CardStage
from kiosk.journeys.visit import Context
from provisioning.catalogue.model import Level, Matter
from tests.kiosk.resident import CHEN, LI, MYSELF, Resident, context

PENSION = "MT-PENSION-REG"
HELPER = OnDuty(HelperId("h0001"), "赵小兰", may_vouch=True)
HER_WORD = (a.Agree(), a.EnterCode("12345678"), a.SignedIn())


def at_identify(world: Context | None = None, title: str = PENSION) -> Resident:
    resident = Resident(title=title, world=world or context())
    resident.walk_to(s.Identify)
    return resident


def with_helper(on: OnDuty = HELPER) -> Resident:
    resident = at_identify(replace(context(), duty=Duty(on)))
    resident.visit = replace(resident.visit, helper=on.id)
    return resident


def with_matter(**changes: object) -> Context:
    """Return a world whose pension matter names another level."""
    catalogue = context().catalogue
    matter: Matter = catalogue.matters[PENSION]
    values = {name: getattr(matter, name) for name in matter.__struct_fields__} | changes
    matters = {**catalogue.matters, PENSION: Matter(**values)}
    changed = {name: getattr(catalogue, name) for name in catalogue.__struct_fields__}
    return replace(context(), catalogue=type(catalogue)(**{**changed, "matters": matters}))


def type_own(resident: Resident, name: str = "李春燕", number: str = LI.number) -> s.State:
    return resident.do(a.TypeInstead(), a.AnswerField(name), a.AnswerField(number))


def outcome_of(resident: Resident) -> Outcome:
    return work_out(resident.visit, resident.world)


def card_of(state: s.State) -> s.CardReading:
    assert isinstance(state, s.Identify | s.FurtherPerson)
    return state.card


def keys_asked(resident: Resident) -> list[str]:
    return [state.key for state in resident.seen if isinstance(state, s.Question)]


@pytest.mark.row("U01", "L02")
def test_without_a_card_name_and_number_are_typed_once_and_asked_no_more() -> None:
    resident = at_identify()
    assert isinstance(type_own(resident), s.Choose)
    resident.walk_to(s.Check)
    assert {"own/name", "own/id_no"} <= set(keys_asked(resident))
    assert not {"applicant.name", "applicant.id_no"} & set(keys_asked(resident))
    known = {f.key: f.given.text for f in outcome_of(resident).form if f.given}
    assert (known["applicant.name"], known["applicant.id_no"]) == ("李春燕", LI.number)
    assert outcome_of(resident).levels == {"applicant": IdentityLevel.TYPED}


def test_what_was_typed_at_the_start_is_changed_from_the_check() -> None:
    resident = at_identify()
    type_own(resident)
    resident.walk_to(s.Check)
    asked = resident.do(a.Change("own/name"))
    assert isinstance(asked, s.Question)
    assert asked.text == "李春燕"
    check = resident.do(a.AnswerField("李小燕"))
    assert isinstance(check, s.Check)
    assert "李小燕" in [item.shown for group in check.groups for item in group.items]


def test_a_card_laid_down_after_all_takes_the_place_of_what_was_typed() -> None:
    resident = at_identify()
    type_own(resident)
    while not isinstance(resident.state, s.Identify):
        resident.do(a.Back())
    resident.do(a.CardRead(CHEN))
    resident.walk_to(s.Check)
    assert resident.visit.own == {}
    assert outcome_of(resident).levels == {"applicant": IdentityLevel.CHIP}


@pytest.mark.row("U02")
def test_the_age_in_a_typed_number_is_looked_at_right_away() -> None:
    resident = at_identify()
    type_own(resident, number="110105201501010017")
    assert isinstance(resident.do(a.ChooseTitle(PENSION)), s.NotYet)


@pytest.mark.row("A03", "L02")
def test_a_card_that_fails_offers_the_other_ways_at_once_and_leads_there_after_three() -> None:
    resident = at_identify()
    for failures in (1, 2, 3):
        state = resident.do(a.CardSeen(), a.CardFailed("DEV-18"))
        assert card_of(state).failures == failures
        resident.do(a.CardLifted())
    assert card_of(resident.state).stage is CardStage.WAITING
    assert isinstance(resident.do(a.TypeInstead()), s.Question)


def test_the_card_of_who_typed_the_own_number_is_not_taken_for_another_person() -> None:
    resident = at_identify(title="PK-BIRTH")
    type_own(resident)
    resident.walk_to(s.FurtherPerson)
    assert card_of(resident.do(a.CardRead(LI))).fault == "KIO-10"


@pytest.mark.row("A03", "C02")
def test_a_helper_of_the_visit_may_vouch_and_the_level_says_so() -> None:
    resident = with_helper()
    assert card_of(resident.state).may_vouch
    told = resident.do(a.AskToVouch())
    assert told == s.Vouch("holder", "赵小兰")
    resident.do(*HER_WORD, a.AnswerField("李春燕"), a.AnswerField(LI.number))
    resident.do(a.ChooseTitle(PENSION))
    assert outcome_of(resident).levels == {"applicant": IdentityLevel.VOUCHED}
    assert outcome_of(resident).is_to_be_verified


def test_back_from_the_helpers_word_leads_to_the_card() -> None:
    resident = with_helper()
    assert isinstance(resident.do(a.AskToVouch(), a.Back()), s.Identify)
    assert resident.visit.vouched == frozenset()


@pytest.mark.row("A03", "C02")
def test_before_a_helper_vouches_her_code_is_asked_again() -> None:
    resident = with_helper()
    asked = resident.do(a.AskToVouch(), a.Agree())
    assert isinstance(asked, s.SignIn)
    assert resident.visit.vouched == frozenset()
    assert isinstance(resident.do(a.EnterCode("00000000"), a.CodeRefused()), s.SignIn)
    assert resident.visit.vouched == frozenset()
    assert isinstance(resident.do(a.Back()), s.Vouch)
    resident.do(*HER_WORD)
    assert resident.visit.vouched == {"holder"}


def test_another_helpers_code_vouches_for_nobody() -> None:
    resident = with_helper()
    resident.do(a.AskToVouch(), a.Agree(), a.EnterCode("87654321"))
    other = OnDuty(HelperId("h0002"), "别人", may_vouch=True)
    resident.world = replace(context(), duty=Duty(other))
    assert isinstance(resident.do(a.SignedIn()), s.Identify)
    assert resident.visit.vouched == frozenset()
    assert resident.visit.helper == HELPER.id


@pytest.mark.parametrize(
    "on", [None, OnDuty(HelperId("h0002"), "别人", may_vouch=True), OnDuty(HELPER.id, "志愿者")]
)
def test_nobody_else_can_vouch(on: OnDuty | None) -> None:
    resident = with_helper()
    resident.world = replace(context(), duty=Duty(on))
    assert not card_of(resident.state).may_vouch
    assert isinstance(resident.do(a.AskToVouch()), s.Identify)


@pytest.mark.parametrize(
    ("level", "is_open"),
    [
        (Level.CHIP, True),
        (Level.CARD_FACE, True),
        (Level.TYPED, False),
        (Level.VOUCHED, False),
    ],
)
@pytest.mark.row("U01")
def test_below_the_level_a_matter_names_identity_is_to_be_verified(
    level: Level,
    is_open: bool,  # noqa: FBT001 - a column of the table
) -> None:
    resident = at_identify(with_matter(identity_level=level))
    type_own(resident)
    check = resident.walk_to(s.Check)
    assert isinstance(check, s.Check)
    assert check.identity_open is is_open
    assert outcome_of(resident).is_to_be_verified is is_open


@pytest.mark.row("U01")
def test_where_being_alive_matters_a_card_alone_is_not_enough_and_a_helper_beside_it_is() -> None:
    world = replace(with_matter(presence=True), duty=Duty(HELPER))
    resident = at_identify(world)
    resident.visit = replace(resident.visit, helper=HELPER.id)
    resident.do(a.CardRead(LI))
    assert card_of(resident.state).may_vouch
    alone = Resident(title=PENSION, world=world, visit=resident.visit)
    alone.walk_to(s.Check)
    assert outcome_of(alone).is_to_be_verified
    resident.do(a.AskToVouch(), *HER_WORD, a.ChooseTitle(PENSION))
    resident.walk_to(s.Check)
    assert not outcome_of(resident).is_to_be_verified


@pytest.mark.row("U01", "L02")
def test_who_is_not_here_is_typed_now_and_remembered_as_absent() -> None:
    resident = Resident()
    state = resident.walk_to(s.FurtherPerson)
    assert isinstance(state, s.FurtherPerson)
    assert not state.signs  # a father signs nothing here, and is named all the same
    resident.do(a.NotHere())
    assert resident.visit.not_here == {"father"}
    resident.walk_to(s.Check)
    assert {"father.name", "father.id_no"} <= set(keys_asked(resident))


def test_who_comes_after_all_is_no_longer_absent() -> None:
    resident = Resident()
    resident.walk_to(s.FurtherPerson)
    resident.do(a.NotHere(), a.Back(), a.CardRead(CHEN))
    assert resident.visit.not_here == frozenset()


@pytest.mark.row("U01")
def test_for_whom_it_is_stays_when_another_title_is_chosen_and_another_card_laid() -> None:
    resident = Resident()
    resident.do(a.Start(), a.Agree(), a.ChooseForWhom(ForWhom.FAMILY), a.CardRead(LI), a.Agree())
    resident.do(a.ChooseTitle(PENSION), a.Back(), a.ChooseTitle("PK-BIRTH"))
    assert resident.visit.choices["for_whom"] == "family"
    while not isinstance(resident.shown.state, s.Identify):
        resident.do(a.Back())
    resident.do(a.CardRead(CHEN))
    assert resident.visit.choices == {"for_whom": "family"}
    resident.do(a.Back())
    assert resident.seen[-1] == s.AskForWhom(ForWhom.FAMILY, tells=True)
    resident.do(MYSELF)
    assert resident.visit.choices == {"for_whom": "myself"}
