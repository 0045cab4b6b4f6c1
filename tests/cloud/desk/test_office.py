"""Administrators at the desk: accounts, rights, bodies, packages and places, and no case."""

import re
from datetime import timedelta

import pytest

from cloud.accounts.bodies import BodyState
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.officers import Role
from cloud.errors import SignInRefusedError

from .conftest import Browser, Hall

NEW = {"account": "lin.xia", "name": "林霞", "department": "D-RS", "role": "temporary"}


@pytest.fixture
def keeper(hall: Hall, browser: Browser) -> Browser:
    """The security administrator, signed in with a second factor."""
    browser.sign_in("an.quan", code=hall.code_of("an.quan"))
    return browser


def send(browser: Browser, page: str, path: str, **fields: str) -> tuple[int, str]:
    """Fill a form in, as its page gives it."""
    found = re.search(r'name="token" value="([^"]+)"', browser.get(page).text)
    assert found is not None
    answer = browser.client.post(path, data={"token": found[1], **fields})
    return answer.status_code, answer.text


def secret(page: str) -> str:
    found = re.search(r'class="secret-word">([^<]+)<', page)
    assert found is not None
    return found[1]


@pytest.mark.row("R01", "R09")
def test_a_person_on_contract_gets_an_account_with_a_last_day_and_a_password_told_once(
    hall: Hall, keeper: Browser
) -> None:
    assert send(keeper, "/accounts", "/accounts", **NEW)[0] == 422
    assert hall.accounts.named("lin.xia") is None
    status, page = send(keeper, "/accounts", "/accounts", **NEW, last_day="2026-12-31")
    assert status == 200
    assert hall.accounts.sign_in("lin.xia", secret(page))
    assert secret(page) not in keeper.get("/accounts/lin.xia").text
    hall.clock.at += timedelta(days=60)
    with pytest.raises(SignInRefusedError):
        hall.accounts.sign_in("lin.xia", secret(page))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"account": "Lin Xia!"}, "账号要用小写字母开头"),
        ({"account": "chen.li"}, "没有人用过"),
        ({"name": " "}, "没有办成"),
        ({"department": "D-NO"}, "部门要在目录中"),
        ({"role": "king"}, "没有办成"),
        ({"last_day": "明年"}, "日期看不懂"),
        ({"last_day": "2020-01-01"}, "没有授予"),
    ],
)
def test_what_is_wrong_in_the_form_of_an_account_is_said_in_one_sentence(
    hall: Hall, keeper: Browser, said: dict[str, str], sentence: str
) -> None:
    fields = {**NEW, "last_day": "2026-12-31", **said}
    status, page = send(keeper, "/accounts", "/accounts", **fields)
    assert (status, sentence in page) == (422, True)
    assert hall.accounts.named("lin.xia") is None


@pytest.mark.row("R01")
def test_a_right_is_lent_for_one_matter_and_taken_back_on_the_page(
    hall: Hall, keeper: Browser
) -> None:
    page, path = "/accounts/luo.min", "/accounts/luo.min/rights"
    lent = {"role": "officer", "body": "D-RS", "matter": "MT-PENSION-REG"}
    assert send(keeper, page, path, **lent, last_day="2026-12-31")[0] == 303
    officer = hall.accounts.named("luo.min")
    assert officer is not None
    assert [(one.body, one.matters) for one in officer.grants] == [("D-RS", ("MT-PENSION-REG",))]
    assert send(keeper, page, page + "/rights/1/take")[0] == 303
    officer = hall.accounts.named("luo.min")
    assert officer is not None
    assert not officer.grants


@pytest.mark.row("R01")
def test_duties_that_must_be_apart_and_ones_own_account_are_refused(
    hall: Hall, keeper: Browser
) -> None:
    path = "/accounts/luo.min/rights"
    status, page = send(keeper, "/accounts/luo.min", path, role="auditor", body="D-RS")
    assert (status, "三员不能兼任" in page) == (422, True)
    for act in ("close", "password", "factor"):
        assert send(keeper, "/accounts", f"/accounts/an.quan/{act}")[0] == 422
    assert hall.accounts.named("an.quan") is not None
    assert len(hall.access.found("an.quan", only_refused=True)) == 4


def test_who_forgot_a_password_gets_a_new_one_and_changes_it(hall: Hall, keeper: Browser) -> None:
    _, page = send(keeper, "/accounts/chen.li", "/accounts/chen.li/password")
    first = secret(page)
    keeper.client.cookies.clear()
    assert keeper.sign_in("chen.li").status_code == 401
    assert keeper.sign_in("chen.li", first).status_code == 303
    new = {"before": first, "after": "rain-on-the-pass-9", "again": "rain-on-the-pass-9"}
    assert send(keeper, "/password", "/password", **{**new, "again": "other"})[0] == 422
    assert send(keeper, "/password", "/password", **new)[0] == 200
    assert hall.accounts.sign_in("chen.li", "rain-on-the-pass-9")


def test_an_account_that_is_closed_signs_in_no_more(hall: Hall, keeper: Browser) -> None:
    assert send(keeper, "/accounts/chen.li", "/accounts/chen.li/close")[0] == 303
    assert hall.accounts.named("chen.li") is None
    assert "已注销" in keeper.get("/accounts/chen.li").text
    assert keeper.get("/accounts/nobody").status_code == 404


@pytest.mark.row("R09")
def test_an_account_at_two_places_stands_on_top_until_somebody_looked_after_it(
    hall: Hall, keeper: Browser
) -> None:
    for place in ("10.1.0.1", "10.2.0.9"):
        hall.accounts.sign_in("chen.li", "village-2026-hall", "", place)
    assert "10.2.0.9" in keeper.get("/accounts").text
    assert send(keeper, "/accounts", "/alarms/1/seen")[0] == 303
    assert "an.quan 已核实" in keeper.get("/accounts").text


@pytest.mark.row("R05", "R06")
def test_a_body_is_suspended_by_the_lead_above_it_and_its_package_waits(
    hall: Hall, keeper: Browser
) -> None:
    assert send(keeper, "/bodies", "/packages/PK-BIRTH/enable")[0] == 303
    assert send(keeper, "/bodies", "/bodies/D-YB/superior", superior="D-WJ")[0] == 303
    assert send(keeper, "/bodies", "/bodies/D-WJ/superior", superior="D-YB")[0] == 422
    keeper.client.cookies.clear()
    keeper.sign_in("he.ping")
    assert send(keeper, "/bodies", "/bodies/D-RS/review", act="suspend")[0] == 422
    assert send(keeper, "/bodies", "/bodies/D-YB/review", act="suspend", why="无人")[0] == 303
    bodies = BodyRegister(hall.database, hall.clock)
    assert bodies.states()["D-YB"] is BodyState.SUSPENDED
    assert bodies.halted() == {"PK-BIRTH": ("D-YB",)}
    assert "缺 " in keeper.get("/bodies").text


@pytest.mark.row("R11")
def test_the_system_administrator_enters_a_place_and_moves_it(hall: Hall, browser: Browser) -> None:
    browser.sign_in("xi.tong", code=hall.code_of("xi.tong"))
    county = {"code": "529901000000", "name": "示例县", "first_day": "2020-01-01"}
    assert send(browser, "/places", "/places", **county)[0] == 303
    assert send(browser, "/places", "/places", **county)[0] == 422
    moved = {"before": "529901000000", "code": "529902000000", "name": "示例市示例区"}
    assert send(browser, "/places", "/places", **moved, first_day="2026-06-01")[0] == 303
    tree = DivisionRegister(hall.database).tree()
    assert [one.became for one in tree.entries] == ["529902000000", ""]
    assert "后为 529902000000" in browser.get("/places").text


def test_no_name_an_administrator_writes_becomes_part_of_a_page(keeper: Browser) -> None:
    name = "<script>alert(1)</script>"
    status, page = send(
        keeper, "/accounts", "/accounts", **{**NEW, "name": name, "role": Role.OFFICER.value}
    )
    assert status == 200
    assert name not in page
    assert name not in keeper.get("/accounts").text


def test_an_administrator_sees_no_case(hall: Hall, keeper: Browser) -> None:
    assert keeper.get("/inbox").status_code == 403
    assert keeper.get("/").headers["location"] == "/accounts"
    assert hall.access.found("an.quan", only_refused=True)
