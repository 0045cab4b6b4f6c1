"""What a node of the NATS cluster is told: its configuration and everybody's rights. Pure text.

NATS speaks MQTT 3.1.1 on a listener of its own and keeps what it acknowledged on a
majority of the nodes (JetStream), so that a node may go at any moment. MQTT topics
are NATS subjects with dots: ``k/7f/k000001/up/offer`` is ``k.7f.k000001.up.offer``.
A connection's rights are those of its certificate's name (`verify_and_map`).

Two things are otherwise than in mosquitto. A publish that is not allowed is dropped
and acknowledged all the same: nothing of ours takes an acknowledgement for more than
that. And the client's id is its own word, so a stolen kiosk can put another one's
connection out, as a cut link would; it gains none of its rights.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from provisioning.cloud.broker_rules import MESSAGE_LIMIT_BYTES, SERVICES, UNACKNOWLEDGED
from provisioning.wire.identity import Shard

CLUSTER = "doorstep"
ROUTE_USER = "doorstep-node"
ACK_WAIT_SECONDS = 30  # before what a client did not acknowledge is given to it again
_ANSWERS = "$MQTT.sub.>"  # where the listener delivers a subscription of quality 1


@dataclass(frozen=True, slots=True)
class Node:
    """One node. ``routes`` are the addresses of all nodes for each other, "host:port"."""

    name: str
    host: str
    mqtt_port: int
    route_port: int
    client_port: int
    routes: Sequence[str]
    ca: Path
    certificate: Path
    key: Path
    route_secret: str


def node_configuration(node: Node, rules: Path, store: Path) -> str:
    """Write one node's file. Kiosks and services connect by MQTT alone; every port has TLS."""
    tls = {"ca_file": str(node.ca), "cert_file": str(node.certificate), "key_file": str(node.key)}
    mapped = tls | {"verify_and_map": True}
    routes = [f"nats-route://{ROUTE_USER}:{node.route_secret}@{route}" for route in node.routes]
    parts = {
        "server_name": node.name,
        "listen": f"127.0.0.1:{node.client_port}",
        "tls": mapped,
        "max_payload": MESSAGE_LIMIT_BYTES,
        "jetstream": {"store_dir": str(store)},
        "cluster": {
            "name": CLUSTER,
            "listen": f"{node.host}:{node.route_port}",
            "authorization": {"user": ROUTE_USER, "password": node.route_secret, "timeout": 2},
            "tls": tls | {"verify": True},
            "routes": routes,
        },
        "mqtt": {
            "listen": f"{node.host}:{node.mqtt_port}",
            "tls": mapped,
            "max_ack_pending": UNACKNOWLEDGED,
            "ack_wait": f"{ACK_WAIT_SECONDS}s",
        },
    }
    lines = [f"{name}: {msgspec.json.encode(value).decode()}" for name, value in parts.items()]
    return "\n".join([*lines, f'include "{rules.name}"']) + "\n"


def cluster_rules(kiosks: Iterable[tuple[str, Shard]]) -> str:
    """Write everybody's rights: each kiosk writes up and reads down its own branch, no more."""
    users = [_user(name, rights) for name, rights in SERVICES.items()]
    for kiosk, shard in kiosks:
        branch = f"k/{shard}/{kiosk}"
        users.append(_user(kiosk, (f"write {branch}/up/#", f"read {branch}/down/#")))
    return f"authorization: {msgspec.json.encode({'users': users}).decode()}\n"


def _user(name: str, rights: Sequence[str]) -> dict[str, object]:
    may = {"read": [_ANSWERS] if rights else [], "write": list[str]()}
    for right in rights:
        how, topic = right.split(" ")
        may[how] += _subjects(topic)
    return {
        "user": f"CN={name}",
        "permissions": {"publish": _only(may["write"]), "subscribe": _only(may["read"])},
    }


def _only(subjects: list[str]) -> dict[str, list[str]]:
    return {"allow": subjects} if subjects else {"deny": [">"]}


def _subjects(topic: str) -> list[str]:
    """Return the subjects of a topic filter; MQTT's "#" means the level above it as well."""
    subject = topic.replace("/", ".").replace("+", "*")
    if not subject.endswith(".#"):
        return [subject]
    above = subject.removesuffix(".#")
    return [above, f"{above}.>"]
