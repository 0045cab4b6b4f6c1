"""A case goes to the team that matter, region and kind name, and to no other inbox (row R10)."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from cloud.accounts.office import office_of
from cloud.accounts.officers import Officer, Role
from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.policy import Policy, read_policy
from cloud.casework.reading import CaseReader
from cloud.casework.rebuilding import differences
from cloud.casework.states import PartState
from cloud.clock.rules import Colour
from cloud.clock.signals import Signal
from cloud.clock.trace import Holder, HolderKind
from cloud.clock.warning_book import WarningBook
from cloud.desk.parts import DeskParts
from cloud.errors import CaseworkPolicyRefusedError
from edge_sync.wire.application import Application
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from tests.cloud.applications import SUITE, birth, chosen, pension
from tests.cloud.hands import Outbox, arrival, officer

from .conftest import PASSWORD, Browser, Hall

RULES = """
version = 1

[team.high]
body = "D-RS"
name = { zh = "高档次组", en = "Higher grades" }

[team.south]
body = "D-RS"
name = { zh = "南片组", en = "The south" }

[[route]]
matter = "MT-PENSION-REG"
team = "high"
kind = { grade = ["2000元", "3000元"] }

[[route]]
matter = "MT-PENSION-REG"
team = "south"
within = "529901100"
"""


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    (tmp_path / "rules.toml").write_text(RULES)
    return read_policy(tmp_path / "rules.toml")


@pytest.fixture
def register(
    database: Database, catalogue: Catalogue, outbox: Outbox, policy: Policy
) -> CaseRegister:
    return CaseRegister(database, catalogue, outbox.tell, SUITE, policy)


@pytest.fixture
def parts(parts: DeskParts, database: Database, policy: Policy) -> DeskParts:
    return replace(parts, reader=CaseReader(database, policy), policy=policy)


def opened(register: CaseRegister, database: Database, application: Application) -> str:
    with database.transaction():
        register.open_case(application, arrival(application))
    return str(register.number_of(application.id))


def graded(slip: str, grade: str, station: str = "529901100201") -> Application:
    application = pension(slip=slip)
    [member] = application.members
    member = structs.replace(member, answers={**member.answers, "grade": chosen(grade)})
    return structs.replace(application, members=(member,), station=station)


def of_team(team: str) -> Officer:
    return replace(officer("D-RS"), team=team)


@pytest.mark.row("R10")
def test_a_case_lies_in_the_inbox_of_the_team_that_matter_region_and_kind_name(
    register: CaseRegister, database: Database, policy: Policy
) -> None:
    high = opened(register, database, graded("K000001-000001", "3000元"))
    south = opened(register, database, graded("K000001-000002", "200元"))
    north = opened(register, database, graded("K000001-000003", "200元", "529901200101"))
    reader = CaseReader(database, policy)

    def inbox(team: str) -> set[str]:
        return {one.number for one in reader.inbox(of_team(team), PartState.TO_DO)}

    assert inbox("high") == {high, north}  # what no rule names is everybody's
    assert inbox("south") == {south, north}
    assert inbox("") == {high, south, north}
    assert reader.counts(of_team("high"))[PartState.TO_DO] == 2
    assert not reader.inbox(officer("D-GA"), PartState.TO_DO)
    assert not list(differences(database))


@pytest.mark.row("R10")
def test_two_teams_of_one_body_have_each_their_own_members_of_a_package(
    database: Database, catalogue: Catalogue, outbox: Outbox, tmp_path: Path
) -> None:
    two = RULES.replace('"D-RS"', '"D-YB"')
    two = two.replace('"MT-PENSION-REG"', '"MT-MED-REG"', 1).replace("grade", "kind")
    two = two.replace('"MT-PENSION-REG"', '"MT-BIRTH-COST"').replace('"2000元"', '"newborn"')
    (tmp_path / "rules.toml").write_text(two)
    policy = read_policy(tmp_path / "rules.toml")
    register = CaseRegister(database, catalogue, outbox.tell, SUITE, policy)
    opened(register, database, birth())
    reader, insurance = CaseReader(database, policy), officer("D-YB")
    drawers = {
        team: {
            tuple(matter for matter, _ in one.own): drawer
            for drawer in PartState
            for one in reader.inbox(replace(insurance, team=team), drawer)
        }
        for team in ("high", "south", "")
    }
    # the registration of insurance waits for the household register, the costs do not
    assert drawers["high"] == {("MT-MED-REG",): PartState.WAITING}
    assert drawers["south"] == {("MT-BIRTH-COST",): PartState.TO_DO}
    assert drawers[""] == drawers["high"] | drawers["south"]
    assert not list(differences(database))


def test_a_rule_for_a_team_that_there_is_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES.replace('team = "south"', 'team = "north"'))
    with pytest.raises(CaseworkPolicyRefusedError):
        read_policy(tmp_path / "rules.toml")


@pytest.mark.row("R10")
def test_an_account_is_put_into_a_team_and_its_inbox_is_that_teams(
    hall: Hall, browser: Browser
) -> None:
    opened(hall.register, hall.database, graded("K000001-000001", "3000元"))
    browser.sign_in("an.quan", code=hall.code_of("an.quan"))
    page = browser.get("/accounts/chen.li").text
    assert "高档次组" in page
    token = page.partition('name="token" value="')[2].partition('"')[0]
    given = {"team": "south", "token": token}
    refused = browser.client.post("/accounts/chen.li/team", data=given | {"team": "none-such"})
    assert refused.status_code == 422
    assert browser.client.post("/accounts/chen.li/team", data=given).status_code == 303
    browser.sign_in("chen.li", PASSWORD)
    assert "王秀英" not in browser.get("/inbox").text
    hall.accounts.sign_out(browser.client.cookies["desk-session"])
    browser.sign_in("su.yan", PASSWORD)
    assert "高档次组" in browser.get("/inbox").text


@pytest.mark.row("R10")
def test_what_is_asked_and_what_is_warned_of_lies_with_the_team_that_has_the_case(
    hall: Hall, browser: Browser, policy: Policy
) -> None:
    high = opened(hall.register, hall.database, graded("K000001-000001", "3000元"))
    south = opened(hall.register, hall.database, graded("K000001-000002", "200元"))
    north = opened(hall.register, hall.database, graded("K000001-000003", "200元", "529901200101"))
    at, day = hall.clock.now(), hall.clock.now().date() + timedelta(days=3)
    for number in (high, south, north):
        hall.register.perform(officer("D-RS"), number, a.Accept(1), at, key=f"a{number}")
        visit = b.PlanVisit((1,), day, "村里", bodies=("D-RS",))
        hall.register.perform(officer("D-RS"), number, visit, at, key=f"v{number}")
    reader = CaseReader(hall.database, policy)
    asked = {
        team: {one.number for one in reader.tasks(of_team(team))} for team in ("high", "south", "")
    }
    assert asked == {"high": {high, north}, "south": {south, north}, "": {high, south, north}}
    book = WarningBook(hall.database, hall.clock)
    unit = Holder(HolderKind.BODY, "D-RS")
    book.fire(
        Signal("late", Colour.YELLOW, number, "MT-PENSION-REG", number, unit, day)
        for number in (high, south, "")
    )
    hall.accounts.open_account("gao.zu", "高组", "D-RS", PASSWORD, Role.OFFICER)
    office_of(hall.database, hall.clock).keeping.assign("gao.zu", "high")
    browser.sign_in("gao.zu")
    page = browser.get("/warnings").text
    words = re.sub(r"<[^>]+>|\s", "", page)
    assert (high in words, south in words) == (True, False)
    assert page.count('class="card warning"') == 2  # its own, and the one of no case
    browser.sign_in("chen.li")
    assert south in re.sub(r"<[^>]+>|\s", "", browser.get("/warnings").text)
