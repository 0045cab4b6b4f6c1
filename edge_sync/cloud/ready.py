"""What the parts of the intake hand to each other."""

from dataclasses import dataclass

from edge_sync.cloud.journals import Journals
from edge_sync.cloud.log import Log
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import DownMessage, Offer

Reply = tuple[KioskId, DownMessage]
"""An answer and the kiosk it is for."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An offer of which everything is here.

    ``attempts`` is how often taking it has begun, this time counted.
    """

    kiosk: KioskId
    offer: Offer
    deliveries: int
    attempts: int

    @property
    def is_new(self) -> bool:
        """Whether it came whole the first time: its attempt was written with it."""
        return self.deliveries == 1 and not self.offer.documents

    @property
    def is_suspected(self) -> bool:
        """Whether taking it began before and did not end: the process ended instead."""
        return self.attempts > 1


@dataclass(frozen=True, slots=True)
class Books:
    """What is written of everything taken: the kiosks' journals, and the cloud's own log."""

    journals: Journals
    log: Log
