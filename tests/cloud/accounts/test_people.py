"""Second factors, shared passwords, rights given and taken, staff that comes and goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cloud.accounts.access import AccessLog
from cloud.accounts.alarms import Alarms
from cloud.accounts.factors import code_at, new_secret, step_of
from cloud.accounts.grants import Grants
from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.register import Accounts
from cloud.accounts.support import LONGEST, Support
from cloud.errors import (
    GrantRefusedError,
    SecondFactorNeededError,
    SignInRefusedError,
    SupportRefusedError,
)
from provisioning.storage.database import Database
from tests.cloud.hands import SetClock, officer

PASSWORD = "village-2026-hall"  # noqa: S105 - a test's own
TODAY, LAST = date(2026, 11, 9), date(2026, 11, 10)
SECURITY = officer("D-RS", Role.SECURITY_ADMIN)
STAFF = replace(officer("D-YB"), account="luo.min")


@pytest.fixture
def accounts(database: Database, clock: SetClock) -> Accounts:
    return Accounts(database, clock, {"D-RS", "D-YB"})


@pytest.fixture
def grants(database: Database, clock: SetClock) -> Grants:
    return Grants(database, clock)


def secret_in(address: str) -> str:
    return address.split("secret=")[1].split("&", maxsplit=1)[0]


def test_a_code_is_the_one_of_rfc_6238_and_counts_once(clock: SetClock) -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - the RFC's own
    clock.at = clock.at.fromtimestamp(59, clock.at.tzinfo)
    assert code_at(secret, clock.at) == "287082"  # the last six of 94287082
    assert step_of(secret, "287082", clock.at, 0) == 1
    assert step_of(secret, "287082", clock.at, 1) is None
    late = clock.at + timedelta(seconds=30)
    assert step_of(secret, "287082", late, 0) == 1
    assert step_of(secret, "287082", late + timedelta(seconds=60), 0) is None
    assert [
        step_of(secret, bad, clock.at, 0) for bad in ("", "28708", "２８７０８２", "28708x")
    ] == [None] * 4
    assert new_secret() != new_secret()


def test_an_account_with_a_second_factor_signs_in_with_both(
    accounts: Accounts, clock: SetClock
) -> None:
    accounts.open_account("chen.li", "陈丽", "D-RS", PASSWORD)
    secret = secret_in(accounts.add_factor("chen.li"))
    with pytest.raises(SecondFactorNeededError):
        accounts.sign_in("chen.li", PASSWORD)
    code = code_at(secret, clock.at)
    assert accounts.officer_of(accounts.sign_in("chen.li", PASSWORD, code))
    with pytest.raises(SignInRefusedError):
        accounts.sign_in("chen.li", PASSWORD, code)
    for _ in range(4):
        with pytest.raises(SignInRefusedError):
            accounts.sign_in("chen.li", PASSWORD, "000000")
    clock.pass_by(timedelta(seconds=30))
    with pytest.raises(SignInRefusedError):  # five wrong codes lock it as wrong passwords do
        accounts.sign_in("chen.li", PASSWORD, code_at(secret, clock.at))


def test_who_keeps_the_accounts_has_a_second_factor_or_stays_outside(accounts: Accounts) -> None:
    accounts.open_account("an.quan", "安全", "D-RS", PASSWORD, Role.SECURITY_ADMIN)
    with pytest.raises(SecondFactorNeededError):
        accounts.sign_in("an.quan", PASSWORD)


@pytest.mark.row("R09")
def test_one_account_at_two_places_raises_an_alarm(
    accounts: Accounts, database: Database, clock: SetClock
) -> None:
    accounts.open_account("chen.li", "陈丽", "D-RS", PASSWORD)
    alarms = Alarms(database, clock)
    for place in ("station-1", "station-1", ""):
        accounts.sign_in("chen.li", PASSWORD, place=place)
    assert alarms.all() == ()
    accounts.sign_in("chen.li", PASSWORD, place="station-2")
    (alarm,) = alarms.all()
    assert (alarm.account, alarm.first_place, alarm.second_place) == (
        "chen.li",
        "station-1",
        "station-2",
    )
    alarms.see(alarm.id, "an.quan")
    assert alarms.all()[0].seen_by == "an.quan"
    clock.pass_by(timedelta(hours=1))  # the others have ended: somebody moved
    accounts.sign_in("chen.li", PASSWORD, place="station-3")
    assert len(alarms.all()) == 1


@pytest.mark.row("R09")
def test_an_account_of_temporary_staff_ends_on_its_day_with_its_session(
    accounts: Accounts, clock: SetClock
) -> None:
    with pytest.raises(GrantRefusedError):
        accounts.open_account("lin.shi", "林时", "D-RS", PASSWORD, Role.TEMPORARY)
    accounts.open_account("lin.shi", "林时", "D-RS", PASSWORD, Role.TEMPORARY, last_day=TODAY)
    token = accounts.sign_in("lin.shi", PASSWORD)
    assert accounts.officer_of(token)
    clock.at = clock.at.replace(hour=15, minute=59)  # a minute before midnight in China
    token = accounts.sign_in("lin.shi", PASSWORD)
    clock.pass_by(timedelta(minutes=1))
    assert accounts.officer_of(token) is None
    assert accounts.named("lin.shi") is None
    with pytest.raises(SignInRefusedError):
        accounts.sign_in("lin.shi", PASSWORD)


def test_a_closed_account_ends_its_session(accounts: Accounts) -> None:
    accounts.open_account("chen.li", "陈丽", "D-RS", PASSWORD)
    token = accounts.sign_in("chen.li", PASSWORD)
    accounts.close_account("chen.li")
    assert accounts.officer_of(token) is None


@pytest.mark.row("R01")
def test_a_right_is_given_by_the_security_administrator_and_taken_back(
    grants: Grants, accounts: Accounts
) -> None:
    accounts.open_account("luo.min", "罗敏", "D-YB", PASSWORD)
    lent = Grant(Role.READER, "D-RS", ("MT-A",), TODAY, LAST)
    given = grants.give(SECURITY, STAFF, lent)
    assert grants.of("luo.min") == (lent,)
    found = accounts.named("luo.min")
    assert found is not None
    assert found.grants == (lent,)
    grants.take(SECURITY, given)
    assert grants.of("luo.min") == ()


@pytest.mark.parametrize(
    ("by", "to", "grant"),
    [
        (officer("D-RS"), STAFF, Grant(Role.READER, "D-RS")),  # gives no rights
        (SECURITY, SECURITY, Grant(Role.SECURITY_ADMIN, "D-RS")),  # to themselves
        (SECURITY, STAFF, Grant(Role.TEMPORARY, "D-RS")),  # without an end
        (SECURITY, STAFF, Grant(Role.READER, "D-RS", last_day=date(2026, 11, 8))),  # ended
        (SECURITY, STAFF, Grant(Role.AUDITOR, "D-RS")),  # an officer does not audit
        (SECURITY, officer("D-RS", Role.SYSTEM_ADMIN), Grant(Role.OFFICER, "D-RS")),
        (SECURITY, officer("D-RS", Role.VENDOR), Grant(Role.READER, "D-RS")),
        (SECURITY, STAFF, Grant(Role.EXPERT, "D-RS", last_day=LAST)),  # to no step
    ],
)
def test_a_right_that_must_not_be_is_refused(
    grants: Grants, by: Officer, to: Officer, grant: Grant
) -> None:
    with pytest.raises(GrantRefusedError):
        grants.give(by, to, grant)
    with pytest.raises(GrantRefusedError):
        grants.take(officer("D-RS"), 1)


@pytest.mark.row("R08")
def test_a_vendors_session_has_a_ticket_and_an_end_and_a_log_of_its_own(
    database: Database, clock: SetClock
) -> None:
    log = AccessLog(database, clock)
    support, vendor = Support(database, clock, log), officer("D-RS", Role.VENDOR)
    session = support.begin(vendor, "T-2026-17", timedelta(hours=2))
    support.note(vendor, session.id, "restarted the broker")
    log.note(officer("D-RS"), "view", "case-1", allowed=True)
    clock.pass_by(timedelta(hours=2))
    with pytest.raises(SupportRefusedError):
        support.note(vendor, session.id, "looked at a queue")
    told = [(one.what, one.subject, one.allowed) for one in log.kept_apart()]
    assert told == [
        ("support", "T-2026-17", True),
        ("restarted the broker", "T-2026-17", True),
        ("looked at a queue", "", False),
    ]
    assert len(log.by("d-rs")) == 4


@pytest.mark.row("R08")
@pytest.mark.parametrize(
    ("role", "ticket", "length"),
    [
        (Role.VENDOR, " ", timedelta(hours=1)),
        (Role.VENDOR, "T-1", timedelta(0)),
        (Role.VENDOR, "T-1", LONGEST + timedelta(seconds=1)),
        (Role.OFFICER, "T-1", timedelta(hours=1)),
    ],
)
def test_a_support_session_without_its_reasons_is_refused_and_logged(
    database: Database, clock: SetClock, role: Role, ticket: str, length: timedelta
) -> None:
    log = AccessLog(database, clock)
    with pytest.raises(SupportRefusedError):
        Support(database, clock, log).begin(officer("D-RS", role), ticket, length)
    assert [one.allowed for one in log.by("d-rs")] == [False]


def test_a_vendor_ends_a_session_early_and_nobody_elses(
    database: Database, clock: SetClock
) -> None:
    support = Support(database, clock, AccessLog(database, clock))
    vendor, other = officer("D-RS", Role.VENDOR), officer("D-YB", Role.VENDOR)
    session = support.begin(vendor, "T-1", timedelta(hours=1))
    support.end(other, session.id)
    support.note(vendor, session.id, "looked at a queue")
    support.end(vendor, session.id)
    with pytest.raises(SupportRefusedError):
        support.note(vendor, session.id, "again")
