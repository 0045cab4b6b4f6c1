"""One node of the NATS cluster, as a child process in a private folder.

It starts on the ports it is given, reads everybody's rights from the registry, and
reads them again on `reload`. No service of the operating system is touched.
"""

import logging
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Self

from provisioning.cloud.errors import BrokerNotReadyError, RegistrarDamagedError
from provisioning.cloud.nats_rules import Node, cluster_rules, node_configuration
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.cloud.registry import Enrolment, KioskRegistry

logger = logging.getLogger(__name__)

READY_SECONDS = 20.0
STOP_SECONDS = 20.0
_LOOK_SECONDS = 0.05
_RULES = "rules.conf"


class NatsNode:
    """One nats-server. Its configuration, rules, store and log lie in ``folder``."""

    def __init__(self, folder: Path, node: Node, registry: KioskRegistry) -> None:
        self._folder = PrivateFolder(folder)
        self._node = node
        self._registry = registry
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """Where kiosks and services connect."""
        return self._node.mqtt_port

    @property
    def log(self) -> Path:
        """What the node says about itself; it knows kiosk ids and topics, no contents."""
        return self._folder.path / "nats.log"

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def __enter__(self) -> Self:
        """Start for a ``with`` block, and wait until it listens."""
        self.start()
        self.wait_until_listening()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop, whatever happened."""
        self.stop()

    def start(self) -> None:
        """Start. It listens once a majority of the nodes has found each other.

        Raises BrokerNotReadyError when there is no nats-server here.
        """
        if self.is_running:
            return
        program = shutil.which("nats-server", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise BrokerNotReadyError("nats-server is not installed")
        store = self._folder.within("store").path
        rules = self._write_rules()
        text = node_configuration(self._node, rules, store)
        file = self._folder.write("nats.conf", text.encode())
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own file, no shell
                [program, "-c", str(file)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def wait_until_listening(self) -> None:
        """Wait until kiosks can connect. Raises BrokerNotReadyError."""
        deadline, never = time.monotonic() + READY_SECONDS, threading.Event()
        while not _listens(self._node.host, self.port):
            if not self.is_running:
                raise BrokerNotReadyError(f"nats-server ended at once; see {self.log}")
            if time.monotonic() > deadline:
                raise BrokerNotReadyError(f"nats-server did not listen in {READY_SECONDS:g} s")
            never.wait(_LOOK_SECONDS)

    def reload(self) -> None:
        """Write everybody's rights anew and have them read."""
        self._write_rules()
        if self._process is not None and self.is_running:
            self._process.send_signal(signal.SIGHUP)

    def stop(self) -> None:
        """Stop in good order. Does nothing twice."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Stop as a power cut does (kill -9)."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(how)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _write_rules(self) -> Path:
        entries = [entry for kiosk in self._registry.names() if (entry := self._active(kiosk))]
        kiosks = [(entry.kiosk, entry.shard) for entry in entries]
        return self._folder.write(_RULES, cluster_rules(kiosks).encode())

    def _active(self, kiosk: str) -> Enrolment | None:
        """Return the entry of a kiosk that may connect; a damaged one lets nobody in."""
        try:
            return self._registry.active(kiosk)
        except RegistrarDamagedError as error:
            logger.error("%s: %s is left out of the rules", error.code, kiosk)  # noqa: TRY400 - a known trouble, no trace
            return None


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
