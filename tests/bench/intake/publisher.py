"""Kiosks that empty their queues at once and count the receipts; one process, raw sockets."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Hello, encode
from provisioning.wire.identity import shard_of
from tests.bench.intake import packets

WINDOW = 100  # unacknowledged of one kiosk
_HELLO = 0xFFFF  # the number of every hello
_HELLO_NUMBER = b"\xff\xff"
_HELLO_AGAIN_S = 0.2


@dataclass(frozen=True, slots=True)
class Queue:
    """What one kiosk has to send, and who it is."""

    kiosk: KioskId
    identity: Path
    offers: Sequence[bytes]


def empty(queues: Sequence[Queue], port: int, told: Connection) -> None:
    """Connect all, say when all are greeted, wait for the word, send everything, tell the time."""
    asyncio.run(_empty(queues, port, told))


async def _empty(queues: Sequence[Queue], port: int, told: Connection) -> None:
    kiosks = [_Kiosk(queue) for queue in queues]
    await asyncio.gather(*(kiosk.connect(port) for kiosk in kiosks))
    told.send("ready")
    await asyncio.to_thread(told.recv)
    began, cpu = time.monotonic(), time.process_time()
    await asyncio.gather(*(kiosk.work() for kiosk in kiosks))
    told.send((time.monotonic() - began, time.process_time() - cpu))


class _Kiosk:
    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._branch = f"k/{shard_of(queue.kiosk)}/{queue.kiosk}"
        self._window = asyncio.Semaphore(WINDOW)

    async def connect(self, port: int) -> None:
        tls = packets.context(self._queue.identity)
        self._reader, self._writer = await asyncio.open_connection(
            "127.0.0.1", port, ssl=tls, server_hostname="localhost"
        )
        self._writer.write(packets.connect(self._queue.kiosk))
        self._writer.write(packets.subscribe(f"{self._branch}/down/#"))
        for wanted in (packets.CONNACK, packets.SUBACK):
            kind, _body = await packets.read(self._reader)
            assert kind == wanted
        await self._say_hello()

    async def _say_hello(self) -> None:
        """Say hello until the worker of this shard answers: what it did not hear is lost."""
        hello = packets.publish(f"{self._branch}/up/hello", _HELLO, encode(Hello(0)))

        async def repeat() -> None:
            while True:
                self._writer.write(hello)
                await asyncio.sleep(_HELLO_AGAIN_S)

        repeating = asyncio.create_task(repeat())
        kind, body = 0, b""
        while kind & 0xF0 != packets.PUBLISH or b"greeting" not in body[:80]:
            kind, body = await packets.read(self._reader)
        self._writer.write(packets.acknowledge(packets.number_of(body)))
        repeating.cancel()

    async def work(self) -> None:
        await asyncio.gather(self._send(), self._count())
        self._writer.close()

    async def _send(self) -> None:
        for number, offer in enumerate(self._queue.offers, start=1):
            await self._window.acquire()
            self._writer.write(packets.publish(f"{self._branch}/up/offer", number, offer))
            await self._writer.drain()

    async def _count(self) -> None:
        receipts = 0
        while receipts < len(self._queue.offers):
            kind, body = await packets.read(self._reader)
            if kind & 0xF0 == packets.PUBACK:
                if body[:2] != _HELLO_NUMBER:
                    self._window.release()
            elif kind & 0xF0 == packets.PUBLISH:
                self._writer.write(packets.acknowledge(packets.number_of(body)))
                receipts += b"receipt" in body[:80]
