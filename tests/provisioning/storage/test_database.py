import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

import apsw
import msgspec
import peewee
import pytest

from provisioning.storage.damage import set_aside, set_aside_before
from provisioning.storage.database import Database, open_database, open_read_only
from provisioning.storage.errors import (
    BusyError,
    ConflictError,
    DamagedError,
    DiskFullError,
    NewerSchemaError,
    SettingsRefusedError,
    UnreachableError,
)
from provisioning.storage.fields import (
    BytesField,
    ChoiceField,
    MillisecondsField,
    MomentField,
    RecordField,
    milliseconds,
    moment,
)
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table, table_name

AT = datetime(2026, 11, 21, 8, 30, 0, 123000, tzinfo=UTC)


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Word(msgspec.Struct, frozen=True):
    text: str
    number: int


class SampleRow(Table):
    name = peewee.TextField(primary_key=True)
    data = BytesField(null=True)
    at = MomentField(null=True)
    since_ms = MillisecondsField(null=True)
    colour = ChoiceField(Colour, null=True)
    word = RecordField(Word, null=True)


FIRST = (
    """CREATE TABLE sample (name TEXT PRIMARY KEY, data BLOB, at BIGINT, since_ms BIGINT,
    colour TEXT, word BLOB)""",
)
SCHEMA = Schema("sample", (FIRST,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = open_database(path, SCHEMA)
    yield database
    database.close()


def put(database: Database, name: str, data: bytes = b"") -> None:
    with database.transaction():
        database.run(SampleRow.insert(name=name, data=data))


def put_all(database: Database, *queries: peewee.Query) -> None:
    with database.transaction():
        for query in queries:
            database.run(query)


def names(database: Database) -> list[str]:
    return [row.name for row in database.rows(SampleRow.select().order_by(SampleRow.name))]


def test_every_value_comes_back_as_it_was_given(database: Database) -> None:
    given = {
        "name": "a",
        "data": b"\x00\xff",
        "at": AT,
        "since_ms": 17,
        "colour": Colour.GREEN,
        "word": Word("字", 1),
    }
    with database.transaction():
        database.run(SampleRow.insert(**given))
    row = database.first(SampleRow.select().where(SampleRow.at == AT))
    assert row is not None
    assert {name: getattr(row, name) for name in given} == given


def test_nothing_stays_nothing(database: Database) -> None:
    put(database, "a")
    row = database.first(SampleRow.select())
    assert row is not None
    assert [row.at, row.since_ms, row.colour, row.word] == [None] * 4


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


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    put(database, "a")
    with pytest.raises(ConflictError):
        put_all(database, SampleRow.insert(name="b"), SampleRow.insert(name="a"))
    assert names(database) == ["a"]


def test_an_inner_transaction_is_part_of_the_outer_one(database: Database) -> None:
    def fail_late() -> None:
        with database.transaction():
            put(database, "a")
            assert database.is_in_transaction
            raise LookupError

    with pytest.raises(LookupError):
        fail_late()
    assert names(database) == []


def test_a_change_outside_a_transaction_is_refused(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.run(SampleRow.insert(name="a"))


def test_an_error_says_what_kind_and_never_the_value(database: Database) -> None:
    put(database, "欧阳令仪")
    with pytest.raises(ConflictError) as failure:
        put(database, "欧阳令仪")
    assert "欧阳" not in repr(failure.value)
    assert "欧阳" not in repr(failure.value.__cause__)


def test_threads_share_a_database_each_with_its_own_connection(database: Database) -> None:
    def fill(letter: str) -> None:
        for number in range(20):
            put(database, f"{letter}{number:02d}")
        database.close()

    threads = [threading.Thread(target=fill, args=(letter,)) for letter in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.count(SampleRow.select()) == 40


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


def test_a_file_of_a_newer_program_is_refused_untouched(path: Path) -> None:
    longer = Schema("sample", (FIRST, ("ALTER TABLE sample ADD COLUMN extra TEXT",)))
    open_database(path, longer).close()
    with pytest.raises(NewerSchemaError):
        open_database(path, SCHEMA)


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


def test_times_compare_by_their_milliseconds(database: Database) -> None:
    with database.transaction():
        for number in range(3):
            at = AT + timedelta(seconds=number)
            database.run(SampleRow.insert(name=str(number), at=at))
    later = SampleRow.select().where(SampleRow.at > AT)
    assert database.count(later) == 2
