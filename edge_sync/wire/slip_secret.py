"""What a lodge must know of its slips and nothing on the wire may: the secrets.

Values alone, so that the pure parts may speak of them.
"""

from dataclasses import dataclass

from edge_sync.wire.application import SlipNumber
from provisioning.trust.suite import SealingPublicKey


@dataclass(frozen=True, slots=True)
class FurtherSlip:
    """A slip for somebody else, such as one who signs later. ``code`` holds its secret."""

    number: SlipNumber
    record: bytes
    code: str


@dataclass(frozen=True, slots=True)
class SlipSecret:
    """What will stand in the private code, and the public key that news are sealed to.

    ``public_key`` and ``check`` go into the submission. ``further`` are slips for
    others, lodged in the same transaction and printed like the slip itself.
    """

    secret: bytes
    public_key: SealingPublicKey
    check: bytes = b""
    further: tuple[FurtherSlip, ...] = ()
