"""The parts of a small site as real processes, to be killed at any instruction.

python -m tests.powercut.parts courier|intake|lodger FOLDER PORT [APPLICATIONS]
"""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.intake_process import run_intake
from edge_sync.cloud.tables import SCHEMA as INTAKE_SCHEMA
from edge_sync.edge.courier import run_courier
from edge_sync.edge.lodge import Edge
from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from edge_sync.wire.submissions import Submitted
from provisioning.storage.database import open_database
from tests.edge_sync.people import filled
from tests.edge_sync.site import CLOCK, KIOSK, PATIENCE_S, Site

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT_SIZES = (40_000, 3_000)


def paper_of(folder: Path) -> Path:
    """What the printer printed: one public code a line."""
    return folder / "paper.txt"


class Part:
    """One process of the site. Killed and started again as often as a test likes."""

    def __init__(self, name: str, site: Site, *arguments: str) -> None:
        self.name = name
        self._command = [
            *(sys.executable, "-m", "tests.powercut.parts"),
            *(name, str(site.folder), str(site.port), *arguments),
        ]
        self._log = site.folder / f"{name}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._end(signal.SIGTERM)

    def start(self, *before: str) -> None:
        """Start, behind another command such as strace if one is given."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen([*before, *self._command], cwd=ROOT, stderr=log)

    def kill(self) -> None:
        """Stop at whatever instruction it is (kill -9)."""
        self._end(signal.SIGKILL)

    def wait(self, patience_s: float) -> int:
        assert self._process is not None
        return self._process.wait(patience_s)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(how)
        self._process.wait(PATIENCE_S)


def lodge_until(edge: Edge, paper: Path, applications: int) -> None:
    """Print what is due, then lodge, until so many applications are lodged and printed."""
    while True:
        for slip in edge.slips_due():
            with paper.open("a") as page:
                page.write(slip.public_code + "\n")
                page.flush()
                os.fsync(page.fileno())
            edge.mark_printed(slip.number)
        if len(edge.journal()) >= applications:  # numbers may have a gap after a kill
            return
        filled(edge, KIOSK, *DOCUMENT_SIZES).lodge(edge)


def run_lodger(site: Site, applications: int) -> None:
    with site.open_edge() as edge:
        lodge_until(edge, paper_of(site.folder), applications)


def run_the_intake(site: Site, stop: threading.Event) -> None:
    database = open_database(site.cloud_file, INTAKE_SCHEMA, CASE_SCHEMA)

    def open_case(application: Submitted, _arrival: Arrival) -> None:
        database.run(SimCaseRow.insert(application=application.id))

    run_intake(site.intake(), database, site.intake_keys, open_case, CLOCK, random.random, stop)
    database.close()


def main() -> None:
    name, folder, port, *more = sys.argv[1:]
    site, stop = Site(Path(folder), int(port)), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    match name:
        case "courier":
            run_courier(site.courier(), site.kiosk_keys, CLOCK, random.random, stop)
        case "intake":
            run_the_intake(site, stop)
        case _:
            run_lodger(site, int(more[0]))


if __name__ == "__main__":
    main()
