"""How often people had to come: counted per case, with a reason for each trip above one."""

from datetime import timedelta

import pytest

from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.officers import Role
from cloud.casework.model import acts as a
from cloud.casework.model.facts import Gap
from cloud.casework.model.trips import TripReason, trips_of
from cloud.casework.reading import CaseReader
from cloud.casework.rebuilding import differences, repair
from cloud.casework.tables import TripRow
from cloud.casework.trip_report import trip_report
from edge_sync.wire.submissions import Brought
from tests.cloud.applications import birth, pension
from tests.cloud.casework.test_acts import tolerant
from tests.cloud.casework.test_followers import (
    POINT,
    ask,
    follower_of,
    held,
    supplement,
    take,
    withdrawal,
)
from tests.cloud.hands import officer

from .conftest import PASSWORD, Browser, Hall
from .test_samples import EAST, WEST, places


def worked(hall: Hall) -> tuple[str, str]:
    """A pension asked for twice and taken back; a birth that needed one trip."""
    application = held(pension())
    number, other = hall.arrive(application), hall.arrive(birth())
    ask(hall.register, number, POINT)
    take(hall.database, hall.register, supplement(application))
    take(hall.database, hall.register, withdrawal(application))
    return number, other


@pytest.mark.row("C06")
def test_every_trip_above_the_first_has_its_reason_and_who_asked_for_it(hall: Hall) -> None:
    number, other = worked(hall)
    reader = CaseReader(hall.database)
    trips = trips_of(reader.open(number).events)
    assert [(one.reason, one.bodies) for one in trips] == [
        (TripReason.APPLY, ()),
        (TripReason.COMPLETE, ("D-RS",)),
        (TripReason.WITHDRAW, ()),
    ]
    assert [one.reason for one in trips_of(reader.open(other).events)] == [TripReason.APPLY]
    report = trip_report(hall.database, 0, lambda _station, _ms: True)
    assert report.cases == 2
    assert report.by_trips == {1: 1, 3: 1}
    assert dict(report.by_reason) == {
        (TripReason.COMPLETE, "D-RS"): 1,
        (TripReason.WITHDRAW, ""): 1,
    }


@pytest.mark.row("C06")
def test_the_trips_follow_from_the_events_and_are_made_again_of_them(hall: Hall) -> None:
    worked(hall)
    assert not list(differences(hall.database))
    before = trip_report(hall.database, 0, lambda _station, _ms: True)
    with hall.database.transaction():
        hall.database.run(TripRow.delete())
    assert trip_report(hall.database, 0, lambda _station, _ms: True) != before
    assert repair(hall.database) == 1
    assert trip_report(hall.database, 0, lambda _station, _ms: True).by_reason == before.by_reason


@pytest.mark.row("C06")
def test_papers_promised_for_later_are_a_trip_of_their_own(hall: Hall) -> None:
    application = held(tolerant())
    number = hall.arrive(application)
    gaps = a.AcceptWithGaps(1, (Gap("L4", "20261112"),))
    hall.register.perform(officer("D-SC"), number, gaps, hall.clock.now(), key="g")
    matter = application.members[0].matter
    for serial in (90, 92):
        brought = (Brought(matter, "L4", words="明天再补一张"),)
        given = follower_of(application, serial) | {"brought": brought, "documents": ()}
        take(hall.database, hall.register, supplement(application, **given))
    report = trip_report(hall.database, 0, lambda _station, _ms: True)
    assert report.by_trips == {1: 0, 3: 1}
    assert dict(report.by_reason) == {(TripReason.BRING, "D-SC"): 2}


@pytest.mark.row("C06", "R07")
def test_supervisors_and_leaders_read_the_report_and_officers_do_not(
    hall: Hall, browser: Browser
) -> None:
    number, _other = worked(hall)
    browser.sign_in("jian.du")
    page = browser.get("/trips").text
    assert "收到 2 件，只跑一趟的占 50%" in page
    assert "按通知补正" in page
    assert f"/timelines/{number}" in page
    assert "王秀英" not in page
    timeline = browser.get(f"/timelines/{number}").text
    assert '跑了几趟 <span class="quiet">3</span>' in timeline
    browser.sign_in("ling.dao")
    assert "撤回申请" in browser.get("/trips").text
    assert f"/timelines/{number}" not in browser.get("/trips").text
    hall.clock.pass_by(timedelta(days=31))
    browser.sign_in("ling.dao")
    assert "这段时间没有办件" in browser.get("/trips?days=30").text
    browser.sign_in("chen.li")
    assert browser.get("/trips").status_code == 403


@pytest.mark.row("C06", "R11")
def test_the_supervisor_of_a_town_reads_of_its_own_cases(hall: Hall, browser: Browser) -> None:
    worked(hall)
    places(DivisionRegister(hall.database))
    for account, place in (("dong.du", EAST), ("xi.du", WEST)):
        hall.accounts.open_account(
            account, account, "D-TOWN", PASSWORD, Role.SUPERVISOR, place=place
        )
    browser.sign_in("dong.du")
    assert "收到 2 件" in browser.get("/trips").text
    browser.sign_in("xi.du")
    assert "这段时间没有办件" in browser.get("/trips").text
