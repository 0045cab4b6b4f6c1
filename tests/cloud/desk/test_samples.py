"""The legal office of a place below the region: its own cases and no others (rows J07, R11)."""

import re
from datetime import date

import httpx
import pytest
from msgspec import structs

from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.divisions import Division
from cloud.accounts.officers import Role
from edge_sync.wire.application import Application, ApplicationId, SlipNumber
from tests.cloud.applications import pension
from tests.cloud.desk.conftest import PASSWORD, Browser, Hall

START, MOVED = date(2020, 1, 1), date(2026, 11, 20)
COUNTY, EAST, WEST = "529901000000", "529901100000", "529901102000"
WILLOW, POND, MOVED_TO = "529901100201", "529901102205", "529901102209"


def places(register: DivisionRegister) -> None:
    """A county with two towns and a village in each."""
    register.open(
        Division(COUNTY, "示例县", "", START),
        Division(EAST, "东镇", COUNTY, START),
        Division(WEST, "西镇", COUNTY, START),
        Division(WILLOW, "柳村", EAST, START),
        Division(POND, "塘村", WEST, START),
    )


@pytest.fixture
def east(hall: Hall, browser: Browser) -> Browser:
    """The browser of a legal officer of the east town, one of two in the county."""
    places(DivisionRegister(hall.database))
    hall.accounts.open_account("dong.zhi", "董直", "D-TOWN", PASSWORD, Role.LEGAL, place=EAST)
    browser.sign_in("dong.zhi")
    return browser


def lodged_at(station: str, number: int) -> Application:
    application = structs.replace(
        pension(slip=f"K000001-{number:06d}"), station=station, documents=()
    )
    return structs.replace(
        application,
        id=ApplicationId(f"{number:032x}"),
        slip=SlipNumber(f"K000001-{number:06d}"),
    )


def listed(browser: Browser) -> set[str]:
    return set(re.findall(r'href="/cases/([0-9A-Z]+)"', browser.get("/samples").text))


@pytest.mark.row("J07", "R11")
def test_the_legal_office_of_a_town_draws_and_opens_cases_of_its_own_villages_alone(
    hall: Hall, east: Browser
) -> None:
    own = {hall.arrive(lodged_at(WILLOW, number)) for number in (1, 2, 3)}
    other = hall.arrive(lodged_at(POND, 4))
    assert listed(east) == own
    assert {east.get(f"/cases/{number}").status_code for number in own} == {200}
    assert east.get(f"/cases/{other}").status_code == 403


@pytest.mark.row("R11")
def test_a_case_of_a_village_that_moved_is_seen_from_its_old_town_and_from_its_new(
    hall: Hall, east: Browser
) -> None:
    number = hall.arrive(lodged_at(WILLOW, 1))
    hall.clock.at = hall.clock.at.replace(month=11, day=25)
    DivisionRegister(hall.database).move(WILLOW, Division(MOVED_TO, "柳村", WEST, MOVED))
    hall.accounts.open_account("xi.zhi", "席直", "D-TOWN", PASSWORD, Role.LEGAL, place=WEST)
    with httpx.Client(base_url=hall.url, timeout=120) as client:
        west = Browser(client)
        west.sign_in("xi.zhi")
        east.sign_in("dong.zhi")
        for browser in (east, west):
            assert listed(browser) == {number}
            assert browser.get(f"/cases/{number}").status_code == 200
