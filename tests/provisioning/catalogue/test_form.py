from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.form import FormField, Standing, merged_form, questions
from provisioning.catalogue.rules.given import DECLINED, Facts, Given, Origin
from provisioning.catalogue.rules.plan import make_plan
from provisioning.catalogue.rules.titles import title_of
from tests.provisioning.catalogue.conftest import (
    BIRTH,
    FATHER,
    MARRIED,
    MOTHER,
    PENSION,
    TODAY,
    card,
    plan_of,
    shipped,
)

APPLICANT = card("applicant", "11010519491231002X")


def form_of(
    catalogue: Catalogue,
    title: str,
    choices: dict[str, str],
    told: Facts,
    answers: Facts | None = None,
) -> dict[str, FormField]:
    plan = plan_of(catalogue, title, choices)
    form = merged_form(catalogue, plan, told, answers or {}, TODAY)
    return {field.key: field for field in form}


def first_choices(catalogue: Catalogue, title: str) -> dict[str, str]:
    """Every open page at its first option."""
    choices: dict[str, str] = {}
    while page := make_plan(catalogue, title_of(catalogue, title), choices).open_page:
        choices[page.key] = page.options[0].id
    return choices


@pytest.mark.row("F02")
def test_what_the_card_said_is_filled_and_locked(catalogue: Catalogue) -> None:
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "no"}, APPLICANT)
    for name in ("name", "id_no", "sex", "nation"):
        assert form[f"applicant.{name}"].standing is Standing.LOCKED
        assert form[f"applicant.{name}"].given == APPLICANT[f"applicant.{name}"]


@pytest.mark.row("F02")
def test_the_address_on_the_card_is_offered_and_may_be_corrected(catalogue: Catalogue) -> None:
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "no"}, APPLICANT)
    address = form["applicant.hukou_addr"]
    assert address.standing is Standing.ASKED
    assert address.offered == APPLICANT["applicant.hukou_addr"]
    moved = {"applicant.hukou_addr": Given("新村二号", Origin.TYPED)}
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "no"}, APPLICANT, moved)
    assert form["applicant.hukou_addr"].given == moved["applicant.hukou_addr"]
    assert form["applicant.live_addr"].offered == Given("新村二号", Origin.DERIVED)


@pytest.mark.row("F08")
def test_with_both_cards_only_what_is_special_is_asked(catalogue: Catalogue) -> None:
    form = form_of(catalogue, BIRTH, MARRIED, {**MOTHER, **FATHER})
    unknown = [f.key for f in questions(tuple(form.values())) if f.offered is None]
    assert unknown == [
        "mother.phone",
        "mother.bank_account",
        "mother.bank_name",
        "mother.delivery",
        "child.name",
        "child.sex",
        "child.birth_date",
        "child.nation",
        "child.bank_name",
        "MT-BIRTH-PLAN.child_no",
    ]


def test_the_childs_number_comes_from_the_registration_and_is_not_asked(
    catalogue: Catalogue,
) -> None:
    form = form_of(catalogue, BIRTH, MARRIED, {**MOTHER, **FATHER})
    assert form["child.id_no"].standing is Standing.PRODUCED
    assert form["child.hukou_addr"].given == Given("mother村一号", Origin.DERIVED)


def test_a_child_has_the_nation_of_a_parent(catalogue: Catalogue) -> None:
    mixed = form_of(catalogue, BIRTH, MARRIED, {**MOTHER, **FATHER})["child.nation"]
    assert [words.zh for words in mixed.options] == ["汉族", "苗族"]
    same = {**FATHER, "father.nation": Given("汉族", Origin.CARD)}
    alike = form_of(catalogue, BIRTH, MARRIED, {**MOTHER, **same})["child.nation"]
    assert (alike.standing, alike.given) == (Standing.DERIVED, Given("汉族", Origin.DERIVED))


def test_sex_and_birth_follow_from_a_typed_number(catalogue: Catalogue) -> None:
    typed = {"father.id_no": Given("110105194912310011", Origin.TYPED)}
    form = form_of(catalogue, BIRTH, MARRIED, MOTHER, typed)
    assert form["father.sex"].given == Given("男", Origin.DERIVED)
    assert "father.sex" not in [f.key for f in questions(tuple(form.values()))]


@pytest.mark.row("F08")
@pytest.mark.parametrize("title", sorted(shipped().packages))
def test_with_a_full_profile_only_what_the_package_itself_asks_remains(
    catalogue: Catalogue, title: str
) -> None:
    """All that is known of people is known: their cards, and whatever they ever answered."""
    choices = first_choices(catalogue, title)
    bare = form_of(catalogue, title, choices, {})
    profile = {
        key: Given(field.options[0].zh if field.options else "x", Origin.TYPED)
        for key, field in bare.items()
        if not field.matter
    }
    form = form_of(catalogue, title, choices, {}, profile)
    open_fields = [field for field in form.values() if field.is_open]
    assert [field.key for field in open_fields if not field.matter] == []
    own = {key for key, field in bare.items() if field.matter and field.is_open}
    assert {field.key for field in open_fields} == own


@pytest.mark.row("F08")
def test_kind_and_level_follow_from_a_disability_certificates_number(
    catalogue: Catalogue,
) -> None:
    typed = {"applicant.dis_no": Given("11010519491231002X62", Origin.TYPED)}
    form = form_of(catalogue, "MT-DIS-CARE", {}, {}, typed)
    assert form["applicant.dis_kind"].given == Given("精神", Origin.DERIVED)
    assert form["applicant.dis_level"].given == Given("二级", Origin.DERIVED)
    asked = [f.key for f in questions(tuple(form.values()))]
    assert not {"applicant.dis_kind", "applicant.dis_level"} & set(asked)


def test_no_mobile_phone_asks_how_else_to_tell_the_news(catalogue: Catalogue) -> None:
    choices = {f"{PENSION}.group": "no"}
    form = form_of(catalogue, PENSION, choices, APPLICANT, {"applicant.phone": DECLINED})
    keys = list(form)
    assert keys[keys.index("applicant.phone") + 1] == "applicant.contact"
    assert not form["applicant.phone"].is_open
    assert form["applicant.contact"].is_open


def test_no_bank_card_asks_for_no_account(catalogue: Catalogue) -> None:
    answers = {"applicant.bank_account": DECLINED}
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "no"}, APPLICANT, answers)
    assert "applicant.bank_name" not in form


@pytest.mark.row("F02")
def test_an_address_stands_as_the_card_has_it_until_it_is_changed(catalogue: Catalogue) -> None:
    choices = {f"{PENSION}.group": "no"}
    known = form_of(catalogue, PENSION, choices, APPLICANT)
    for key in ("applicant.hukou_addr", "applicant.live_addr", f"{PENSION}.start_year"):
        assert known[key].is_filled_in
        assert not known[key].is_open
    moved = {"applicant.live_addr": Given("县城幸福路8号", Origin.TYPED)}
    changed = form_of(catalogue, PENSION, choices, APPLICANT, moved)["applicant.live_addr"]
    assert changed.given == moved["applicant.live_addr"]
    assert not changed.is_filled_in
    assert form_of(catalogue, PENSION, choices, {})["applicant.hukou_addr"].is_open


@pytest.mark.parametrize(
    ("number", "bank"),
    [("6228480402564890018", "农业银行"), ("6217990000000000000", "邮政储蓄银行")],
)
def test_the_number_of_a_card_says_whose_bank_it_is(
    catalogue: Catalogue, number: str, bank: str
) -> None:
    answers = {"applicant.bank_account": Given(number, Origin.TYPED)}
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "no"}, APPLICANT, answers)
    assert form["applicant.bank_name"].given == Given(bank, Origin.DERIVED)


def test_a_bank_that_no_number_tells_is_asked(catalogue: Catalogue) -> None:
    answers = {"applicant.bank_account": Given("6299010000000123456", Origin.TYPED)}
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "no"}, APPLICANT, answers)
    assert form["applicant.bank_name"].is_open


def test_where_a_shop_will_be_is_asked_though_the_home_is_offered(catalogue: Catalogue) -> None:
    form = form_of(catalogue, "MT-SELFEMP", {}, APPLICANT)
    assert form["applicant.biz_place"].is_open


def test_a_claim_insists_on_the_account(catalogue: Catalogue) -> None:
    declined = {"mother.bank_account": DECLINED}
    form = form_of(catalogue, BIRTH, MARRIED, {**MOTHER, **FATHER}, declined)
    assert form["mother.bank_account"].required
    assert form["mother.bank_account"].is_open


def test_the_year_is_offered_and_the_hardship_is_settled_by_its_question(
    catalogue: Catalogue,
) -> None:
    form = form_of(catalogue, PENSION, {f"{PENSION}.group": "dibao"}, APPLICANT)
    assert form[f"{PENSION}.start_year"].offered == Given("2026", Origin.DERIVED)
    assert form[f"{PENSION}.special_group"].given == Given("低保", Origin.PRESET)


_HOLDERS = st.sampled_from(["mother", "father"])
_MARRIAGES = st.sampled_from(["yes", "no", "no_f"])
_CLAIMS = st.sampled_from(["apply", "left-out"])


@pytest.mark.row("F01")
@given(
    holder=_HOLDERS,
    marriage=_MARRIAGES,
    follow=_HOLDERS,
    claim=_CLAIMS,
    cards=st.sets(st.sampled_from(["mother", "father"])),
)
def test_nobody_is_asked_the_same_thing_twice(
    holder: str, marriage: str, follow: str, claim: str, cards: set[str]
) -> None:
    """Every path through the package, with any of the cards read."""
    choices = {
        "holder": holder,
        "member.MT-BIRTH-CERT": "done-already",
        "member.MT-BIRTH-COST": claim,
        "MT-BIRTH-HUKOU.marriage": marriage,
        "MT-BIRTH-HUKOU.follow": follow,
    }
    told: dict[str, Given] = {}
    for party, facts in (("mother", MOTHER), ("father", FATHER)):
        told |= facts if party in cards else {}
    plan = plan_of(shipped(), BIRTH, choices)
    if plan.open_page:
        return
    form = merged_form(shipped(), plan, told, {}, TODAY)
    asked = Counter((f.matter or f.party, f.element.id) for f in questions(form))
    assert set(asked.values()) <= {1}
    assert sum(f.element.once for f in questions(form)) <= 3
    unlocked = {f.key for f in questions(form) if not f.element.correctable}
    assert not unlocked & set(told)


@pytest.mark.row("M03")
def test_the_package_asks_less_than_its_members_one_by_one(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED)
    one_by_one = sum(len(member.fields) for member in plan.applied)
    form = merged_form(catalogue, plan, {**MOTHER, **FATHER}, {}, TODAY)
    assert (one_by_one, len(form), len(questions(form))) == (67, 28, 14)


def test_a_day_in_the_number_that_is_none_derives_nothing(catalogue: Catalogue) -> None:
    typed = {"father.id_no": Given("110105194913310010", Origin.TYPED)}
    assert form_of(catalogue, BIRTH, MARRIED, MOTHER, typed)["father.sex"].given is None
