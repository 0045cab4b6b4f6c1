"""The rule of rights as a table: every role, every act, own and foreign."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cloud.accounts.bodies import BodyState
from cloud.accounts.divisions import Division, Divisions
from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.rights import Act, Reach, Subject, WhyNot, World, may, rule_of, why_not

TODAY = date(2026, 11, 22)
WORLD = World({"D-RS": BodyState.ACTIVE, "D-YB": BodyState.ACTIVE, "D-ZR": BodyState.REVIEWED})
OWN, FOREIGN = Subject("D-RS", "MT-A", "N-1", "review"), Subject("D-YB", "MT-B", "N-2", "review")

ALLOWED: Mapping[Role, set[Act]] = {
    Role.OFFICER: {Act.VIEW, Act.ANSWER, Act.DECIDE, Act.OPINE, Act.ASK},
    Role.READER: {Act.VIEW},
    Role.LEAD: {
        *(Act.VIEW, Act.ANSWER, Act.DECIDE, Act.OPINE, Act.ASK, Act.COLLECT),
        Act.REVIEW_BODIES,
    },
    Role.SUPERVISOR: {Act.VIEW_TIMELINE, Act.REMIND, Act.FIND},
    Role.LEGAL: {Act.VIEW, Act.VIEW_TIMELINE, Act.OBJECT},
    Role.LEADER: {Act.SEE_FIGURES},
    Role.AUDITOR: {Act.SEE_LOGS},
    Role.SYSTEM_ADMIN: {Act.RUN_SYSTEM},
    Role.SECURITY_ADMIN: {Act.MANAGE_ACCOUNTS, Act.SEE_ALARMS},
    Role.VENDOR: {Act.SUPPORT},
    Role.TEMPORARY: {Act.VIEW, Act.ANSWER, Act.ASK},
    Role.VOLUNTEER: {Act.HELP},
    Role.EXPERT: {Act.VIEW, Act.OPINE},
}
FOREIGN_TOO = {Role.SUPERVISOR, Role.LEGAL, Role.LEADER}  # their reach is a place, not a body
INVITED = Grant(Role.EXPERT, "D-RS", case="N-1", step="review", last_day=date(2026, 11, 30))


def officer(role: Role, place: str = "") -> Officer:
    grants = (INVITED,) if role is Role.EXPERT else ()
    return Officer("chen.li", "陈丽", "D-RS", role, place, grants=grants)


@pytest.mark.row("R01", "R07", "R08")
@pytest.mark.parametrize("role", Role)
def test_every_role_may_do_what_its_line_says_and_nothing_else(role: Role) -> None:
    own = {act for act in Act if may(officer(role), act, OWN, TODAY, WORLD)}
    foreign = {act for act in Act if may(officer(role), act, FOREIGN, TODAY, WORLD)}
    reaches = role in FOREIGN_TOO or rule_of(role).reach is Reach.OFFICE
    assert own == ALLOWED[role]
    assert foreign == (ALLOWED[role] if reaches else set())


@pytest.mark.row("R01")
def test_a_foreign_body_is_refused_and_the_reason_is_known() -> None:
    assert why_not(officer(Role.OFFICER), Act.VIEW, FOREIGN, TODAY, WORLD) is WhyNot.OTHER_BODY
    assert why_not(officer(Role.READER), Act.DECIDE, OWN, TODAY, WORLD) is WhyNot.NOT_THE_ROLE


@pytest.mark.row("R01")
def test_a_grant_for_some_matters_of_another_body_reaches_them_alone_until_its_day() -> None:
    lent = Grant(Role.OFFICER, "D-YB", ("MT-B",), last_day=TODAY)
    helper = replace(officer(Role.OFFICER), grants=(lent,))
    assert may(helper, Act.DECIDE, FOREIGN, TODAY, WORLD)
    other = replace(FOREIGN, matter="MT-C")
    assert why_not(helper, Act.DECIDE, other, TODAY, WORLD) is WhyNot.OTHER_MATTER
    tomorrow = TODAY + timedelta(days=1)
    assert why_not(helper, Act.DECIDE, FOREIGN, tomorrow, WORLD) is WhyNot.ENDED
    early = replace(helper, grants=(replace(lent, first_day=tomorrow, last_day=None),))
    assert why_not(early, Act.DECIDE, FOREIGN, TODAY, WORLD) is WhyNot.ENDED


@pytest.mark.row("R09")
def test_an_account_that_ended_may_do_nothing() -> None:
    contract = replace(officer(Role.TEMPORARY), last_day=TODAY)
    assert may(contract, Act.ANSWER, OWN, TODAY, WORLD)
    tomorrow = TODAY + timedelta(days=1)
    assert why_not(contract, Act.ANSWER, OWN, tomorrow, WORLD) is WhyNot.ENDED


@pytest.mark.row("R06")
@pytest.mark.parametrize("state", [None, *BodyState])
def test_only_an_active_body_acts_on_cases(state: BodyState | None) -> None:
    world = World({"D-RS": state} if state else {})
    is_active = state is BodyState.ACTIVE
    for act in (Act.ANSWER, Act.DECIDE, Act.OPINE, Act.ASK, Act.COLLECT):
        assert may(officer(Role.LEAD), act, OWN, TODAY, world) == is_active
    assert may(officer(Role.LEAD), Act.VIEW, OWN, TODAY, world)


@pytest.mark.row("R03")
def test_an_expert_sees_one_step_of_one_case_and_then_nothing() -> None:
    expert = officer(Role.EXPERT)
    assert may(expert, Act.OPINE, OWN, TODAY, WORLD)
    for other in (replace(OWN, case="N-9"), replace(OWN, step="decision")):
        assert why_not(expert, Act.VIEW, other, TODAY, WORLD) is WhyNot.OTHER_STEP
    assert why_not(expert, Act.VIEW, OWN, date(2026, 12, 1), WORLD) is WhyNot.ENDED
    uninvited = replace(expert, grants=())
    assert why_not(uninvited, Act.VIEW, OWN, TODAY, WORLD) is WhyNot.NOT_THE_ROLE


@pytest.mark.row("R11", "R07")
def test_a_supervisor_of_a_town_sees_downwards_and_a_moved_village_by_its_old_code() -> None:
    start, moved = date(2020, 1, 1), date(2026, 6, 1)
    county, east, west = "529901000000", "529901101000", "529901102000"
    tree = Divisions().opened(Division(county, "示例县", "", start))
    for code, name in ((east, "东镇"), (west, "西镇")):
        tree = tree.opened(Division(code, name, county, start))
    tree = tree.opened(Division("529901101201", "柳村", east, start))
    tree = tree.moved("529901101201", Division("529901102209", "柳村", west, moved))
    world = World(divisions=tree)
    old = replace(OWN, division="529901101201", since=date(2026, 3, 1))
    for place in (county, east, west):
        seer = officer(Role.SUPERVISOR, place=place)
        assert may(seer, Act.VIEW_TIMELINE, old, TODAY, world)
    new = replace(old, division="529901102209", since=date(2026, 7, 1))
    assert may(officer(Role.SUPERVISOR, place=west), Act.REMIND, new, TODAY, world)
    refused = why_not(officer(Role.SUPERVISOR, place=east), Act.REMIND, new, TODAY, world)
    assert refused is WhyNot.OTHER_PLACE
