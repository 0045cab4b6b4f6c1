"""Legal office, reader, staff on contract and expert in a real browser, each at their main job."""

from datetime import date
from uuid import uuid4

from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from tests.browser.conftest import OpenDesk
from tests.cloud.applications import pension
from tests.cloud.desk.conftest import Hall
from tests.cloud.hands import officer


def accepted(hall: Hall) -> str:
    number = hall.arrive(pension())
    do(hall, number, a.Accept(1))
    return number


def do(hall: Hall, number: str, act: a.Accept | a.Review | a.Grant | b.InviteExpert) -> None:
    who = officer("D-RS")
    hall.register.perform(who, number, act, hall.clock.now(), key=uuid4().hex)


def test_the_legal_office_draws_a_case_objects_and_lets_it_go_on(
    hall: Hall, open_desk: OpenDesk
) -> None:
    accepted(hall)
    desk = open_desk("fa.zhi")
    desk.picture("legal-samples")
    desk.follow(desk.page.locator("a.inbox-open").first.click)
    desk.page.get_by_text("其他办理").first.click()
    desk.page.get_by_text("提出法制异议").first.click()
    form = desk.page.locator("form[action$='/acts/object-to']")
    form.get_by_label("说明").fill("应当听证而没有听证")
    form.get_by_label("依据").fill("《行政许可法》第四十六条")
    desk.picture("legal-objects")
    desk.follow(form.get_by_role("button", name="提交").click)
    assert desk.page.get_by_text("法制异议，暂停中").is_visible()
    desk.picture("legal-objected")
    desk.page.get_by_text("其他办理").first.click()
    desk.page.get_by_text("撤回法制异议").first.click()
    form = desk.page.locator("form[action$='/acts/lift-objection']")
    form.get_by_label("说明").fill("已补办听证")
    desk.follow(form.get_by_role("button", name="提交").click)
    assert not desk.page.get_by_text("法制异议，暂停中").is_visible()


def test_the_legal_office_notes_that_a_decision_was_overturned(
    hall: Hall, open_desk: OpenDesk
) -> None:
    number = accepted(hall)
    do(hall, number, a.Review(1, in_favour=True, text="合格"))
    do(hall, number, a.Grant(1, basis="依据"))
    desk = open_desk("fa.zhi")
    desk.page.goto(f"/cases/{number}")
    desk.page.get_by_text("其他办理").first.click()
    desk.page.get_by_text("登记复议、诉讼结果").first.click()
    form = desk.page.locator("form[action$='/acts/note-review']")
    form.locator("input[name=overturned][value=yes]").check(force=True)
    form.get_by_label("复议决定书或判决书文号").fill("县府复〔2026〕7 号")
    form.get_by_label("说明").fill("事实不清")
    desk.follow(form.get_by_role("button", name="提交").click)
    assert desk.page.get_by_text("已被撤销 · 县府复〔2026〕7 号").is_visible()
    desk.picture("legal-overturned")
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()


def test_a_reader_looks_and_finds_nothing_to_press(hall: Hall, open_desk: OpenDesk) -> None:
    accepted(hall)
    desk = open_desk("su.yan")
    desk.follow(desk.page.locator("a.inbox-open").first.click)
    desk.picture("reader-case")
    assert desk.page.locator("form[action*='/acts/'], form.answer").count() == 0


def test_staff_on_contract_accept_and_cannot_decide(hall: Hall, open_desk: OpenDesk) -> None:
    hall.arrive(pension())
    desk = open_desk("lin.shi")
    desk.follow(desk.page.locator("a.inbox-open").first.click)
    desk.page.locator("input[name=act][value=accept]").check(force=True)
    desk.follow(desk.page.get_by_role("button", name="提交意见").click)
    assert desk.page.get_by_role("status").is_visible()
    assert desk.page.locator("input[name=act][value=grant]").count() == 0
    desk.picture("temporary-accepted")


def test_an_expert_opens_the_invitation_and_signs_an_opinion(
    hall: Hall, open_desk: OpenDesk
) -> None:
    number = accepted(hall)
    do(hall, number, b.InviteExpert(1, "zhuan.jia", "庄嘉", "核对缴费年限", date(2026, 12, 1)))
    desk = open_desk("zhuan.jia")
    desk.picture("expert-invitations")
    desk.follow(desk.page.locator("a.inbox-open").first.click)
    form = desk.page.locator("form[action$='/acts/speak-as-expert']")
    desk.page.get_by_text("签署专家意见").first.click()
    form.locator("input[name=in_favour][value=yes]").check(force=True)
    form.get_by_label("说明").fill("年限无误")
    desk.picture("expert-speaks")
    desk.follow(form.get_by_role("button", name="提交").click)
    desk.page.goto("/inbox")
    assert desk.page.locator("a.inbox-open").count() == 0
