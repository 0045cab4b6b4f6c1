"""A bare MQTT client with hands, for asking the broker what it lets through."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, Queue

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from provisioning.cloud.registrar import IdentityFiles

PATIENCE_SECONDS = 60.0


class Caller:
    """One connected client. Ends with ``close``."""

    def __init__(self, identity: IdentityFiles | None, ca: IdentityFiles, client_id: str) -> None:
        context = ssl.create_default_context(cafile=str(ca.ca))
        if identity is not None:
            context.load_cert_chain(identity.certificate, identity.key)
        self.heard: Queue[tuple[str, bytes]] = Queue()
        self.lost = threading.Event()
        self._ready = threading.Event()
        self._answers: Queue[int] = Queue()
        self._client = Client(
            CallbackAPIVersion.VERSION2, client_id, protocol=MQTTProtocolVersion.MQTTv5
        )
        self._client.tls_set_context(context)
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = self._on_message
        self._client.on_publish = self._on_publish
        self._client.on_subscribe = self._on_subscribe

    def connect(self, port: int) -> None:
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        assert self._ready.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def subscribe(self, topic: str) -> None:
        self._client.subscribe(topic, qos=1)
        self._answers.get(timeout=PATIENCE_SECONDS)

    def publish(self, topic: str, payload: bytes) -> int:
        """Publish and return the broker's reason code."""
        self._client.publish(topic, payload, qos=1)
        return self._answers.get(timeout=PATIENCE_SECONDS)

    def next(self) -> tuple[str, bytes]:
        return self.heard.get(timeout=PATIENCE_SECONDS)

    def hears_nothing(self) -> bool:
        """Say whether nothing is waiting; ask after something later has arrived."""
        try:
            self.heard.get_nowait()
        except Empty:
            return True
        return False

    def _on_connect(self, *_arguments: object) -> None:
        self._ready.set()

    def _on_disconnect(self, *_arguments: object) -> None:
        self.lost.set()

    def _on_message(self, _client: Client, _data: object, message: MQTTMessage) -> None:
        self.heard.put((message.topic, bytes(message.payload)))

    def _on_publish(
        self, _client: Client, _data: object, _mid: int, code: ReasonCode, _more: Properties
    ) -> None:
        self._answers.put(int(code.value))

    def _on_subscribe(
        self, _client: Client, _data: object, _mid: int, codes: list[ReasonCode], _more: object
    ) -> None:
        self._answers.put(int(codes[0].value))


@contextmanager
def calling(port: int, identity: IdentityFiles, client_id: str = "") -> Iterator[Caller]:
    """Connect with an identity for a ``with`` block."""
    caller = Caller(identity, identity, client_id)
    caller.connect(port)
    try:
        yield caller
    finally:
        caller.close()
