"""One bench site at both ends of a bad link: its folder, its addresses and its keys."""

from pathlib import Path

from edge_sync.edge.courier import CourierSettings
from edge_sync.edge.identity import kiosk_link
from edge_sync.mqtt import LinkSettings
from provisioning.cloud.broker import Broker
from provisioning.cloud.broker_rules import Listener
from provisioning.cloud.registrar import IdentityFiles
from tests.bench.link.emulator import Ends
from tests.edge_sync.site import KIOSK, Site

PORT = 8883
HEADER_BYTES = 12
"""Before a peer's payload: the file's number, where in it, and how long it is; 4 bytes each."""

URGENT = 2**32 - 1
"""The file number of an urgent record; where in it is its own number."""


class Place(Site):
    """A site whose broker listens at the far end of link ``number``."""

    def __init__(self, folder: Path, number: int) -> None:
        self.ends = Ends(number)
        super().__init__(folder, PORT)
        files = IdentityFiles.within(folder / "broker" / "identity")
        address = self.ends.cloud_address
        listener = Listener(address, PORT, files.ca, files.certificate, files.key)
        self.broker = Broker(folder / "broker", listener, self.registrar.registry)

    def _found(self) -> None:
        super()._found()
        addresses = (self.ends.cloud_address,)
        self.registrar.certify_broker(self.folder / "broker" / "identity", addresses=addresses)

    @property
    def kiosk_link(self) -> LinkSettings:
        """How the kiosk connects, as at any station."""
        identity = self.folder / "kiosk" / "identity"
        return kiosk_link(identity, KIOSK, self.ends.cloud_address, PORT)

    @property
    def bench_courier(self) -> CourierSettings:
        """The courier as it is shipped."""
        return CourierSettings(edge=self.edge, link=self.kiosk_link)

    @property
    def sent(self) -> Path:
        """When each urgent record was handed in: a line each of time and name."""
        return self.folder / "sent"

    @property
    def arrived(self) -> Path:
        """What came when: a line each of time, kind, name and bytes."""
        return self.folder / "arrived"
