"""A kiosk whose network comes back, in a network namespace of its own.

unshare --net python -m tests.edge_sync.network_returns FOLDER

By its own waits the courier would try again in half an hour, and say hello in one. What
it does before that, it does because the kernel said that something changed.
"""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from edge_sync.edge import courier
from edge_sync.edge.store import LAST_HEARD, EdgeStore
from edge_sync.edge.tables import SCHEMA
from provisioning.storage.database import open_database
from tests.edge_sync.site import CLOCK, Desk, Site, intake_running, running, wait_until

ADDRESS, ANOTHER = "127.0.0.1/8", "127.0.0.9/32"
OUTAGE_S = 10 * 3600.0
PROBES_S = 31.0  # a courier asks after so long at the soonest
MOST_CHANGES = 40  # so many times that long is less than the hour of a hello


class Skipping:
    """The machine's time, of which a part may be passed over."""

    def __init__(self) -> None:
        self._passed_s = 0.0

    def now(self) -> datetime:
        return CLOCK.now()

    def monotonic(self) -> float:
        return CLOCK.monotonic() + self._passed_s

    def skip(self, seconds: float) -> None:
        self._passed_s += seconds


class Tries(logging.Handler):
    """Counts the connections that came to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += "no connection" in record.getMessage()


def main() -> None:
    clock, site = Skipping(), Site(Path(sys.argv[1]) / "site")
    run("ip", "link", "set", "lo", "up")
    with site.broker, site.open_edge(), intake_running(site, Desk()):
        wait_until(lambda: b"svc-intake" in site.broker.log.read_bytes(), "the intake")
        change("delete", ADDRESS)
        with tries() as failed, courier_waiting(site, clock):
            wait_until(lambda: failed.count > 0, "a try that came to nothing")
            clock.skip(OUTAGE_S)
            had = failed.count
            wait_until(lambda: failed.count > had, "the try after ten hours")
            heard = Heard(site)
            assert heard.ms is None
            change("add", ADDRESS)
            wait_until(lambda: heard.ms is not None, "the cloud, as soon as there is a way")
            asks_after_a_change(clock, heard)


def asks_after_a_change(clock: Skipping, heard: "Heard") -> None:
    """Change something while the link stands: then the kiosk asks whether it still does."""
    first, pause = heard.ms, threading.Event()
    for number in range(MOST_CHANGES):
        clock.skip(PROBES_S)
        change("delete" if number % 2 else "add", ANOTHER)
        for _ in range(100):
            if heard.ms != first:
                return
            pause.wait(0.02)
    raise AssertionError("a network that changed is no reason to say hello")


class Heard:
    """When the cloud was last heard, by the kiosk's own store."""

    def __init__(self, site: Site) -> None:
        self._store = EdgeStore(open_database(site.edge.database, SCHEMA, check=False))

    @property
    def ms(self) -> int | None:
        return self._store.fact(LAST_HEARD)


@contextmanager
def courier_waiting(site: Site, clock: Skipping) -> Iterator[None]:
    """Run a courier that has all the patience in the world."""
    waits = replace(site.courier(), reconnect_first_s=3600.0, reconnect_longest_s=36_000.0)
    keys = site.kiosk_keys
    with running(lambda stop: courier.run_courier(waits, keys, clock, lambda: 0.0, stop)):
        yield


@contextmanager
def tries() -> Iterator[Tries]:
    found = Tries()
    courier.logger.setLevel(logging.INFO)
    courier.logger.addHandler(found)
    yield found
    courier.logger.removeHandler(found)


def change(how: str, address: str) -> None:
    """Add or take away an address: without its own nothing of this machine is reached."""
    run("ip", "address", how, address, "dev", "lo")


def run(*words: str) -> None:
    subprocess.run(words, check=True)


if __name__ == "__main__":
    main()
