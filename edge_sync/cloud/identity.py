"""The intake's keys and its connection, from what the registrar wrote."""

from collections.abc import Callable
from pathlib import Path

from edge_sync.cloud.checks import IntakeKeys
from edge_sync.mqtt import LinkSettings, Protocol
from edge_sync.wire.application import KioskId
from provisioning.trust.suite import (
    SealingPrivateKey,
    SigningPrivateKey,
    SigningPublicKey,
    Suite,
)
from provisioning.wire.identity import CA_FILE, CERTIFICATE_FILE, KEY_FILE

SERVICE_NAME = "svc-intake"
# Answers on their way to the broker: no limit of paho's own, which would go through all
# of them at each acknowledgement. A batch and its successor bound them.
_WINDOW = 0
# Whoever goes away while NATS chooses a leader for his topic begins again.
_PATIENCE_S = 15.0


def intake_keys(
    suite: Suite,
    sealing: SealingPrivateKey,
    signing: SigningPrivateKey,
    kiosk_key: Callable[[KioskId], SigningPublicKey | None],
) -> IntakeKeys:
    """Join the cloud's own keys with the registry's word on kiosks."""
    name = suite.key_id(suite.sealing_public(sealing))
    return IntakeKeys(suite.remembering(sealing), {name: sealing}, signing, kiosk_key)


def worker_name(worker: int = 1, of: int = 1) -> str:
    """Name the connection of one of several workers; a single one is the intake itself."""
    return SERVICE_NAME if of == 1 else f"{SERVICE_NAME}-{worker}"


def intake_link(
    folder: Path,
    host: str,
    port: int,
    name: str = SERVICE_NAME,
    *,
    hears_at_most_once: bool = False,
) -> LinkSettings:
    """Say how the intake connects.

    ``hears_at_most_once`` is for one of several workers on NATS. What a broker would keep
    for a topic there has a leader among the nodes, chosen anew for each of a hundred topics
    at each connection; while a node is away that fails every third time after four seconds.
    What is missed is offered again.
    """
    return LinkSettings(
        host=host,
        port=port,
        name=name,
        ca=folder / CA_FILE,
        certificate=folder / CERTIFICATE_FILE,
        key=folder / KEY_FILE,
        unacknowledged=_WINDOW,
        gathers=True,
        connect_timeout_s=_PATIENCE_S,
        hears_at_most_once=hears_at_most_once,
        protocol=Protocol.THREE,  # of what 5 has more the intake needs nothing, and it costs
    )
