"""Codes change every year: an old case is read by its old code for ever."""

from datetime import date

import pytest

from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.divisions import Division
from cloud.errors import DivisionRefusedError
from provisioning.storage.database import Database

START, MOVED = date(2020, 1, 1), date(2026, 6, 1)
COUNTY, EAST, WEST = "529901000000", "529901101000", "529901102000"
OLD, NEW = "529901101201", "529901102209"


@pytest.fixture
def register(database: Database) -> DivisionRegister:
    register = DivisionRegister(database)
    register.open(
        Division(COUNTY, "示例县", "", START),
        Division(EAST, "东镇", COUNTY, START),
        Division(WEST, "西镇", COUNTY, START),
        Division(OLD, "柳村", EAST, START),
    )
    return register


@pytest.mark.row("R11")
def test_a_village_moved_to_another_town_keeps_its_old_code_for_old_cases(
    register: DivisionRegister,
) -> None:
    register.move(OLD, Division(NEW, "柳村", WEST, MOVED))
    tree = register.tree()
    before, after = date(2026, 5, 31), date(2026, 6, 1)
    lodged = tree.at(OLD, before)
    assert lodged is not None
    assert lodged.name == "柳村"
    assert tree.at(OLD, after) is None
    assert list(tree.above(OLD, before)) == [OLD, EAST, COUNTY]
    assert list(tree.above(NEW, after)) == [NEW, WEST, COUNTY]
    assert tree.today(OLD, before, after) == NEW
    assert tree.today(OLD, before, before) == OLD


def test_a_village_that_moved_twice_is_followed(register: DivisionRegister) -> None:
    register.move(OLD, Division(NEW, "柳村", WEST, MOVED))
    again = Division("529901101310", "柳村社区", EAST, date(2027, 1, 1))
    tree = register.move(NEW, again)
    assert tree.today(OLD, date(2024, 1, 1), date(2027, 2, 1)) == again.code
    assert tree == register.tree()


def test_a_code_may_be_used_again_for_another_place(register: DivisionRegister) -> None:
    register.move(OLD, Division(NEW, "柳村", WEST, MOVED))
    tree = register.open(Division(OLD, "新村", EAST, date(2027, 1, 1)))
    reused, old = tree.at(OLD, date(2027, 1, 1)), tree.at(OLD, date(2025, 1, 1))
    assert reused is not None
    assert old is not None
    assert (old.name, reused.name) == ("柳村", "新村")


@pytest.mark.parametrize(
    "bad",
    [
        Division("5299", "短", COUNTY, START),
        Division(EAST, "又一个", COUNTY, START),
        Division("529901103000", "孤", "529902000000", START),
    ],
)
def test_a_division_that_makes_no_sense_is_refused_and_nothing_is_written(
    register: DivisionRegister, bad: Division
) -> None:
    before = register.tree()
    with pytest.raises(DivisionRefusedError):
        register.open(Division("529901104000", "北镇", COUNTY, START), bad)
    assert register.tree() == before
    with pytest.raises(DivisionRefusedError):
        register.move("529901999999", Division(NEW, "无", WEST, MOVED))
