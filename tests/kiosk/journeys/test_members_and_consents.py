"""Which matters are done together, and the consents the law asks for."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.states import MemberStands
from kiosk.journeys.visit import Context
from kiosk.text import Language, Text, say
from provisioning.catalogue.model import Basis, Consent, Words
from screens.members.presenter import present
from screens.page_view import Around
from tests.kiosk.making import making
from tests.kiosk.resident import Resident, context

ARTICLE = Words("《户口登记条例》第七条", "Regulations, art. 7")
LAW = Basis(text=ARTICLE, source="x", illustrative=True)
COST, HUKOU = "MT-BIRTH-COST", "MT-BIRTH-HUKOU"


def world(*consents: Consent, law_bound: str = HUKOU) -> Context:
    catalogue = context().catalogue
    package = catalogue.packages["PK-BIRTH"]
    members = tuple(
        msgspec.structs.replace(m, law_bound=LAW) if m.matter == law_bound else m
        for m in package.members
    )
    changed = msgspec.structs.replace(package, members=members, consents=consents)
    packages = {**catalogue.packages, "PK-BIRTH": changed}
    return replace(context(), catalogue=msgspec.structs.replace(catalogue, packages=packages))


def at_members() -> Resident:
    resident = Resident(world=world())
    resident.walk_to(s.Members)
    return resident


def stands(resident: Resident) -> dict[str, MemberStands]:
    state = resident.state
    assert isinstance(state, s.Members)
    return {member.id: member.stands for member in state.members}


@pytest.mark.row("M07")
def test_a_locked_member_stays_and_says_the_basis_in_law_when_touched() -> None:
    resident = at_members()
    told = resident.do(a.TouchMember(HUKOU))
    assert isinstance(told, s.Members)
    assert told.explained == HUKOU
    assert stands(resident)[HUKOU] is MemberStands.LOCKED
    [shown] = [member for member in told.members if member.id == HUKOU]
    assert shown.why == LAW.text
    assert resident.visit.choices == {"for_whom": "myself"}


@pytest.mark.row("M07")
def test_an_optional_member_is_left_out_at_a_touch_and_not_asked_about() -> None:
    resident = at_members()
    assert stands(resident)[COST] is MemberStands.JOINS
    resident.do(a.TouchMember(COST))
    assert stands(resident)[COST] is MemberStands.LEFT_OUT
    check = resident.walk_to(s.Check)
    asked = [state.id for state in resident.seen if isinstance(state, s.Scenario)]
    assert f"member.{COST}" not in asked
    assert isinstance(check, s.Check)
    assert [m.key for m in check.members if m.choice.value == "left-out"] == ["members/"]


@pytest.mark.row("M07")
def test_what_was_left_out_is_taken_in_again_and_then_asked_about() -> None:
    resident = at_members()
    resident.do(a.TouchMember(COST), a.TouchMember(COST))
    assert stands(resident)[COST] is MemberStands.JOINS
    resident.walk_to(s.Check)
    asked = [state.id for state in resident.seen if isinstance(state, s.Scenario)]
    assert f"member.{COST}" in asked


def test_a_member_left_out_is_taken_in_from_the_check() -> None:
    resident = at_members()
    resident.do(a.TouchMember(COST))
    resident.walk_to(s.Check)
    resident.do(a.Change("members/"), a.TouchMember(COST), a.Agree())
    asked = resident.state
    assert isinstance(asked, s.Scenario)
    assert asked.id == f"member.{COST}"


def test_a_matter_by_itself_has_no_page_of_members() -> None:
    resident = Resident(title="MT-PENSION-REG")
    resident.walk_to(s.Check)
    assert not [state for state in resident.seen if isinstance(state, s.Members)]


FATHERS = Consent(by="father", to="mother", purpose=Words("使用父亲的证照", "use of licences"))


def consented(resident: Resident) -> list[tuple[str, str]]:
    resident.walk_to(s.Lodging)
    application = build(resident.visit, resident.world, making()).application
    roles = {person.id: person.roles[0] for person in application.persons}
    return [(roles[consent.by], consent.purpose) for consent in application.consents]


def test_a_consent_is_asked_once_of_its_person_and_is_in_the_record() -> None:
    resident = Resident(world=world(FATHERS))
    state = resident.walk_to(s.AskConsent)
    assert isinstance(state, s.AskConsent)
    assert (state.about.zh, state.name, state.is_holder) == ("父亲", "陈大山", False)
    assert consented(resident) == [("father", "使用父亲的证照")]
    assert sum(isinstance(one, s.AskConsent) for one in resident.seen) == 1


def test_a_consent_is_written_down_in_the_language_it_was_shown_in() -> None:
    resident = Resident(world=world(FATHERS))
    resident.do(a.SpeakLanguage(Language.EN))
    assert consented(resident) == [("father", "use of licences")]


def test_who_says_no_is_not_refused_and_leaves_no_consent() -> None:
    resident = Resident(world=world(FATHERS))
    resident.walk_to(s.AskConsent)
    resident.do(a.Refuse())
    check = resident.walk_to(s.Check)
    assert isinstance(check, s.Check)
    assert consented(resident) == []


def test_who_is_not_here_is_not_asked_through_somebody_else() -> None:
    resident = Resident(world=world(FATHERS))
    resident.walk_to(s.FurtherPerson)
    resident.do(a.NotHere())
    resident.walk_to(s.Check)
    assert not [state for state in resident.seen if isinstance(state, s.AskConsent)]


def test_where_the_data_name_none_no_consent_is_asked() -> None:
    resident = Resident(world=world())
    resident.walk_to(s.Check)
    assert not [state for state in resident.seen if isinstance(state, s.AskConsent)]


def _wants_nothing(options: Sequence[str]) -> str:
    wishes = ("done-already", "left-out")
    return next((wish for wish in wishes if wish in options), options[0])


def test_where_nothing_is_left_to_apply_for_the_members_page_says_so() -> None:
    resident = Resident(title="PK-DISABLED", pick=_wants_nothing)
    first = resident.walk_to(s.Members)
    assert isinstance(first, s.Members)
    assert not first.nothing_left
    resident.do(a.Agree())
    again = resident.walk_to(s.Members)
    assert isinstance(again, s.Members)
    assert again.nothing_left
    rows = [present(state, Around(Language.ZH)).rows for state in (first, again)]
    said = say(Language.ZH, Text.MEMBERS_NOTHING_LEFT)
    assert [row[0].words == said for row in rows] == [False, True]
