import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.plan import Choice, Plan
from tests.provisioning.catalogue.conftest import BIRTH, MARRIED, PENSION, plan_of, shipped


def lines_of(plan: Plan, matter: str) -> list[str]:
    [member] = [m for m in plan.members if m.matter.id == matter]
    return [wanted.line.id for wanted in member.lines]


@pytest.mark.row("M05")
@pytest.mark.parametrize(
    ("group", "lines", "special"),
    [
        ("no", ["L1", "L2", "L3"], "无"),
        ("dibao", ["L1", "L2", "L3", "L4"], "低保"),
        ("tekun", ["L1", "L2", "L3", "L4"], "特困"),
        ("poverty", ["L1", "L2", "L3", "L4"], "返贫致贫"),
        ("disabled", ["L1", "L2", "L3", "L5"], "重度残疾"),
    ],
)
def test_each_answer_about_hardship_gives_its_lines(
    catalogue: Catalogue, group: str, lines: list[str], special: str
) -> None:
    plan = plan_of(catalogue, PENSION, {f"{PENSION}.group": group})
    assert plan.open_page is None
    assert lines_of(plan, PENSION) == lines
    assert plan.members[0].sets == {"special_group": special}


@pytest.mark.row("M05")
@pytest.mark.parametrize(
    ("choices", "lines", "parties", "head"),
    [
        (MARRIED, ["L1", "L2", "L3", "L4", "L5", "L6"], ["mother", "father", "child"], "mother"),
        (
            MARRIED | {"holder": "father", "MT-BIRTH-HUKOU.follow": "father"},
            ["L1", "L2", "L3", "L4", "L5", "L6"],
            ["father", "mother", "child"],
            "father",
        ),
        (
            MARRIED | {"MT-BIRTH-HUKOU.marriage": "no"},
            ["L1", "L2", "L3", "L5"],
            ["mother", "child"],
            "mother",
        ),
        (
            MARRIED | {"MT-BIRTH-HUKOU.marriage": "no_f"},
            ["L1", "L2", "L3", "L5", "L6", "L7"],
            ["mother", "father", "child"],
            "father",
        ),
    ],
)
def test_each_answer_about_the_parents_gives_its_lines_and_people(
    catalogue: Catalogue,
    choices: dict[str, str],
    lines: list[str],
    parties: list[str],
    head: str,
) -> None:
    plan = plan_of(catalogue, BIRTH, choices)
    assert lines_of(plan, "MT-BIRTH-HUKOU") == lines
    assert [party.role for party in plan.parties] == parties
    assert plan.roles["household_head"] == head


def test_a_decided_scenario_is_not_asked(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED | {"MT-BIRTH-HUKOU.marriage": "no"})
    assert "MT-BIRTH-HUKOU.follow" not in [page.key for page in plan.pages]


@pytest.mark.row("M05")
def test_a_father_at_the_kiosk_cannot_take_himself_out(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED | {"holder": "father"})
    [page] = [page for page in plan.pages if page.key == "MT-BIRTH-HUKOU.marriage"]
    assert [option.id for option in page.options] == ["yes", "no_f"]
    refused = MARRIED | {"holder": "father", "MT-BIRTH-HUKOU.marriage": "no"}
    still_open = plan_of(catalogue, BIRTH, refused).open_page
    assert still_open is not None
    assert still_open.key == "MT-BIRTH-HUKOU.marriage"


def test_the_birth_certificate_is_done_already_and_the_claim_is_asked_about(
    catalogue: Catalogue,
) -> None:
    taken = {m.matter.id: m.choice for m in plan_of(catalogue, BIRTH, MARRIED).members}
    assert taken["MT-BIRTH-CERT"] is Choice.DONE_ALREADY
    assert taken["MT-BIRTH-COST"] is Choice.APPLY
    without = MARRIED | {"member.MT-BIRTH-COST": "left-out"}
    left = {m.matter.id: m.choice for m in plan_of(catalogue, BIRTH, without).members}
    assert left["MT-BIRTH-COST"] is Choice.LEFT_OUT


_TEXT = st.sampled_from(["mother", "father", "yes", "no", "no_f", "apply", "left-out", "nonsense"])


@pytest.mark.row("M05")
@given(st.dictionaries(st.sampled_from([*MARRIED, "stray"]), _TEXT))
def test_no_choices_whatever_break_a_plan(choices: dict[str, str]) -> None:
    """Answers come in any order, change, and may be left over from another path."""
    plan = plan_of(shipped(), BIRTH, choices)
    for page in plan.pages:
        assert 2 <= len(page.options) <= 7
        assert page.chosen in {None, *(option.id for option in page.options)}
    roles = {party.role for party in plan.parties}
    if plan.open_page is None:
        asked = {wanted.party for member in plan.applied for wanted in member.fields}
        holders = {wanted.party for member in plan.applied for wanted in member.lines}
        assert asked | holders <= roles
