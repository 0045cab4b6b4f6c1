"""Where messages travel: ``k/<shard>/<kiosk>/up|down/<kind>``, fixed once (decision 11).

The broker lets each kiosk write its own ``up`` branch and read its own
``down`` branch, so the kiosk named in a topic is the one whose certificate it
was. The kind in the topic is for people and rules; the message carries its own.

Filters end in "+", though "#" would do: NATS keeps two consumers for "#", on three nodes.
"""

import re

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import DownMessage, UpMessage
from provisioning.wire.identity import shard_of

EVERY_KIOSK_UP = "k/+/+/up/+"
SHARDS = tuple(f"{number:02x}" for number in range(256))

_UP = re.compile(r"k/([0-9a-f]{2})/(k[0-9]{6})/up/[a-z]+\Z")


def up_topic(kiosk: KioskId, message: UpMessage) -> str:
    """Return where a kiosk writes a message."""
    return f"k/{shard_of(kiosk)}/{kiosk}/up/{_kind(message)}"


def down_topic(kiosk: KioskId, message: DownMessage) -> str:
    """Return where the cloud writes a message to a kiosk."""
    return f"k/{shard_of(kiosk)}/{kiosk}/down/{_kind(message)}"


def down_filter(kiosk: KioskId) -> str:
    """Return what a kiosk listens to."""
    return f"k/{shard_of(kiosk)}/{kiosk}/down/+"


def up_filters(worker: int = 1, of: int = 1) -> list[str]:
    """Return what one of several workers listens to: every ``of``-th shard, all for a single one.

    Each shard has exactly one worker; while workers are replaced it may have two.
    """
    if of == 1:
        return [EVERY_KIOSK_UP]
    return [f"k/{shard}/+/up/+" for shard in SHARDS[worker - 1 :: of]]


def kiosk_of(topic: str) -> KioskId:
    """Say which kiosk wrote to an ``up`` topic. Raises UnreadableError."""
    found = _UP.match(topic)
    if found is None or shard_of(found[2]) != found[1]:
        raise UnreadableError("no topic of a kiosk")
    return KioskId(found[2])


def _kind(message: UpMessage | DownMessage) -> str:
    tag = message.__struct_config__.tag
    return str(tag).partition("-")[0]
