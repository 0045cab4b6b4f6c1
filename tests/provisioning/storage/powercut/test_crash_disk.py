"""What a crash disk keeps through a power cut and what it loses: as much as a real one may."""

import random
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from provisioning.storage.database import Database, open_database
from provisioning.storage.disk import mounted
from provisioning.storage.errors import DiskFullError, UnreachableError
from provisioning.storage.files import (
    exists,
    files_in,
    free_bytes,
    make_folder,
    occupy,
    owned,
    read,
    remove_durably,
    rename,
    sync_folder,
    write_durably,
    write_part_durably,
)
from provisioning.storage.powercut.content import Left
from provisioning.storage.powercut.crash_disk import CrashDisk
from provisioning.storage.powercut.names import Promise
from provisioning.storage.powercut.platter import Platter, PowerCut
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table

PLACE = Path("/crash-disk-test")
FILE = PLACE / "file"
SCHEMA = Schema("crash", (("CREATE TABLE word (place INTEGER PRIMARY KEY, text TEXT)",),))


class WordRow(Table):
    place = peewee.AutoField()
    text = peewee.TextField()


@pytest.fixture(params=list(Promise))
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CrashDisk]:
    chance = random.Random(1)  # noqa: S311
    crash = CrashDisk(Platter(tmp_path, chance, request.param))
    with mounted(PLACE, crash):
        make_folder(PLACE)
        yield crash
    crash.close()


def test_what_was_written_durably_outlasts_every_cut(disk: CrashDisk) -> None:
    for left in Left:
        write_durably(FILE, [b"one ", b"two"])
        disk.platter.cut(left)
        assert read(FILE) == b"one two"
        remove_durably([FILE])
        disk.platter.cut(left)
        assert not exists(FILE)


def test_what_was_not_synced_may_be_lost_torn_or_kept(disk: CrashDisk) -> None:
    seen = set()
    for _ in range(200):
        write_durably(FILE, [b"a" * 1024])
        disk.change(FILE).write(b"b" * 1024, 0)
        disk.platter.cut()
        seen.add(read(FILE))
    half = b"a" * 512, b"b" * 512
    assert {b"a" * 1024, b"b" * 1024, half[1] + half[0], half[0] + half[1]} == seen


def test_a_name_may_be_lost_until_its_folder_is_synced(disk: CrashDisk) -> None:
    file = disk.create(FILE)
    file.write(b"x", 0)
    disk.platter.cut(Left.NOTHING)
    assert not exists(FILE)
    file = disk.create(FILE)
    sync_folder(PLACE)
    disk.platter.cut(Left.NOTHING)
    assert read(FILE) == b"", "the name is safe and the bytes are not"


def test_a_sync_of_one_file_keeps_the_names_that_the_file_system_promises(disk: CrashDisk) -> None:
    make_folder(PLACE / "other")
    disk.create(FILE)
    disk.create(PLACE / "other" / "file").sync()
    disk.platter.cut(Left.NOTHING)
    assert exists(FILE) == (disk.platter.names.promise is Promise.JOURNAL)
    assert exists(PLACE / "other" / "file")


def test_names_are_lost_from_the_end_only(disk: CrashDisk) -> None:
    seen = set()
    for _ in range(100):
        disk.platter.replace({})
        for name in "abc":
            disk.create(PLACE / name)
        assert rename(PLACE / "c", PLACE / "a")
        disk.platter.cut()
        seen.add("".join(file.name for file in files_in(PLACE)))
    assert seen == {"", "a", "ab", "abc"}


def test_the_power_goes_at_the_change_it_is_told_to(disk: CrashDisk) -> None:
    for changes in range(1, 20):
        disk.platter.cut_after(changes)
        with pytest.raises(PowerCut):
            write_for_ever(changes)
        with pytest.raises(PowerCut):
            read(FILE)
        before = disk.platter.changes
        disk.platter.cut()
        assert read(FILE) in {None, *(b"1" * count for count in range(1, changes + 1))}
        assert disk.platter.changes == before


def write_for_ever(size: int) -> None:
    while True:
        write_durably(FILE, [b"1" * size])


def test_whoever_held_a_file_before_a_cut_writes_into_the_void(disk: CrashDisk) -> None:
    write_durably(FILE, [b"old"])
    held = disk.change(FILE)
    disk.platter.cut()
    held.write(b"new", 0)
    held.reserve(99)
    held.sync()
    held.close()
    assert read(FILE) == b"old"


def test_killed_programs_leave_what_they_wrote(disk: CrashDisk) -> None:
    disk.create(FILE).write(b"in the page cache", 0)
    disk.platter.kill()
    assert read(FILE) == b"in the page cache"
    disk.platter.cut(Left.NOTHING)
    assert not exists(FILE)


def test_a_full_disk_refuses_and_room_can_be_given_back(disk: CrashDisk) -> None:
    occupy(PLACE / "ballast", 5000)
    disk.platter.fill(100)
    assert free_bytes(PLACE) == 100
    with pytest.raises(DiskFullError):
        write_durably(FILE, [bytes(101)])
    assert [file.name for file in files_in(PLACE)] == ["ballast"]
    remove_durably([PLACE / "ballast"])
    write_durably(FILE, [bytes(5000)])
    disk.platter.fill(None)
    write_part_durably(FILE, 5000, bytes(5000))
    assert len(read(FILE) or b"") == 10_000


def test_it_fails_as_a_real_disk_does(disk: CrashDisk) -> None:
    assert read(FILE) is None
    assert not rename(FILE, PLACE / "other")
    with pytest.raises(UnreachableError):
        sync_folder(PLACE / "nowhere")
    with owned(FILE) as first, owned(FILE) as second:
        assert (first, second) == (True, False)
    with owned(FILE) as again:
        disk.platter.cut()
        with owned(FILE) as after:
            assert again
            assert after


def test_another_disk_may_be_put_in(disk: CrashDisk) -> None:
    write_durably(FILE, [b"old"])
    copy = disk.platter.image()
    write_durably(FILE, [b"new"])
    disk.platter.replace(copy)
    assert read(FILE) == b"old"


# -- databases ----------------------------------------------------------------------------


def words(database: Database) -> list[str]:
    return [row.text for row in database.rows(WordRow.select().order_by(WordRow.place))]


def test_two_connections_see_each_other(disk: CrashDisk) -> None:
    assert disk.vfs
    one, other = (open_database(PLACE / "a.db", SCHEMA) for _ in range(2))
    with one.transaction():
        one.run(WordRow.insert(text="from one"))
    with other.transaction():
        other.run(WordRow.insert(text="from the other"))
    assert words(one) == words(other) == ["from one", "from the other"]
    one.close()
    other.close()


def test_a_commit_outlasts_a_cut_at_any_change(disk: CrashDisk) -> None:
    promised: list[str] = []
    database = open_database(PLACE / "a.db", SCHEMA)
    for round_ in range(60):
        disk.platter.cut_after(1 + round_ % 25)
        try:
            for number in range(9):
                word = f"{round_} {number}" + "x" * 3000
                with database.transaction():
                    database.run(WordRow.insert(text=word))
                promised.append(word)
            database.wipe_log()
        except PowerCut:
            promised.append("perhaps")
        with disk.platter.in_void():
            database.close()
        disk.platter.cut()
        database = open_database(PLACE / "a.db", SCHEMA)
        found = words(database)
        assert not {word for word in promised if word != "perhaps"} - set(found)
        assert database.ask("PRAGMA integrity_check") == [("ok",)]
        promised = found
    database.close()


def test_every_byte_is_seen_as_it_is_written(tmp_path: Path) -> None:
    seen: list[bytes] = []
    platter = Platter(tmp_path, random.Random(1), Promise.JOURNAL, on_write=seen.append)  # noqa: S311
    crash = CrashDisk(platter)
    with mounted(PLACE, crash):
        make_folder(PLACE)
        database = open_database(PLACE / "a.db", SCHEMA)
        with database.transaction():
            database.run(WordRow.insert(text="look at me"))
            assert not any(b"look at me" in data for data in seen)
        assert any(b"look at me" in data for data in seen)
        database.close()
    crash.close()
