"""False words on the line: what somebody on the way, or a confused cloud, may send down."""

import random
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from edge_sync.wire.application import KioskId
from edge_sync.wire.fields import LogId
from edge_sync.wire.heads import sign_head
from edge_sync.wire.merkle import leaf_hash
from edge_sync.wire.messages import (
    DownMessage,
    FirstReceipt,
    Offer,
    Receipt,
    Refused,
    TreeHead,
    UpMessage,
    decode_up,
    encode,
)
from edge_sync.wire.receipt import HeldLeaf, leaf_of, receipt_of
from edge_sync.wire.signing import Signed, signed
from provisioning.trust.suite import SigningPrivateKey, Suite

_DIGEST_BYTES = 32
_LOG = LogId("0" * 16)

_Value = TypeVar("_Value", bound=Signed)


@dataclass(frozen=True, slots=True)
class Liar:
    """Knows the public side of everything; ``cloud`` is what a confused cloud signs with."""

    suite: Suite
    cloud: SigningPrivateKey
    chance: random.Random

    def word(self, kiosk: KioskId, overheard: bytes) -> DownMessage | None:
        """Return something false about an offer that was overheard; None if it is no offer."""
        offer: UpMessage = decode_up(overheard)
        if not isinstance(offer, Offer):
            return None
        told = leaf_of(offer, kiosk, 0, self.suite)
        other = self.chance.randbytes(_DIGEST_BYTES)
        lies: list[DownMessage] = [
            self._first(told),
            self._forged(self._first(told)),
            self._true(self._first(msgspec.structs.replace(told, parcel_sha256=other))),
            self._true(self._first(msgspec.structs.replace(told, entry_sha256=other))),
            self._under_a_head(told, SigningPrivateKey(self.suite.new_signing_key())),
            self._beside_the_head(told),
            self._refusal(offer, kiosk),
            self._forged(self._refusal(offer, kiosk)),
        ]
        return self.chance.choice(lies)

    def _true(self, value: _Value) -> _Value:
        return signed(value, self.suite, self.cloud)

    def _forged(self, value: _Value) -> _Value:
        return signed(value, self.suite, SigningPrivateKey(self.suite.new_signing_key()))

    def _first(self, leaf: HeldLeaf) -> FirstReceipt:
        return FirstReceipt(suite=self.suite.id, **msgspec.structs.asdict(leaf))

    def _under_a_head(self, leaf: HeldLeaf, key: SigningPrivateKey) -> Receipt:
        """A receipt that is right in itself, under a head of somebody's."""
        root = leaf_hash(encode(leaf), self.suite.hash)
        head = TreeHead(suite=self.suite.id, log=_LOG, size=1, root=root, at_ms=0)
        return receipt_of(leaf, 0, (), sign_head(head, self.suite, key))

    def _beside_the_head(self, leaf: HeldLeaf) -> Receipt:
        """A receipt that carries a head of the cloud's own, under which it does not stand."""
        other = msgspec.structs.replace(leaf, received_ms=1)
        head = self._under_a_head(other, self.cloud).head
        return receipt_of(leaf, 0, (), head)

    def _refusal(self, offer: Offer, kiosk: KioskId) -> Refused:
        return Refused(
            suite=self.suite.id,
            kiosk=kiosk,
            application=offer.application,
            code="SYN-08",
            parcel_sha256=self.suite.hash(offer.parcel),
            refused_ms=0,
        )
