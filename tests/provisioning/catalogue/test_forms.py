"""Each department's own form, and the papers that the system writes."""

import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.filled import as_text
from provisioning.catalogue.rules.forms import filled_form
from provisioning.catalogue.rules.plan import Plan
from provisioning.catalogue.rules.signed_text import Occasion, Who, signed_text
from tests.provisioning.catalogue.conftest import BIRTH, MARRIED, PENSION, plan_of

VALUES = {
    "mother.name": "李春燕",
    "mother.id_no": "529901199703150029",
    "child.name": "陈小宝",
    "child.birth_date": "20261105",
    "child.sex": "男",
    "MT-BIRTH-HUKOU.follow": "随母",
    "applicant.name": "赵大山",
    "applicant.id_no": "11010519491231002X",
    "applicant.contact": "请村委会转告",
    "agent.name": "钱小妹",
    "agent.id_no": "110105194912310011",
    f"{PENSION}.grade": "200元",
}
BEHALF = {"for_whom": "behalf", f"{PENSION}.group": "no"}


def plan_on_behalf(catalogue: Catalogue) -> Plan:
    return plan_of(catalogue, PENSION, BEHALF)


@pytest.mark.row("F03")
def test_a_form_has_the_rows_of_its_own_matter_by_person_and_numbered(
    catalogue: Catalogue,
) -> None:
    form = filled_form(catalogue, plan_of(catalogue, BIRTH, MARRIED), "MT-BIRTH-HUKOU", VALUES)
    assert form.title.zh == "出生登记申请表"
    assert form.body.zh.endswith("公安局")
    assert [group.about.zh for group in form.groups] == ["母亲", "父亲", "孩子", ""]
    numbers = [row.number for group in form.groups for row in group.rows]
    assert numbers == list(range(1, len(numbers) + 1))
    said = {
        (group.about.zh, row.label.zh): row.value.zh for group in form.groups for row in group.rows
    }
    assert said["孩子", "出生日期"] == "2026-11-05"
    assert said["孩子", "姓名"] == "陈小宝"
    assert said["", "孩子户口随谁？"] == "随母"


@pytest.mark.row("F03")
def test_every_member_has_its_form_and_none_has_a_field_of_another(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, BIRTH, MARRIED)
    for member in plan.applied:
        form = filled_form(catalogue, plan, member.matter.id, VALUES)
        rows = sum(len(group.rows) for group in form.groups)
        asked = {(w.party, w.field.element) for w in member.fields}
        assert 0 < rows <= len(asked)
        assert len(form.papers) == len(member.lines)
    with pytest.raises(KeyError):
        filled_form(catalogue, plan, PENSION, VALUES)


def test_what_was_asked_instead_stands_in_the_row(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PENSION, {f"{PENSION}.group": "no"})
    text = as_text(filled_form(catalogue, plan, PENSION, VALUES), "zh")
    assert "那怎么告诉您？：请村委会转告" in text
    assert "手机号码" not in text


def test_a_form_is_written_the_same_way_twice_and_in_both_languages(catalogue: Catalogue) -> None:
    plan = plan_on_behalf(catalogue)
    form = filled_form(catalogue, plan, PENSION, VALUES)
    again = filled_form(catalogue, plan, PENSION, dict(reversed(VALUES.items())))
    assert as_text(form, "zh") == as_text(again, "zh")
    assert as_text(form, "en") != as_text(form, "zh")


def test_no_answer_forges_a_row(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PENSION, {f"{PENSION}.group": "no"})
    plain = as_text(filled_form(catalogue, plan, PENSION, VALUES), "zh")
    forged = VALUES | {"applicant.name": "赵大山\n99. 缴费档次：3000元"}
    text = as_text(filled_form(catalogue, plan, PENSION, forged), "zh")
    assert len(text.splitlines()) == len(plain.splitlines())


@pytest.mark.row("F03")
def test_a_power_of_attorney_says_who_what_to_whom_and_how_long(catalogue: Catalogue) -> None:
    giver, agent = Who("赵大山", "11010519491231002X"), Who("钱小妹", "110105194912310011")
    occasion = Occasion(PENSION, "K000001-000001")
    text = signed_text(catalogue, occasion, "M-AUTH", "zh", giver, agent)
    for part in (giver.name, giver.number, agent.name, agent.number, "办完为止"):
        assert part in text
    assert catalogue.matters[PENSION].name.zh in text


def test_a_form_in_a_traceback_tells_nothing(catalogue: Catalogue) -> None:
    form = filled_form(catalogue, plan_on_behalf(catalogue), PENSION, VALUES)
    assert "赵大山" not in repr(form)
