"""Where the kiosk's store lies, and whose it is."""

from dataclasses import dataclass
from pathlib import Path

from edge_sync.wire.application import KioskId
from provisioning.trust.suite import SealingPublicKey, SigningPrivateKey, SigningPublicKey, Suite

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """One kiosk's store. Everything lies in ``folder``, which only its user may enter.

    ``reserve_bytes`` must be free before a visit may begin; ``ballast_bytes``
    are kept occupied, and given up so that receipts can be stored on a full disk.
    """

    folder: Path
    reserve_bytes: int = 64 * _MEBIBYTE
    ballast_bytes: int = 4 * _MEBIBYTE

    @property
    def database(self) -> Path:
        """The one database of both processes."""
        return self.folder / "kiosk.db"

    @property
    def documents(self) -> Path:
        """The sealed documents that wait to leave."""
        return self.folder / "documents"

    @property
    def drafts(self) -> Path:
        """The sealed drafts of visits that go on another day."""
        return self.folder / "drafts"

    @property
    def ballast(self) -> Path:
        """The file that is given up when the disk is full."""
        return self.folder / "ballast"

    @property
    def numbers(self) -> Path:
        """The floor of numbers, see `edge.numbers`."""
        return self.folder / "numbers.json"

    @property
    def wake(self) -> Path:
        """The courier's bell: a datagram socket."""
        return self.folder / "courier.sock"

    @property
    def owner(self) -> Path:
        """The lock file of the process that lodges."""
        return self.folder / "owner.lock"


@dataclass(frozen=True, slots=True)
class KioskKeys:
    """Who this kiosk is and whom it believes."""

    kiosk: KioskId
    suite: Suite
    signing: SigningPrivateKey
    cloud_sealing: SealingPublicKey
    cloud_receipts: SigningPublicKey
