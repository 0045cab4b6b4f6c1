"""A body decides when its superior has reviewed it; a package waits for all of its bodies."""

from collections.abc import Iterable

import pytest

from cloud.accounts.bodies import BodyAct, BodyState
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.groups import group_of
from cloud.accounts.officers import Role
from cloud.errors import BodyRefusedError, PackageNotReadyError
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from tests.cloud.hands import SetClock, officer

COUNTY = officer("D-MZ", Role.LEAD)


@pytest.fixture
def bodies(database: Database, clock: SetClock, catalogue: Catalogue) -> BodyRegister:
    bodies = BodyRegister(database, clock)
    bodies.found(catalogue.departments)
    return bodies


def through(bodies: BodyRegister, acts: Iterable[BodyAct]) -> BodyState:
    return [bodies.act(COUNTY, "D-NEW", act) for act in acts][-1]


@pytest.mark.row("R06")
def test_a_body_is_requested_reviewed_and_active_in_this_order(bodies: BodyRegister) -> None:
    bodies.request(officer("D-NEW"), "D-NEW", "D-MZ")
    assert bodies.states()["D-NEW"] is BodyState.REQUESTED
    with pytest.raises(BodyRefusedError):
        bodies.act(COUNTY, "D-NEW", BodyAct.ACTIVATE)
    assert through(bodies, (BodyAct.REVIEW, BodyAct.ACTIVATE)) is BodyState.ACTIVE
    assert bodies.act(COUNTY, "D-NEW", BodyAct.SUSPEND, "no staff") is BodyState.SUSPENDED
    assert through(bodies, (BodyAct.REVIEW, BodyAct.ACTIVATE)) is BodyState.ACTIVE


@pytest.mark.row("R06")
def test_only_an_active_superior_reviews(bodies: BodyRegister) -> None:
    bodies.request(officer("D-NEW"), "D-NEW", "D-MZ")
    for stranger in (officer("D-NEW"), officer("D-RS"), officer("D-MZ")):
        with pytest.raises(BodyRefusedError):
            bodies.act(stranger, "D-NEW", BodyAct.REVIEW)
    bodies.request(officer("D-SUB"), "D-SUB", "D-NEW")
    with pytest.raises(BodyRefusedError):
        bodies.act(officer("D-NEW", Role.LEAD), "D-SUB", BodyAct.REVIEW)


@pytest.mark.parametrize(("body", "superior"), [("D-RS", "D-MZ"), ("D-N", "D-?"), ("D-N", "D-N")])
def test_a_request_that_makes_no_sense_is_refused(
    bodies: BodyRegister, body: str, superior: str
) -> None:
    with pytest.raises(BodyRefusedError):
        bodies.request(officer(body), body, superior)


def test_a_department_that_comes_with_a_later_catalogue_waits_for_its_review(
    bodies: BodyRegister, catalogue: Catalogue
) -> None:
    assert set(bodies.states().values()) == {BodyState.ACTIVE}
    bodies.found([*catalogue.departments, "D-LATER"])
    assert bodies.states()["D-LATER"] is BodyState.REQUESTED
    bodies.place_under("D-LATER", "D-MZ")
    assert bodies.act(COUNTY, "D-LATER", BodyAct.REVIEW) is BodyState.REVIEWED


@pytest.mark.row("R05")
def test_a_group_is_exactly_the_bodies_of_the_package_with_their_duties(
    bodies: BodyRegister, catalogue: Catalogue
) -> None:
    package = catalogue.packages["PK-BIRTH"]
    group = bodies.enable(officer("D-WJ"), package, catalogue)
    departments = {catalogue.matters[member.matter].dept for member in package.members}
    assert set(group.bodies) == departments | {package.lead_dept}
    assert group.bodies[0] == package.lead_dept
    told = {matter for matters in group.duties.values() for matter in matters}
    assert told == {member.matter for member in package.members}
    assert bodies.groups() == (group,)


@pytest.mark.row("R05", "R06")
def test_a_package_with_a_body_missing_is_not_enabled_and_says_who(
    bodies: BodyRegister, catalogue: Catalogue
) -> None:
    package = catalogue.packages["PK-BIRTH"]
    bodies.place_under("D-YB", "D-MZ")
    bodies.enable(officer("D-WJ"), package, catalogue)
    bodies.act(COUNTY, "D-YB", BodyAct.SUSPEND, "under review")
    assert bodies.halted() == {"PK-BIRTH": ("D-YB",)}
    with pytest.raises(PackageNotReadyError, match="D-YB"):
        bodies.enable(officer("D-WJ"), package, catalogue)
    for act in (BodyAct.REVIEW, BodyAct.ACTIVATE):
        bodies.act(COUNTY, "D-YB", act)
    assert bodies.halted() == {}


def test_every_package_of_the_catalogue_has_a_group(catalogue: Catalogue) -> None:
    for package in catalogue.packages.values():
        assert group_of(package, catalogue).bodies[0] == package.lead_dept
