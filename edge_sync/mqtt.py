"""One MQTT connection, and the only module that imports paho.

paho runs on its external loop in the caller's thread: `step` waits, reads and
writes, and returns what happened. There is no callback into the caller and no
thread. A `Link` is one connection: when it is down it stays down, and whatever
it had not delivered is gone; the caller makes a new one. So paho's own queue
never resends behind the engine's back, and holds no more than the caller put in.

Socket: no Nagle (paho leaves it on: measured fifteen times slower), a user
time-out so that a silent cut is noticed in seconds, BBR where the kernel has it.
"""

import contextlib
import math
import select
import socket
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.reasoncodes import ReasonCode
from paho.mqtt.subscribeoptions import SubscribeOptions

from edge_sync.errors import LinkError

_AT_LEAST_ONCE = 1
_MOST_UNACKNOWLEDGED = 20  # mosquitto's receive maximum, which paho does not read; 2.1 enforces it
_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL, which Python does not name
_NO_SUCH_VERSION = "Unsupported protocol version"
_NOT_DELIVERED = 0x10  # "no matching subscribers"; from 0x80 on, refused


class Protocol(Enum):
    """Which MQTT is spoken. Nothing of ours depends on what only version 5 has (decision 11)."""

    FIVE = "5"
    THREE = "3.1.1"
    EITHER = "5, or 3.1.1 where a broker has no more"


@dataclass(slots=True)
class Memory:
    """What one end remembers from one connection to the next; hand the same one to each `Link`."""

    is_three: bool = False  # the broker refused version 5


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Where the broker is, who we are, and how soon a dead link is noticed.

    ``name`` is the certificate's common name, which the broker takes as client
    id. Without ``checks_dates`` a wrong clock does not lock a kiosk out: its
    authority is pinned. The broker keeps no session for us: what it would queue
    while we are away is asked for again anyway, and would come first and late.
    """

    host: str
    port: int
    name: str
    ca: Path
    certificate: Path
    key: Path
    keep_alive_s: int = 15
    user_timeout_ms: int = 5000
    connect_timeout_s: float = 5.0
    checks_dates: bool = True
    protocol: Protocol = Protocol.EITHER
    unacknowledged: int = _MOST_UNACKNOWLEDGED


@dataclass(frozen=True, slots=True)
class Up:
    """The connection stands and the subscriptions are in force."""


@dataclass(frozen=True, slots=True)
class Down:
    """The connection is gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Left:
    """A publish is out of our hands. ``taken`` is false when the broker refused or dropped it."""

    number: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Message:
    """Something came. It comes again after a reconnect unless `Link.acknowledge` is called."""

    topic: str
    payload: bytes
    number: int


LinkEvent = Up | Down | Left | Message


class Link:
    """One connection to the broker. One thread."""

    def __init__(
        self,
        settings: LinkSettings,
        subscriptions: Sequence[str],
        memory: Memory | None = None,
    ) -> None:
        self._settings = settings
        self._memory = memory or Memory()
        self._subscriptions = subscriptions
        self._events: list[LinkEvent] = []
        self._up_by: float | None = None  # until the subscriptions are in force
        self._client = self._new_client()

    def open(self) -> None:
        """Connect and begin the handshake; from `step` follows `Up`, or `Down` within its time.

        The broker has ``connect_timeout_s`` to answer. Blocks for as long as TCP
        and TLS take, at most twice as long. Raises LinkError.
        """
        try:
            self._client.tls_set_context(_tls(self._settings))
            self._client.connect(
                self._settings.host,
                self._settings.port,
                self._settings.keep_alive_s,
                clean_start=paho.MQTT_CLEAN_START_FIRST_ONLY if self._is_three else True,
            )
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise LinkError(f"no connection: {type(error).__name__}") from error
        self._up_by = time.monotonic() + self._settings.connect_timeout_s

    def publish(self, topic: str, payload: bytes) -> int:
        """Hand one message over and return its number; `Left` follows from `step`."""
        return self._client.publish(topic, payload, qos=_AT_LEAST_ONCE).mid

    def acknowledge(self, message: Message) -> None:
        """Tell the broker that a message is safe with us."""
        self._client.ack(message.number, _AT_LEAST_ONCE)

    def step(self, timeout_s: float, also: Sequence[socket.socket] = ()) -> list[LinkEvent]:
        """Wait until something happens here or on ``also``, do it, and say what happened."""
        wire = self._wire()
        if not self._events:
            self._wait(wire, min(timeout_s, self._patience_s()), also)
        self._client.loop_misc()
        if self._patience_s() == 0:
            self._settle(Down("the broker does not answer"))
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        """Say goodbye if the link still stands. Does nothing twice."""
        self._client.disconnect()
        self._client.loop_write()
        self._events.clear()

    # -- inside ------------------------------------------------------------------

    def _patience_s(self) -> float:
        """Return how long the broker may still take to let us in; for ever once it has."""
        return math.inf if self._up_by is None else max(0.0, self._up_by - time.monotonic())

    def _settle(self, event: Up | Down) -> None:
        self._up_by = None
        self._events.append(event)

    def _wait(
        self,
        wire: ssl.SSLSocket | None,
        timeout_s: float,
        also: Sequence[socket.socket],
    ) -> None:
        reading = [*also, *([wire] if wire else [])]
        writing = [wire] if wire and self._client.want_write() else []
        readable, writable, _ = select.select(reading, writing, [], timeout_s)
        if wire and wire in readable:
            self._read(wire)
        if wire in writable:
            self._client.loop_write()

    def _read(self, wire: ssl.SSLSocket) -> None:
        """Read until nothing is left, neither in the kernel nor decrypted in TLS's own buffer."""
        self._client.loop_read()
        with contextlib.suppress(ValueError, OSError):  # closed meanwhile: `Down` tells
            while self._wire() is wire and wire.pending():
                self._client.loop_read()

    def _wire(self) -> ssl.SSLSocket | None:
        wire = self._client.socket()
        return wire if isinstance(wire, ssl.SSLSocket) else None

    @property
    def _is_three(self) -> bool:
        wish = self._settings.protocol
        return wish is Protocol.THREE or (wish is Protocol.EITHER and self._memory.is_three)

    def _new_client(self) -> paho.Client:
        client = paho.Client(
            CallbackAPIVersion.VERSION2,
            client_id=self._settings.name,
            protocol=paho.MQTTv311 if self._is_three else paho.MQTTv5,
            clean_session=True if self._is_three else None,
            reconnect_on_failure=False,
            manual_ack=True,
        )
        client.connect_timeout = self._settings.connect_timeout_s
        client.max_inflight_messages_set(self._settings.unacknowledged)
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_disconnect = self._on_disconnect
        client.on_publish = self._on_publish
        client.on_message = self._on_message
        client.on_socket_open = self._on_socket_open
        return client

    def _on_socket_open(self, _client: paho.Client, _data: object, wire: object) -> None:
        if not isinstance(wire, socket.socket):
            return
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        timeout_ms = self._settings.user_timeout_ms
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, timeout_ms)
        with contextlib.suppress(OSError):  # a kernel without BBR keeps its own
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"bbr")

    def _on_connect(
        self,
        client: paho.Client,
        _data: object,
        _flags: object,
        code: ReasonCode,
        _properties: object,
    ) -> None:
        if code.is_failure:
            self._memory.is_three |= str(code) == _NO_SUCH_VERSION
            self._settle(Down(str(code)))
        elif self._is_three:
            client.subscribe([(topic, _AT_LEAST_ONCE) for topic in self._subscriptions])
        else:
            options = SubscribeOptions(qos=_AT_LEAST_ONCE)
            client.subscribe([(topic, options) for topic in self._subscriptions])

    def _on_subscribe(
        self,
        _client: paho.Client,
        _data: object,
        _mid: int,
        codes: list[ReasonCode],
        _properties: object,
    ) -> None:
        refused = [str(code) for code in codes if code.is_failure]
        self._settle(Down(refused[0]) if refused else Up())

    def _on_disconnect(
        self, _client: paho.Client, _data: object, _flags: object, code: object, _properties: object
    ) -> None:
        self._settle(Down(str(code)))

    def _on_publish(
        self,
        _client: paho.Client,
        _data: object,
        mid: int,
        code: ReasonCode,
        _properties: object,
    ) -> None:
        self._events.append(Left(mid, taken=code.value < _NOT_DELIVERED))

    def _on_message(self, _client: paho.Client, _data: object, message: paho.MQTTMessage) -> None:
        self._events.append(Message(message.topic, bytes(message.payload), message.mid))


class _Handshake(ssl.SSLContext):
    """A client's context that closes the socket when the handshake fails; paho leaves it open."""

    def wrap_socket(self, sock: socket.socket, *more: Any, **options: Any) -> ssl.SSLSocket:  # noqa: ANN401 - as the parent's
        wrapped = super().wrap_socket(sock, *more, **options)
        try:
            wrapped.do_handshake()
        except OSError:
            wrapped.close()
            raise
        return wrapped


def _tls(settings: LinkSettings) -> ssl.SSLContext:
    context = _Handshake(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(settings.ca)
    context.load_cert_chain(settings.certificate, settings.key)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not settings.checks_dates:
        context.verify_flags |= _NO_CHECK_TIME
    return context
