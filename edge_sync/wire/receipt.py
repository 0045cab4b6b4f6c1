"""Receipts: the cloud's signed word that it holds an application (decision 1)."""

from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Offer, Receipt
from edge_sync.wire.signing import signed
from provisioning.trust.suite import SigningPrivateKey, Suite


def make_receipt(
    offer: Offer, kiosk: KioskId, received_ms: int, suite: Suite, key: SigningPrivateKey
) -> Receipt:
    """Sign for exactly what this offer handed over. Only after it is committed."""
    receipt = Receipt(
        suite=suite.id,
        kiosk=kiosk,
        application=offer.application,
        slip=offer.slip,
        parcel_sha256=suite.hash(offer.parcel),
        entry_sha256=suite.hash(offer.entry),
        received_ms=received_ms,
    )
    return signed(receipt, suite, key)


def covers(receipt: Receipt, offer: Offer, suite: Suite) -> bool:
    """Say whether a receipt speaks of exactly this offer. Its signature is another question."""
    mine = (offer.application, offer.slip, suite.hash(offer.parcel), suite.hash(offer.entry))
    its = (receipt.application, receipt.slip, receipt.parcel_sha256, receipt.entry_sha256)
    return mine == its
