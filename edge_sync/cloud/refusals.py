"""What cannot be taken: kept whole in quarantine, and refused with a signature."""

import logging
from contextlib import suppress

from edge_sync.cloud.checks import Checks
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.store import ArrivalState, IntakeStore
from edge_sync.errors import MismatchError, RefusedError
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Offer, Refused, encode
from edge_sync.wire.signing import signed
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds
from provisioning.trust.suite import SigningPrivateKey

logger = logging.getLogger(__name__)


class Refusals:
    """Refuses so that a kiosk sets the application aside for a person. The intake's thread."""

    def __init__(
        self, database: Database, checks: Checks, signing: SigningPrivateKey, clock: Clock
    ) -> None:
        self._database = database
        self._store = IntakeStore(database)
        self._checks = checks
        self._suite = checks.suite
        self._journals = Journals(database, checks.suite)
        self._signing = signing
        self._clock = clock

    def refuse(self, kiosk: KioskId, offer: Offer, error: RefusedError) -> Refused:
        """Keep an offer, settle that it is refused, and return the word for it."""
        refused = self._refusal(kiosk, offer, error.code)
        with self._database.transaction():
            self.keep(kiosk, offer, error.code, encode(offer))
            self._note_entry(kiosk, offer)
            self._store.settle(
                offer.application, ArrivalState.REFUSED, encode(refused), refused.refused_ms
            )
        logger.error("%s: refused %s: %s", error.code, offer.slip, error)
        return refused

    def refuse_stranger(self, kiosk: KioskId, offer: Offer) -> Refused:
        """Refuse an offer that uses the id of an application which came otherwise before."""
        with self._database.transaction():
            self.keep(kiosk, offer, MismatchError.code, encode(offer))
            self._note_entry(kiosk, offer)
        logger.error("%s: two offers under one id, from %s", MismatchError.code, kiosk)
        return self._refusal(kiosk, offer, MismatchError.code)

    def keep(self, kiosk: KioskId, offer: Offer | None, code: str, payload: bytes) -> None:
        """Keep what came, whole, for a person to look at."""
        digest = self._suite.hash(payload)
        application = offer.application if offer else None
        with self._database.transaction():
            self._store.quarantine(kiosk, application, code, payload, digest, self._now_ms())

    def _note_entry(self, kiosk: KioskId, offer: Offer) -> None:
        """What is refused stands in its kiosk's journal all the same: there a copied disk shows."""
        with suppress(RefusedError):
            self._checks.entry(kiosk, offer)
            self._journals.note([offer.entry], self._now_ms())

    def _refusal(self, kiosk: KioskId, offer: Offer, code: str) -> Refused:
        refused = Refused(
            suite=self._suite.id,
            kiosk=kiosk,
            application=offer.application,
            code=code,
            parcel_sha256=self._suite.hash(offer.parcel),
            refused_ms=self._now_ms(),
        )
        return signed(refused, self._suite, self._signing)

    def _now_ms(self) -> int:
        return milliseconds(self._clock.now())
