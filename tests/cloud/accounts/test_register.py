from datetime import timedelta
from pathlib import Path

import pytest

from cloud.accounts.access import AccessLog
from cloud.accounts.officers import Role
from cloud.accounts.register import Accounts
from cloud.accounts.tables import MODELS
from cloud.errors import AccountRefusedError, SignInRefusedError
from provisioning.storage.database import Database
from provisioning.storage.schema import differences
from tests.cloud.hands import SetClock, officer

PASSWORD = "village-2026-hall"  # noqa: S105 - a test's own


@pytest.fixture
def accounts(database: Database, clock: SetClock) -> Accounts:
    accounts = Accounts(database, clock, {"D-RS", "D-YB"})
    accounts.open_account("chen.li", "陈丽", "D-RS", PASSWORD)
    return accounts


def test_the_steps_make_the_tables_that_the_models_name(database: Database) -> None:
    assert differences(database._driver, MODELS) == []  # noqa: SLF001 - as its own tests do


@pytest.mark.row("R01")
def test_a_session_belongs_to_one_named_officer_of_one_department(accounts: Accounts) -> None:
    found = accounts.officer_of(accounts.sign_in("chen.li", PASSWORD))
    assert found is not None
    assert (found.name, found.department, found.role) == ("陈丽", "D-RS", Role.OFFICER)


def test_a_session_ends_when_it_is_signed_out(accounts: Accounts) -> None:
    token = accounts.sign_in("chen.li", PASSWORD)
    accounts.sign_out(token)
    accounts.sign_out(token)
    assert accounts.officer_of(token) is None


def test_a_session_ends_after_half_an_hour_without_use(accounts: Accounts, clock: SetClock) -> None:
    token = accounts.sign_in("chen.li", PASSWORD)
    for _ in range(3):
        clock.pass_by(timedelta(minutes=29))
        assert accounts.officer_of(token) is not None
    clock.pass_by(timedelta(minutes=30))
    assert accounts.officer_of(token) is None


def test_a_session_ends_after_twelve_hours_of_use(accounts: Accounts, clock: SetClock) -> None:
    token = accounts.sign_in("chen.li", PASSWORD)
    for _ in range(35):
        clock.pass_by(timedelta(minutes=20))
        assert accounts.officer_of(token) is not None
    clock.pass_by(timedelta(minutes=20))
    assert accounts.officer_of(token) is None


def test_five_wrong_passwords_lock_an_account_for_a_while(
    accounts: Accounts, clock: SetClock
) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            accounts.sign_in("chen.li", "a wrong password")
    with pytest.raises(SignInRefusedError):
        accounts.sign_in("chen.li", PASSWORD)
    clock.pass_by(timedelta(minutes=15, seconds=1))
    assert accounts.sign_in("chen.li", PASSWORD)


def test_an_unknown_account_is_refused_like_a_wrong_password(accounts: Accounts) -> None:
    with pytest.raises(SignInRefusedError) as unknown:
        accounts.sign_in("nobody", PASSWORD)
    with pytest.raises(SignInRefusedError) as wrong:
        accounts.sign_in("chen.li", "x" * 300)
    assert str(unknown.value) == str(wrong.value)


@pytest.mark.parametrize(
    ("account", "department", "password"),
    [
        ("chen.li", "D-YB", PASSWORD),
        ("Chen", "D-RS", PASSWORD),
        ("a", "D-RS", PASSWORD),
        ("wu.ming", "D-XX", PASSWORD),
        ("wu.ming", "D-RS", "short"),
        ("wu.ming", "D-RS", "x" * 257),
    ],
)
def test_an_account_that_makes_no_sense_is_not_opened(
    accounts: Accounts, account: str, department: str, password: str
) -> None:
    with pytest.raises(AccountRefusedError):
        accounts.open_account(account, "某人", department, password)


def test_neither_password_nor_token_lies_in_the_file(
    accounts: Accounts, database: Database, tmp_path: Path
) -> None:
    token = accounts.sign_in("chen.li", PASSWORD)
    database.wipe_log()
    told = (
        database.ask("SELECT * FROM officer_account"),
        database.ask("SELECT * FROM officer_session"),
    )
    content = repr(told).encode() + b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"chen.li" in content
    assert PASSWORD.encode() not in content
    assert token.encode() not in content


@pytest.mark.row("R01", "P03")
def test_what_was_refused_can_be_looked_up(database: Database, clock: SetClock) -> None:
    log = AccessLog(database, clock)
    log.note(officer("D-RS"), "view", "case-1", allowed=True)
    log.note(officer("D-GA"), "view", "case-1", allowed=False)
    assert [(a.department, a.allowed) for a in log.about("case-1")] == [
        ("D-RS", True),
        ("D-GA", False),
    ]
