"""The catalogue that ships: what every matter, package, element and material must have."""

import random
from collections import Counter
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provisioning.catalogue.files import digest_of
from provisioning.catalogue.model import (
    Catalogue,
    Depth,
    Regime,
    ShareLevel,
    Signing,
    Unit,
)
from provisioning.catalogue.rules.demands import handling_item
from provisioning.catalogue.rules.planned import parties_of
from provisioning.catalogue.rules.thresholds import unmet
from provisioning.catalogue.rules.titles import title_of, titles
from tests.provisioning.catalogue.conftest import TODAY, plan_of, shipped

WORKSHOP = "MT-WORKSHOP"
LEADS = {
    "PK-BIRTH": "D-WJ",
    "PK-BIZ": "D-SC",
    "PK-DEATH": "D-MZ",
    "PK-DISABLED": "D-CL",
    "PK-HOUSE": "D-ZR",
    "PK-RETIRE": "D-RS",
    "PK-RURALHOUSE": "D-TOWN",
}


def test_every_matter_and_package_of_the_county_is_there(catalogue: Catalogue) -> None:
    assert (len(catalogue.matters), len(catalogue.packages)) == (63, 7)
    assert len(catalogue.departments) == 21
    assert len(catalogue.materials) == 60  # 59 and the form
    assert Counter(m.offered for m in catalogue.matters.values()) == {True: 33, False: 30}
    assert len(titles(catalogue)) == 40


def test_what_is_not_offered_by_itself_belongs_to_a_package(catalogue: Catalogue) -> None:
    inside = {m.matter for package in catalogue.packages.values() for m in package.members}
    assert {m.id for m in catalogue.matters.values() if not m.offered} <= inside


@pytest.mark.row("R17")
def test_each_package_has_its_one_lead(catalogue: Catalogue) -> None:
    assert {p.id: p.lead_dept for p in catalogue.packages.values()} == LEADS


@pytest.mark.row("M07")
def test_what_the_law_ties_together_says_by_which_rule(catalogue: Catalogue) -> None:
    bound = {
        member.matter: member.law_bound.text.zh
        for package in catalogue.packages.values()
        for member in package.members
        if member.law_bound
    }
    assert {"MT-HOUSE-TAX", "MT-BIRTH-HUKOU", "MT-DEATH-CERT", "MT-HOMESTEAD"} <= set(bound)
    assert "契税法第十一条" in bound["MT-HOUSE-TAX"]


@pytest.mark.row("M13")
def test_every_material_has_a_sample_or_says_why_not(catalogue: Catalogue) -> None:
    for material in catalogue.materials.values():
        if material.sample is None:
            assert material.no_sample is not None, material.id
            continue
        assert material.sample.points, material.id
        assert material.where_from or material.share_level is not ShareLevel.NONE, material.id


def test_every_statement_that_is_signed_has_its_text(catalogue: Catalogue) -> None:
    for material in catalogue.materials.values():
        if material.share_level is ShareLevel.GENERATED and material.kind == "statement":
            assert material.statement, material.id
            assert material.signing is Signing.GLASS, material.id


@pytest.mark.row("Z06")
def test_every_field_of_every_matter_says_what_for_and_how_long(catalogue: Catalogue) -> None:
    kept = {retention.id for retention in catalogue.heading.retentions}
    own = [element for m in catalogue.matters.values() for element in m.elements]
    for element in (*catalogue.elements.values(), *own):
        assert element.purpose.zh, element.id
        assert element.purpose.en, element.id
        assert element.retention in kept, element.id


@pytest.mark.row("F11")
def test_no_matter_asks_for_an_abolished_proof(catalogue: Catalogue) -> None:
    assert len(catalogue.heading.abolished) >= 8
    abolished = {proof.name.zh for proof in catalogue.heading.abolished}
    assert all(proof.basis for proof in catalogue.heading.abolished)
    assert not abolished & {material.name.zh for material in catalogue.materials.values()}


@pytest.mark.row("M16")
def test_every_matter_stands_on_a_rule_and_every_figure_says_where_it_is_from(
    catalogue: Catalogue,
) -> None:
    for matter in catalogue.matters.values():
        assert matter.basis, matter.id
        for limit in (matter.legal_limit, matter.promised_limit):
            assert limit.illustrative or limit.source, matter.id


def test_limits_come_in_working_days_and_in_natural_days(catalogue: Catalogue) -> None:
    permit = catalogue.matters["MT-RES-PERMIT"].legal_limit
    assert (permit.value, permit.unit) == (15, Unit.NATURAL_DAY)
    assert catalogue.matters["MT-DIBAO"].legal_limit.unit is Unit.WORKING_DAY


def test_most_matters_are_no_licences(catalogue: Catalogue) -> None:
    regimes = Counter(matter.regime for matter in catalogue.matters.values())
    assert regimes[Regime.LICENCE] == 4


def test_what_a_package_hands_in_is_never_only_told_about(catalogue: Catalogue) -> None:
    members = {m.matter for package in catalogue.packages.values() for m in package.members}
    assert Depth.GUIDE not in {catalogue.matters[matter].depth for matter in members}
    assert Depth.PREFILL in {catalogue.matters[matter].depth for matter in members}


@pytest.mark.row("M02")
def test_a_renewal_and_a_new_registration_ask_for_different_papers(catalogue: Catalogue) -> None:
    lists = {}
    for option in ("new", "renew", "change"):
        [member] = plan_of(catalogue, WORKSHOP, {f"{WORKSHOP}.op": option}).members
        item = handling_item(member.matter, member.scenarios)
        lists[item.code[-2:]] = {wanted.line.material for wanted in member.lines}
    assert set(lists) == {"01", "02", "03"}
    assert lists["01"] - lists["02"] == {"M-BIZLIC", "M-HEALTHCARD", "M-PREMISES"}
    assert lists["01"] - lists["03"] == {"M-HEALTHCARD"}


@pytest.mark.row("R12")
def test_a_county_with_another_age_needs_another_figure_and_no_other_program(
    catalogue: Catalogue,
) -> None:
    plan = plan_of(catalogue, "MT-ELDER-CARD", {})
    births = {party: date(1964, 1, 1) for party in ("applicant",)}
    here = dict(catalogue.heading.local)
    there = here | {"elder_card_age": 60}
    assert len(unmet(plan, births, here, TODAY)) == 1
    assert unmet(plan, births, there, TODAY) == ()


def test_every_threshold_has_a_way_on(catalogue: Catalogue) -> None:
    thresholds = [t for matter in catalogue.matters.values() for t in matter.thresholds]
    assert len(thresholds) >= 8
    assert all(t.reason.zh and t.way_on.zh for t in thresholds)


def test_every_title_has_words_people_say(catalogue: Catalogue) -> None:
    spoken = {m.id: m.spoken for m in catalogue.matters.values()}
    spoken |= {p.id: p.spoken for p in catalogue.packages.values()}
    assert [name for name, words in spoken.items() if len(set(words)) < 6] == []


def test_what_a_member_produces_reaches_the_next_one(catalogue: Catalogue) -> None:
    """What a package brings into being is never asked by a later member for the same holder."""
    flows = {
        ("PK-BIRTH", "M-HUKOU", "child"),
        ("PK-DEATH", "M-DEATHCERT", "deceased"),
        ("PK-DEATH", "M-CREMATION", "deceased"),
        ("PK-BIZ", "M-BIZLIC", "business"),
        ("PK-DISABLED", "M-DISABILITY", "applicant"),
        ("PK-RETIRE", "M-RETIREPROOF", "applicant"),
        ("PK-HOUSE", "M-TAXCLEAR", "buyer"),
        ("PK-HOUSE", "M-TITLE", "buyer"),
        ("PK-RURALHOUSE", "M-HOMESTEADAPPROVAL", "applicant"),
    }
    found = set()
    for package in catalogue.packages.values():
        made, wanted = set(), set()
        for member in package.members:
            matter = catalogue.matters[member.matter]
            for p in matter.produces_materials:
                made.add((package.id, p.material, member.role_map.get(p.holder, p.holder)))
            for line in matter.lines:
                wanted.add(
                    (package.id, line.material, member.role_map.get(line.holder, line.holder))
                )
        found |= made & wanted
    assert flows <= found


@pytest.mark.row("M17")
@pytest.mark.parametrize("title", ["MT-RES-PERMIT", "PK-HOUSE"])
def test_two_towns_that_read_the_same_catalogue_ask_the_same(title: str) -> None:
    there = msgspec.json.decode(msgspec.json.encode(shipped()), type=Catalogue)
    assert digest_of(there) == digest_of(shipped())
    assert title_of(there, title) == title_of(shipped(), title)
    assert plan_of(there, title, {}) == plan_of(shipped(), title, {})


@settings(deadline=None)  # a busy machine is no fault
@given(seed=st.integers(0, 2**32))
def test_the_order_of_the_files_does_not_change_the_digest(seed: int) -> None:
    catalogue = shipped()
    names = list(catalogue.matters)
    random.Random(seed).shuffle(names)  # noqa: S311 - a shuffle, no secret
    shuffled = {name: catalogue.matters[name] for name in names}
    assert digest_of(msgspec.structs.replace(catalogue, matters=shuffled)) == digest_of(catalogue)


@settings(deadline=None)  # a busy machine is no fault
@given(at=st.integers(0, 62), minutes=st.integers(100, 999))
def test_any_change_of_any_matter_changes_the_digest(at: int, minutes: int) -> None:
    catalogue = shipped()
    matter = list(catalogue.matters.values())[at]
    changed = msgspec.structs.replace(matter, minutes=minutes)
    other = msgspec.structs.replace(catalogue, matters={**catalogue.matters, matter.id: changed})
    assert digest_of(other) != digest_of(catalogue)


def test_several_adults_of_a_household_each_sign_the_check(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "MT-DIBAO", {"count.household_member": "2"})
    [member] = plan.members
    assert len(parties_of(plan, member.member, "household_member")) == 2


@pytest.mark.row("M05", "F01")
@pytest.mark.parametrize(("stands", "decided"), [("self", "no"), ("guardian", "yes")])
def test_who_stands_here_settles_whether_a_guardian_applies(
    catalogue: Catalogue, stands: str, decided: str
) -> None:
    plan = plan_of(catalogue, "PK-DISABLED", {"holder": stands})
    assert "MT-DIS-CERT.guardian" not in {page.key for page in plan.pages}
    [member] = [m for m in plan.applied if m.matter.id == "MT-DIS-CERT"]
    assert member.scenarios["guardian"] == decided
    assert ("guardian" in {party.role for party in plan.parties}) == (stands == "guardian")


@pytest.mark.parametrize(
    ("chosen", "signers"),
    [("both", ("agent_reporter",)), ("reporter", ("agent_reporter", "heir"))],
)
def test_a_widow_signs_once_and_who_only_reports_lets_the_heir_sign_too(
    catalogue: Catalogue, chosen: str, signers: tuple[str, ...]
) -> None:
    assert plan_of(catalogue, "PK-DEATH", {"holder": chosen}).signers == signers


@pytest.mark.row("F04", "M03")
@pytest.mark.parametrize(
    ("package", "lines", "documents"),
    [
        ("PK-BIRTH", 21, 9),
        ("PK-BIZ", 23, 9),
        ("PK-DEATH", 31, 11),
        ("PK-DISABLED", 25, 9),
        ("PK-HOUSE", 28, 10),
        ("PK-RETIRE", 22, 8),
        ("PK-RURALHOUSE", 20, 14),
    ],
)
def test_the_lines_of_a_package_are_so_many_and_its_documents_so_few(
    catalogue: Catalogue, package: str, lines: int, documents: int
) -> None:
    """Every member taken, none produced; forms and what an agent brings left out."""
    wanted = []
    for member in catalogue.packages[package].members:
        matter = catalogue.matters[member.matter]
        taken = [
            option
            for scenario in matter.scenarios
            for option in scenario.options
            if member.scenario_preset.get(scenario.id) == option.id
        ]
        added = {name for option in taken for name in option.adds}
        removed = {name for option in taken for name in option.removes}
        wanted += [
            (line.material, member.role_map.get(line.holder, line.holder))
            for line in matter.lines
            if (line.in_base or line.id in added) and line.id not in removed
        ]
    asked = [(material, holder) for material, holder in wanted if material != "FORM"]
    assert (len(asked), len(set(asked))) == (lines, documents)
