"""Supervision's look at a case: what happened and who held it, no person, and nothing to change."""

import httpx
import pytest

from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.officers import Role
from cloud.clock.warning_book import WarningBook
from tests.cloud.applications import birth, pension
from tests.cloud.desk.conftest import PASSWORD, Browser, Hall
from tests.cloud.desk.test_samples import EAST, POND, WILLOW, lodged_at, places
from tests.cloud.desk.test_supervision_pages import token


@pytest.mark.row("R07", "J11")
def test_a_supervisor_opens_a_timeline_and_sends_a_reminder_and_can_change_nothing(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("jian.du")
    spaced = " ".join((number[:18], number[18:]))
    found = browser.get(f"/timelines?number={spaced}")
    assert found.headers["location"] == f"/timelines/{number}"
    page = browser.get(f"/timelines/{number}").text
    assert all(word in page for word in ("在途", "分钟", "在谁手上", "终端 k000001"))
    assert "王秀英" not in page
    assert "99990119" not in page
    at = f"/timelines/{number}/members/1/remind"
    assert browser.client.post(at, data={"token": "x"}).status_code == 403
    assert browser.client.post(at, data={"token": token(page)}).status_code == 303
    [card] = WarningBook(hall.database, hall.clock).of_unit("D-RS")
    assert (card.colour.value, card.case) == ("reminder", number)
    refused = browser.answer(number, 1, "accept", token=token(page), key="0" * 32)
    assert refused.status_code == 403
    assert browser.get(f"/cases/{number}").status_code == 403
    noted = [one.what for one in hall.access.found("jian.du", only_refused=True)]
    assert len(noted) >= 2
    browser.sign_in("chen.li")
    assert "监察人员督办提醒" in browser.get("/warnings").text


@pytest.mark.row("J11")
def test_the_same_case_shows_other_fields_to_work_and_to_supervision(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(birth())
    browser.sign_in("he.ping")
    work = browser.get(f"/cases/{number}").text
    browser.sign_in("jian.du")
    watched = browser.get(f"/timelines/{number}").text
    assert "李雨桐" in work
    assert "李雨桐" not in watched
    assert "在谁手上" in watched
    assert "在谁手上" not in work


@pytest.mark.row("R07", "R11")
def test_a_supervisor_of_a_town_opens_no_timeline_of_another(hall: Hall, browser: Browser) -> None:
    places(DivisionRegister(hall.database))
    hall.accounts.open_account("dong.du", "董督", "D-TOWN", PASSWORD, Role.SUPERVISOR, place=EAST)
    own, other = hall.arrive(lodged_at(WILLOW, 1)), hall.arrive(lodged_at(POND, 2))
    with httpx.Client(base_url=hall.url, timeout=120) as client:
        east = Browser(client)
        east.sign_in("dong.du")
        assert east.get(f"/timelines/{own}").status_code == 200
        assert east.get(f"/timelines/{other}").status_code == 403
    assert browser.get(f"/timelines/{own}").status_code == 303


@pytest.mark.row("J01", "R11")
def test_the_board_of_a_town_shows_its_own_cards_and_takes_back_no_others(
    hall: Hall, browser: Browser
) -> None:
    places(DivisionRegister(hall.database))
    hall.accounts.open_account("dong.du", "董督", "D-TOWN", PASSWORD, Role.SUPERVISOR, place=EAST)
    own, other = hall.arrive(lodged_at(WILLOW, 1)), hall.arrive(lodged_at(POND, 2))
    browser.sign_in("jian.du")
    for number in (own, other):
        form = {"token": token(browser.get(f"/timelines/{number}").text)}
        browser.client.post(f"/timelines/{number}/members/1/remind", data=form)
    assert all(number in browser.get("/board").text for number in (own, other))
    with httpx.Client(base_url=hall.url, timeout=120) as client:
        east = Browser(client)
        east.sign_in("dong.du")
        page = east.get("/board").text
        assert own in page
        assert other not in page
        assert '<span class="tile-count">1</span>' in page
        cards = {one.case: one.id for one in WarningBook(hall.database, hall.clock).newest()}
        for number, status in ((other, 403), (own, 303)):
            undone = {"token": token(page), "text": "停电"}
            at = f"/warnings/{cards[number]}/undo"
            assert client.post(at, data=undone).status_code == status
