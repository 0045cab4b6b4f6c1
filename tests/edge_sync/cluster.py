"""Three nodes of NATS on this machine, and a door before them that finds one that lives."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from provisioning.cloud.nats_node import NatsNode
from provisioning.cloud.nats_rules import Node
from provisioning.cloud.registrar import ROUTE_SECRET_FILE
from provisioning.ports import free_port
from screens.demonstration.relay import Relay
from tests.edge_sync.site import Site

if TYPE_CHECKING:
    from provisioning.cloud.broker import Broker

NODES = 3


def nodes_of(site: Site, folder: Path) -> list[NatsNode]:
    """Prepare three nodes for the kiosks and services of a site."""
    routes = [free_port() for _ in range(NODES)]
    prepared = []
    for number in range(NODES):
        here = folder / f"n{number + 1}"
        identity = here / "identity"
        name = f"doorstep-node-{number + 1}"
        files = site.registrar.certify_node(name, identity, ("localhost",), ("127.0.0.1",))
        node = Node(
            name=f"n{number + 1}",
            host="127.0.0.1",
            mqtt_port=free_port(),
            route_port=routes[number],
            client_port=free_port(),
            routes=[f"127.0.0.1:{port}" for port in routes],
            ca=files.ca,
            certificate=files.certificate,
            key=files.key,
            route_secret=(identity / ROUTE_SECRET_FILE).read_text(),
        )
        prepared.append(NatsNode(here, node, site.registrar.registry))
    return prepared


@contextmanager
def cluster(site: Site, folder: Path) -> Iterator[list[NatsNode]]:
    """Run three nodes: they listen when they have found each other."""
    nodes = nodes_of(site, folder)
    with ExitStack() as stack:
        for node in nodes:
            stack.callback(node.stop)
            node.start()
        for node in nodes:
            node.wait_until_listening()
        yield nodes


class ClusterBroker:
    """Three nodes in the place of a site's broker. ``killed`` says which died by kill -9."""

    def __init__(self, nodes: list[NatsNode], door: "Door") -> None:
        self._nodes, self._door = nodes, door
        self._lock = threading.Lock()
        self.killed = 0

    @property
    def log(self) -> Path:
        return self._nodes[0].log

    def kill(self) -> None:
        """Kill the node that is spoken to; the door leads to another, two are always left."""
        with self._lock:
            self._revive()
            here, there = self._nodes[0], self._nodes[1]
            here.kill()
            self.killed += 1
            self._nodes.append(self._nodes.pop(0))
            self._door.lead_to(there)

    def start(self) -> None:
        """Have all three again."""
        with self._lock:
            self._revive()

    def reload(self) -> None:
        with self._lock:
            for node in self._nodes:
                node.reload()

    def _revive(self) -> None:
        for node in self._nodes:
            if not node.is_running:
                node.start()
                node.wait_until_listening()


@contextmanager
def on_a_cluster(site: Site, folder: Path, after_s: float) -> Iterator[ClusterBroker]:
    """Put a cluster before a site; a node is killed by -9 a moment after its first use."""
    with cluster(site, folder / "cluster") as nodes, Door(nodes[0].port) as door:
        broker = ClusterBroker(nodes, door)
        site.port, site.broker = door.port, cast("Broker", broker)
        timer = threading.Timer(after_s, broker.kill)
        timer.start()
        try:
            yield broker
            timer.join()
        finally:
            timer.cancel()
            timer.join()


class Door(Relay):
    """One address for the cluster, as a name with three addresses is in the field."""

    def lead_to(self, node: NatsNode) -> None:
        self._to = ("127.0.0.1", node.port)
        self.cut()
        self.restore()
