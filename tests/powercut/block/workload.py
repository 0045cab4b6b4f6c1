"""Lodges applications on the recorded disk and marks each one that counts.

python -m tests.powercut.block.workload FOLDER KEYS MARK COUNT full|normal
"""

import sys
from pathlib import Path

import msgspec

from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import KioskId
from provisioning.storage import database
from provisioning.trust.suite import SealingPublicKey, SigningPrivateKey, SigningPublicKey
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import CLOCK

KIOSK = KioskId("k000001")
_SIZES = ((), (700,), (40_000,), (3_000, 20_000))


class Secrets(msgspec.Struct, frozen=True):
    """What the kiosk needs, so that the checker can open the same store."""

    signing: bytes
    sealing: bytes
    receipts: bytes

    @classmethod
    def new(cls) -> "Secrets":
        receipts = SUITE.signing_public(SUITE.new_signing_key())
        sealing = SUITE.sealing_public(SUITE.new_sealing_key())
        return cls(SUITE.new_signing_key(), sealing, receipts)

    @property
    def keys(self) -> KioskKeys:
        return KioskKeys(
            KIOSK,
            SUITE,
            SigningPrivateKey(self.signing),
            SealingPublicKey(self.sealing),
            SigningPublicKey(self.receipts),
        )


def settings(folder: Path) -> EdgeSettings:
    return EdgeSettings(folder / "kiosk", reserve_bytes=0, ballast_bytes=64 * 1024)


def main() -> None:
    folder, secrets, mark = map(Path, sys.argv[1:4])
    count, how = int(sys.argv[4]), sys.argv[5]
    if how == "normal":
        database._SETTINGS["synchronous"] = 1  # noqa: SLF001 - the bug that is put in
    keys = msgspec.msgpack.decode(secrets.read_bytes(), type=Secrets).keys
    with (
        mark.open("wb", buffering=0) as marks,
        open_edge(settings(folder), keys, CLOCK, "boot") as edge,
    ):
        for number in range(count):
            given = filled(edge, KIOSK, *_SIZES[number % len(_SIZES)])
            given.lodge(edge)
            marks.write(given.application.slip.encode())
            if number % 3 == 0:
                edge.mark_printed(given.application.slip)


if __name__ == "__main__":
    main()
