from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path

import apsw
import peewee
import pytest

from provisioning.storage.damage import set_aside, set_aside_before
from provisioning.storage.database import Database, open_database, open_read_only
from provisioning.storage.errors import (
    BusyError,
    DamagedError,
    DiskFullError,
    NewerSchemaError,
    SettingsRefusedError,
    UnreachableError,
)
from provisioning.storage.fields import (
    milliseconds,
    moment,
)
from provisioning.storage.schema import Schema
from provisioning.storage.table import table_name
from tests.provisioning.storage.sample import AT, FIRST, SCHEMA, SampleRow, names, put, put_all


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = open_database(path, SCHEMA)
    yield database
    database.close()


def test_moments_are_whole_milliseconds_in_utc() -> None:
    assert moment(milliseconds(AT)) == AT
    assert milliseconds(AT.astimezone(tz=None)) == milliseconds(AT)
    assert milliseconds(datetime(1969, 12, 31, tzinfo=UTC)) == -86_400_000
    with pytest.raises(TypeError):
        milliseconds(AT.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("SlipRow", "slip"), ("NewsOutboxRow", "news_outbox"), ("Fact", "fact")],
)
def test_a_table_is_named_after_its_class(name: str, expected: str) -> None:
    assert table_name(type(name, (), {})) == expected


def test_an_independent_reader_sees_what_is_committed_and_changes_nothing(
    database: Database, path: Path
) -> None:
    put(database, "a")
    reader = open_read_only(path)
    assert names(reader) == ["a"]
    with pytest.raises(UnreachableError):
        put(reader, "b")
    reader.close()


def test_there_is_nothing_to_read_where_there_is_no_file(path: Path) -> None:
    with pytest.raises(UnreachableError):
        open_read_only(path)


def test_the_settings_that_survive_a_power_cut_are_in_force(database: Database, path: Path) -> None:
    put(database, "a")
    with apsw.Connection(str(path)) as other:
        assert other.pragma("journal_mode") == "wal"


def test_a_database_that_cannot_keep_a_log_is_not_used() -> None:
    with pytest.raises(SettingsRefusedError, match="journal_mode"):
        open_database(Path(":memory:"), SCHEMA)


def test_an_old_engine_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(SettingsRefusedError):
        open_database(path, SCHEMA)


def test_a_writer_who_never_ends_is_noticed(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(open_database.__globals__, "BUSY_SECONDS", 0.05)
    other = open_database(path, SCHEMA)
    with database.transaction():
        database.run(SampleRow.insert(name="a"))
        with pytest.raises(BusyError):
            put(other, "b")
    put(other, "b")
    other.close()
    assert names(database) == ["a", "b"]


def test_a_new_file_opens_while_another_process_still_writes_its_first_page(path: Path) -> None:
    other = apsw.Connection(str(path))
    other.set_busy_timeout(60_000)  # the one who opens may be reading at the commit
    other.execute("BEGIN IMMEDIATE; PRAGMA application_id = 1")
    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(lambda: open_database(path, SCHEMA).close())
        assert not wait([opening], timeout=0.3).done
        other.execute("COMMIT")
        opening.result()
    other.close()


def test_a_full_disk_is_told_apart_and_nothing_is_half_written(database: Database) -> None:
    database._driver.execute_sql("PRAGMA max_page_count = 40")  # noqa: SLF001 - stands for the disk
    put(database, "a")
    large = SampleRow.insert(name="c", data=bytes(1_000_000))
    with pytest.raises(DiskFullError):
        put_all(database, SampleRow.insert(name="b"), large)
    assert names(database) == ["a"]


@pytest.mark.parametrize("first_byte", [0, 4096])
def test_a_damaged_file_is_refused_set_aside_and_kept(path: Path, first_byte: int) -> None:
    database = open_database(path, SCHEMA)
    for number in range(50):
        put(database, f"{number}", bytes(500))
    database.wipe_log()
    database.close()
    data = bytearray(path.read_bytes())
    data[first_byte : first_byte + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        open_database(path, SCHEMA)
    kept = set_aside(path, AT)
    assert kept.read_bytes() == bytes(data)
    assert set_aside_before(path) == [kept]
    fresh = open_database(path, SCHEMA)
    assert names(fresh) == []
    fresh.close()


def test_a_damaged_log_goes_aside_with_its_file(path: Path) -> None:
    path.write_bytes(b"no database" * 500)
    path.with_name(path.name + "-wal").write_bytes(b"log")
    kept = set_aside(path, AT)
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"log"
    assert not path.with_name(path.name + "-wal").exists()


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_a_power_cut_while_setting_aside_parts_no_file_from_its_log(
    path: Path, monkeypatch: pytest.MonkeyPatch, renamed: int
) -> None:
    rename, left = Path.rename, list(range(renamed))

    def rename_until_the_cut(file: Path, target: Path) -> Path:
        if not left:
            raise Cut
        left.pop()
        return rename(file, target)

    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"no database" + ending.encode())
    with monkeypatch.context() as power:
        power.setattr(Path, "rename", rename_until_the_cut)
        with pytest.raises(Cut):
            set_aside(path, AT)
    if path.exists():
        assert path.with_name(path.name + "-wal").exists()
        set_aside(path, AT)
    fresh = open_database(path, SCHEMA)
    assert names(fresh) == []
    fresh.close()
    [kept] = set_aside_before(path)
    assert kept.read_bytes() == b"no database"
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"no database-wal"


def test_steps_are_run_once_in_order_and_each_package_counts_its_own(path: Path) -> None:
    open_database(path, SCHEMA).close()
    longer = Schema("sample", (FIRST, ("ALTER TABLE sample ADD COLUMN extra TEXT",)))
    other = Schema("other", (("CREATE TABLE other (id INTEGER PRIMARY KEY)",),))
    open_database(path, longer, other).close()
    database = open_database(path, longer, other)
    assert database.differences(SampleRow) == ["sample.extra is only in the file"]
    database.close()


MORE = ("ALTER TABLE sample ADD COLUMN extra TEXT",)


def test_a_program_that_was_set_back_opens_the_newer_file_and_writes_its_own_columns(
    path: Path,
) -> None:
    newer = Schema("sample", (FIRST, MORE))
    open_database(path, newer).close()
    older = open_database(path, SCHEMA)
    put(older, "a")
    older.close()
    database = open_database(path, newer)
    assert database.ask("SELECT name, extra FROM sample") == [("a", None)]
    assert database.ask("SELECT version FROM schema_version") == [(2,)]
    database.close()


def test_a_file_that_says_it_needs_a_newer_program_is_refused_untouched(path: Path) -> None:
    changed = ("ALTER TABLE sample RENAME COLUMN data TO content",)
    open_database(path, Schema("sample", (FIRST, MORE, changed), oldest_reader=3)).close()
    for older in (SCHEMA, Schema("sample", (FIRST, MORE))):
        with pytest.raises(NewerSchemaError):
            open_database(path, older)


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    open_database(path, SCHEMA).close()
    broken = Schema("sample", (FIRST, ("CREATE TABLE half (a)", "CREATE TABLE sample (a)")))
    with pytest.raises(peewee.OperationalError):
        open_database(path, broken)
    database = open_database(path, SCHEMA)
    assert database.differences(SampleRow) == []
    database.close()
    open_database(path, Schema("sample", (FIRST, ("CREATE TABLE half (a)",)))).close()


def test_an_erased_value_is_in_no_byte_of_the_file_or_its_log(path: Path) -> None:
    database = open_database(path, SCHEMA)
    put(database, "a", b"SECRET-SECRET-SECRET")
    with database.transaction():
        database.run(SampleRow.update(data=None).where(SampleRow.name == "a"))
    database.wipe_log()
    found = [file.name for file in path.parent.iterdir() if b"SECRET" in file.read_bytes()]
    database.close()
    assert found == []
