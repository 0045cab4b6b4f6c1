"""How soon after a lodge its offer is at the broker: the courier is rung, and not only looks.

The peer is the same courier whose bell is gone, so that it finds out by looking once a
second, as most outboxes do. Both figures are of the whole way: a datagram, a look at the
store, MQTT over TLS, and back out of the broker to whoever listens there.

python -m tests.bench.wake FOLDER PORT is the courier, in a process of its own.
"""

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Self

from edge_sync.cloud.identity import intake_link
from edge_sync.edge.courier import CourierSettings, run_courier
from edge_sync.edge.lodge import Edge
from edge_sync.link_events import Message
from edge_sync.mqtt import Link
from edge_sync.wire.messages import Hello, Offer, UpMessage, decode_up, encode
from edge_sync.wire.topics import EVERY_KIOSK_UP, down_topic
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.process import until_told
from tests.bench import Finding
from tests.edge_sync.people import filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import CLOCK, KIOSK, Site

ROOT = Path(__file__).resolve().parents[2]
TIMES = 40
_PATIENCE_S = 5.0
_MILLI = 1000.0


def run() -> list[Finding]:
    """Measure both, and say the median and the slowest."""
    with tempfile.TemporaryDirectory() as name:
        site = Site(Path(name) / "site")
        with site.broker, site.open_edge() as edge:
            rung = _delays(site, edge, has_bell=True)
            looked = _delays(site, edge, has_bell=False)
    return [
        _finding("lodge to broker, median", median(rung), median(looked)),
        _finding("lodge to broker, slowest", max(rung), max(looked)),
    ]


def _finding(name: str, ours: float, peer: float) -> Finding:
    return Finding(
        name=name,
        unit="ms",
        ours=round(ours, 1),
        peer=round(peer, 1),
        peer_is="the same without a bell, looking once a second",
        ratio=round(ours / peer, 4),
        rounds=TIMES,
    )


def _delays(site: Site, edge: Edge, *, has_bell: bool) -> list[float]:
    with _Listener(site) as listener, _courier(site):
        listener.wait_for(Hello)
        if not has_bell:
            site.edge.wake.unlink()
        return [_delay(listener, edge) for _ in range(TIMES)]


def _delay(listener: "_Listener", edge: Edge) -> float:
    """Lodge at a random moment, and say how many milliseconds its offer took."""
    listener.serve(0.02 + random.random() / 2)  # noqa: S311 - a moment, no secret
    handed = filled(edge, KIOSK)
    handed.lodge(edge)
    began = CLOCK.monotonic()
    while listener.wait_for(Offer) != handed.application.slip:
        pass
    return _MILLI * (CLOCK.monotonic() - began)


class _Listener:
    """Somebody at the cloud's place who answers each offer with a receipt, and does no more."""

    def __init__(self, site: Site) -> None:
        files = site.folder / "cloud" / "identity"
        self._link = Link(intake_link(files, "127.0.0.1", site.port), [EVERY_KIOSK_UP])
        self._key = read_cloud_keys(site.folder / "cloud" / "keys").receipt

    def __enter__(self) -> Self:
        self._link.open()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._link.close()

    def wait_for(self, kind: type[Hello | Offer]) -> str:
        """Wait for a message of this kind, and return the slip it is about."""
        deadline = CLOCK.monotonic() + _PATIENCE_S
        while CLOCK.monotonic() < deadline:
            for message in self._came(0.5):
                if isinstance(message, kind):
                    return message.slip if isinstance(message, Offer) else ""
        raise TimeoutError(f"no {kind.__name__} came to the broker")

    def serve(self, seconds: float) -> None:
        """Answer whatever comes for a while."""
        deadline = CLOCK.monotonic() + seconds
        while (left_s := deadline - CLOCK.monotonic()) > 0:
            self._came(left_s)

    def _came(self, timeout_s: float) -> list[UpMessage]:
        found = list[UpMessage]()
        for event in self._link.step(timeout_s):
            if isinstance(event, Message):
                self._link.acknowledge(event)
                found.append(decode_up(event.payload))
        for offer in found:
            if isinstance(offer, Offer):
                receipt = lone_receipt(offer, KIOSK, self._key)
                self._link.publish(down_topic(KIOSK, receipt), encode(receipt))
        return found


@contextmanager
def _courier(site: Site) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.bench.wake", str(site.folder), str(site.port)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def main(folder: str, port: str) -> None:
    site = Site(Path(folder), int(port))
    usual = site.courier()
    settings = replace(CourierSettings(usual.edge, usual.link), answer_longest_s=30.0)
    with until_told() as stop:
        run_courier(settings, site.kiosk_keys, CLOCK, random.random, stop)


if __name__ == "__main__":
    main(*sys.argv[1:])
