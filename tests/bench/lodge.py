"""How fast applications are lodged, beside the physical limit: one synced 4 KiB write each."""

import os
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import DocumentId, KioskId
from provisioning.trust.international import InternationalSuite
from tests.bench import Finding, Pair, measure
from tests.bench.samples import sample_application

TIMES = 30
PAPER_BYTES = 200 * 1024
PAPERS = 3


class _Clock:
    def now(self) -> datetime:
        return datetime.fromtimestamp(1_795_300_000 + monotonic(), UTC)

    def monotonic(self) -> float:
        return monotonic()


def run() -> list[Finding]:
    """Measure without papers and with three scans of 200 KiB."""
    suite = InternationalSuite()
    keys = KioskKeys(
        kiosk=KioskId("k000001"),
        suite=suite,
        signing=suite.new_signing_key(),
        cloud_sealing=suite.sealing_public(suite.new_sealing_key()),
        cloud_receipts=suite.signing_public(suite.new_signing_key()),
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_edge(EdgeSettings(folder / "kiosk"), keys, _Clock(), "bench") as edge:
            return [
                measure(_pair("lodge, no papers", edge, suite, folder, papers=0)),
                measure(_pair("lodge, 3 papers of 200 KiB", edge, suite, folder, papers=PAPERS)),
            ]


def _pair(name: str, edge: Edge, suite: InternationalSuite, folder: Path, *, papers: int) -> Pair:
    def ours(times: int) -> None:
        for _ in range(times):
            _lodge(edge, suite, papers)

    def peer(times: int) -> None:
        block = os.urandom(4096)
        handle = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY, 0o600)
        for _ in range(times):
            os.pwrite(handle, block, 0)
            os.fdatasync(handle)
        os.close(handle)

    return Pair(name, "overwrite 4 KiB and fdatasync", TIMES, ours, peer)


def _lodge(edge: Edge, suite: InternationalSuite, papers: int) -> None:
    scans = {DocumentId(uuid.uuid4().hex): os.urandom(PAPER_BYTES) for _ in range(papers)}
    secret, number = edge.new_slip_secret(), edge.next_slip_number()
    application = sample_application(
        uuid.uuid4().hex, number, edge.stamp(), secret.public_key, suite, scans
    )
    edge.lodge(application, scans, b"{}", secret)
    edge.mark_printed(number)
