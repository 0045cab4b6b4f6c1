"""A server that we start as a child process: no service of the operating system is touched."""

import os
import shutil
import signal
import subprocess
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Self

from provisioning.cloud.errors import BrokerNotReadyError

_PATIENCE_S = 60.0  # for an end in good order


class ChildServer(ABC):
    """One process of ``program``, run for a ``with`` block or by `start` and `stop`.

    ``log`` is what it says about itself: it knows kiosk ids and topics, no contents.
    """

    def __init__(self, program: str, log: Path) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self.log = log

    def __enter__(self) -> Self:
        """Start, and wait until kiosks can connect."""
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop, whatever happened."""
        self.stop()

    @abstractmethod
    def start(self) -> None:
        """Start. Raises BrokerNotReadyError."""

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def process_id(self) -> int:
        """The process that was started, or 0."""
        return self._process.pid if self._process is not None else 0

    def stop(self) -> None:
        """Stop in good order. Does nothing twice."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Stop as a power cut does (kill -9)."""
        self._end(signal.SIGKILL)

    def wait(self) -> int:
        """Block until it ends by itself and return its exit status."""
        return self._process.wait() if self._process is not None else 0

    # -- for those that know what it is ------------------------------------------

    def _begin(self, configuration: Path) -> None:
        """Start the process. Raises BrokerNotReadyError when its program is not installed."""
        program = shutil.which(self._program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if program is None:
            raise BrokerNotReadyError(f"{self._program} is not installed")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own file, no shell
                [program, "-c", str(configuration)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _refuse_ended(self) -> None:
        """Raise BrokerNotReadyError when it has ended already."""
        if not self.is_running:
            raise BrokerNotReadyError(f"{self._program} ended at once; see {self.log}")

    def _read_again(self) -> None:
        """Have it read its rules again, if it runs."""
        if self._process is not None and self.is_running:
            self._process.send_signal(signal.SIGHUP)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(how)
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
