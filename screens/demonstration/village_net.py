"""The station's own network in a demonstration: a helper in the town, and phones.

Both are reached by the messenger, the small process beside the kiosk, with no broker and no
internet. A person who tries the demonstration answers calls on the help desk's page, and
sends pictures from a phone that is on this machine's network.
"""

import secrets
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from kiosk.help_line.process import KEY_FILE
from provisioning.wire.help import KEY_BYTES

_HERE = "127.0.0.1"
_SOMEWHERE = ("192.0.2.1", 9)  # of RFC 5737: nothing is sent there, the way there is asked for


@dataclass(frozen=True, slots=True)
class VillageNet:
    """Where the messenger and the help desk meet; ``page_port`` is of the helper's own page."""

    folder: Path
    help_port: int
    phone_port: int

    @property
    def page(self) -> str:
        """The address of the page on which the helper in the town answers."""
        return f"http://{_HERE}:{self.help_port + 1}/"

    @property
    def messenger(self) -> Path:
        """The socket at which the messenger serves the screen."""
        return self.folder / "messenger.sock"

    @property
    def key(self) -> Path:
        """The file of the key that the station and the helper in the town have in common."""
        return self.folder / KEY_FILE

    def found(self, identity: Path) -> None:
        """Make the key, and give the kiosk its copy."""
        key = secrets.token_bytes(KEY_BYTES)
        for file in (self.key, identity / KEY_FILE):
            file.touch(mode=0o600)
            file.write_bytes(key)

    def about(self) -> dict[str, str | int]:
        """Return what stands in the kiosk's settings."""
        return {
            "help_socket": str(self.messenger),
            "help_host": _HERE,
            "help_port": self.help_port,
            "phone_interface": f"{address_here()}/24",
            "phone_port": self.phone_port,
        }


def address_here() -> str:
    """Return this machine's address on its network, which a phone beside it can reach.

    A machine that the world can reach opens no door: then it is an address of its own alone.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(_SOMEWHERE)
        except OSError:
            return _HERE
        address: str = way.getsockname()[0]
        return address if ip_address(address).is_private else _HERE
