"""The broker on one machine: mosquitto as a child process in a private folder.

It starts on the port it is given, reads its topic rules from the registry, and
reads them again on ``reload``. No service of the operating system is touched.
"""

import logging
import os
import socket
import ssl
import threading
import time
from pathlib import Path

from provisioning.cloud.broker_rules import Listener, configuration, topic_rules
from provisioning.cloud.child import ChildServer
from provisioning.cloud.errors import BrokerNotReadyError
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.cloud.registry import KioskRegistry, admitted
from provisioning.tidy_socket import TidySocket

logger = logging.getLogger(__name__)

READY_SECONDS = 120.0
_LOOK_SECONDS = 0.02


class Broker(ChildServer):
    """One mosquitto. Its configuration, rules, store and log lie in ``folder``."""

    def __init__(self, folder: Path, listener: Listener, registry: KioskRegistry) -> None:
        self._folder = PrivateFolder(folder)
        super().__init__("mosquitto", self._folder.path / "mosquitto.log")
        self._listener = listener
        self._registry = registry

    @property
    def port(self) -> int:
        """Where kiosks and services connect."""
        return self._listener.port

    def start(self) -> None:
        """Start and wait until it listens, at most ``READY_SECONDS``.

        Raises BrokerNotReadyError. What was on its way before a stop or a kill is
        gone: kiosks and cloud send it again.
        """
        if self.is_running:
            return
        self._begin(self._write_configuration())
        self._wait_until_ready()
        logger.info("broker listens on port %d", self.port)

    def reload(self) -> None:
        """Write the topic rules anew and have them read: they bind open connections at once."""
        self._write_rules()
        self._read_again()

    def _write_configuration(self) -> Path:
        rules = self._write_rules()
        store = self._folder.within("store").path
        text = configuration(self._listener, rules, store, as_root=os.geteuid() == 0)
        return self._folder.write("mosquitto.conf", text.encode())

    def _write_rules(self) -> Path:
        return self._folder.write("acl", topic_rules(admitted(self._registry)).encode())

    def _wait_until_ready(self) -> None:
        """Wait for its first word in TLS: it listens before it has read its keys."""
        deadline = time.monotonic() + READY_SECONDS
        never = threading.Event()
        while time.monotonic() < deadline:
            self._refuse_ended()
            if _answers(self._listener.host, self._listener.port):
                return
            never.wait(_LOOK_SECONDS)
        self.kill()
        raise BrokerNotReadyError(f"mosquitto did not listen in {READY_SECONDS:g} s")


def _answers(host: str, port: int) -> bool:
    """Say whether a TLS server is there. We show no certificate and look at none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.sslsocket_class = TidySocket
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host, port), timeout=5) as line,
            context.wrap_socket(line),
        ):
            return True
    except OSError:
        return False
