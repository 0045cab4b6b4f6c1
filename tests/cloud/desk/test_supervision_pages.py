"""Supervisors, leaders and auditors: each finds their own pages and no others."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cloud.accounts.officers import Officer, Role
from cloud.accounts.register import SessionToken
from cloud.clock.measures import Counts
from cloud.clock.rules import shipped_rules
from cloud.clock.supervision import Supervision
from cloud.clock.warning_book import WarningBook
from cloud.desk.charts import HEIGHT, trend
from cloud.desk.figures_page import figures_page
from cloud.desk.pages import SignedIn
from cloud.desk.rooms import Room, rooms_of
from cloud.desk.wording import Wording
from provisioning.catalogue.model import Catalogue, Regime
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, case, limit
from tests.cloud.hands import SetClock

from .conftest import OFFICERS, Browser, Hall

NOBODY = Officer("nobody", "", "", Role.READER)
LATE = datetime(2026, 11, 11, 1, tzinfo=UTC)
HANDLED = replace(A_MEMBER, regime=Regime.NO_APPLICATION, limit=limit("5 wd"))  # due on the 9th


@pytest.fixture
def warned(hall: Hall) -> Hall:
    """A hall whose D-RS has a yellow and a red card."""
    trace = case(HANDLED)
    Supervision(lambda: [trace], hall.database, ALMANAC, SetClock(LATE)).round()
    return hall


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def words_of(page: str, act: str) -> str:
    found = re.search(rf'action="(/warnings/\d+/{act})"', page)
    assert found is not None
    return found[1]


@pytest.mark.row("V09")
@pytest.mark.row("R07")
def test_every_audience_is_led_to_its_own_room(hall: Hall, browser: Browser) -> None:
    for account, (name, department, role) in OFFICERS.items():
        browser.sign_in(account, code=hall.code_of(account))
        answer = browser.get("/")
        officer = Officer(account, name, department, role)
        assert answer.headers["location"] == rooms_of(officer)[0].value
        allowed = {room for room in Room if browser.get(room.value).status_code == 200}
        # what they did themselves is open to all
        assert allowed == {*rooms_of(officer), Room.ACTIVITY}, role


@pytest.mark.row("R01")
def test_entering_a_foreign_room_is_refused_and_noted(hall: Hall, browser: Browser) -> None:
    browser.sign_in("ling.dao")
    assert browser.get("/audit").status_code == 403
    noted = hall.access.found("ling.dao", only_refused=True)
    assert [(one.what, one.subject) for one in noted] == [("enter", "/audit")]


@pytest.mark.row("J01")
def test_a_unit_answers_its_card_and_the_board_shows_the_answer(
    warned: Hall, browser: Browser
) -> None:
    browser.sign_in("jian.du")
    board = browser.get("/board?colour=red").text
    assert ("红牌" in board, "超过承诺时限" in board, "等待责任单位答复" in board) == (True,) * 3
    browser.sign_in("chen.li")
    page = browser.get("/warnings").text
    said = {"token": token(page), "text": "系统故障，已恢复办理"}
    answered = browser.client.post(words_of(page, "answer"), data=said)
    assert answered.status_code == 303
    browser.sign_in("jian.du")
    assert "系统故障，已恢复办理" in browser.get("/board").text
    assert warned.access.found("chen.li")[0].what == "answer-warning"


def test_another_unit_and_one_who_may_only_look_answer_nothing(
    warned: Hall, browser: Browser
) -> None:
    browser.sign_in("chen.li")
    address = words_of(browser.get("/warnings").text, "answer")
    browser.sign_in("luo.min")
    foreign = {"token": token_of(browser), "text": "不是我们"}
    assert browser.client.post(address, data=foreign).status_code == 403
    browser.sign_in("su.yan")
    reader = {"token": "x", "text": "只看"}
    assert browser.client.post(address, data=reader).status_code == 403
    assert all(one.answer is None for one in WarningBook(warned.database, warned.clock).newest())


def token_of(browser: Browser) -> str:
    """The form token of a session."""
    session = SessionToken(browser.client.cookies["desk-session"])
    return SignedIn(NOBODY, session).form_token


@pytest.mark.row("R07")
@pytest.mark.usefixtures("warned")
def test_a_supervisor_takes_a_wrong_card_back_with_a_reason(browser: Browser) -> None:
    browser.sign_in("jian.du")
    page = browser.get("/board?colour=red").text
    address = words_of(page, "undo")
    empty = browser.client.post(address, data={"token": token(page), "text": "  "})
    assert empty.status_code == 422
    said = {"token": token(page), "text": "全县停电，不能归责"}
    assert browser.client.post(address, data=said).status_code == 303
    assert "全县停电，不能归责" in browser.get("/board").text
    assert 'tile-count">0<' in browser.get("/board").text
    browser.sign_in("ling.dao")
    leader = {"token": token_of(browser), "text": "x"}
    assert browser.client.post(address, data=leader).status_code == 403


def test_the_log_is_found_by_account_and_by_what_was_refused(hall: Hall, browser: Browser) -> None:
    browser.sign_in("chen.li")
    browser.get("/inbox")
    browser.get("/audit")
    browser.sign_in("shen.ji", code=hall.code_of("shen.ji"))
    page = browser.get("/audit?about=chen.li").text
    assert ("inbox/to-do/0" in page, "已拒绝" in page) == (True, True)
    assert "inbox/to-do/0" not in browser.get("/audit?about=chen.li&refused=1").text
    assert hall.access.found("shen.ji")[0].what == "audit"


def test_an_auditor_needs_a_second_factor(hall: Hall, browser: Browser) -> None:
    asked = browser.sign_in("shen.ji")
    assert asked.status_code == 401
    assert 'name="code"' in asked.text
    assert "desk-session" not in asked.cookies
    assert browser.sign_in("shen.ji", code="000000").status_code == 401
    assert browser.sign_in("shen.ji", code=hall.code_of("shen.ji")).status_code == 303


def test_figures_are_the_sums_that_the_clock_counted(catalogue: Catalogue) -> None:
    counted = Counts(
        decided=4, in_time=3, days_used=10, days_promised=12, sound=4, asked=2, answered=1
    )
    reports = {
        "2026Q4": {("D-RS", "PK-A"): counted},
        "2026Q3": {("D-RS", "PK-A"): Counts(decided=2, in_time=2, days_used=2, sound=1)},
    }
    page = figures_page(Wording(catalogue, "zh"), reports, shipped_rules().assessment)
    assert [one.value for one in page.figures] == ["75%", "2.5 个工作日", "100%", "50%"]
    assert [spot.label for spot in page.figures[0].trend.spots] == ["26/Q3", "26/Q4"]
    assert [spot.value for spot in page.figures[0].trend.spots] == ["100%", "75%"]
    (line,) = page.lines
    assert (line.decided, line.efficiency, line.cooperation) == (4, "75%", "50%")


def test_a_trend_lies_within_its_frame_whatever_the_values() -> None:
    for values in ([0.0], [0.0, 100.0], [250.0, -3.0, 40.0], []):
        drawn = trend([(str(v), v) for v in values], [str(v) for v in values], 100.0)
        assert all(0 <= spot.y <= HEIGHT for spot in drawn.spots)
        assert bool(drawn.path) == (len(values) > 1)


def test_nothing_decided_yet_is_said(browser: Browser) -> None:
    browser.sign_in("ling.dao")
    assert "还没有办结的事项" in browser.get("/figures").text
