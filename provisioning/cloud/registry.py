"""The registry: which kiosks belong to the fleet, and which of their words to believe.

One file a kiosk, written by the registrar alone and read by the intake. The
registry comes before the certificates: a kiosk whose entry is not active is
refused by the intake whatever the broker lets through.
"""

import logging
import os
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import msgspec

from provisioning.cloud.errors import NameRefusedError, RegistrarDamagedError, UnknownKioskError
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.trust.suite import SigningPublicKey
from provisioning.wire.identity import Shard
from provisioning.wire.reading import UNREADABLE

logger = logging.getLogger(__name__)

_KIOSK = re.compile(r"k[0-9]{6}\Z")


class Standing(Enum):
    """Whether a kiosk's word counts."""

    ACTIVE = "active"
    SUSPENDED = "suspended"  # looked into; comes back or goes
    REVOKED = "revoked"  # stolen or scrapped; never comes back


class Enrolment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kiosk of the fleet. ``signing_key`` is its public half, ``serial`` its certificate's."""

    kiosk: str
    station: str
    shard: Shard
    signing_key: bytes
    serial: str
    standing: Standing = Standing.ACTIVE


def checked_kiosk_id(kiosk: str) -> str:
    """Return a kiosk id of the agreed form, "k" and six digits. Raises NameRefusedError.

    Nothing else is let into a certificate's name or a topic: a "+", "#" or "/"
    would reach topics that are not the kiosk's own.
    """
    if _KIOSK.match(kiosk) is None:
        raise NameRefusedError(f"a kiosk id is k and six digits, not {kiosk!r}")
    return kiosk


class KioskRegistry:
    """The registry's folder. Any thread, any process may read; one registrar writes."""

    def __init__(self, folder: Path) -> None:
        self._folder = PrivateFolder(folder)
        self._place = str(folder)

    def record(self, enrolment: Enrolment) -> None:
        """Write one entry durably, replacing the one before."""
        name = f"{checked_kiosk_id(enrolment.kiosk)}.json"
        self._folder.write(name, msgspec.json.format(msgspec.json.encode(enrolment)))

    def find(self, kiosk: str) -> Enrolment | None:
        """Return a kiosk's entry whatever its standing, or None for a stranger.

        Raises RegistrarDamagedError when the entry cannot be read.
        """
        name = f"{kiosk}.json"
        if _KIOSK.match(kiosk) is None or not self._folder.holds(name):
            return None
        try:
            return msgspec.json.decode(self._folder.read(name), type=Enrolment)
        except UNREADABLE as error:
            raise RegistrarDamagedError(f"the entry of {kiosk} is damaged") from error

    def edition(self, kiosk: str) -> tuple[int, int, int] | None:
        """Return what changes whenever a kiosk's entry is written, or None for a stranger."""
        if _KIOSK.match(kiosk) is None:
            return None
        try:
            file = os.stat(f"{self._place}/{kiosk}.json")  # noqa: PTH116 - asked for every message
        except OSError:
            return None
        return file.st_mtime_ns, file.st_ino, file.st_size

    def active(self, kiosk: str) -> Enrolment | None:
        """Return the entry of a kiosk whose word counts now, else None."""
        enrolment = self.find(kiosk)
        if enrolment is None or enrolment.standing is not Standing.ACTIVE:
            return None
        return enrolment

    def signing_key(self, kiosk: str) -> SigningPublicKey | None:
        """Return the key that an active kiosk signs with, else None: believe nothing."""
        enrolment = self.active(kiosk)
        return SigningPublicKey(enrolment.signing_key) if enrolment else None

    def set_standing(self, kiosk: str, standing: Standing) -> Enrolment:
        """Change whether a kiosk's word counts. Raises UnknownKioskError."""
        enrolment = self.find(kiosk)
        if enrolment is None:
            raise UnknownKioskError(f"no kiosk {kiosk!r} is enrolled here")
        changed = msgspec.structs.replace(enrolment, standing=standing)
        self.record(changed)
        return changed

    def __iter__(self) -> Iterator[Enrolment]:
        """Go through all entries by kiosk id. Raises RegistrarDamagedError."""
        for kiosk in self.names():
            enrolment = self.find(kiosk)
            if enrolment is not None:
                yield enrolment

    def names(self) -> list[str]:
        """Return the ids of all kiosks that have an entry, readable or not."""
        return sorted(file.stem for file in self._folder.path.glob("k??????.json"))


def admitted(registry: KioskRegistry) -> list[tuple[str, Shard]]:
    """Return the kiosks that may connect, and their shards; a damaged entry lets nobody in."""
    found = list[tuple[str, Shard]]()
    for kiosk in registry.names():
        try:
            entry = registry.active(kiosk)
        except RegistrarDamagedError as error:
            logger.error("%s: %s is left out of the rules", error.code, kiosk)  # noqa: TRY400 - a known trouble, no trace
            continue
        if entry is not None:
            found.append((entry.kiosk, entry.shard))
    return found
