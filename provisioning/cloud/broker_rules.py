"""What the broker is told: its configuration and who may use which topic. Pure text.

The settings answer measurements on mosquitto 2.0.11: with its defaults, 4,000 of
5,000 acknowledged messages of an absent subscriber were dropped. It keeps nothing on
its disk: every session of ours is a clean one, an acknowledgement proves nothing
anyway (decision 1), and saving after each change cost it two milliseconds a message.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from provisioning.cloud.errors import NameRefusedError
from provisioning.wire.identity import Shard

MESSAGE_LIMIT_BYTES = 2 * 1024 * 1024  # an offer with its parcel; a document never travels whole
UNACKNOWLEDGED = 500  # on their way to one client: a batch in work and the next one gathering
QUEUED_MESSAGES = 100_000  # of one absent client; 0, "no limit", is broken before 2.0.17
QUEUED_BYTES = 256 * 1024 * 1024

MOST_WORKERS = 16
_INTAKE = ("read k/+/+/up/#", "write k/+/+/down/#")
WORKERS = tuple(f"svc-intake-{number}" for number in range(1, MOST_WORKERS + 1))
"""The connections of an intake that is spread over several workers (PostgreSQL only)."""

SERVICES: Mapping[str, tuple[str, ...]] = {
    "svc-intake": _INTAKE,
    "svc-desk": (),  # its news leaves by the intake's outbox
    **dict.fromkeys(WORKERS, _INTAKE),
}
"""The cloud's own connections and their rights. These names are never a kiosk's."""

_NAME = re.compile(r"[a-z0-9-]{1,64}\Z")


@dataclass(frozen=True, slots=True)
class Listener:
    """Where the broker listens and the files that prove who it is and whom it believes."""

    host: str
    port: int
    ca: Path
    certificate: Path
    key: Path


def checked_service_name(name: str) -> str:
    """Return the name of one of the cloud's own connections. Raises NameRefusedError."""
    if _NAME.match(name) is None or name not in SERVICES:
        raise NameRefusedError(f"{name!r} is not one of the cloud's services")
    return name


def configuration(listener: Listener, rules: Path, store: Path, *, as_root: bool) -> str:
    """Write mosquitto.conf: mutual TLS, the certificate's name as user and as client id.

    Taking the client id from the certificate is what stops one kiosk from
    taking over another's session. ``as_root`` keeps the broker from dropping to
    a user who may not read private folders.
    """
    lines = [
        "per_listener_settings true",
        *(["user root"] if as_root else []),
        "log_dest stderr",
        "log_type error",
        "log_type warning",
        "log_type notice",
        "persistence false",
        f"persistence_location {store}/",
        "set_tcp_nodelay true",
        f"message_size_limit {MESSAGE_LIMIT_BYTES}",
        f"max_inflight_messages {UNACKNOWLEDGED}",
        f"max_queued_messages {QUEUED_MESSAGES}",
        f"max_queued_bytes {QUEUED_BYTES}",
        f"listener {listener.port} {listener.host}",
        f"cafile {listener.ca}",
        f"certfile {listener.certificate}",
        f"keyfile {listener.key}",
        "tls_version tlsv1.2",
        "require_certificate true",
        "use_identity_as_username true",
        "use_username_as_clientid true",
        "allow_anonymous false",
        f"acl_file {rules}",
    ]
    return "\n".join(lines) + "\n"


def topic_rules(kiosks: Iterable[tuple[str, Shard]]) -> str:
    """Write the topic rules: each kiosk writes up and reads down its own branch, no more.

    A user who is not listed may do nothing.
    """
    sections = [_section(name, rights) for name, rights in SERVICES.items()]
    for kiosk, shard in kiosks:
        branch = f"k/{shard}/{kiosk}"
        sections.append(_section(kiosk, (f"write {branch}/up/#", f"read {branch}/down/#")))
    return "\n".join(sections)


def _section(user: str, rights: tuple[str, ...]) -> str:
    return "\n".join([f"user {user}", *(f"topic {right}" for right in rights)]) + "\n"
