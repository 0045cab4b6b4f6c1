"""What must be true of an application before it is taken. Each check names its own refusal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edge_sync.cloud.objects import Objects
from edge_sync.errors import MismatchError, StrangerError, UnreadableError
from edge_sync.wire.application import KioskId, Submission
from edge_sync.wire.journal import Entry, lodged_payload, read_entry
from edge_sync.wire.messages import Offer
from edge_sync.wire.parcel import open_parcel
from edge_sync.wire.signing import is_genuine
from edge_sync.wire.slip_code import is_slip_of
from edge_sync.wire.submissions import Submitted
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

    def __init__(self, keys: IntakeKeys, objects: Objects) -> None:
        self._keys = keys
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

    @property
    def suite(self) -> Suite:
        """What hashes, opens and signs here."""
        return self._keys.suite

    def opened(self, offer: Offer) -> Submitted:
        """Open an offer's parcel. Raises ParcelNotOpenedError or MismatchError."""
        return open_parcel(offer.parcel, self._keys.suite, self._keys.opening)

    def application(self, application: Submission, offer: Offer, kiosk: KioskId) -> None:
        """Pass an opened submission whose documents are all here and are those it describes.

        Whether its slip's number is another's is asked when it is committed. Raises MismatchError.
        """
        if not is_slip_of(offer.slip, kiosk):
            raise MismatchError("the slip's number is one that another kiosk gives")
        inside = (application.id, application.kiosk, application.slip)
        if inside != (offer.application, kiosk, offer.slip):
            raise MismatchError("the parcel holds another application than was offered")
        described = [document.id for document in application.documents]
        if sorted(described) != sorted(document.id for document in offer.documents):
            raise MismatchError("the documents are not those of the application")
        for document in application.documents:
            self._objects.check(application.id, document)
