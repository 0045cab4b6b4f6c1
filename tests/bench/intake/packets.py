"""The few MQTT 3.1.1 packets that a crowd of kiosks needs, and a reader of what comes back."""

import asyncio
import ssl
import struct
from pathlib import Path

CONNACK, PUBLISH, PUBACK, SUBACK = 0x20, 0x30, 0x40, 0x90


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack(">H", len(data)) + data


def packet(kind: int, body: bytes) -> bytes:
    length, head = len(body), bytearray([kind])
    while True:
        length, digit = divmod(length, 128)
        head.append(digit | (0x80 if length else 0))
        if not length:
            return bytes(head) + body


def connect(client: str, keep_alive_s: int = 600) -> bytes:
    flags = 0x02  # a clean session
    body = text("MQTT") + bytes([4, flags]) + struct.pack(">H", keep_alive_s) + text(client)
    return packet(0x10, body)


def subscribe(topic: str) -> bytes:
    return packet(0x82, struct.pack(">H", 1) + text(topic) + b"\x01")


def publish(topic: str, number: int, payload: bytes) -> bytes:
    return packet(0x32, text(topic) + struct.pack(">H", number) + payload)


def acknowledge(number: bytes) -> bytes:
    return b"\x40\x02" + number


async def read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Return the next packet's first byte and its body."""
    kind, shift, length = (await reader.readexactly(1))[0], 0, 0
    while True:
        digit = (await reader.readexactly(1))[0]
        length |= (digit & 0x7F) << shift
        shift += 7
        if not digit & 0x80:
            return kind, await reader.readexactly(length) if length else b""


def number_of(body: bytes) -> bytes:
    """Return the packet number of a PUBLISH of quality 1."""
    (length,) = struct.unpack_from(">H", body)
    return body[2 + length : 4 + length]


def context(identity: Path) -> ssl.SSLContext:
    """Return the TLS of a kiosk's identity folder."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.load_verify_locations(identity / "ca.pem")
    made.load_cert_chain(identity / "cert.pem", identity / "key.pem")
    return made
