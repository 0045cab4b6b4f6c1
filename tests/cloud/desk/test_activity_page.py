"""The supervisor's table of what staff did, and everybody's own line (row J10)."""

from datetime import timedelta

import pytest

from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.officers import Role
from tests.cloud.applications import pension

from .conftest import PASSWORD, Browser, Hall
from .test_samples import EAST, places


@pytest.mark.row("J10")
def test_the_supervisor_sees_everybodys_line_and_staff_their_own(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    browser.get("/inbox")
    assert browser.answer(number, 1, "refuse", "").status_code == 422
    assert browser.answer(number, 1, "accept").status_code == 303
    hall.clock.pass_by(timedelta(minutes=40))
    browser.sign_in("chen.li")
    own = browser.get("/activity").text
    assert "陈丽" in own
    assert "这里是您自己的记录" in own
    browser.sign_in("yang.bo")
    assert browser.get(f"/cases/{number}").status_code == 403
    assert "陈丽" not in browser.get("/activity").text
    browser.sign_in("jian.du")
    page = browser.get("/activity?days=1").text
    row = page.partition("陈丽")[2].partition("</tr>")[0]
    cells = [part.partition("</td>")[0] for part in row.split('<td class="digits">')[1:]]
    acts, _looks, failed, refused, _rate, idle = cells
    assert (acts, failed, refused, idle) == ("1", "1", "0", "0 小时 40 分")
    assert "100.0 %" not in row
    of_yang = page.partition("杨波")[2].partition("</tr>")[0]
    assert '<td class="digits">1</td>' in of_yang  # the case that was not his
    assert "王秀英" not in page


@pytest.mark.row("J10", "R11")
def test_the_supervisor_of_a_town_sees_its_own_staff(hall: Hall, browser: Browser) -> None:
    places(DivisionRegister(hall.database))
    hall.accounts.open_account("dong.du", "董督", "D-TOWN", PASSWORD, Role.SUPERVISOR, place=EAST)
    browser.sign_in("chen.li")
    browser.get("/inbox")
    browser.sign_in("dong.du")
    browser.get("/activity")
    page = browser.get("/activity").text
    assert "董督" in page
    assert "陈丽" not in page
