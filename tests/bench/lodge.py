"""How fast applications are lodged, beside the physical limit: one synced 4 KiB write each."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import KioskId
from provisioning.trust.international import InternationalSuite
from tests.bench import Finding, Pair, measure
from tests.edge_sync.people import filled

KIOSK = KioskId("k000001")
TIMES = 30
PAPER_BYTES = 200 * 1024
PAPERS = 3


class BenchClock:
    def now(self) -> datetime:
        return datetime.fromtimestamp(1_795_300_000 + monotonic(), UTC)

    def monotonic(self) -> float:
        return monotonic()


def bench_keys() -> KioskKeys:
    """Make a kiosk's keys that fit no cloud."""
    suite = InternationalSuite()
    return KioskKeys(
        kiosk=KIOSK,
        suite=suite,
        signing=suite.new_signing_key(),
        cloud_sealing=suite.sealing_public(suite.new_sealing_key()),
        cloud_receipts=suite.signing_public(suite.new_signing_key()),
    )


def run() -> list[Finding]:
    """Measure without papers and with three scans of 200 KiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_edge(EdgeSettings(folder / "kiosk"), bench_keys(), BenchClock(), "bench") as edge:
            return [
                measure(_pair("lodge, no papers", edge, folder, papers=0)),
                measure(_pair("lodge, 3 papers of 200 KiB", edge, folder, papers=PAPERS)),
            ]


def _pair(name: str, edge: Edge, folder: Path, *, papers: int) -> Pair:
    def ours(times: int) -> None:
        for _ in range(times):
            _lodge(edge, papers)

    def peer(times: int) -> None:
        block = os.urandom(4096)
        handle = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY, 0o600)
        for _ in range(times):
            os.pwrite(handle, block, 0)
            os.fdatasync(handle)
        os.close(handle)

    return Pair(name, "overwrite 4 KiB and fdatasync", TIMES, ours, peer)


def _lodge(edge: Edge, papers: int) -> None:
    lodged = filled(edge, KIOSK, *([PAPER_BYTES] * papers)).lodge(edge)
    edge.mark_printed(lodged.slip.number)
