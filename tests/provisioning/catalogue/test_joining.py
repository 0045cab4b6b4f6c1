"""Who takes part: alternatives, optional and locked members, what is done, how many people."""

import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.documents import documents
from provisioning.catalogue.rules.graph import handling_item_of, lock_of, stages, waits_for
from provisioning.catalogue.rules.plan import Choice, Plan
from provisioning.catalogue.rules.resolving import Way, ways
from provisioning.catalogue.rules.titles import title_of
from tests.journeys.paths import every_way
from tests.provisioning.catalogue.conftest import plan_of

RETIRE = {"group.retire_kind": "MT-RETIRE-ILL"}
DEATH = {"holder": "both", "member.MT-DEATH-CERT": "done-already"}


def choices_of(plan: Plan) -> dict[str, Choice]:
    return {member.matter.id: member.choice for member in plan.members}


def page_of(plan: Plan, key: str) -> list[str]:
    [page] = [page for page in plan.pages if page.key == key]
    return [option.id for option in page.options]


@pytest.mark.row("M03", "P05")
def test_of_alternatives_one_is_taken(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "PK-RETIRE", RETIRE)
    taken = choices_of(plan)
    assert taken["MT-RETIRE-ILL"] is Choice.APPLY
    assert {taken["MT-RETIRE-NORMAL"], taken["MT-RETIRE-SPECIAL"]} == {Choice.LEFT_OUT}
    kinds = ["MT-RETIRE-NORMAL", "MT-RETIRE-SPECIAL", "MT-RETIRE-ILL"]
    assert page_of(plan, "group.retire_kind") == kinds


@pytest.mark.row("M03", "P05")
def test_what_follows_waits_for_the_alternative_that_was_taken(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "PK-RETIRE", RETIRE)
    assert waits_for(plan, "MT-PENSION-START") == ("MT-RETIRE-ILL",)
    first, second, *_ = stages(plan)
    assert "MT-RETIRE-ILL" in first
    assert "MT-PENSION-START" in second


@pytest.mark.row("M03")
def test_no_food_is_one_of_the_answers_where_the_group_is_optional(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "PK-BIZ", {"group.food": "left-out"})
    assert page_of(plan, "group.food")[-1] == "left-out"
    food = [choice for name, choice in choices_of(plan).items() if name == "MT-WORKSHOP"]
    assert food == [Choice.LEFT_OUT]


@pytest.mark.row("M07")
def test_a_law_bound_member_is_not_offered_to_be_left_out_and_says_why(
    catalogue: Catalogue,
) -> None:
    plan = plan_of(catalogue, "PK-DEATH", DEATH | {"member.MT-DEATH-HUKOU": "left-out"})
    assert choices_of(plan)["MT-DEATH-HUKOU"] is Choice.APPLY
    assert "left-out" not in page_of(plan, "member.MT-DEATH-CERT")
    locked = lock_of(plan, "MT-DEATH-CERT")
    assert locked is not None
    assert locked.basis is not None
    assert "第八条" in locked.basis.text.zh
    assert "MT-PENSION-END" in locked.needed_by
    assert lock_of(plan, "MT-DRIVER-END") is None


@pytest.mark.row("P05")
def test_what_is_done_already_holds_nobody_up_and_asks_nothing(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "PK-DEATH", DEATH)
    [done] = [member for member in plan.members if member.matter.id == "MT-DEATH-CERT"]
    assert (done.choice, done.fields, done.lines) == (Choice.DONE_ALREADY, (), ())
    assert waits_for(plan, "MT-MED-ACCT") == ()


def test_a_cremation_is_waited_for_only_where_it_takes_part(catalogue: Catalogue) -> None:
    joined = plan_of(catalogue, "PK-DEATH", DEATH | {"member.MT-CREMATION": "apply"})
    alone = plan_of(catalogue, "PK-DEATH", DEATH | {"member.MT-CREMATION": "left-out"})
    assert waits_for(joined, "MT-PENSION-END") == ("MT-CREMATION",)
    assert waits_for(alone, "MT-PENSION-END") == ()


@pytest.mark.row("F01", "F04")
def test_who_reports_and_inherits_is_one_person_with_one_form(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "PK-DEATH", DEATH)
    parties = {wanted.party for member in plan.applied for wanted in member.fields}
    assert "heir" not in parties
    cards = [p.key for p in documents(catalogue, plan, ()) if p.material.id == "M-IDCARD"]
    assert sorted(cards) == ["M-IDCARD/agent_reporter", "M-IDCARD/deceased"]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_each_of_several_people_has_fields_lines_and_a_name(
    catalogue: Catalogue, number: int
) -> None:
    choices = {"MT-DIBAO.special": "none", "MT-DIBAO.place": "same"}
    plan = plan_of(catalogue, "MT-DIBAO", choices | {"count.household_member": str(number)})
    members = [party for party in plan.parties if party.role.startswith("household_member")]
    assert [party.role for party in members] == [
        f"household_member-{at}" for at in range(1, number + 1)
    ]
    assert len({party.label.zh for party in members}) == number
    papers = [p.key for p in documents(catalogue, plan, ()) if p.material.id == "M-INCOMEAUTH"]
    assert papers == [f"M-INCOMEAUTH/{party.role}" for party in members]
    assert set(plan.signers) == {"applicant", *(party.role for party in members)}


@pytest.mark.row("M02")
@pytest.mark.parametrize(
    ("change", "ending"), [("renew", "0001"), ("lost", "0002"), ("move", "0003")]
)
def test_a_way_through_a_matter_is_its_own_handling_item(
    catalogue: Catalogue, change: str, ending: str
) -> None:
    plan = plan_of(catalogue, "MT-DIS-CERT-CHG", {"MT-DIS-CERT-CHG.change": change})
    [member] = plan.members
    item = handling_item_of(plan, member.matter.id)
    assert item.code.endswith(ending)
    assert item.name != member.matter.name


@pytest.mark.row("F05", "F20")
def test_a_paper_that_is_not_at_hand_has_its_ways(catalogue: Catalogue) -> None:
    remote = title_of(catalogue, "MT-MED-REMOTE")
    offered = {
        paper.material.id: ways(paper)
        for plan in every_way(catalogue, remote, {})
        for paper in documents(catalogue, plan, ())
    }
    assert offered["M-DISPATCH"] == (Way.PENDING, Way.COMMIT, Way.ANYWAY, Way.LATER)
    assert offered["M-MEDVOUCHER"] == ()
    plan = plan_of(catalogue, "MT-OLDAGE", {})
    papers = {paper.material.id: paper for paper in documents(catalogue, plan, ())}
    assert ways(papers["M-BANK"]) == (Way.ANYWAY, Way.LATER)
