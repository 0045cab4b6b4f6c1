"""What every database behind the door does alike, on SQLite and on PostgreSQL."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import peewee
import pytest

from provisioning.storage.database import Database
from provisioning.storage.dialect import Both
from provisioning.storage.errors import BusyError, ConflictError, NewerSchemaError
from provisioning.storage.opening import look_at, open_at
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table
from tests.provisioning.storage.sample import (
    AT,
    FIRST,
    SCHEMA,
    Colour,
    SampleRow,
    Word,
    names,
    put,
    put_all,
)

Address = str | Path


class NumberedRow(Table):
    id = peewee.AutoField()
    word = peewee.TextField()
    is_good = peewee.BooleanField()


NUMBERED = Schema(
    "numbered",
    (
        ("CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT)",),
        (Both(sqlite="", postgres="COMMENT ON TABLE numbered IS 'of one engine alone'"),),
        ("ALTER TABLE numbered ADD COLUMN is_good BOOLEAN NOT NULL DEFAULT TRUE",),
    ),
)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    if request.param == "sqlite":
        return tmp_path / "sample.db"
    found: str = request.getfixturevalue("postgres")
    return found


@pytest.fixture
def database(address: Address) -> Iterator[Database]:
    database = open_at(address, SCHEMA, NUMBERED)
    yield database
    database.close()


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


def test_times_compare_by_their_milliseconds(database: Database) -> None:
    with database.transaction():
        for number in range(3):
            at = AT + timedelta(seconds=number)
            database.run(SampleRow.insert(name=str(number), at=at))
    later = SampleRow.select().where(SampleRow.at > AT)
    assert database.count(later) == 2


def test_rows_are_numbered_upwards_and_their_number_is_told(database: Database) -> None:
    with database.transaction():
        given = [database.run(NumberedRow.insert(word=w, is_good=True)) for w in ("a", "b")]
    assert given == [1, 2]
    found = database.rows(NumberedRow.select().order_by(NumberedRow.id))
    assert [(row.id, row.word, row.is_good) for row in found] == [(1, "a", True), (2, "b", True)]


def test_a_number_may_be_larger_than_32_bits(database: Database) -> None:
    with database.transaction():
        database.run(NumberedRow.insert(id=2**40, word="far", is_good=False))
    row = database.first(NumberedRow.select().where(NumberedRow.id == 2**40))
    assert row is not None
    assert not row.is_good


def test_what_is_there_already_is_left_or_counted(database: Database) -> None:
    put(database, "a", b"first")
    with database.transaction():
        database.run(SampleRow.insert(name="a", data=b"second").on_conflict_ignore())
        database.run(
            SampleRow.insert(name="a", since_ms=0).on_conflict(
                conflict_target=[SampleRow.name], update={SampleRow.since_ms: 7}
            )
        )
    row = database.first(SampleRow.select())
    assert row is not None
    assert (row.data, row.since_ms) == (b"first", 7)


def test_a_conflict_inside_an_inner_transaction_leaves_the_outer_one_whole(
    database: Database,
) -> None:
    with database.transaction():
        put(database, "a")
        with pytest.raises(ConflictError):
            put(database, "a")
        put(database, "b")
    assert names(database) == ["a", "b"]


def test_changes_say_how_many_rows_they_met(database: Database) -> None:
    put(database, "a")
    put(database, "b")
    with database.transaction():
        assert database.run(SampleRow.update(data=b"x")) == 2
        assert database.run(SampleRow.delete().where(SampleRow.name == "c")) == 0
        assert database.run(SampleRow.delete().where(SampleRow.name == "a")) == 1


def test_texts_sort_by_their_code_points_on_every_engine(database: Database) -> None:
    words = ["Ä", "a", "B", "_", "-", "1", "字", "丁"]
    for word in words:
        put(database, word)
    assert names(database) == sorted(words)


def test_a_plain_question_carries_its_values_apart(database: Database) -> None:
    put(database, "a'b", b"x")
    assert database.ask("SELECT count(*) FROM sample WHERE name = ?", "a'b") == [(1,)]


def test_who_only_looks_changes_nothing(database: Database, address: Address) -> None:
    put(database, "a")
    onlooker = look_at(address)
    assert names(onlooker) == ["a"]
    with pytest.raises(Exception, match="may not be written"):
        put(onlooker, "b")
    onlooker.close()


def test_two_writers_take_turns_so_what_was_read_stays_true(
    database: Database, address: Address
) -> None:
    """Each reads the highest number and writes the next: without turns some would be the same."""
    other = open_at(address, SCHEMA)

    def count_up(writer: Database) -> None:
        for _ in range(25):
            with writer.transaction():
                last = writer.first(SampleRow.select().order_by(SampleRow.name.desc()))
                number = int(last.name) + 1 if last else 0
                writer.run(SampleRow.insert(name=f"{number:03d}"))
        writer.close()

    threads = [threading.Thread(target=count_up, args=(writer,)) for writer in (database, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert names(database) == [f"{number:03d}" for number in range(50)]


def test_a_writer_who_never_ends_is_noticed(
    database: Database, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("database", "postgres"):
        monkeypatch.setattr(f"provisioning.storage.{module}.BUSY_SECONDS", 0.05)
    other = open_at(address, SCHEMA)
    with database.transaction():
        database.run(SampleRow.insert(name="a"))
        with pytest.raises(BusyError):
            put(other, "b")
    put(other, "b")
    other.close()
    assert names(database) == ["a", "b"]


def test_the_steps_are_run_once_and_the_tables_are_those_of_the_models(
    address: Address,
) -> None:
    more = ("ALTER TABLE sample ADD COLUMN extra INTEGER",)
    longer = Schema("sample", (FIRST, more), oldest_reader=2)
    open_at(address, SCHEMA, NUMBERED).close()
    database = open_at(address, longer, NUMBERED)
    assert database.differences(SampleRow, NumberedRow) == ["sample.extra is only in the file"]
    database.close()
    with pytest.raises(NewerSchemaError):
        open_at(address, SCHEMA)


def test_a_step_that_fails_leaves_the_tables_as_they_were(address: Address) -> None:
    open_at(address, SCHEMA).close()
    broken = Schema("sample", (FIRST, ("CREATE TABLE half (a TEXT)", "CREATE TABLE sample (a)")))
    with pytest.raises(peewee.PeeweeException):
        open_at(address, broken)
    open_at(address, Schema("sample", (FIRST, ("CREATE TABLE half (a TEXT)",)))).close()


def test_many_open_a_new_database_at_once(address: Address) -> None:
    def open_once() -> None:
        open_at(address, SCHEMA, NUMBERED).close()

    with ThreadPoolExecutor(4) as pool:
        opened = [pool.submit(open_once) for _ in range(4)]
    assert [one.exception() for one in opened] == [None] * 4


def test_many_rows_are_added_changed_and_found_in_one_statement_each(database: Database) -> None:
    fresh = {"at": AT, "colour": Colour.RED, "word": None}
    with database.transaction():
        database.insert(SampleRow, [])
        database.insert(
            SampleRow, [{"name": f"字{n:03d}", "data": bytes([n]), **fresh} for n in range(200)]
        )
        words = {n: Word("新", n) if n % 2 else None for n in range(100)}
        database.change(
            SampleRow,
            ("name",),
            [{"name": f"字{n:03d}", "word": words[n], "data": None} for n in words],
        )
    found = database.seek(SampleRow, ("name",), [("字001",), ("字002",), ("字150",), ("no",)])
    facts = {row.name: (row.data, row.word, row.at, row.colour) for row in found}
    assert facts == {
        "字001": (None, Word("新", 1), AT, Colour.RED),
        "字002": (None, None, AT, Colour.RED),
        "字150": (bytes([150]), None, AT, Colour.RED),
    }
    assert database.seek(SampleRow, ("name",), []) == []


def test_rows_are_found_by_several_fields_together(database: Database) -> None:
    with database.transaction():
        rows = [{"word": word, "is_good": True} for word in ("a", "a", "b")]
        database.insert(NumberedRow, rows)
        database.change(NumberedRow, ("id", "word"), [{"id": 2, "word": "a", "is_good": False}])
        database.change(NumberedRow, ("id", "word"), [{"id": 3, "word": "a", "is_good": False}])
    found = database.seek(NumberedRow, ("word", "id"), [("a", 2), ("b", 1), ("b", 3)], ("id",))
    assert sorted(row.id for row in found) == [2, 3]
    bad = database.rows(NumberedRow.select().where(~NumberedRow.is_good))
    assert [row.id for row in bad] == [2]


def test_numbers_taken_beforehand_are_nobody_elses(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.new_ids(NumberedRow, 1)
    with database.transaction():
        before = database.run(NumberedRow.insert(word="a", is_good=True))
        taken = database.new_ids(NumberedRow, 3)
        assert len(set(taken)) == 3
        assert taken == sorted(taken)
        assert before < taken[0]
        rows = [{"id": number, "word": "b", "is_good": True} for number in taken]
        database.insert(NumberedRow, rows)
        after = database.run(NumberedRow.insert(word="c", is_good=True))
        assert after > taken[-1]
        assert database.new_ids(NumberedRow, 0) == []


def test_rows_are_found_by_their_values_and_kept_under_their_key(database: Database) -> None:
    fresh = {"at": AT, "colour": Colour.RED, "word": Word("新", 1), "data": b"\x00"}
    with database.transaction():
        database.keep(SampleRow, ("name",), [{"name": name, **fresh} for name in ("a", "b")])
        database.keep(SampleRow, ("name",), [{"name": "a", "data": None, "since_ms": 7}])
        database.keep(SampleRow, ("name",), [])
    (found,) = database.find(SampleRow, name="a")
    facts = (found.data, found.since_ms, found.at, found.colour, found.word)
    assert facts == (None, 7, AT, Colour.RED, Word("新", 1))
    (only,) = database.find(SampleRow, ("data",), name="b", colour="red")
    assert vars(only) == {"data": b"\x00"}
    assert database.find(SampleRow, name="c") == []
    assert "name" not in repr(found)


def test_rows_are_chosen_by_a_condition_that_is_the_same_for_all_values(database: Database) -> None:
    for name in ("a", "b", "c"):
        put(database, name)
    chosen = "name > ? AND name <> ? ORDER BY name DESC LIMIT ?"
    rows = database.where(SampleRow, chosen, "a", "x", 2, only=("name",))
    assert [vars(row) for row in rows] == [{"name": "c"}, {"name": "b"}]
    assert [row.name for row in database.where(SampleRow, "TRUE ORDER BY name")] == ["a", "b", "c"]
    assert database.where(SampleRow, "name = ?", "' OR TRUE --") == []


def test_many_rows_too_are_written_inside_a_transaction_or_not_at_all(database: Database) -> None:
    rows = [{"name": "a"}, {"name": "b"}]
    with pytest.raises(RuntimeError):
        database.insert(SampleRow, rows)
    put(database, "b")
    with pytest.raises(ConflictError), database.transaction():
        database.insert(SampleRow, rows)
    assert names(database) == ["b"]
