"""Stores as earlier versions of this program left them: kept, unpacked, and made.

When a step is added to `edge_sync.edge.tables.SCHEMA`, the version before it is
kept first, by the program as it was: `python -m tests.edge_sync.edge.keeping`.
"""

import gzip
import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.identity import intake_keys
from edge_sync.edge.settings import KioskKeys
from edge_sync.edge.tables import SCHEMA
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.trust.suite import SealingPrivateKey, SigningPrivateKey
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import KIOSK, Site

KEPT = Path(__file__).with_name("kept")
KEYS = "keys.json"
DOCUMENTS = ((), (700,), (300, 200))  # of the three applications that wait in a kept store


def kept_versions() -> list[int]:
    return sorted(int(file.name.split("-")[1].split(".")[0]) for file in KEPT.iterdir())


class KeptSite(Site):
    """A site whose kiosk has the store and the keys that were kept."""

    def __init__(self, folder: Path, version: int) -> None:
        super().__init__(folder)
        self.edge.folder.mkdir(parents=True)
        kept = KEPT / f"store-{version}.tar.gz"
        # Python 3.11.2, which Debian 12 has, knows no filter of tarfile's; later ones want one.
        subprocess.run(["tar", "-xzf", kept, "-C", self.edge.folder], check=True)
        words = json.loads((self.edge.folder / KEYS).read_bytes())
        self._kept = {name: bytes.fromhex(words[name]) for name in words}

    @property
    def kiosk_keys(self) -> KioskKeys:
        sealing = SealingPrivateKey(self._kept["sealing"])
        receipt = SigningPrivateKey(self._kept["receipt"])
        return KioskKeys(
            kiosk=KIOSK,
            suite=SUITE,
            signing=SigningPrivateKey(self._kept["signing"]),
            cloud_sealing=SUITE.sealing_public(sealing),
            cloud_receipts=SUITE.signing_public(receipt),
        )

    @property
    def intake_keys(self) -> IntakeKeys:
        public = SUITE.signing_public(self.kiosk_keys.signing)
        return intake_keys(
            SUITE,
            SealingPrivateKey(self._kept["sealing"]),
            SigningPrivateKey(self._kept["receipt"]),
            lambda kiosk: public if kiosk == KIOSK else None,
        )


def keep(site: Site, out: Path) -> None:
    """Lodge three applications, print one slip, and keep the store with its keys."""
    with site.open_edge() as edge:
        for sizes in DOCUMENTS:
            slip = filled(edge, KIOSK, *sizes).lodge(edge).slip
            if not sizes:
                edge.mark_printed(slip.number)
    keys = read_cloud_keys(site.folder / "cloud" / "keys")
    words = {"signing": site.kiosk_keys.signing, "sealing": keys.sealing, "receipt": keys.receipt}
    own = json.dumps({name: words[name].hex() for name in words}).encode()
    (site.edge.folder / KEYS).write_bytes(own)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for file in sorted(site.edge.folder.rglob("*")):
            if file.name not in {"ballast", "owner.lock", "kiosk.db-shm"}:
                tar.add(file, str(file.relative_to(site.edge.folder)), recursive=False)
    out.write_bytes(gzip.compress(packed.getvalue(), 9, mtime=0))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        keep(Site(Path(name)), KEPT / f"store-{SCHEMA.version}.tar.gz")
