"""One intake worker of the benchmark, and where its time goes."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING, Any, cast

from cloud.town import believed_keys
from edge_sync.cloud import intake as intake_module
from edge_sync.cloud.identity import intake_link, worker_name
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.intake_process import IntakeSettings, run_intake
from edge_sync.mqtt import Link
from edge_sync.wire.topics import up_filters
from provisioning.storage.postgres import PostgresDatabase
from provisioning.trust.international import InternationalSuite
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


def work(site: Site, number: int, of: int, stop: Event, told: Connection) -> None:
    """Run one worker until ``stop``; then tell its CPU time, and its share of each step."""
    spent: Counter[str] = Counter()
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
        database = site.open_cloud()
        cpu = time.process_time()
        run_intake(
            settings,
            database,
            replace(site.intake_keys, kiosk_key=believed_keys(site.registrar.registry)),
            lambda _submission, _arrival: None,
            CLOCK,
            random.random,
            cast("threading.Event", stop),  # it has the same is_set and wait
        )
        database.close()
    told.send((time.process_time() - cpu, dict(spent)))


@contextmanager
def _watched(spent: Counter[str]) -> Iterator[None]:
    """Time each step by the wall; what is left of taking a batch is the database and Python."""
    for name, owner, function in _STEPS:
        setattr(owner, function, _timed(getattr(owner, function), name, spent))
    transaction = PostgresDatabase.transaction

    @contextmanager
    def timed(database: PostgresDatabase) -> Iterator[None]:
        began = time.perf_counter()
        is_outermost = not database.is_in_transaction
        with transaction(database):
            yield
        if is_outermost:
            spent["commit"] += time.perf_counter() - began  # type: ignore[assignment]

    setattr(PostgresDatabase, "transaction", timed)  # noqa: B010 - a stopwatch around it
    Intake.receive_all = _timed(Intake.receive_all, "take", spent)  # type: ignore[method-assign]
    yield


def _timed(function: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it is given
        began = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.perf_counter() - began  # type: ignore[assignment]

    return wrapped
