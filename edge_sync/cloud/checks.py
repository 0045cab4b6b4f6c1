"""What must be true of an application before it is taken. Each check names its own refusal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edge_sync.cloud.objects import Objects
from edge_sync.cloud.store import IntakeStore
from edge_sync.errors import MismatchError, SlipUsedTwiceError, StrangerError, UnreadableError
from edge_sync.wire.application import KioskId, Submission
from edge_sync.wire.journal import Entry, lodged_payload, read_entry
from edge_sync.wire.messages import Offer
from edge_sync.wire.signing import is_genuine
from provisioning.trust.suite import (
    KeyId,
    SealingPrivateKey,
    SigningPrivateKey,
    SigningPublicKey,
    Suite,
)


@dataclass(frozen=True, slots=True)
class IntakeKeys:
    """What the intake opens, signs and checks with.

    ``kiosk_key`` returns the key a kiosk signs with, or None when its word does
    not count (never enrolled, suspended, revoked).
    """

    suite: Suite
    opening: Mapping[KeyId, SealingPrivateKey]
    signing: SigningPrivateKey
    kiosk_key: Callable[[KioskId], SigningPublicKey | None]


class Checks:
    """The intake's conditions. They read and change nothing."""

    def __init__(self, keys: IntakeKeys, store: IntakeStore, objects: Objects) -> None:
        self._keys = keys
        self._store = store
        self._objects = objects

    def entry(self, kiosk: KioskId, offer: Offer) -> Entry:
        """Return the journal entry of an offer, signed by this kiosk for exactly this offer.

        Raises StrangerError or MismatchError.
        """
        suite, public = self._keys.suite, self._keys.kiosk_key(kiosk)
        try:
            entry = read_entry(offer.entry)
        except UnreadableError as error:
            raise MismatchError("the journal entry cannot be read") from error
        if public is None or entry.kiosk != kiosk or not is_genuine(entry, suite, public):
            raise StrangerError("not signed by a kiosk that counts")
        payload = lodged_payload(offer.application, offer.parcel, offer.documents, suite)
        if (entry.application, entry.payload) != (offer.application, payload):
            raise MismatchError("the journal speaks of something else")
        return entry

    def application(self, application: Submission, offer: Offer, kiosk: KioskId) -> None:
        """Pass an opened submission whose documents are all here and are those it describes.

        Raises MismatchError or SlipUsedTwiceError.
        """
        inside = (application.id, application.kiosk, application.slip)
        if inside != (offer.application, kiosk, offer.slip):
            raise MismatchError("the parcel holds another application than was offered")
        described = [document.id for document in application.documents]
        if sorted(described) != sorted(document.id for document in offer.documents):
            raise MismatchError("the documents are not those of the application")
        if self._store.slip_is_taken(offer.slip, offer.application):
            raise SlipUsedTwiceError("another application bears this slip's number")
        for document in application.documents:
            self._objects.check(application.id, document)
