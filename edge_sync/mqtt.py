"""One MQTT connection, and the only module that imports paho.

paho runs on its external loop in the caller's thread: `step` waits, reads and
writes, and returns what happened. There is no callback into the caller and no
thread. A `Link` is one connection: when it is down it stays down, and whatever
it had not delivered is gone; the caller makes a new one. So paho's own queue
never resends behind the engine's back, and holds no more than the caller put in.

Nothing waits for the broker's welcome: subscriptions and the first messages follow the
greeting at once (MQTT 5, section 3.1.4 allows it), which spares two round trips after
every cut. `has_room` says when the kernel has nearly nothing left to send: who hands
over one message at a time then has nothing urgent wait behind what is not yet on the
wire. A link that is silent while something is on its way is down within seconds
(`transport.Vigil`), so that the keep-alive may be long and an idle day cheap.
"""

import contextlib
import math
import select
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from paho.mqtt.subscribeoptions import SubscribeOptions

from edge_sync.aliases import Aliases
from edge_sync.dialing import Memory, dial, hang_up, secure, trusting
from edge_sync.errors import LinkError
from edge_sync.gathering import GatheringSocket
from edge_sync.link_events import Down, Left, LinkEvent, Message, Up
from edge_sync.reins import Reins
from edge_sync.steady import Steady
from edge_sync.transport import TransportState, Vigil, look_at

_AT_LEAST_ONCE = 1
_MOST_UNACKNOWLEDGED = 20  # mosquitto's receive maximum, which paho does not read; 2.1 enforces it
_NO_SUCH_VERSION = "Unsupported protocol version"
_LOOK_S = 0.2  # between looks at a connection on which something is on its way
_TOPICS_AT_ONCE = 4  # in one SUBSCRIBE: the broker answers nothing else meanwhile
_FOR_URGENT = 6  # unacknowledged messages that documents leave to everything else
_NOT_DELIVERED = 0x10  # "no matching subscribers"; from 0x80 on, refused


class Protocol(Enum):
    """Which MQTT is spoken. Nothing of ours depends on what only version 5 has (decision 11)."""

    FIVE = "5"
    THREE = "3.1.1"
    EITHER = "5, or 3.1.1 where a broker has no more"


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Where the broker is, who we are, and how soon a dead link is noticed.

    ``name`` is the certificate's common name, which the broker takes as client id.
    Without ``checks_dates`` a wrong clock does not lock a kiosk out: its authority is
    pinned. The broker keeps no session for us: what it would queue while we are away is
    asked for again anyway, and would come first and late. ``gathers`` is for who has
    hundreds of messages at once: see `gathering`. With ``hears_at_most_once`` the broker
    keeps nothing of what comes for us, not for a moment.
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
    gathers: bool = False
    hears_at_most_once: bool = False


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
        self._subscriptions = list(subscriptions)  # not yet asked for
        self._events: list[LinkEvent] = []
        self._up_by: float | None = None  # until the subscriptions are in force
        self._waiting: set[int] = set()
        self._vigil = Vigil()
        self._aliases = Aliases()
        self._steady: Steady | None = None
        self._reins = Reins()
        self._client = self._new_client()

    def open(self) -> None:
        """Connect, greet and subscribe; from `step` follows `Up`, or `Down` within its time.

        From here on messages may be published: they follow the greeting. The broker
        has ``connect_timeout_s`` to answer. Blocks for as long as TCP and TLS take, at
        most twice as long. Raises LinkError.
        """
        settings, memory = self._settings, self._memory
        longest_s = settings.connect_timeout_s
        try:
            memory.context = memory.context or _tls(settings)
            timeout_ms = settings.user_timeout_ms
            line = dial(settings.host, settings.port, timeout_ms, longest_s, memory)
            self._client.wire = secure(line, memory.context, settings.host, longest_s, memory)
            self._client.connect(
                settings.host,
                settings.port,
                settings.keep_alive_s,
                clean_start=paho.MQTT_CLEAN_START_FIRST_ONLY if self._is_three else True,
            )
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise LinkError(f"no connection: {type(error).__name__}") from error
        now = time.monotonic()
        self._steady = Steady(self._client.wire, now)
        self._subscribe()

    def publish(self, topic: str, payload: bytes) -> int:
        """Hand one message over and return its number; `Left` follows from `step`."""
        name, alias = self._aliases.of(topic)
        properties = None if alias is None else _called(alias)
        sent = self._client.publish(name, payload, qos=_AT_LEAST_ONCE, properties=properties)
        number = sent.mid
        self._waiting.add(number)
        return number

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Send what is published and acknowledged in a ``with`` block at its end, as one."""
        wire = self._wire()
        if not isinstance(wire, GatheringSocket):
            yield
            return
        wire.hold()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # `Down` tells
                wire.let_go()

    def has_room(self) -> bool:
        """Say whether a part of a document may be handed over: nearly all has left the kernel."""
        return self.has_place_for_pieces and not self._client.want_write() and self._is_writable()

    @property
    def has_place_for_pieces(self) -> bool:
        """Whether pieces may have one more place at the broker: some are for urgent things."""
        return len(self._waiting) < _MOST_UNACKNOWLEDGED - _FOR_URGENT

    @property
    def has_place(self) -> bool:
        """Whether the broker takes one more message before it has acknowledged others."""
        return len(self._waiting) < _MOST_UNACKNOWLEDGED

    @property
    def wire(self) -> ssl.SSLSocket:
        """The connection itself, once it was opened."""
        return self._client.wire

    def state(self) -> TransportState | None:
        """Return what the kernel knows of the connection, if it stands."""
        wire = self._wire()
        return look_at(wire) if wire else None

    def release(self, byte_s: int | None, in_hand_bytes: int) -> None:
        """Have the kernel send no faster, and take so much more than it has sent."""
        wire = self._wire()
        if wire is not None:
            self._reins.hold(wire, byte_s, in_hand_bytes)

    def acknowledge(self, message: Message) -> None:
        """Tell the broker that a message is safe with us."""
        if message.number:
            self._client.ack(message.number, _AT_LEAST_ONCE)

    def step(self, timeout_s: float, also: Sequence[socket.socket] = ()) -> list[LinkEvent]:
        """Wait until something happens here or on ``also``, do it, and say what happened."""
        wire = self._wire()
        if not self._events:
            wait_s = min(timeout_s, self._patience_s(), self._next_look_s())
            self._wait(wire, wait_s, also)
        self._client.loop_misc()
        if self._steady is not None and self._waiting:
            self._steady.tend(time.monotonic())
        if self._patience_s() == 0:
            self._settle(Down("the broker does not answer"))
        elif self._is_dead():
            self._hang_up()
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        """Say goodbye if the link still stands. Does nothing twice."""
        self._client.disconnect()
        self._client.loop_write()
        wire = self._wire()
        if wire is not None:
            hang_up(wire)
        self._events.clear()

    # -- inside ------------------------------------------------------------------

    def _patience_s(self) -> float:
        """Return how long the broker may still take to let us in; for ever once it has."""
        return math.inf if self._up_by is None else max(0.0, self._up_by - time.monotonic())

    def _next_look_s(self) -> float:
        """Return when to look again whether anybody is there; never, while nothing is under way."""
        state = self.state()
        is_under_way = self._waiting or (state is not None and state.unacked_segments > 0)
        return _LOOK_S if is_under_way else math.inf

    def _is_dead(self) -> bool:
        state, now = self.state(), time.monotonic()
        is_waiting = bool(self._waiting)
        return state is not None and self._vigil.is_dead(state, now, is_waiting=is_waiting)

    def _hang_up(self) -> None:
        """Let a dead connection go, with all that was on its way."""
        wire = self._wire()
        if wire is not None:
            hang_up(wire)
        self._settle(Down("nobody is there any more"))

    def _is_writable(self) -> bool:
        wire = self._wire()
        return wire is not None and bool(select.select([], [wire], [], 0)[1])

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
        writing = [wire] if wire and self._has_more_to_write(wire) else []
        readable, writable, _ = select.select(reading, writing, [], timeout_s)
        if wire and wire in readable:
            self._read(wire)
        if wire in writable:
            with self.together():
                self._client.loop_write()

    def _has_more_to_write(self, wire: ssl.SSLSocket) -> bool:
        is_kept = isinstance(wire, GatheringSocket) and wire.has_more_to_write
        return is_kept or self._client.want_write()

    def _read(self, wire: ssl.SSLSocket) -> None:
        """Read until nothing is left, neither in the kernel nor decrypted in TLS's own buffer."""
        self._client.loop_read()
        with contextlib.suppress(ValueError, OSError):  # closed meanwhile: `Down` tells
            while self._wire() is wire and wire.pending():
                self._client.loop_read()

    def _wire(self) -> ssl.SSLSocket | None:
        wire = self._client.socket()
        return wire if isinstance(wire, ssl.SSLSocket) and wire.fileno() >= 0 else None

    @property
    def _is_three(self) -> bool:
        wish = self._settings.protocol
        return wish is Protocol.THREE or (wish is Protocol.EITHER and self._memory.is_three)

    def _new_client(self) -> "_Client":
        client = _Client(
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
        return client

    def _subscribe(self) -> None:
        """Ask for some topics; the next follow when they are in force, see `cloud.identity`."""
        some = [self._subscriptions.pop(0) for _ in self._subscriptions[:_TOPICS_AT_ONCE]]
        quality = 0 if self._settings.hears_at_most_once else _AT_LEAST_ONCE
        if self._is_three:
            self._client.subscribe([(topic, quality) for topic in some])
        else:
            self._client.subscribe([(topic, SubscribeOptions(qos=quality)) for topic in some])
        self._up_by = time.monotonic() + self._settings.connect_timeout_s

    def _on_connect(
        self,
        _client: paho.Client,
        _data: object,
        _flags: object,
        code: ReasonCode,
        properties: object,
    ) -> None:
        if not self._settings.gathers:  # who has hundreds at once has as many topics
            self._aliases.most = getattr(properties, "TopicAliasMaximum", 0)
        if code.is_failure:
            self._memory.is_three |= str(code) == _NO_SUCH_VERSION
            self._settle(Down(str(code)))

    def _on_subscribe(
        self,
        _client: paho.Client,
        _data: object,
        _mid: int,
        codes: list[ReasonCode],
        _properties: object,
    ) -> None:
        wire = self._wire()
        if wire is not None:
            self._memory.session = wire.session  # its ticket came with the broker's first words
        refused = [str(code) for code in codes if code.is_failure]
        if self._subscriptions and not refused:
            self._subscribe()
        else:
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
        self._waiting.discard(mid)
        self._vigil.served()
        self._events.append(Left(mid, taken=code.value < _NOT_DELIVERED))

    def _on_message(self, _client: paho.Client, _data: object, message: paho.MQTTMessage) -> None:
        self._events.append(Message(message.topic, bytes(message.payload), message.mid))


class _Client(paho.Client):
    """paho over a connection that we made ourselves; its own way there takes seconds longer."""

    wire: ssl.SSLSocket

    def _create_socket(self) -> ssl.SSLSocket:
        return self.wire


def _called(alias: int) -> Properties:
    properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call] # paho says no
    properties.TopicAlias = alias
    return properties


def _tls(settings: LinkSettings) -> ssl.SSLContext:
    identity = (settings.certificate, settings.key)
    context = trusting(settings.ca, identity, checks_dates=settings.checks_dates)
    if settings.gathers:
        context.sslsocket_class = GatheringSocket
    return context
