"""The helper in a visit: marks, hands, and the page that is the resident's alone (row R18)."""

from dataclasses import replace

import pytest

from edge_sync.wire.application import HelperId
from edge_sync.wire.summary import summary_of
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.at_helper import RESIDENTS_ALONE
from kiosk.journeys.duty import Duty, OnDuty
from kiosk.journeys.effects import CheckCode, EndDuty, LookAtStation, StampConfirmation
from kiosk.journeys.helper_states import CodeStage, HelperStands, StationLook, Unsent
from kiosk.journeys.helping import typed_by_helper
from kiosk.journeys.signing import Signing
from kiosk.journeys.visit import Place, Step
from tests.kiosk.making import making
from tests.kiosk.resident import CHEN, STAMP, Resident, context

ZHANG = OnDuty(HelperId("h0001"), "张秀兰", may_vouch=True)
WITH_HELPER = replace(context(), duty=Duty(on=ZHANG))
LOOK = StationLook(Unsent(), (), 1, "2026-11-01", 0)
PENSION = "MT-PENSION-REG"


def resident() -> Resident:
    return Resident(title=PENSION, world=WITH_HELPER)


def stands(one: Resident) -> HelperStands | None:
    return one.shown.helper.stands if one.shown.helper else None


def typing(one: Resident) -> bool:
    return one.visit.helper_types


def test_signing_in_from_welcome_leads_to_the_page_of_the_station() -> None:
    one = Resident()
    assert isinstance(one.do(a.CallHelper()), s.SignIn)
    one.do(a.EnterCode("12345678"))
    assert CheckCode("12345678") in one.effects
    assert "12345678" not in repr(one.visit)
    one.world = WITH_HELPER
    page = one.do(a.SignedIn())
    assert isinstance(page, s.HelperPage)
    assert LookAtStation() in one.effects
    assert one.do(a.StationSeen(LOOK)) == s.HelperPage("张秀兰", is_staff=True, look=LOOK)
    assert isinstance(one.do(a.SignOut()), s.Welcome)
    assert EndDuty() in one.effects


def test_a_wrong_code_is_told_and_nothing_else_happens() -> None:
    one = Resident()
    one.do(a.CallHelper(), a.EnterCode("1"), a.CodeRefused())
    assert one.state == s.SignIn(CodeStage.WRONG)
    one.do(a.EnterCode("2"), a.CodeRefused(is_of_another_day=True))
    assert one.state == s.SignIn(CodeStage.NOT_TODAY)
    one.world = replace(context(), duty=Duty(wait_s=30))
    before = len(one.effects)
    one.do(a.EnterCode("3"))
    assert len(one.effects) == before, "no code is looked at while the wait runs"
    assert isinstance(one.do(a.Back()), s.Welcome)


@pytest.mark.row("R18", "C02")
def test_a_helper_called_in_the_middle_joins_where_the_visit_stood() -> None:
    one = Resident(title=PENSION)
    asked = one.walk_to(s.Question)
    one.do(a.CallHelper(), a.EnterCode("12345678"))
    one.world = WITH_HELPER
    assert one.do(a.SignedIn()) == asked
    assert one.visit.helper == "h0001"
    assert stands(one) is HelperStands.TYPES


@pytest.mark.row("R18")
def test_what_the_helper_types_is_marked_and_what_the_resident_types_is_not() -> None:
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper())
    mine = one.visit.place.key
    one.do(*one.deeds(one.state))
    one.do(a.HandKeys(to_helper=False))
    assert stands(one) is HelperStands.WATCHES
    hers = one.visit.place.key
    one.do(*one.deeds(one.state))
    assert [one.visit.answers[key].by_helper for key in (mine, hers)] == [True, False]
    one.walk_to(s.Check)
    assert set(typed_by_helper(one.visit)) == {f"answer/{mine}"}


def test_a_touch_on_done_does_not_make_the_helpers_words_the_residents() -> None:
    one = resident()
    one.walk_to(s.Question)
    key = one.visit.place.key
    one.do(a.CallHelper())
    one.do(*one.deeds(one.state))
    given = one.visit.answers[key]
    one.do(a.HandKeys(to_helper=False), a.Back())
    one.do(a.AnswerField(given.text))
    assert one.visit.answers[key].by_helper


@pytest.mark.row("R18")
def test_a_visit_with_a_helper_is_confirmed_before_it_is_signed() -> None:
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper())
    handed = one.walk_to(s.HandOver)
    assert isinstance(handed, s.HandOver)
    shown = [item for group in handed.groups for item in group.items]
    assert len(shown) == len(typed_by_helper(one.visit)) > 0
    assert not typing(one)
    one.do(a.Confirm())
    assert one.effects[-1] == StampConfirmation()
    assert isinstance(one.state, s.HandOver), "the moment belongs to the word"
    assert isinstance(one.do(a.ConfirmationStamped(STAMP)), s.Sign)
    one.walk_to(s.Lodging)
    application = build(one.visit, one.world, making()).application
    assert (application.helper, application.confirmed) == ("h0001", STAMP)
    marked = [v for m in application.members for v in m.answers.values() if v.by_helper]
    marked += [v for p in application.persons for v in p.values.values() if v.by_helper]
    assert len(marked) == len(shown)
    assert "helper h0001" in summary_of(application)
    assert summary_of(application).count("[helper]") == len(marked)


@pytest.mark.row("R18")
def test_nothing_is_handed_in_without_the_confirmation() -> None:
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper())
    one.walk_to(s.Lodging)
    unconfirmed = replace(one.visit, confirmed=None)
    with pytest.raises(UnfinishedVisitError, match="not confirmed"):
        build(unconfirmed, one.world, making())
    at_sign = replace(unconfirmed, place=Place(Step.SIGN, "applicant"), signing=Signing())
    one.visit = at_sign
    one.do(*one.deeds(one.state))
    assert isinstance(one.state, s.HandOver), "not even where the page was passed by"


def test_a_word_typed_after_the_confirmation_is_confirmed_again() -> None:
    one = resident()
    one.walk_to(s.Question)
    key = one.visit.place.key
    one.do(a.CallHelper())
    one.walk_to(s.Sign)
    one.do(a.Back(), a.HandKeys(to_helper=True))
    state = one.do(a.Change(f"answer/{key}"))
    assert isinstance(state, s.Question)
    other = state.options[-1].id if state.options else "13912345678"
    one.do(a.AnswerField(other), a.Confirm())
    assert isinstance(one.state, s.HandOver)


def test_a_helper_who_typed_nothing_still_hands_over() -> None:
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper(), a.HandKeys(to_helper=False))
    handed = one.walk_to(s.HandOver)
    assert handed == s.HandOver("张秀兰", ())


def test_when_the_duty_ends_the_keys_are_the_residents_and_the_record_stays() -> None:
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper())
    one.world = context()
    one.do(a.DutyEnded())
    assert not typing(one)
    assert one.visit.helper == "h0001"
    assert one.shown.helper is None
    one.do(a.HandKeys(to_helper=True))
    assert not typing(one)


@pytest.mark.row("U06")
def test_pages_that_are_the_residents_alone_never_have_the_helpers_hand() -> None:
    ratings = {step for step in Step if "RATE" in step.name or "RATING" in step.name}
    assert ratings <= RESIDENTS_ALONE, "a helper never rates"
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper())
    for kind in (s.HandOver, s.Sign):
        one.walk_to(kind)
        one.do(a.HandKeys(to_helper=True), a.CallHelper())
        assert not typing(one)


@pytest.mark.row("Z02")
def test_the_next_person_begins_without_the_helper_and_without_the_first() -> None:
    one = resident()
    one.walk_to(s.Question)
    one.do(a.CallHelper())
    one.walk_to(s.Goodbye)
    one.do(a.GoOn())
    assert one.visit.helper is None
    assert stands(one) is HelperStands.ON_DUTY
    one.do(a.Start())
    assert stands(one) is HelperStands.BESIDE


def test_a_helper_who_joined_before_the_card_stays_when_it_is_read() -> None:
    one = resident()
    one.walk_to(s.Identify)
    one.do(a.CallHelper(), a.CardSeen(), a.CardRead(CHEN))
    assert (one.visit.helper, one.visit.helper_types) == ("h0001", True)


def test_an_application_without_a_helper_names_none() -> None:
    one = Resident(title=PENSION)
    one.walk_to(s.Lodging)
    application = build(one.visit, one.world, making()).application
    assert (application.helper, application.confirmed) == (None, None)
    assert "helper" not in summary_of(application)
