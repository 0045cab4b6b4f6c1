"""One intake worker of the benchmark, and where its processor time goes."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING, Any, cast

from cloud.casework.editions import Editions
from cloud.casework.registers import Registers
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.town import believed_keys
from edge_sync.cloud import intake as intake_module
from edge_sync.cloud.arrival import Arrival, Together
from edge_sync.cloud.identity import intake_link, worker_name
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.intake_process import IntakeSettings, run_intake
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.tables import SCHEMA as INTAKE_SCHEMA
from edge_sync.mqtt import Link
from edge_sync.wire.submissions import Submitted
from edge_sync.wire.topics import up_filters
from provisioning.catalogue.files import load
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from provisioning.storage.postgres import PostgresDatabase
from provisioning.trust.international import InternationalSuite
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK, Site

if TYPE_CHECKING:
    import threading

_STEPS: tuple[tuple[str, Any, str], ...] = (
    ("decode", intake_module, "decode_up"),
    ("open HPKE", InternationalSuite, "open"),
    ("verify", InternationalSuite, "is_signed"),
    ("sign", InternationalSuite, "sign"),
    ("publish", Link, "publish"),
    ("acknowledge", Link, "acknowledge"),
    ("receive", Link, "step"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Which worker of how many, and whether cases are opened in its transactions."""

    number: int
    of: int
    opens_cases: bool = False


def work(site: Site, place: Place, stop: Event, told: Connection) -> None:
    """Run one worker until ``stop``; then tell its CPU time, and its share of each step."""
    spent: Counter[str] = Counter()
    number, of = place.number, place.of
    with _watched(spent):
        settings = IntakeSettings(
            link=intake_link(
                site.folder / "cloud" / worker_name(number, of),
                "127.0.0.1",
                site.port,
                worker_name(number, of),
            ),
            objects=site.folder / "cloud" / "objects",
            topics=up_filters(number, of),
        )
        database = open_at(site.database, INTAKE_SCHEMA, CASEWORK)
        handler = _cases(database, spent) if place.opens_cases else _nothing
        cpu = time.process_time()
        run_intake(
            settings,
            database,
            replace(site.intake_keys, kiosk_key=believed_keys(site.registrar.registry)),
            handler,
            CLOCK,
            random.random,
            cast("threading.Event", stop),  # it has the same is_set and wait
        )
        database.close()
    told.send((time.process_time() - cpu, dict(spent)))


def _nothing(_submission: Submitted, _arrival: Arrival) -> None:
    pass


def _cases(database: Database, spent: Counter[str]) -> Together:
    """Open cases as the town does, and tell of them."""
    outbox = NewsOutbox(database, SUITE, CLOCK)
    registers = Registers(database, Editions(load()), outbox.tell, SUITE)
    return Together(_timed(registers.take_all, "open a case", spent))


@contextmanager
def _watched(spent: Counter[str]) -> Iterator[None]:
    """Time each step by the processor; what is left of taking a batch is the rest of Python."""
    for name, owner, function in _STEPS:
        setattr(owner, function, _timed(getattr(owner, function), name, spent))
    transaction = PostgresDatabase.transaction

    @contextmanager
    def timed(database: PostgresDatabase) -> Iterator[None]:
        began = time.process_time()
        is_outermost = not database.is_in_transaction
        with transaction(database):
            yield
        if is_outermost:
            spent["commit"] += time.process_time() - began  # type: ignore[assignment]

    setattr(PostgresDatabase, "transaction", timed)  # noqa: B010 - a stopwatch around it
    Intake.receive_all = _timed(Intake.receive_all, "take", spent)  # type: ignore[method-assign]
    yield


def _timed(function: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it is given
        began = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.process_time() - began  # type: ignore[assignment]

    return wrapped
