"""What packages spare people, held against the figures of the study (rows P11, F20, M03, M19)."""

import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.counts import counted, reduction
from provisioning.catalogue.rules.documents import taps_for_cards
from provisioning.catalogue.rules.titles import title_of
from tests.provisioning.catalogue.conftest import BIRTH, MARRIED, plan_of

# lines if each matter asks on its own, documents by kind and holder, still on paper
STUDY = {
    "PK-HOUSE": (28, 10, 0),
    "PK-BIRTH": (21, 9, 2),
    "PK-DEATH": (31, 11, 3),
    "PK-BIZ": (23, 9, 5),
    "PK-DISABLED": (25, 9, 4),
    "PK-RETIRE": (22, 8, 4),
    "PK-RURALHOUSE": (20, 14, 5),
}
HOUSE = {
    "holder": "buyer",
    **{f"member.MT-{name}-MOVE": "apply" for name in ("POWER", "WATER", "GAS", "TV")},
}


@pytest.mark.row("P11", "F20", "M03")
@pytest.mark.parametrize("package", STUDY)
def test_a_package_spares_what_the_study_counted(catalogue: Catalogue, package: str) -> None:
    found = reduction(catalogue, title_of(catalogue, package))
    assert (found.lines, found.documents, found.on_paper) == STUDY[package]
    assert found.together < found.apart


@pytest.mark.row("M19", "F04", "F06")
def test_the_house_package_wants_two_identity_cards_and_two_taps(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "PK-HOUSE", HOUSE)
    assert plan.open_page is None
    lines = [w for m in plan.applied for w in m.lines if w.line.material == "M-IDCARD"]
    assert len(lines) == 12
    assert taps_for_cards(catalogue, plan) == ("buyer", "seller")
    found = counted(catalogue, plan)
    assert (found.lines, found.documents, found.asked_papers) == (28, 10, 0)


@pytest.mark.row("P11")
def test_one_way_through_a_package_is_counted_by_member(catalogue: Catalogue) -> None:
    found = counted(catalogue, plan_of(catalogue, BIRTH, MARRIED))
    assert sum(found.by_matter.values()) == found.apart
    assert found.together < found.apart
