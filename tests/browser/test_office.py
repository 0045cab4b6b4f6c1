"""The three administrators in a real browser: system and security at their jobs, in pictures."""

import pytest

from tests.browser.conftest import OpenDesk
from tests.cloud.desk.conftest import PASSWORD, Hall


@pytest.mark.row("R01", "R09")
def test_a_security_administrator_opens_an_account_and_lends_a_right(
    hall: Hall, open_desk: OpenDesk
) -> None:
    for place in ("10.1.0.1", "10.2.0.9"):
        hall.accounts.sign_in("chen.li", PASSWORD, "", place)
    desk = open_desk("an.quan", hall.code_of("an.quan"))
    desk.page.get_by_text("开设账号").first.click()
    desk.picture("accounts")
    desk.page.get_by_label("姓名").fill("林霞")
    desk.page.get_by_label("账号（小写字母、数字、点、横线）").fill("lin.xia")
    desk.page.get_by_label("角色").select_option(label="临时人员")
    desk.page.get_by_label("截止日期").fill("2026-12-31")
    desk.follow(desk.page.get_by_role("button", name="开设账号").click)
    assert desk.page.locator(".secret-word").is_visible()
    desk.picture("account-opened")
    desk.page.get_by_text("授予权限").first.click()
    desk.page.get_by_label("事项").select_option(index=3)
    desk.page.get_by_label("截止日期").fill("2026-12-31")
    desk.follow(desk.page.get_by_role("button", name="授予权限").click)
    assert desk.page.get_by_role("button", name="收回").is_visible()
    desk.picture("account")
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()
    assert hall.accounts.named("lin.xia") is not None


@pytest.mark.row("R05", "R06")
def test_a_lead_sees_the_bodies_and_who_is_missing_in_a_package(
    hall: Hall, open_desk: OpenDesk
) -> None:
    keeper = open_desk("an.quan", hall.code_of("an.quan"))
    keeper.page.goto("/bodies")
    row = keeper.page.get_by_role("row", name="示例县医疗保障局 未设")
    row.get_by_text("指定上级").first.click()
    row.get_by_label("上级部门").select_option(label="示例县卫生健康局")
    keeper.follow(row.get_by_role("button", name="指定上级").click)
    keeper.follow(keeper.page.get_by_role("button", name="启用").first.click)
    keeper.picture("bodies-security")
    desk = open_desk("he.ping")
    desk.page.goto("/bodies")
    desk.follow(desk.page.get_by_role("button", name="暂停").click)
    assert desk.page.get_by_text("缺 示例县医疗保障局").first.is_visible()
    desk.picture("bodies-lead")
    desk.zoom_in_twice()
    assert not desk.is_wider_than_its_window()


@pytest.mark.row("R11")
def test_a_system_administrator_enters_a_place(hall: Hall, open_desk: OpenDesk) -> None:
    desk = open_desk("xi.tong", hall.code_of("xi.tong"))
    desk.page.get_by_text("新增区划").first.click()
    form = desk.page.locator("details[open]")
    form.get_by_label("代码（12 位）").fill("529901000000")
    form.get_by_label("名称").fill("示例县")
    form.get_by_label("生效日期").fill("2020-01-01")
    desk.follow(form.get_by_role("button", name="新增区划").click)
    assert desk.page.get_by_text("示例县", exact=True).is_visible()
    desk.picture("places")
