"""Every act has a form that makes it; what cannot be taken is said and loses nothing."""

import re
from dataclasses import fields
from uuid import uuid4

import pytest

from cloud.casework.states import Act
from cloud.desk.act_forms import (
    CLASS_OF,
    ENUMS,
    Choices,
    FieldKind,
    FormIncompleteError,
    Given,
    act_form,
    act_from,
)
from cloud.desk.act_text import FIELDS
from tests.cloud.applications import birth, pension

from .conftest import Browser, Hall, paper

FILLED: dict[FieldKind, str] = {
    FieldKind.LONG: "说明",
    FieldKind.SHORT: "文字",
    FieldKind.DAY: "2026-11-30",
    FieldKind.NUMBER: "3",
    FieldKind.YES_NO: "yes",
    FieldKind.CHECK: "yes",
    FieldKind.SEVERAL: "1",
    FieldKind.HIDDEN: "ab" * 32,
}


def filled(act: Act) -> dict[str, list[str]]:
    found = {}
    for one in act_form(act, 1, Choices()).fields:
        if one.kind is FieldKind.CHOICE:
            kind = ENUMS.get(one.name)
            found[one.name] = [next(iter(kind)).value if kind else "1"]
        elif one.kind is FieldKind.GAPS:
            found |= {"gap_line": ["a", "b"], "gap_by": ["2026-11-30", ""]}
        else:
            found[one.name] = [FILLED[one.kind]]
    return found


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.ASK_TO_COMPLETE])
def test_the_form_of_every_act_makes_it(act: Act) -> None:
    made = act_from(act, 1, filled(act))
    assert type(made) is CLASS_OF[act]
    for one in act_form(act, 1, Choices()).fields:
        assert getattr(made, one.name) not in {"", None}, one.name
        assert one.kind is FieldKind.HIDDEN or one.name in FIELDS, one.name


@pytest.mark.parametrize("act", list(Act))
def test_a_form_that_lacks_something_names_it(act: Act) -> None:
    required = [
        one.name
        for one in act_form(act, 1, Choices()).fields
        if one.required and one.name != "gaps"
    ]
    for name in required:
        rest: Given = {key: value for key, value in filled(act).items() if key != name}
        with pytest.raises(FormIncompleteError) as told:
            act_from(act, 1, rest)
        assert told.value.name == name


@pytest.mark.parametrize("wrong", ["", "x", "13/2026", "nobody", "²"])
def test_no_value_of_a_field_brings_a_form_down(wrong: str) -> None:
    for act in Act:
        names = [one.name for one in fields(CLASS_OF[act])]
        given: Given = {name: [wrong] for name in (*names, "gap_line", "gap_by")}
        assert made_or_named(act, given) in {CLASS_OF[act], *names}


def made_or_named(act: Act, given: Given) -> object:
    try:
        return type(act_from(act, 1, given))
    except FormIncompleteError as error:
        return error.name


def do(browser: Browser, number: str, act: str, given: dict[str, str], position: int = 0) -> int:
    page = browser.get(f"/cases/{number}").text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    said = {"token": found[1], "key": uuid4().hex, "position": str(position)} | given
    return browser.client.post(f"/cases/{number}/acts/{act}", data=said).status_code


def last_paper(browser: Browser, number: str) -> str:
    page = browser.get(f"/cases/{number}").text
    return browser.get(re.findall(rf'href="(/cases/{number}/papers/\d+)"', page)[-1]).text


@pytest.mark.row("P13")
def test_a_department_asks_another_and_is_answered(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(birth())
    browser.sign_in("luo.min")
    asked = {"of": "D-GA", "by": "2026-11-12", "text": "落户办了没有？"}
    assert do(browser, number, "ask-question", asked) == 303
    browser.sign_in("yang.bo")
    page = browser.get(f"/cases/{number}").text
    assert ("落户办了没有？" in page, "答复问询" in page) == (True, True)
    assert do(browser, number, "answer-question", {"task": "1", "text": "今天办好"}) == 303
    browser.sign_in("luo.min")
    assert "今天办好" in browser.get(f"/cases/{number}").text


@pytest.mark.row("P04")
def test_the_letter_waits_for_every_mandatory_decision_and_then_lists_all(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(birth())
    browser.sign_in("he.ping")
    page = browser.get(f"/cases/{number}").text
    assert ("各部门意见与决定" in page, "汇总告知还要等" in page) == (True, True)
    assert do(browser, number, "issue-letter", {}) == 409
    for account, position in (("yang.bo", 2), ("luo.min", 3), ("luo.min", 4)):
        browser.sign_in(account)
        browser.answer(number, position, "accept")
        assert browser.answer(number, position, "grant", "办好").status_code == 303
    browser.sign_in("he.ping")
    assert do(browser, number, "issue-letter", {"text": "都办好了"}) == 303
    links = re.findall(
        rf'href="(/cases/{number}/papers/\d+)"', browser.get(f"/cases/{number}").text
    )
    letter = browser.get(links[-1]).text
    assert "办理结果汇总告知" in letter
    assert letter.count("准予") >= 3


@pytest.mark.row("M25")
def test_a_decision_is_printed_with_its_remedies_and_their_days(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    browser.answer(number, 1, "accept")
    refused = browser.answer(number, 1, "refuse", "年龄不符", remedies="可以申请行政复议")
    assert refused.status_code == 303
    links = re.findall(
        rf'href="(/cases/{number}/papers/\d+)"', browser.get(f"/cases/{number}").text
    )
    sheet = browser.get(links[-1]).text
    for words in (
        "决定书",
        "年龄不符",
        "可以申请行政复议",
        "行政复议截止",
        "行政诉讼截止",
        "2027-01-08",
    ):
        assert words in sheet


def test_what_stands_against_an_act_is_said_and_what_was_typed_stays(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension(picture=paper("户口簿")), paper("户口簿"))
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    said = {"token": found[1], "key": uuid4().hex, "position": "1", "text": "因为不归我们"}
    answer = browser.client.post(f"/cases/{number}/acts/decline", data=said)
    assert answer.status_code == 422
    assert ("还缺：理由" in answer.text, "因为不归我们" in answer.text) == (True, True)


@pytest.mark.row("R01")
def test_an_act_of_another_department_is_refused_and_noted(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(birth())
    browser.sign_in("yang.bo")
    given = {"procedure": "test", "text": "x", "by": "2026-11-30"}
    assert do(browser, number, "suspend", given, position=3) == 403
    assert hall.access.found("yang.bo", only_refused=True)[0].what == "suspend"


def test_a_paper_that_was_not_issued_is_not_there(hall: Hall, browser: Browser) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    for place in ("0", "99", "-1"):
        assert browser.get(f"/cases/{number}/papers/{place}").status_code == 404
