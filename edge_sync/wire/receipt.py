"""Receipts: the cloud's word that it holds an application (decision 1).

What is held becomes a leaf of the cloud's log, in the transaction that commits
it. The receipt is that leaf, the path from it to the log's root, and the signed
head. One signature a batch is enough for any number of receipts.
"""

from collections.abc import Sequence

import msgspec

from edge_sync.wire.application import KioskId, Record
from edge_sync.wire.fields import AKioskId, AnApplicationId, ASlipNumber, Digest
from edge_sync.wire.heads import is_head_genuine
from edge_sync.wire.merkle import leaf_hash, root_by_inclusion
from edge_sync.wire.messages import (
    AnyReceipt,
    FirstReceipt,
    Offer,
    Receipt,
    SignedMessage,
    TreeHead,
    encode,
)
from edge_sync.wire.signing import is_genuine
from provisioning.trust.suite import SigningPublicKey, Suite


class HeldLeaf(Record, frozen=True, kw_only=True, tag_field="kind", tag="held-leaf-1"):
    """What stands in the log for one application. Its random id keeps it from being guessed."""

    kiosk: AKioskId
    application: AnApplicationId
    slip: ASlipNumber
    parcel_sha256: Digest
    entry_sha256: Digest
    received_ms: int


def leaf_of(offer: Offer, kiosk: KioskId, received_ms: int, suite: Suite) -> HeldLeaf:
    """Say what is held: exactly what this offer handed over."""
    return HeldLeaf(
        kiosk=kiosk,
        application=offer.application,
        slip=offer.slip,
        parcel_sha256=suite.hash(offer.parcel),
        entry_sha256=suite.hash(offer.entry),
        received_ms=received_ms,
    )


def receipt_of(leaf: HeldLeaf, index: int, proof: Sequence[bytes], head: TreeHead) -> Receipt:
    """Write the receipt for a leaf of the log. Only after it is committed does it leave."""
    facts = msgspec.structs.asdict(leaf)
    return Receipt(suite=head.suite, index=index, proof=tuple(proof), head=head, **facts)


def covers(receipt: AnyReceipt, offer: Offer, suite: Suite) -> bool:
    """Say whether a receipt speaks of exactly this offer. Its signature is another question."""
    mine = (offer.application, offer.slip, suite.hash(offer.parcel), suite.hash(offer.entry))
    its = (receipt.application, receipt.slip, receipt.parcel_sha256, receipt.entry_sha256)
    return mine == its


def is_receipt_genuine(receipt: AnyReceipt, suite: Suite, cloud: SigningPublicKey) -> bool:
    """Say whether the cloud with this key gave this receipt."""
    if isinstance(receipt, FirstReceipt):
        return is_genuine(receipt, suite, cloud)
    return (
        receipt.suite == suite.id
        and is_included(receipt, suite)
        and is_head_genuine(receipt.head, suite, cloud)
    )


def is_included(receipt: Receipt, suite: Suite) -> bool:
    """Say whether a receipt's leaf stands under the head it carries, whoever signed that."""
    head = receipt.head
    leaf = leaf_hash(encode(_leaf(receipt)), suite.hash)
    root = root_by_inclusion(leaf, receipt.index, head.size, receipt.proof, suite.hash)
    return root == head.root


def is_clouds_word(message: SignedMessage, suite: Suite, cloud: SigningPublicKey) -> bool:
    """Say whether what came down is the word of the cloud with this key."""
    if isinstance(message, Receipt):
        return is_receipt_genuine(message, suite, cloud)
    return is_genuine(message, suite, cloud)


def _leaf(receipt: Receipt) -> HeldLeaf:
    return HeldLeaf(**{name: getattr(receipt, name) for name in HeldLeaf.__struct_fields__})
