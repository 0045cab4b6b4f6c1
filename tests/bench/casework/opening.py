"""Applications opened as cases, and the bare insert of the rows that came of it."""

import gc
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from cloud.casework.cases import CaseRegister
from cloud.casework.schema import SCHEMA
from cloud.casework.tables import MODELS
from edge_sync.wire.application import Application
from provisioning.catalogue.files import load
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from tests.cloud.applications import SUITE, birth, pension
from tests.cloud.hands import ARRIVED_MS, Outbox
from tests.postgres import PrivatePostgres

TOGETHER = 50  # applications a transaction
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds a case: by the wall, and of this process's time (the wall counts the disk too)."""

    wall: float
    cpu: float


class _Watch:
    """Runs from the moment it is made."""

    def __init__(self, cases: int) -> None:
        self._cases, self._wall, self._cpu = cases, perf_counter(), process_time()

    def took(self) -> Took:
        wall, cpu = perf_counter() - self._wall, process_time() - self._cpu
        return Took(wall / self._cases, cpu / self._cases)


Rows = dict[str, list[tuple[Any, ...]]]
"""Rows as the engine holds them, by table."""


def openings(cases: int) -> Iterator[dict[str, object]]:
    """Measure on SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as name:
        numbers = iter(range(1_000_000))
        yield _measured("sqlite", lambda: Path(name) / f"{next(numbers)}.db", cases)
    with PrivatePostgres(log_statement="none", shared_buffers="256MB") as server:
        yield _measured("postgresql", server.new_database, cases)


def _measured(engine: str, place: Callable[[], str | Path], cases: int) -> dict[str, object]:
    rounds = [_round(place, cases) for _ in range(_ROUNDS)]
    ours, bare = (_middle([one[place] for one in rounds]) for place in (0, 1))
    return {
        "name": f"cases opened, {engine}",
        "unit": "per second",
        "ours": round(1 / ours.wall, 1),
        "peer": round(1 / bare.wall, 1),
        "peer_is": "bare insert of the same rows",
        "ratio": round(median(one.wall / other.wall for one, other in rounds), 2),
        "cpu_us": round(1e6 * ours.cpu),
        "peer_cpu_us": round(1e6 * bare.cpu),
        "rounds": _ROUNDS,
    }


def _middle(took: list[Took]) -> Took:
    return Took(median(one.wall for one in took), median(one.cpu for one in took))


def _round(place: Callable[[], str | Path], cases: int) -> tuple[Took, Took]:
    """Open them, then write the same rows into a database beside it, on the same disk."""
    filled, empty = open_at(place(), SCHEMA), open_at(place(), SCHEMA)
    try:
        ours = _opened(filled, cases)
        parts = _in_parts(filled)
        watch = _Watch(cases)
        for part in parts:
            _write(empty, part)
        return ours, watch.took()
    finally:
        filled.close()
        empty.close()


def _opened(database: Database, cases: int) -> Took:
    """Open them and say how long it took; one in two is a package of seven."""
    register = CaseRegister(database, load().catalogue, Outbox().tell, SUITE)
    waiting = [_application(number) for number in range(cases)]
    gc.collect()
    gc.freeze()  # as the intake's process does
    watch = _Watch(cases)
    for first in range(0, cases, TOGETHER):
        with database.transaction():
            together = waiting[first : first + TOGETHER]
            register.open_cases([(one, ARRIVED_MS) for one in together])
    return watch.took()


def _application(number: int) -> Application:
    make = birth if number % 2 else pension
    return make(slip=f"K000001-{number:06d}")


def _in_parts(database: Database) -> list[Rows]:
    """Read every row back, in the fifties of cases it was written in."""
    parts: dict[int, Rows] = defaultdict(lambda: defaultdict(list))
    case_of_member: dict[int, int] = {}
    for model in MODELS:
        table = model._meta.table_name  # noqa: SLF001 - peewee's own way to reach it
        names = [field.column_name for field in model._meta.sorted_fields]  # noqa: SLF001
        for row in database.ask(f"SELECT {', '.join(names)} FROM {table}"):  # noqa: S608 - our own
            told = dict(zip(names, row, strict=True))
            case = told.get("case_id") or case_of_member.get(told.get("member_id", 0))
            case = case or (told["id"] if table == "casework_case" else 1)
            if table == "casework_member":
                case_of_member[told["id"]] = case
            parts[(case - 1) // TOGETHER][f"{table} ({', '.join(names)})"].append(row)
    return [parts[number] for number in sorted(parts)]


def _write(database: Database, part: Rows) -> None:
    mark = database._MARK if hasattr(database, "_MARK") else "?"  # noqa: SLF001 - ours
    with database.transaction():
        for table, rows in part.items():
            marks = ", ".join(mark for _value in rows[0])
            text = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - names of our own
            database._driver.cursor().executemany(text, rows)  # noqa: SLF001 - as bare as can be
