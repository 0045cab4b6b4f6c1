"""The peers' patterns, each as its users write it: paho in its own thread, and a store before it.

All of them speak mutual TLS to the same broker as we do, and get BBR where the
kernel has it. ``pieces`` is the best pattern measured and gets the best options
measured too: a keep-alive of ten seconds and a user time-out of three.
"""

import os
import queue
import socket
import sqlite3
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from edge_sync.mqtt import LinkSettings
from edge_sync.wire.messages import Hello
from edge_sync.wire.topics import up_topic
from tests.bench.link.place import URGENT
from tests.edge_sync.site import KIOSK

PIECE_BYTES = 32 * 1024
WINDOW = 4
RECORD_BYTES = 8 * 1024  # thingsboard-gateway packs at most 8,196 bytes into one message
RECORDS_AT_ONCE = 1000  # its default for one read of its store
TOPIC = up_topic(KIOSK, Hello(0))
USER_TIMEOUT_MS = 3000

Put = Callable[[bytes], None]
Pattern = Callable[[LinkSettings, list[bytes]], Put]


def header(number: int, offset: int, size: int) -> bytes:
    return struct.pack("!3I", number, offset, size)


def urgent_payload(place: int) -> bytes:
    return header(URGENT, place, 300) + os.urandom(288)


def _client(link: LinkSettings, keep_alive_s: int, *, quick: bool) -> paho.Client:
    client = paho.Client(CallbackAPIVersion.VERSION2, client_id=link.name, protocol=paho.MQTTv5)
    client.tls_set(str(link.ca), str(link.certificate), str(link.key))
    if quick:
        client.reconnect_delay_set(1, 1)

        def tune(_client: paho.Client, _data: object, wire: socket.socket) -> None:
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, USER_TIMEOUT_MS)

        client.on_socket_open = tune  # type: ignore[assignment]
    client.connect_async(link.host, link.port, keep_alive_s, clean_start=False)
    return client


def whole_files(link: LinkSettings, files: list[bytes]) -> Put:
    """Publish every file as one message, all at once, with paho's defaults."""
    client = _client(link, 60, quick=False)
    client.loop_start()
    for number, data in enumerate(files):
        client.publish(TOPIC, header(number, 0, len(data)) + data, qos=1)

    def put(payload: bytes) -> None:
        client.publish(TOPIC, payload, qos=1)

    return put


def fixed_pieces(link: LinkSettings, files: list[bytes]) -> Put:
    """Publish pieces of 32 KB with four of them on the way."""
    client, free = _client(link, 10, quick=True), threading.Semaphore(WINDOW)
    urgent: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    client.on_publish = lambda *_: free.release()
    client.loop_start()

    def work() -> None:
        for payload in _pieces(files, PIECE_BYTES):
            free.acquire()
            while not urgent.empty():
                client.publish(TOPIC, urgent.get(), qos=1)
                free.acquire()
            client.publish(TOPIC, payload, qos=1)

    threading.Thread(target=work, daemon=True).start()
    return urgent.put


def gateway_storage(link: LinkSettings, files: list[bytes], folder: Path) -> Put:
    """thingsboard-gateway's: a RAM queue, SQLite with WAL and NORMAL, packs read and published."""
    client = _client(link, 60, quick=False)
    client.loop_start()
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    for payload in _pieces(files, RECORD_BYTES):
        waiting.put(payload)

    def work() -> None:
        store = sqlite3.connect(folder / "gateway.db", isolation_level=None)
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("PRAGMA synchronous=NORMAL")
        store.execute("CREATE TABLE messages (id INTEGER PRIMARY KEY, message BLOB)")
        while True:
            _store(store, waiting)
            rows = store.execute("SELECT id, message FROM messages LIMIT ?", (RECORDS_AT_ONCE,))
            pack = rows.fetchall()
            if not pack:
                threading.Event().wait(0.01)
                continue
            sent = [client.publish(TOPIC, message, qos=1) for _place, message in pack]
            for one in sent:
                while not one.is_published():
                    threading.Event().wait(0.01)
            store.executemany("DELETE FROM messages WHERE id = ?", [row[:1] for row in pack])

    threading.Thread(target=work, daemon=True).start()
    return waiting.put


def _store(store: sqlite3.Connection, waiting: "queue.SimpleQueue[bytes]") -> None:
    store.execute("BEGIN")
    while not waiting.empty():
        store.execute("INSERT INTO messages (message) VALUES (?)", (waiting.get(),))
    store.execute("COMMIT")


def _pieces(files: list[bytes], size: int) -> Iterator[bytes]:
    for number, data in enumerate(files):
        for offset in range(0, len(data), size):
            yield header(number, offset, len(data)) + data[offset : offset + size]
