"""One pattern on one link: both ends started, the link let loose, and what came of it."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from edge_sync.cloud.store import IntakeStore
from edge_sync.cloud.tables import GatheringRow
from edge_sync.wire.messages import GRAIN_BYTES
from tests.bench.link.cases import Case
from tests.bench.link.emulator import passed
from tests.bench.link.place import Place
from tests.edge_sync.site import wait_until

ROOT = Path(__file__).resolve().parents[3]
_LOOK_S = 0.05
_LAST_URGENT_S = 3.0  # records handed in later than this before the end do not count


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run. ``seconds`` is until the last file was whole, or the end of time."""

    case: Case
    pattern: str
    seconds: float
    finished: int
    delivered_bytes: int
    wire_bytes: int
    urgent_s: tuple[float, ...]

    @property
    def utilisation(self) -> float:
        """Return the useful part of what the link could carry while it was up."""
        up_s = self.case.weather.seconds_up(self.seconds)
        return self.delivered_bytes * 8 / (self.case.weather.rate_bit_s * up_s)

    @property
    def wire_per_payload(self) -> float | None:
        """Return how many bytes went up for every useful one."""
        return self.wire_bytes / self.delivered_bytes if self.delivered_bytes else None

    @property
    def urgent_median_s(self) -> float | None:
        """Return how long an urgent record took to the far end."""
        return median(self.urgent_s) if self.urgent_s else None


def try_out(case: Case, pattern: str, number: int, cc: str) -> Outcome:
    """Run a pattern on a link of its own, numbered; needs root."""
    with tempfile.TemporaryDirectory(prefix="doorstep-link-") as name:
        place = Place(Path(name) / "site", number)
        with _emulated(place, case, number, cc) as emulator:
            far = _command("far", place, number, pattern)
            more = (case.files, case.file_bytes, case.urgent_every_s)
            near = _command("near", place, number, pattern, *more)
            with (
                _running(place.ends.cloud, far, place, "far"),
                _running(place.ends.kiosk, near, place, "near") as kiosk,
            ):
                return _measured(place, case, pattern, emulator, kiosk)


def _measured(
    place: Place,
    case: Case,
    pattern: str,
    emulator: "subprocess.Popen[bytes]",
    kiosk: "subprocess.Popen[bytes]",
) -> Outcome:
    log = place.broker.log
    wait_until(lambda: b"as svc-intake" in log.read_bytes(), "the far end at its broker")
    threading.Event().wait(1.0)  # its subscription follows its greeting
    before, *_ = passed(place.folder)
    began = time.monotonic()
    emulator.send_signal(signal.SIGUSR1)
    assert kiosk.stdin is not None
    kiosk.stdin.write(b"go\n")
    kiosk.stdin.flush()
    while time.monotonic() - began < case.box_s and len(_wholes(place)) < case.files:
        threading.Event().wait(_LOOK_S)
    wholes, ended = _wholes(place), time.monotonic()
    if len(wholes) == case.files:
        ended = max(wholes)
    after, *_ = passed(place.folder)
    return Outcome(
        case=case,
        pattern=pattern,
        seconds=ended - began,
        finished=len(wholes),
        delivered_bytes=_delivered(place, case, pattern),
        wire_bytes=after - before,
        urgent_s=tuple(_urgent(place, ended)),
    )


# -- what arrived ----------------------------------------------------------------


def _lines(place: Place) -> list[tuple[float, str, str, int]]:
    if not place.arrived.exists():
        return []
    rows = [line.split() for line in place.arrived.read_text(encoding="ascii").splitlines()]
    return [(float(row[0]), row[1], row[2], int(row[3])) for row in rows if len(row) == 4]


def _wholes(place: Place) -> list[float]:
    return [at for at, kind, _name, _size in _lines(place) if kind == "whole"]


def _delivered(place: Place, case: Case, pattern: str) -> int:
    """Count the useful bytes: of whole files, and of the parts of the others that count on."""
    if pattern != "doorstep":
        return sum(size for _at, kind, _name, size in _lines(place) if kind == "part")
    database = place.open_cloud()
    begun = [row.application for row in database.rows(GatheringRow.select())]
    store = IntakeStore(database)
    bits = sum(
        found.holding.bitmap[at].bit_count()
        for name in set(begun)
        for found in store.gatherings(name)
        for at in range(len(found.holding.bitmap))
    )
    database.close()
    return len(_wholes(place)) * case.file_bytes + bits * GRAIN_BYTES


def _urgent(place: Place, ended: float) -> Iterator[float]:
    if not place.sent.exists():
        return
    came = {name: at for at, kind, name, _size in _lines(place) if kind == "urgent"}
    for line in place.sent.read_text(encoding="ascii").splitlines():
        at, name = line.split()
        if name in came:
            yield came[name] - float(at)
        elif ended - float(at) > _LAST_URGENT_S:
            yield ended - float(at)  # it waited at least so long


# -- processes -------------------------------------------------------------------


def _command(part: str, place: Place, *arguments: object) -> list[str]:
    module = f"tests.bench.link.{part}"
    return [sys.executable, "-m", module, str(place.folder), *map(str, arguments)]


@contextmanager
def _emulated(
    place: Place, case: Case, number: int, cc: str
) -> Iterator["subprocess.Popen[bytes]"]:
    weather = case.weather
    words = (number, place.folder, number * 7919, weather.rate_bit_s, weather.delay_ms)
    more = (weather.loss, weather.cut.value, weather.up_s, weather.down_s, cc)
    module = "tests.bench.link.emulator"
    command = [sys.executable, "-m", module, *map(str, words + more)]
    with _started(command, place, "emulator") as process:
        yield process


@contextmanager
def _running(
    namespace: str, command: list[str], place: Place, name: str
) -> Iterator["subprocess.Popen[bytes]"]:
    with _started(["ip", "netns", "exec", namespace, *command], place, name) as process:
        yield process


@contextmanager
def _started(command: list[str], place: Place, name: str) -> Iterator["subprocess.Popen[bytes]"]:
    log = place.folder / f"{name}.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        assert process.stdout is not None
        if process.stdout.readline() != b"ready\n":
            raise RuntimeError(f"{name} did not start: {log.read_text(errors='replace')[-2000:]}")
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
