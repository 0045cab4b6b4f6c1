"""Answers that are possible alone and not together, each refused at its field (row F18)."""

import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.answers import Problem, ProblemKind
from provisioning.catalogue.rules.crossing import check_together
from provisioning.catalogue.rules.form import merged_form
from provisioning.catalogue.rules.given import Given, Origin
from provisioning.catalogue.rules.plan import make_plan
from provisioning.catalogue.rules.titles import title_of
from tests.provisioning.catalogue.conftest import TODAY

K = ProblemKind
BUYER, SELLER = "11010519491231002X", "110105194912310011"
BIRTH, HOUSE, DEATH, FELLING = "PK-BIRTH", "PK-HOUSE", "PK-DEATH", "MT-FELLING"

CASES = [
    (HOUSE, {"buyer.id_no": BUYER}, "seller.id_no", BUYER, K.ID_SAME),
    (HOUSE, {"buyer.id_no": BUYER}, "seller.id_no", SELLER, None),
    (BIRTH, {"mother.id_no": BUYER}, "child.birth_date", "19400101", K.CHILD_OLDER),
    (BIRTH, {"mother.id_no": BUYER}, "child.birth_date", "20261105", None),
    (BIRTH, {"child.birth_date": "19400101"}, "mother.id_no", BUYER, K.CHILD_OLDER),
    (BIRTH, {"mother.id_no": BUYER}, "mother.bank_account", BUYER, K.ACCOUNT_ID),
    (DEATH, {"deceased.id_no": BUYER}, "deceased.death_date", "19300101", K.DATE_ORDER),
    (DEATH, {"deceased.id_no": BUYER}, "deceased.death_date", "20261101", None),
]


def problem_of(
    catalogue: Catalogue,
    title: str,
    choices: dict[str, str],
    given: dict[str, str],
    key: str,
    text: str,
) -> Problem | None:
    while page := make_plan(catalogue, title_of(catalogue, title), choices).open_page:
        choices = {**choices, page.key: page.options[0].id}
    plan = make_plan(catalogue, title_of(catalogue, title), choices)
    answers = {name: Given(value, Origin.TYPED) for name, value in given.items()}
    form = merged_form(catalogue, plan, {}, answers, TODAY)
    [asked] = [field for field in form if field.key == key]
    return check_together(plan, form, asked, text, catalogue.heading.local)


@pytest.mark.row("F18", "T06")
@pytest.mark.parametrize(
    ("text", "kind"),
    [(f"{BUYER}41", None), ("11010519491231001141", K.DISABILITY_OTHER)],
)
def test_a_disability_certificate_bears_its_holders_number(
    catalogue: Catalogue, text: str, kind: ProblemKind | None
) -> None:
    given = {"applicant.id_no": BUYER}
    problem = problem_of(catalogue, "MT-DIS-CARE", {}, given, "applicant.dis_no", text)
    assert problem == (Problem(kind, is_warning=True) if kind else None)


@pytest.mark.row("F18")
@pytest.mark.parametrize(("title", "given", "key", "text", "kind"), CASES)
def test_answers_must_go_together(
    catalogue: Catalogue,
    title: str,
    given: dict[str, str],
    key: str,
    text: str,
    kind: ProblemKind | None,
) -> None:
    joined = {"member.MT-BIRTH-COST": "apply", "member.MT-DEATH-HUKOU": "apply"}
    problem = problem_of(catalogue, title, joined, given, key, text)
    assert (problem.kind if problem else None) is kind


@pytest.mark.row("R12", "F18")
@pytest.mark.parametrize(("beyond", "is_told"), [(0, ()), (1, (K.CONDITION,))])
def test_a_figure_beyond_the_regions_own_limit_is_told_and_refuses_nobody(
    catalogue: Catalogue, beyond: int, is_told: tuple[ProblemKind, ...]
) -> None:
    """Two regions with other figures run the same rules."""
    most = catalogue.heading.local["felling_small_m3"]
    small = {
        f"{FELLING}.{scenario.id}": "small"
        for scenario in catalogue.matters[FELLING].scenarios
        if "small" in {option.id for option in scenario.options}
    }
    found = problem_of(catalogue, FELLING, small, {}, f"{FELLING}.volume", str(most + beyond))
    assert tuple(problem.kind for problem in (found,) if problem) == is_told
    assert found is None or found.is_warning
