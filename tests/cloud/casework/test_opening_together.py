"""Applications that came together are opened together, and are what they are alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from cloud.casework.cases import CaseRegister
from cloud.casework.editions import Editions
from cloud.casework.moment import Doubt
from cloud.casework.rebuilding import differences
from cloud.casework.registers import Registers
from cloud.casework.schema import SCHEMA
from cloud.casework.states import EventKind
from cloud.casework.tables import MODELS, CaseRow, EventRow
from edge_sync.errors import ApplicationRefusedError
from edge_sync.wire.application import Application, CatalogueRef, KioskId
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from tests.cloud.applications import SUITE, birth, pension
from tests.cloud.casework.test_followers import held, withdrawal
from tests.cloud.hands import ARRIVED_MS, Outbox, arrival
from tests.shipped import shipped_edition

if TYPE_CHECKING:
    from edge_sync.cloud.arrival import Taken


def applications(count: int) -> list[Application]:
    makers = (pension, birth)
    return [makers[number % 2](slip=f"K000001-{number:06d}") for number in range(count)]


def rows_in(database: Database) -> dict[str, set[tuple[object, ...]]]:
    tables = [model._meta.table_name for model in MODELS]  # noqa: SLF001 - peewee's own
    return {name: set(database.ask(f"SELECT * FROM {name}")) for name in tables}  # noqa: S608 - ours


@pytest.mark.row("P03")
def test_cases_opened_together_are_those_opened_one_by_one(
    database: Database, register: CaseRegister, outbox: Outbox, tmp_path: Path
) -> None:
    came = applications(7)
    with database.transaction():
        register.open_cases([(one, ARRIVED_MS) for one in [*came, came[0]]])
    alone, told = open_at(tmp_path / "alone.db", SCHEMA), Outbox()
    try:
        single = CaseRegister(alone, shipped_edition().catalogue, told.tell, SUITE)
        for one in came:
            with alone.transaction():
                single.open_case(one, arrival(one))
        ours, theirs = rows_in(database), rows_in(alone)
        for name, rows in theirs.items():
            assert len(ours[name]) == len(rows), name
        if database.path != Path():  # both are SQLite: byte for byte
            assert ours == theirs
    finally:
        alone.close()
    assert [one.standings for one in outbox.told] == [one.standings for one in told.told]
    assert list(differences(database)) == []


def test_opened_twice_is_opened_once(database: Database, register: CaseRegister) -> None:
    came = [(one, ARRIVED_MS) for one in applications(3)]
    for some in (came[:2], came):
        with database.transaction():
            register.open_cases(some)
    numbers = [row.number for row in database.rows(CaseRow.select())]
    assert len(numbers) == len(set(numbers)) == 3


def test_one_that_does_not_fit_together_undoes_them_all(
    database: Database, register: CaseRegister
) -> None:
    sound, torn = applications(2)
    twice = structs.replace(torn, persons=(*torn.persons, torn.persons[0]))
    with pytest.raises(ApplicationRefusedError), database.transaction():
        register.open_cases([(sound, ARRIVED_MS), (twice, ARRIVED_MS)])
    assert database.count(CaseRow.select()) == 0


@pytest.mark.row("R09")
def test_a_helper_at_two_kiosks_is_noticed_within_one_batch(
    database: Database, register: CaseRegister
) -> None:
    first, second, other = (structs.replace(one, helper="H-1") for one in applications(3))
    elsewhere = structs.replace(second, kiosk=KioskId("k000002"))
    alone = structs.replace(other, helper="H-2")
    with database.transaction():
        register.open_cases([(one, ARRIVED_MS) for one in (first, elsewhere, alone)])
    found = {row.slip: row.doubts for row in database.rows(CaseRow.select())}
    assert Doubt.HELPER_ELSEWHERE in found[elsewhere.slip]
    assert Doubt.HELPER_ELSEWHERE not in found[first.slip] + found[alone.slip]


def test_what_follows_an_application_of_the_same_batch_finds_its_case(database: Database) -> None:
    outbox, shipped = Outbox(), shipped_edition()
    registers = Registers(database, Editions(shipped), outbox.tell, SUITE)
    ref = CatalogueRef(shipped.version, shipped.digest)
    first, second = (structs.replace(held(one), catalogue=ref) for one in applications(2))
    back = withdrawal(first)
    taken: list[Taken] = [
        (back, arrival(back)),  # type: ignore[arg-type] # the same fields
        (first, arrival(first)),
        (second, arrival(second)),
    ]
    with database.transaction():
        registers.take_all(taken)
    kinds = [row.kind for row in database.rows(EventRow.select())]
    assert kinds.count(EventKind.OPENED) == 2
    assert EventKind.WITHDRAWN in kinds
