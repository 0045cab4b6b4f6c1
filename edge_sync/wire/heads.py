"""Signed tree heads: what the cloud says its log holds, and how two of them are compared.

A head is signed as a checkpoint (C2SP tlog-checkpoint), so that a witness which
knows nothing of Doorstep can check it and sign it too:

    doorstep-1c3f…            the log
    1234                      its size
    7Zc0…=                    its root, base64
    at 1790000000000 intl-1   the cloud's time and the suite: an extension line

The text ends with a line feed. It never begins like any other value we sign.
"""

import base64
from dataclasses import dataclass
from enum import Enum

import msgspec

from edge_sync.wire.merkle import is_consistent
from edge_sync.wire.messages import Compared, TreeHead
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey, Suite


class Agreement(Enum):
    """How two heads of one log stand to each other."""

    ONE_HISTORY = "one history"
    TWO_HISTORIES = "two histories"  # one size and two roots: needs no further proof
    NOT_SHOWN = "not shown to be one history"  # the proof does not lead from one to the other


@dataclass(frozen=True, slots=True)
class HeadPair:
    """Two genuine heads of one log, the smaller first."""

    first: TreeHead
    second: TreeHead


def checkpoint(head: TreeHead) -> str:
    """Write the text that a head's signature covers."""
    root = base64.b64encode(head.root).decode("ascii")
    return f"{head.log}\n{head.size}\n{root}\nat {head.at_ms} {head.suite}\n"


def sign_head(head: TreeHead, suite: Suite, key: SigningPrivateKey) -> TreeHead:
    """Return the head with its signer and signature."""
    signature = suite.sign(checkpoint(head).encode(), key)
    signer = suite.key_id(suite.signing_public(key))
    return msgspec.structs.replace(head, signer=signer, signature=signature)


def is_head_genuine(head: TreeHead, suite: Suite, cloud: SigningPublicKey) -> bool:
    """Say whether the cloud with this key signed this head."""
    if head.suite != suite.id or head.signer != suite.key_id(cloud):
        return False
    return suite.is_signed(checkpoint(head).encode(), head.signature, cloud)


def agreement(pair: HeadPair, compared: Compared | None, suite: Suite) -> Agreement:
    """Compare two heads of one log by the proof the cloud gave for them, if any."""
    first, second = pair.first, pair.second
    if first.size == second.size:
        is_same = first.root == second.root
        return Agreement.ONE_HISTORY if is_same else Agreement.TWO_HISTORIES
    if compared is None or (compared.first, compared.second) != (first.size, second.size):
        return Agreement.NOT_SHOWN
    smaller, larger = (first.size, first.root), (second.size, second.root)
    is_one = is_consistent(smaller, larger, compared.proof, suite.hash)
    return Agreement.ONE_HISTORY if is_one else Agreement.NOT_SHOWN
