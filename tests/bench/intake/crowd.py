"""Ten thousand kiosks connected to one mosquitto by mutual TLS: memory and time of each.

They share one certificate and have client ids of their own, which the real broker
would not let them (its `use_username_as_clientid`): the memory of a connection is
the same, and ten thousand keys need not be made.
"""

import asyncio
import resource
import ssl
import subprocess
import time
from pathlib import Path

from provisioning.ports import free_port
from tests.bench.intake import packets
from tests.bench.intake.machine import memory_bytes
from tests.edge_sync.site import KIOSK, Site

AT_ONCE = 100
_OTHER_FILES = 200


def crowd(site: Site, number: int) -> dict[str, float | int | str]:
    """Connect so many, hold them, and say what each costs the broker."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # the broker inherits it
    number = min(number, most - _OTHER_FILES)
    port, conf = free_port(), site.folder / "broker" / "crowd.conf"
    text = (site.folder / "broker" / "mosquitto.conf").read_text()
    text = text.replace("use_username_as_clientid true", "use_username_as_clientid false")
    text = text.replace(f"listener {site.port} ", f"listener {port} ")
    text = text.replace("persistence true", "persistence false")
    conf.write_text(text)
    log = (site.folder / "crowd.log").open("wb")
    with log, subprocess.Popen(["/usr/sbin/mosquitto", "-c", str(conf)], stderr=log) as broker:
        try:
            return asyncio.run(_hold(site.folder / "kiosk" / "identity", port, number, broker.pid))
        finally:
            broker.kill()


async def _hold(
    identity: Path, port: int, number: int, broker: int
) -> dict[str, float | int | str]:
    tls, gate = packets.context(identity), asyncio.Semaphore(AT_ONCE)
    await asyncio.sleep(1)
    lines = [await _connect(tls, port, "k-first", gate)]
    before, began = memory_bytes(broker), time.monotonic()
    more = (_connect(tls, port, f"k{place:06d}", gate) for place in range(1, number))
    lines += await asyncio.gather(*more)
    took = time.monotonic() - began
    alive = await asyncio.gather(*(_ping(*line) for line in lines))
    grown = memory_bytes(broker) - before
    for _reader, writer in lines:
        writer.transport.abort()
    return {
        "name": "connected kiosks on one mosquitto, mutual TLS",
        "connected": sum(alive),
        "of": number,
        "broker_kib_each": round(grown / number / 1024, 1),
        "connects_a_second": round(number / took),
    }


async def _connect(
    tls: ssl.SSLContext, port: int, name: str, gate: asyncio.Semaphore
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    async with gate:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1",
            port,
            ssl=tls,
            server_hostname="localhost",
            ssl_handshake_timeout=120,
            limit=4096,
        )
        writer.write(packets.connect(name))
        writer.write(packets.subscribe(f"k/00/{KIOSK}/down/#"))
        for _answer in range(2):
            await packets.read(reader)
        return reader, writer


async def _ping(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    writer.write(b"\xc0\x00")
    kind, _body = await packets.read(reader)
    return kind == 0xD0
