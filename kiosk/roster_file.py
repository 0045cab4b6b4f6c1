"""Which roster counts at this kiosk: the one it was installed with, or the one that came down.

Each is looked at by itself. One that cannot be believed, or read, must not lock out the
helpers that the other one names.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from provisioning.errors import ProvisioningError
from provisioning.storage.files import read
from provisioning.trust.suite import SigningPublicKey, Suite
from provisioning.wire.roster import Roster, RosterRefusedError, read_roster

logger = logging.getLogger(__name__)

ReadRoster = Callable[[], Roster]


def roster_file(
    path: Path,
    suite: Suite,
    key: SigningPublicKey,
    station: str,
    came_down: Callable[[], bytes | None] = lambda: None,
) -> ReadRoster:
    """Return what reads and verifies a kiosk's roster; it raises RosterRefusedError.

    ``came_down`` gives the one that came with the catalogue, if one did: of those that
    can be believed the newest counts.
    """

    def believed(where: str, data: Callable[[], bytes | None]) -> Roster | None:
        try:
            found = data()
            return read_roster(found, suite, key, station) if found is not None else None
        except ProvisioningError as error:
            logger.warning("%s: the roster that %s is passed over", error.code, where)
            return None

    def newest() -> Roster:
        installed = believed("was installed", lambda: read(path))
        brought = believed("came down", came_down)
        found = [one for one in (installed, brought) if one is not None]
        if not found:
            raise RosterRefusedError("there is no roster that can be believed")
        return max(found, key=lambda one: one.version)

    return newest
