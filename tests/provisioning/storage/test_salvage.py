"""Rows read without SQLite: exactly those that are there, whatever was done to the file."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from provisioning.storage.errors import DamagedError, UnreachableError
from provisioning.storage.kept_log import refuse_lost_log
from provisioning.storage.salvage.log import committed_pages
from provisioning.storage.salvage.rows import salvaged_rows

PAGE = 4096
SEED = 20_261_122
Rows = list[tuple[object, ...]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.db"


@pytest.fixture
def live(path: Path) -> Iterator[apsw.Connection]:
    """A file of 60 rows of every kind of value and size, some of them in its log alone."""
    chance = random.Random(SEED)  # noqa: S311 - a schedule, no secret
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "wal")
    connection.pragma("secure_delete", 1)
    connection.execute("CREATE TABLE sample (id INTEGER PRIMARY KEY, a, b, c)")
    for number in range(-30, 30):
        size = chance.choice((0, 10, 3000, 4057, 4061, 4062, 5000, 40_000))
        row = (number * 2**40, "字" * (size // 3), chance.randbytes(size), 1.5 * number)
        connection.execute("INSERT INTO sample VALUES (?, ?, ?, ?)", row)
        if number == 0:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield connection
    connection.close()


def there(live: apsw.Connection) -> Rows:
    rows = live.execute("SELECT id, a, b, c FROM sample").fetchall()
    return sorted((row[0], *row[1:]) for row in rows)


def saved(path: Path) -> Rows:
    found = (row for row in salvaged_rows(path) if len(row.values) == 4)
    return sorted((row.id, *row.values[1:]) for row in found)


def test_every_row_is_read_as_sqlite_reads_it(live: apsw.Connection, path: Path) -> None:
    assert saved(path) == there(live)
    live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert saved(path) == there(live)


def test_what_was_deleted_or_changed_is_not_read_again(live: apsw.Connection, path: Path) -> None:
    live.execute("DELETE FROM sample WHERE id % 3 = 0")
    live.execute("UPDATE sample SET b = x'00' WHERE id % 3 = 1")
    live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert saved(path) == there(live)


def test_what_was_not_committed_is_not_read(live: apsw.Connection, path: Path) -> None:
    before = there(live)
    live.execute("PRAGMA cache_size = 5")
    live.execute("BEGIN")
    live.execute("UPDATE sample SET c = 7")
    assert path.with_name("sample.db-wal").stat().st_size > 0
    assert saved(path) == before
    live.execute("ROLLBACK")


def test_frames_behind_a_bad_one_are_read_all_the_same(live: apsw.Connection, path: Path) -> None:
    log = bytearray(path.with_name("sample.db-wal").read_bytes())
    whole = committed_pages(bytes(log), PAGE)
    log[32 + 24 + 100] ^= 1
    assert len(committed_pages(bytes(log), PAGE)) >= len(whole) - 1
    live.execute("SELECT 1")


def test_any_bytes_are_read_or_left(live: apsw.Connection, path: Path, tmp_path: Path) -> None:
    """No byte makes the reader fail, and no row that comes of it has values of its own making."""
    chance = random.Random(SEED)  # noqa: S311 - a schedule, no secret
    genuine = set(there(live))
    spoiled = tmp_path / "spoiled.db"
    kept, invented = 0, 0
    for _ in range(60):
        for ending in ("", "-wal"):
            shutil.copy(path.with_name(path.name + ending), tmp_path / f"spoiled.db{ending}")
            spoil(tmp_path / f"spoiled.db{ending}", chance)
        rows = saved(spoiled)
        kept += len(genuine.intersection(rows))
        invented += len(set(rows) - genuine)
    assert kept > 60 * 40, f"{kept} with seed {SEED}"
    assert invented < kept / 10, "a changed byte within a value shows in nothing but the value"


def spoil(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(chance.randrange(4)):
        start, length = chance.randrange(len(data)), chance.choice((1, 4, 100, PAGE))
        data[start : start + length] = chance.randbytes(length)
    if not chance.randrange(4):
        del data[chance.randrange(len(data)) :]
    file.write_bytes(data)


def test_there_is_nothing_to_read_where_there_is_no_file(path: Path) -> None:
    with pytest.raises(UnreachableError):
        next(salvaged_rows(path))


def test_a_format_that_sqlite_would_open_and_never_write_is_damage(
    live: apsw.Connection, path: Path
) -> None:
    live.close()
    refuse_lost_log(path)
    data = bytearray(path.read_bytes())
    data[18] = 9
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        refuse_lost_log(path)
