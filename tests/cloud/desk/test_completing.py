"""The officer's completion notice: point by point, once, and a second one only knowingly."""

from dataclasses import replace

import pytest

from edge_sync.wire.news import AskedFor, NewsKind
from tests.cloud.applications import pension
from tests.cloud.casework.test_followers import held, supplement
from tests.cloud.desk.conftest import Browser, Hall
from tests.cloud.hands import arrival

POINTS = {
    "line": ["L1", "L2", "L3"],
    "wrong": ["", "", "少了一页"],
    "mend": ["", "", "请把本人页也拍上"],
    "wanted": ["paper", "paper", "words"],
    "by": "2026-12-01",
}


def post(browser: Browser, number: str, **changes: object) -> int:
    data = {
        "act": "ask-to-complete",
        "text": "请补正",
        **browser.fields(number, 1),
        **POINTS,
        **changes,
    }
    return browser.client.post(f"/cases/{number}/members/1/answer", data=data).status_code


@pytest.mark.row("F14", "U03")
def test_a_notice_is_written_line_by_line_and_reaches_the_resident(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(held(pension()), b"x")
    browser.sign_in("chen.li")
    page = browser.get(f"/cases/{number}").text
    assert 'name="wrong"' in page
    assert post(browser, number) == 303
    [asked] = hall.outbox.told[-1].asked
    assert hall.outbox.told[-1].what is NewsKind.ASKED
    assert (asked.line, asked.wrong, asked.by) == ("L3", "少了一页", "20261201")
    assert asked.wanted is AskedFor.WORDS


def test_a_point_that_says_no_cure_is_shown_again_with_what_was_typed(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(held(pension()), b"x")
    browser.sign_in("chen.li")
    assert post(browser, number, mend=["", "", ""]) == 422
    assert hall.outbox.told[-1].what is NewsKind.CASE_OPENED


@pytest.mark.row("F14")
def test_a_second_notice_warns_first_and_old_and_new_scan_stand_side_by_side(
    hall: Hall, browser: Browser
) -> None:
    application = held(pension())
    number = hall.arrive(application, b"x")
    browser.sign_in("chen.li")
    post(browser, number)
    brought = supplement(application)
    with hall.database.transaction():
        hall.register.take(brought, replace(arrival(application), slip=brought.slip))
    page = browser.get(f"/cases/{number}").text
    assert f"/documents/{'e' * 32}" in page
    assert f"/documents/{application.documents[0].id}" in page
    assert post(browser, number) == 409
    assert post(browser, number, again="yes") == 303
