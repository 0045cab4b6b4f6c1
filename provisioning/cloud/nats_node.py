"""One node of the NATS cluster, as a child process in a private folder.

It starts on the ports it is given, reads everybody's rights from the registry, and
reads them again on `reload`. No service of the operating system is touched.
"""

import socket
import threading
import time
from pathlib import Path
from typing import Self

from provisioning.cloud.child import ChildServer
from provisioning.cloud.errors import BrokerNotReadyError
from provisioning.cloud.nats_rules import Node, cluster_rules, node_configuration
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.cloud.registry import KioskRegistry, admitted

READY_SECONDS = 180.0  # a busy machine elects slowly
_LOOK_SECONDS = 0.05
_RULES = "rules.conf"


class NatsNode(ChildServer):
    """One nats-server. Its configuration, rules, store and log lie in ``folder``."""

    def __init__(self, folder: Path, node: Node, registry: KioskRegistry) -> None:
        self._folder = PrivateFolder(folder)
        super().__init__("nats-server", self._folder.path / "nats.log")
        self._node = node
        self._registry = registry

    @property
    def port(self) -> int:
        """Where kiosks and services connect."""
        return self._node.mqtt_port

    def __enter__(self) -> Self:
        """Start for a ``with`` block, and wait until it listens."""
        self.start()
        self.wait_until_listening()
        return self

    def start(self) -> None:
        """Start. It listens once a majority of the nodes has found each other.

        Raises BrokerNotReadyError when there is no nats-server here.
        """
        if self.is_running:
            return
        store = self._folder.within("store").path
        rules = self._write_rules()
        text = node_configuration(self._node, rules, store)
        self._begin(self._folder.write("nats.conf", text.encode()))

    def wait_until_listening(self) -> None:
        """Wait until kiosks can connect. Raises BrokerNotReadyError."""
        deadline, never = time.monotonic() + READY_SECONDS, threading.Event()
        while not _listens(self._node.host, self.port):
            self._refuse_ended()
            if time.monotonic() > deadline:
                raise BrokerNotReadyError(f"nats-server did not listen in {READY_SECONDS:g} s")
            never.wait(_LOOK_SECONDS)

    def reload(self) -> None:
        """Write everybody's rights anew and have them read."""
        self._write_rules()
        self._read_again()

    def _write_rules(self) -> Path:
        return self._folder.write(_RULES, cluster_rules(admitted(self._registry)).encode())


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
