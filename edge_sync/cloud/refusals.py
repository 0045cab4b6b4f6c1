"""What cannot be taken: kept whole in quarantine, and refused with a signature."""

import logging
from contextlib import suppress

from edge_sync.cloud.checks import Checks
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.limits import Limits
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.store import ArrivalState, IntakeStore
from edge_sync.errors import MismatchError, RefusedError
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Busy, DownMessage, Offer, Refused, decode_down, encode
from edge_sync.wire.signing import signed
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds
from provisioning.trust.suite import SigningPrivateKey

logger = logging.getLogger(__name__)

BRIMFUL_WAIT_MS = 60_000  # for a kiosk that has first to bring something to an end


class Refusals:
    """Refuses so that a kiosk sets the application aside for a person. The intake's thread."""

    def __init__(
        self,
        database: Database,
        checks: Checks,
        signing: SigningPrivateKey,
        clock: Clock,
        limits: Limits,
    ) -> None:
        self._database = database
        self._store = IntakeStore(database)
        self._checks = checks
        self._suite = checks.suite
        self._journals = Journals(database, checks.suite)
        self._signing = signing
        self._clock = clock
        self._limits = limits
        self._quarantine = Quarantine(database)

    def refuse(self, kiosk: KioskId, offer: Offer, error: RefusedError) -> DownMessage:
        """Keep an offer, settle that it is refused, and return the word for it.

        A kiosk of which too much is kept already has to wait until a person has looked. What
        another worker took meanwhile, whose program may be a newer one, is held.
        """
        refused = self._refusal(kiosk, offer, error.code)
        with self._database.transaction():
            if held := self._store.answers([offer.application]):
                return decode_down(held[offer.application])
            if not self.keep(kiosk, offer, error.code, encode(offer)):
                return Busy(BRIMFUL_WAIT_MS)
            self._note_entry(kiosk, offer)
            self._store.settle(
                offer.application, ArrivalState.REFUSED, encode(refused), refused.refused_ms
            )
        logger.error("%s: refused %s: %s", error.code, offer.slip, error)
        return refused

    def refuse_stranger(self, kiosk: KioskId, offer: Offer) -> Refused | Busy:
        """Refuse an offer that uses the id of an application which came otherwise before."""
        with self._database.transaction():
            if not self.keep(kiosk, offer, MismatchError.code, encode(offer)):
                return Busy(BRIMFUL_WAIT_MS)
            self._note_entry(kiosk, offer)
        logger.error("%s: two offers under one id, from %s", MismatchError.code, kiosk)
        return self._refusal(kiosk, offer, MismatchError.code)

    def keep(self, kiosk: KioskId, offer: Offer | None, code: str, payload: bytes) -> bool:
        """Keep what came, whole, for a person to look at. Return whether there was room for it."""
        digest = self._suite.hash(payload)
        application = offer.application if offer else None
        with self._database.transaction():
            if not self._quarantine.has_room(kiosk, len(payload), digest, self._limits):
                logger.error("%s: no more is kept of %s", code, kiosk)
                return False
            self._quarantine.keep(kiosk, application, code, payload, digest, self._now_ms())
        return True

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
