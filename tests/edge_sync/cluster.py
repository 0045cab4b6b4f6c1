"""Three nodes of NATS on this machine, and a door before them that finds one that lives."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from provisioning.cloud.broker import free_port
from provisioning.cloud.nats_node import NatsNode
from provisioning.cloud.nats_rules import Node
from provisioning.cloud.registrar import ROUTE_SECRET_FILE
from screens.demonstration.relay import Relay
from tests.edge_sync.site import Site

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


class Door(Relay):
    """One address for the cluster, as a name with three addresses is in the field."""

    def lead_to(self, node: NatsNode) -> None:
        self._to = ("127.0.0.1", node.port)
        self.cut()
        self.restore()
