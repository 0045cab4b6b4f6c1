"""For whom it is: who stands here, in whose name, and with which papers."""

import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.plan import Plan
from tests.provisioning.catalogue.conftest import BIRTH, MARRIED, PENSION, plan_of

HOUSE_OF_MOTHER = {name: taken for name, taken in MARRIED.items() if name != "holder"}


def who(plan: Plan) -> tuple[str, str, list[str]]:
    return plan.holder, plan.principal, [party.role for party in plan.parties]


def materials_of(plan: Plan) -> list[tuple[str, str]]:
    return [(w.line.material, w.party) for m in plan.applied for w in m.lines]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, ("applicant", "applicant", ["applicant"])),
        ({"for_whom": "myself"}, ("applicant", "applicant", ["applicant"])),
        ({"for_whom": "behalf"}, ("agent", "applicant", ["agent", "applicant"])),
        (
            {"for_whom": "family", "family": "adult"},
            ("agent", "applicant", ["agent", "applicant"]),
        ),
        ({"for_whom": "family", "family": "ward"}, ("agent", "applicant", ["agent", "applicant"])),
        ({"for_whom": "nobody"}, ("applicant", "applicant", ["applicant"])),
    ],
)
def test_a_matter_knows_who_stands_here_and_in_whose_name(
    catalogue: Catalogue, choices: dict[str, str], expected: tuple[str, str, list[str]]
) -> None:
    plan = plan_of(catalogue, PENSION, choices | {f"{PENSION}.group": "no"})
    assert who(plan) == expected


@pytest.mark.parametrize(
    ("choices", "powers"),
    [
        ({"for_whom": "myself"}, 0),
        ({"for_whom": "behalf"}, 1),
        ({"for_whom": "family", "family": "adult"}, 1),
        ({"for_whom": "family", "family": "ward"}, 0),
    ],
)
def test_an_adult_gives_a_power_of_attorney_and_a_child_does_not(
    catalogue: Catalogue, choices: dict[str, str], powers: int
) -> None:
    plan = plan_of(catalogue, PENSION, choices | {f"{PENSION}.group": "no"})
    assert materials_of(plan).count(("M-AUTH", "applicant")) == powers
    assert (("M-IDCARD", "agent") in materials_of(plan)) is plan.has_agent


def test_who_acts_is_never_asked_by_the_matter_itself(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PENSION, {"for_whom": "behalf"})
    assert [page.key for page in plan.pages] == [f"{PENSION}.group"]
    assert plan.members[0].scenarios["who"] == "agent"


def test_family_asks_first_whether_it_is_a_child(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PENSION, {"for_whom": "family"})
    assert plan.open_page is not None
    assert plan.open_page.key == "family"


def test_a_mother_who_goes_for_her_family_stands_here_herself(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, {"for_whom": "family", **MARRIED})
    assert who(plan) == ("mother", "mother", ["mother", "father", "child"])
    assert not plan.has_agent


def test_a_grandmother_says_for_which_of_them_she_goes(catalogue: Catalogue) -> None:
    asked = plan_of(catalogue, BIRTH, {"for_whom": "family", "holder": "relative"})
    assert [page.key for page in asked.pages[:3]] == ["holder", "family", "holder.of"]
    choices = {"for_whom": "family", **MARRIED, "holder": "relative", "family": "adult"}
    plan = plan_of(catalogue, BIRTH, choices | {"holder.of": "mother"})
    assert who(plan) == ("agent", "mother", ["agent", "mother", "father", "child"])


def test_on_behalf_a_package_asks_for_whom_and_not_who_you_are(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, {"for_whom": "behalf", **HOUSE_OF_MOTHER})
    [page] = [page for page in plan.pages if page.chosen is None]
    assert (page.key, page.question.zh) == ("holder.of", "您替哪一位办？")
    choices = {"for_whom": "behalf", **HOUSE_OF_MOTHER, "holder.of": "father"}
    plan = plan_of(catalogue, BIRTH, choices)
    assert who(plan) == ("agent", "father", ["agent", "mother", "father", "child"])
    powers = [line for line in materials_of(plan) if line[0] == "M-AUTH"]
    assert set(powers) == {("M-AUTH", "father")}


def test_an_agent_signs_in_the_place_of_the_one_in_whose_name_it_is(catalogue: Catalogue) -> None:
    for_herself = plan_of(catalogue, BIRTH, MARRIED)
    acted_for = plan_of(catalogue, BIRTH, {"for_whom": "behalf", **MARRIED, "holder.of": "mother"})
    assert (for_herself.signers, acted_for.signers) == (("mother",), ("agent",))
