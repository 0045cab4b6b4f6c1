"""How many queued applications a second are opened, verified, committed and answered.

Everything stands on this machine: PostgreSQL that syncs every commit, mosquitto with
mutual TLS, the kiosks that publish, and one or two intake workers. An application is
counted when its receipt is back at its kiosk. Two rows leave the case handling out, which
may run on other machines' shards; one has every case opened in the transaction that takes
its application, as a town does. ``cpu_us_each`` and ``share`` are processor time, which
says more than the rate on a machine that others use too: ``two_cores_a_second`` is what
two cores would do that had nothing else to do.
"""

import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from edge_sync.cloud.identity import worker_name
from edge_sync.edge.identity import read_kiosk_keys
from edge_sync.wire.application import KioskId
from tests.bench.intake.crowd import crowd
from tests.bench.intake.machine import cpu_s
from tests.bench.intake.offers import queued
from tests.bench.intake.publisher import Queue, empty
from tests.bench.intake.worker import Place, work
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import STATION, Site
from tests.postgres import PrivatePostgres

KIOSKS = 64  # so many that their shards fall evenly on two workers, as a town's do
APPLICATIONS = 8_000
CONNECTED = 10_000
_CASES_IN = 8  # opening a case costs several times what taking its application does
_FORK = multiprocessing.get_context("fork")

Row = dict[str, object]


def run(applications: int = APPLICATIONS, connected: int = CONNECTED) -> Iterator[Row]:
    """Measure with one worker and with two, then connect a crowd."""
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as folder:
        for workers in (1, 2):
            home = Path(folder) / f"site{workers}"
            yield _measured(home, workers, applications, opens_cases=False)
        home, few = Path(folder) / "cases", applications // _CASES_IN
        yield _measured(home, 1, few, opens_cases=True)
        site = Site(Path(folder) / "crowd")
        with site.broker:
            pass  # it has written its files
        yield dict(crowd(site, connected))


def _measured(folder: Path, workers: int, applications: int, *, opens_cases: bool) -> Row:
    with PrivatePostgres(log_statement="none", shared_buffers="256MB") as server:
        site = Site(folder, database=server.new_database())
        queues = _queues(site, applications // KIOSKS)
        names = [worker_name(number, workers) for number in range(1, workers + 1)]
        for name in names:
            site.registrar.certify_service(name, folder / "cloud" / name)
        with site.broker:
            places = [Place(number, workers, opens_cases) for number in range(1, workers + 1)]
            return _raced(site, queues, places, server.process_id)


def _raced(site: Site, queues: list[Queue], places: Sequence[Place], server: int) -> Row:
    stop, (here, there) = _FORK.Event(), _FORK.Pipe()
    pipes = [_FORK.Pipe() for _place in places]
    parts = [
        _FORK.Process(target=work, args=(site, place, stop, pipe[1]))
        for place, pipe in zip(places, pipes, strict=True)
    ]
    for part in parts:
        part.start()
    crowd_part = _FORK.Process(target=empty, args=(queues, site.port, there))
    crowd_part.start()
    here.recv()  # every kiosk was greeted: all workers listen
    before = Counter({"postgres": cpu_s(server), "broker": cpu_s(site.broker.process_id)})
    here.send("go")
    seconds, publisher_cpu = here.recv()
    cpu = Counter({"postgres": cpu_s(server), "broker": cpu_s(site.broker.process_id)})
    cpu.subtract(before)
    stop.set()
    told = [pipe[0].recv() for pipe in pipes]
    for part in (*parts, crowd_part):
        part.join()
    return _row(queues, places, seconds, {**cpu, "publisher": publisher_cpu}, told)


def _row(
    queues: list[Queue],
    places: Sequence[Place],
    seconds: float,
    cpu: dict[str, float],
    told: list[tuple[float, dict[str, float]]],
) -> Row:
    number = sum(len(queue.offers) for queue in queues)
    spent: Counter[str] = Counter()
    for _cpu, steps in told:
        spent.update(steps)
    cpu = {**cpu, "intake": sum(one for one, _steps in told)}
    spent["commit"] -= spent["open a case"]
    inside = ("decode", "open HPKE", "verify", "sign", "commit", "open a case")
    steps = {name: spent[name] for name in (*inside, "receive", "publish", "acknowledge")}
    steps["rest of taking"] = spent["take"] - sum(spent[name] for name in inside)
    whole = sum(steps.values()) or 1.0
    workers, cases = len(places), ", cases opened" if places[0].opens_cases else ""
    each = sum(cpu.values()) / number
    return {
        "name": f"intake, {workers} worker{'s' if workers > 1 else ''} on PostgreSQL{cases}",
        "applications": number,
        "seconds": round(seconds, 2),
        "a_second": round(number / seconds),
        "share": {name: round(value / whole, 3) for name, value in steps.items()},
        "cpu_us_each": {name: round(value / number * 1e6) for name, value in cpu.items()},
        "two_cores_a_second": round(2 / each) if each else 0,
        "load": round(os.getloadavg()[0], 1),
    }


def _queues(site: Site, each: int) -> list[Queue]:
    queues = []
    for place in range(1, KIOSKS + 1):
        kiosk = KioskId(f"k{place:06d}")
        identity = site.folder / kiosk / "identity"
        if place == 1:
            identity = site.folder / "kiosk" / "identity"
        else:
            site.registrar.enrol_kiosk(kiosk, STATION, identity)
        keys = read_kiosk_keys(identity, SUITE)
        offers = [payload for _kiosk, payload in queued(keys, each)]
        queues.append(Queue(kiosk, identity, offers))
    return queues
