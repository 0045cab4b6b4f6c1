from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.catalogue.model import Catalogue, Line
from provisioning.catalogue.rules.documents import (
    Document,
    Reason,
    Resolved,
    Wish,
    documents,
)
from provisioning.catalogue.rules.freshness import fresh_days, serves
from provisioning.catalogue.rules.resolving import resolve
from tests.provisioning.catalogue.conftest import BIRTH, MARRIED, PENSION, plan_of

BOTH = ("mother", "father")


def papers_of(
    catalogue: Catalogue, title: str, choices: dict[str, str], chips: tuple[str, ...]
) -> dict[str, Document]:
    found = documents(catalogue, plan_of(catalogue, title, choices), chips)
    return {paper.key: paper for paper in found}


@pytest.mark.row("F05", "T08")
def test_offline_each_document_has_its_wish_and_its_reason(catalogue: Catalogue) -> None:
    papers = papers_of(catalogue, BIRTH, MARRIED, BOTH)
    assert {key: (paper.wish, paper.without, paper.reason) for key, paper in papers.items()} == {
        "FORM/mother/MT-BIRTH-HUKOU": (Wish.NOTHING, Resolved.GENERATED, Reason.GENERATED),
        "FORM/mother/MT-BIRTH-PLAN": (Wish.NOTHING, Resolved.GENERATED, Reason.GENERATED),
        "FORM/child/MT-SSCARD": (Wish.NOTHING, Resolved.GENERATED, Reason.GENERATED),
        "M-PHOTO/child": (Wish.ASK, Resolved.LACKING, Reason.ASKED),
        "FORM/child/MT-MED-REG": (Wish.NOTHING, Resolved.GENERATED, Reason.GENERATED),
        "M-IDCARD/mother": (Wish.NOTHING, Resolved.SHARED, Reason.CHIP_READ),
        "M-IDCARD/father": (Wish.NOTHING, Resolved.SHARED, Reason.CHIP_READ),
        "M-HUKOU/child": (Wish.NOTHING, Resolved.PRODUCED, Reason.PRODUCED),
        "M-BIRTHCERT/child": (Wish.OFFER, Resolved.TO_BE_VERIFIED, Reason.OFFERED),
        "M-HUKOU/mother": (Wish.OFFER, Resolved.TO_BE_VERIFIED, Reason.OFFERED),
        "M-MARRIAGE/mother": (Wish.OFFER, Resolved.TO_BE_VERIFIED, Reason.OFFERED),
        "M-BANK/mother": (Wish.ASK, Resolved.LACKING, Reason.ASKED),
    }


@pytest.mark.row("F05", "T08")
def test_what_is_on_no_paper_is_looked_up_and_never_offered_for_scanning(
    catalogue: Catalogue,
) -> None:
    papers = papers_of(catalogue, PENSION, {f"{PENSION}.group": "dibao"}, ())
    paper = papers["M-DIBAO/applicant"]
    assert paper.wish is Wish.NOTHING
    assert (paper.without, paper.reason) == (Resolved.TO_BE_VERIFIED, Reason.SHARED_LATER)
    without_paper = [m for m in catalogue.materials.values() if m.is_entry]
    assert {material.id for material in without_paper} == {"M-DIBAO", "M-UTILACC"}
    assert all(m.no_sample and not m.sample and not m.where_from for m in without_paper)


@pytest.mark.row("F04")
def test_each_document_is_wanted_once_by_kind_and_holder(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED)
    wanted = Counter((w.line.material, w.party) for m in plan.applied for w in m.lines)
    papers = papers_of(catalogue, BIRTH, MARRIED, BOTH)
    assert wanted["M-BIRTHCERT", "child"] == 4
    assert len(papers["M-BIRTHCERT/child"].lines) == 4
    assert sum(len(paper.lines) for paper in papers.values()) == wanted.total()


@pytest.mark.row("F05")
def test_the_first_line_brings_the_scan_and_the_others_reuse_it(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED)
    papers = documents(catalogue, plan, BOTH)
    lines = resolve(plan, papers, {"M-BIRTHCERT/child", "M-BANK/mother"})
    told = {(line.matter, line.line.id): line.resolution for line in lines}
    assert told["MT-VACCINE", "L1"] is Resolved.SCANNED
    assert told["MT-BIRTH-HUKOU", "L2"] is Resolved.REUSED
    assert told["MT-MED-REG", "L5"] is Resolved.REUSED
    assert told["MT-BIRTH-COST", "L2"] is Resolved.REUSED
    assert told["MT-BIRTH-COST", "L3"] is Resolved.SCANNED
    counts = Counter(line.resolution.value for line in lines)
    assert counts == {
        "generated": 4,
        "scanned": 2,
        "to-be-verified": 2,
        "shared": 7,
        "produced": 2,
        "reused": 5,
        "lacking": 1,
    }


@pytest.mark.row("T08")
def test_only_what_no_office_can_look_up_is_asked(catalogue: Catalogue) -> None:
    for title, choices in ((PENSION, {f"{PENSION}.group": "disabled"}), (BIRTH, MARRIED)):
        for paper in papers_of(catalogue, title, choices, ()).values():
            assert (paper.wish is Wish.ASK) == (paper.material.share_level.value == "none")


def test_an_asked_paper_that_may_not_follow_is_lacking(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED)
    lines = resolve(plan, documents(catalogue, plan, BOTH), set())
    [bank] = [line for line in lines if line.line.material == "M-BANK"]
    assert (bank.resolution, bank.reason) == (Resolved.LACKING, Reason.LACKING)


def test_without_a_chip_the_card_is_verified_later_and_may_be_scanned(catalogue: Catalogue) -> None:
    papers = papers_of(catalogue, BIRTH, MARRIED, ("mother",))
    father = papers["M-IDCARD/father"]
    assert (father.wish, father.without) == (Wish.OFFER, Resolved.TO_BE_VERIFIED)


def test_without_the_claim_only_the_photo_is_asked(catalogue: Catalogue) -> None:
    choices = MARRIED | {"member.MT-BIRTH-COST": "left-out"}
    papers = papers_of(catalogue, BIRTH, choices, BOTH)
    assert [p.key for p in papers.values() if p.wish is Wish.ASK] == ["M-PHOTO/child"]


@pytest.mark.row("F04")
def test_a_paper_serves_the_lines_for_which_it_is_fresh_enough(catalogue: Catalogue) -> None:
    """One line wants a fresher photo than the other: the same document, two answers."""
    hukou = catalogue.matters["MT-BIRTH-HUKOU"]
    first, *others = hukou.lines
    strict = msgspec.structs.replace(hukou, lines=(first, *_fresher(others, "M-BIRTHCERT", 5)))
    stricter = msgspec.structs.replace(
        catalogue, matters={**catalogue.matters, "MT-BIRTH-HUKOU": strict}
    )
    plan = plan_of(stricter, BIRTH, MARRIED)
    papers = documents(stricter, plan, BOTH)
    key = "M-BIRTHCERT/child"
    for age, met in ((5, Resolved.REUSED), (6, Resolved.TO_BE_VERIFIED)):
        lines = resolve(plan, papers, {key}, ages={key: age})
        told = {line.matter: line for line in lines if line.document == key}
        assert told["MT-VACCINE"].resolution is Resolved.SCANNED
        assert told["MT-BIRTH-HUKOU"].resolution is met
        assert told["MT-MED-REG"].resolution is Resolved.REUSED
        is_old = told["MT-BIRTH-HUKOU"].reason is Reason.EXPIRED
        assert is_old == (age > 5)


def _fresher(lines: list[Line], material: str, days: int) -> tuple[Line, ...]:
    return tuple(
        msgspec.structs.replace(line, valid_days=days) if line.material == material else line
        for line in lines
    )


@pytest.mark.row("F04")
@given(
    fresh=st.none() | st.integers(1, 400),
    own=st.none() | st.integers(1, 400),
    age=st.none() | st.integers(0, 500),
)
def test_what_serves_a_strict_line_serves_every_other(
    catalogue: Catalogue, fresh: int | None, own: int | None, age: int | None
) -> None:
    photo = msgspec.structs.replace(
        catalogue.materials["M-BIRTHCERT"], valid_days=fresh, dated=True
    )
    plain = Line(id="L1", material=photo.id, holder="child")
    strict = msgspec.structs.replace(plain, valid_days=own)
    if serves(fresh_days(photo, strict), age):
        assert serves(fresh_days(photo, plain), age)
    undated = msgspec.structs.replace(photo, dated=False)
    assert serves(fresh_days(undated, strict), age)
