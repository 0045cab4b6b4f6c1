"""Receipts without a cloud: each alone in a log of its own."""

from edge_sync.wire.application import KioskId
from edge_sync.wire.fields import LogId
from edge_sync.wire.heads import sign_head
from edge_sync.wire.merkle import leaf_hash
from edge_sync.wire.messages import Offer, Receipt, TreeHead, encode
from edge_sync.wire.receipt import leaf_of, receipt_of
from provisioning.trust.suite import SigningPrivateKey, Suite
from tests.edge_sync.people import SUITE


def lone_receipt(
    offer: Offer, kiosk: KioskId, key: SigningPrivateKey, suite: Suite = SUITE
) -> Receipt:
    leaf = leaf_of(offer, kiosk, 0, suite)
    root = leaf_hash(encode(leaf), suite.hash)
    head = TreeHead(suite=suite.id, log=LogId("lone"), size=1, root=root, at_ms=0)
    return receipt_of(leaf, 0, (), sign_head(head, suite, key))
