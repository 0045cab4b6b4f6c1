"""The door for phones: one page a token, and one picture, in memory alone.

Bound to the station's network, and answers nobody else. Whoever has no good token
meets a page that says so.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.errors import NoPhoneDoorError
from kiosk.phone.asks import Ask, Asks
from kiosk.phone.server import PREFIX, PhoneServer
from kiosk.phone.wire import Await, Ready


@dataclass(frozen=True, slots=True)
class PhoneDoorSettings:
    """Where phones reach this kiosk. Port 0: any that is free.

    ``interface`` is an address of this machine with its network, ``192.168.9.1/24``.
    ``wifi`` and its key, where the glass is to show a code for joining the network.
    """

    interface: str
    port: int = 8473
    wifi: str = ""
    wifi_key: str = ""


class PhoneDoor:
    """Serves until closed. Raises NoPhoneDoorError where it cannot."""

    def __init__(self, settings: PhoneDoorSettings, monotonic: Callable[[], float]) -> None:
        self._settings, self._asks = settings, Asks()
        self._at = interface_of(settings.interface)
        try:
            self._server = PhoneServer(self._at, settings.port, self._asks, monotonic)
        except OSError as error:
            raise NoPhoneDoorError(f"nothing can listen at {settings.interface}") from error
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Return the port that phones reach."""
        return int(self._server.server_address[1])

    @contextmanager
    def waiting(self, wanted: Await, line: socket.socket) -> Iterator[Ask]:
        """Let a token be good until the context ends. Raises OSError."""
        ask = Ask(wanted, line)
        self._asks.begin(ask)
        try:
            ask.ready(self._ready(wanted))
            yield ask
        finally:
            self._asks.end(ask)

    def close(self) -> None:
        """Serve nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _ready(self, wanted: Await) -> Ready:
        settings = self._settings
        url = f"http://{self._at.ip}:{self.port}{PREFIX}{wanted.token}"
        join = wifi_code(settings.wifi, settings.wifi_key) if settings.wifi else ""
        return Ready(url, settings.wifi, join)


def interface_of(text: str) -> ipaddress.IPv4Interface:
    """Read an address with its network; one that the world can reach is not a station's."""
    try:
        at = ipaddress.IPv4Interface(text)
    except ValueError as error:
        raise NoPhoneDoorError(f"{text!r} is no address with its network") from error
    if not at.network.is_private:
        raise NoPhoneDoorError(f"{text} is no private network")
    return at


def wifi_code(name: str, key: str) -> str:
    """Return what a code says that lets a phone join a network, in the form that phones know."""
    kind = "WPA" if key else "nopass"
    return f"WIFI:T:{kind};S:{_escaped(name)};P:{_escaped(key)};;"


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in '\\;,:"' else sign for sign in text)
