"""All packages worked to the end, along every branch that the catalogue has."""

from itertools import pairwise

import pytest

from cloud.casework.model.events import packed, unpacked
from cloud.casework.model.folding import fold
from cloud.casework.model.holding import holdings_of
from cloud.casework.model.parts import parts_of
from cloud.casework.states import CaseState, MemberState, PartState
from edge_sync.wire.application import Choice, Value
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.plan import Plan
from tests.cloud.applications import chosen, typed
from tests.cloud.casework.model.working import (
    Case,
    case_of,
    is_over,
    plans_of,
    refused,
    scenario_plans,
    setup_of,
    work_to_the_end,
)
from tests.shipped import shipped_edition

PACKAGES = sorted(shipped_edition().catalogue.packages)
SMALL, LARGE, ARABLE = typed("120"), typed("400"), chosen("农用地(耕地)")
HOMESTEADS: tuple[dict[str, Value], ...] = (
    {"new_area": SMALL, "land_kind": chosen("建设用地")},
    {"new_area": LARGE, "land_kind": ARABLE},
    {"new_area": SMALL, "land_kind": chosen("标准地")},
)


def worked(catalogue: Catalogue, plan: Plan, no: frozenset[str], answers: dict[str, Value]) -> Case:
    case = case_of(setup_of(catalogue, plan, {"MT-HOMESTEAD": answers}))
    work_to_the_end(case, no)
    return case


def proved(case: Case, no: frozenset[str]) -> None:
    """What must be true of every case that was worked to its end."""
    assert is_over(case)
    assert case.now.state is CaseState.FINISHED
    assert {part.drawer for part in parts_of(case.now)} == {PartState.DONE}
    for one in case.now.members:
        if one.setup.choice is not Choice.APPLY:
            continue
        blocked = any(
            need.state in {MemberState.REFUSED, MemberState.RETURNED}
            for name in one.setup.needs
            if (need := case.now.of_matter(name))
        )
        if one.setup.matter in no and not blocked:
            assert one.state is MemberState.REFUSED
        else:
            assert one.state is (MemberState.RETURNED if blocked else MemberState.GRANTED)
    assert len(case.now.letters) == 1
    told = {result.matter: result.state for result in case.now.letters[0].results}
    present = [one for one in case.now.members if one.state is not MemberState.LEFT_OUT]
    assert told == {one.setup.matter: one.state.value for one in present}
    for holdings in holdings_of(case.events).values():
        for before, after in pairwise(holdings):
            assert before.ended_ms == after.begun_ms
        assert not holdings or holdings[-1].ended_ms is not None


@pytest.mark.row("P01", "P05", "P04")
@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_worked_to_the_end_along_every_branch(
    catalogue: Catalogue, package: str
) -> None:
    plans = list(plans_of(catalogue, package))
    assert plans
    largest = max(plans, key=lambda plan: len(plan.applied))
    for plan in plans:
        matters = tuple(one.matter.id for one in plan.applied)
        answers = HOMESTEADS if "MT-HOMESTEAD" in matters else HOMESTEADS[:1]
        for given in answers:
            for no in refused(matters) if plan is largest else [frozenset[str]()]:
                case = worked(catalogue, plan, no, given)
                proved(case, no)
                kept = [unpacked(packed(event.fact)) for event in case.events]
                assert kept == [event.fact for event in case.events]
                assert fold(case.events) == case.now


@pytest.mark.row("P01")
@pytest.mark.parametrize("package", PACKAGES)
def test_every_answer_to_a_question_inside_a_package_is_worked_to_the_end(
    catalogue: Catalogue, package: str
) -> None:
    plans = list(scenario_plans(catalogue, package))
    assert bool(plans) is (package != "PK-RETIRE")  # which asks for members alone
    for plan in plans:
        case = worked(catalogue, plan, frozenset(), HOMESTEADS[0])
        proved(case, frozenset())
        assert fold(case.events) == case.now


def test_the_branches_of_a_package_are_all_there(catalogue: Catalogue) -> None:
    counts = {package: len(list(plans_of(catalogue, package))) for package in PACKAGES}
    assert len(counts) == 7
    assert counts["PK-BIZ"] >= 2**3 * 4  # three optional members, one food matter of three or none
    assert counts["PK-RETIRE"] >= 3 * 2**3  # one of three, and three optional ones
