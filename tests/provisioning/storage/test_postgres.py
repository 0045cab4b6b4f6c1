"""What PostgreSQL alone can do to us, on a server of its own."""

import signal
from collections.abc import Iterator

import pytest

from provisioning.storage.errors import (
    ConflictError,
    SettingsRefusedError,
    UnreachableError,
)
from provisioning.storage.postgres import open_postgres
from tests.postgres import PrivatePostgres
from tests.provisioning.storage.sample import SCHEMA, SampleRow, names, put


@pytest.fixture(scope="module")
def server() -> Iterator[PrivatePostgres]:
    with PrivatePostgres() as server:
        yield server


def test_what_was_committed_survives_a_crash_and_the_next_use_connects_again(
    server: PrivatePostgres,
) -> None:
    database = open_postgres(server.new_database(), SCHEMA)
    put(database, "a")
    server.stop(signal.SIGQUIT)
    with pytest.raises(UnreachableError):
        put(database, "b")
    with pytest.raises(UnreachableError):
        names(database)
    server.start()
    assert names(database) == ["a"]
    put(database, "b")
    assert names(database) == ["a", "b"]
    database.close()


def test_a_transaction_cut_in_the_middle_leaves_nothing(server: PrivatePostgres) -> None:
    database = open_postgres(server.new_database(), SCHEMA)

    def write_while_it_stops() -> None:
        with database.transaction():
            database.run(SampleRow.insert(name="a"))
            server.stop(signal.SIGQUIT)
            database.run(SampleRow.insert(name="b"))

    with pytest.raises(UnreachableError):
        write_while_it_stops()
    server.start()
    assert names(database) == []
    database.close()


@pytest.mark.parametrize(
    ("name", "value"), [("synchronous_commit", "off"), ("log_error_verbosity", "default")]
)
def test_a_database_that_would_lose_or_tell_is_refused(
    server: PrivatePostgres, name: str, value: str
) -> None:
    address = server.new_database()
    server.do(address, f"ALTER DATABASE {address_name(address)} SET {name} = '{value}'")
    with pytest.raises(SettingsRefusedError, match=name):
        open_postgres(address, SCHEMA)


def test_a_server_that_does_not_sync_is_refused(server: PrivatePostgres) -> None:
    address = server.new_database()
    server.do(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    with pytest.raises(SettingsRefusedError, match="fsync"):
        open_postgres(address, SCHEMA)
    server.do(address, "ALTER SYSTEM RESET fsync", "SELECT pg_reload_conf()")


def test_a_server_or_database_that_is_not_there_is_named_as_unreachable(
    server: PrivatePostgres,
) -> None:
    for address in (
        server.address("nowhere"),
        "postgresql://doorstep@/x?host=/nowhere",
        "postgresql://nobody@/postgres?host=" + str(server.folder),
    ):
        with pytest.raises(UnreachableError):
            open_postgres(address, SCHEMA)


def address_name(address: str) -> str:
    return address.rpartition("/")[2].partition("?")[0]


@pytest.mark.row("Z03")
def test_a_refused_row_is_quoted_neither_in_the_error_nor_in_the_servers_log(
    server: PrivatePostgres,
) -> None:
    database = open_postgres(server.new_database(), SCHEMA)
    put(database, "欧阳令仪")
    with pytest.raises(ConflictError) as failure:
        put(database, "欧阳令仪")
    assert failure.value.__cause__ is None
    assert failure.value.__suppress_context__
    assert "欧阳" not in server.log.read_text()
    database.close()


def test_a_text_that_no_column_can_hold_is_a_conflict_and_no_crash(
    server: PrivatePostgres,
) -> None:
    database = open_postgres(server.new_database(), SCHEMA)
    with pytest.raises(ConflictError):
        put(database, "a\x00b")
    put(database, "b")
    assert names(database) == ["b"]
    database.close()
