"""The desk listening: uvicorn on a port of its own, in a thread or until told to stop."""

import logging
import socket
import threading
import time
from typing import Self

import uvicorn
from fastapi import FastAPI

from cloud.errors import DeskNotReadyError

logger = logging.getLogger(__name__)

READY_SECONDS = 60.0
STOP_SECONDS = 60.0
_LOOK_SECONDS = 0.02


class DeskServer:
    """One desk on one port; 0 takes a free one. Behind a proxy it listens on loopback only."""

    def __init__(self, app: FastAPI, host: str = "127.0.0.1", port: int = 0) -> None:
        self._host = host
        self._wanted_port = port
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        # No access log: addresses name cases, and our own access log says who looked.
        config = uvicorn.Config(
            app, log_config=None, access_log=False, ws="none", lifespan="off", server_header=False
        )
        self._server = uvicorn.Server(config)

    @property
    def url(self) -> str:
        """Where the desk is, once started."""
        if self._socket is None:
            raise DeskNotReadyError("the desk has not been started")
        host, port = self._socket.getsockname()[:2]
        return f"http://{host}:{port}"

    def __enter__(self) -> Self:
        """Start for a ``with`` block."""
        self.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop, whatever happened."""
        self.stop()

    def start(self) -> None:
        """Listen from now on, in a thread of its own. Raises DeskNotReadyError."""
        self._socket = self._bound()
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="desk", daemon=True
        )
        self._thread.start()
        self._wait_until_ready()
        logger.info("desk listens on %s", self.url)

    def wait(self) -> None:
        """Block until the desk is stopped."""
        if self._thread is not None:
            self._thread.join()

    def stop(self) -> None:
        """Answer what was asked, then end. Does nothing twice."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)
            self._thread = None
        if self._socket is not None:
            self._socket.close()

    def _bound(self) -> socket.socket:
        # asyncio turns Nagle off only where the protocol is named: 40 ms a page else.
        bound = socket.socket(proto=socket.IPPROTO_TCP)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((self._host, self._wanted_port))
        except OSError as error:
            bound.close()
            raise DeskNotReadyError(f"port {self._wanted_port} cannot be taken") from error
        return bound

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        never = threading.Event()
        while not self._server.started:
            is_dead = self._thread is None or not self._thread.is_alive()
            if is_dead or time.monotonic() > deadline:
                raise DeskNotReadyError("the desk did not start")
            never.wait(_LOOK_SECONDS)
