"""The pages of an officer among many cases: whole, over HTTP, from a desk that runs."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import httpx

from cloud.accounts.access import AccessLog
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.office import office_of
from cloud.accounts.register import Accounts
from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.accounts.worlds import Worlds
from cloud.casework.answers import Answer
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.casework.states import Act
from cloud.casework.views import DocumentView
from cloud.clock.complaints import ComplaintBook
from cloud.clock.rules import shipped_rules
from cloud.clock.schema import SCHEMA as CLOCK
from cloud.clock.tallies import Tallies
from cloud.clock.warning_book import WarningBook
from cloud.desk.app import create_app
from cloud.desk.parts import DeskParts
from cloud.desk.server import DeskServer
from provisioning.catalogue.files import load
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from tests.bench.casework.multiplying import multiply
from tests.cloud.applications import SUITE, birth, pension
from tests.cloud.hands import Outbox, SetClock, arrival, officer

TEMPLATES = 10
_LOOKS = 15
_PASSWORD = "village-2026-hall"  # noqa: S105 - the bench's own


def pages(sizes: Iterable[int]) -> Iterator[dict[str, object]]:
    """Measure the inbox and a case page at each size, growing one SQLite file."""
    clock, catalogue = SetClock(), load().catalogue
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as name:
        database = open_at(Path(name) / "cloud.db", CASEWORK, ACCOUNTS, CLOCK)
        register = CaseRegister(database, catalogue, Outbox().tell, SUITE)
        numbers = _templates(database, register, clock)
        accounts = Accounts(database, clock, catalogue.departments)
        accounts.open_account("chen.li", "陈丽", "D-RS", _PASSWORD)
        bodies = BodyRegister(database, clock)
        bodies.found(catalogue.departments)
        parts = DeskParts(
            accounts=accounts,
            access=AccessLog(database, clock),
            register=register,
            reader=CaseReader(database),
            catalogue=catalogue,
            clock=clock,
            open_document=_no_document,
            warnings=WarningBook(database, clock),
            complaints=ComplaintBook(database, clock),
            tallies=Tallies(database),
            rules=shipped_rules(),
            world=Worlds(database, bodies).now,
            office=office_of(database, clock),
        )
        with DeskServer(create_app(parts), "127.0.0.1", 0) as server:
            yield from _grown(database, server.url, sizes, numbers)
        database.close()


def _grown(
    database: Database, url: str, sizes: Iterable[int], numbers: list[str]
) -> Iterator[dict[str, object]]:
    made = 0
    with httpx.Client(base_url=url, timeout=60) as browser:
        browser.post("/sign-in", data={"account": "chen.li", "password": _PASSWORD})
        for size in sizes:
            wanted = size // TEMPLATES - 1
            if wanted > made:
                multiply(database, made + 1, wanted)
            made = max(made, wanted)
            yield _row("inbox", size, _looked(browser, ["/inbox"]))
            copies = [
                f"/cases/{number}{n:06d}" for n in (1, wanted // 2, wanted) for number in numbers
            ]
            yield _row("case page", size, _looked(browser, copies))


def _looked(browser: httpx.Client, paths: list[str]) -> list[tuple[float, float]]:
    """Return milliseconds by the wall and of processor time, after a first look to warm up.

    Processor time is the browser's and the desk's together: it says more on a shared machine.
    """
    took = []
    for look in range(_LOOKS + 1):
        wall, cpu = perf_counter(), process_time()
        answer = browser.get(paths[look % len(paths)])
        took.append((1000 * (perf_counter() - wall), 1000 * (process_time() - cpu)))
        answer.raise_for_status()
        if answer.is_redirect:
            raise AssertionError("nobody is signed in")
    return took[1:]


def _row(what: str, size: int, took: list[tuple[float, float]]) -> dict[str, object]:
    return {
        "name": f"{what} among {size} cases",
        "unit": "ms",
        "median": round(median(wall for wall, _cpu in took), 1),
        "worst": round(max(wall for wall, _cpu in took), 1),
        "cpu": round(median(cpu for _wall, cpu in took), 1),
        "looks": len(took),
    }


def _templates(database: Database, register: CaseRegister, clock: SetClock) -> list[str]:
    """Ten cases, pensions and packages: new, accepted, decided; return the pensions' numbers."""
    numbers = []
    for number in range(TEMPLATES):
        make = birth if number % 2 else pension
        application = make(slip=f"K000001-{number:06d}")
        with database.transaction():
            register.open_case(application, arrival(application))
        given = register.number_of(application.id)
        if given is not None and not number % 2:
            numbers.append(str(given))
    own = officer("D-RS")
    for taken in numbers[2:]:
        register.answer(own, taken, 1, Answer(Act.ACCEPT), clock.now(), key=taken)
    register.answer(own, numbers[-1], 1, Answer(Act.GRANT), clock.now(), key="g")
    return numbers


def _no_document(_view: DocumentView) -> bytes:
    raise AssertionError("no page of this bench opens a scan")
