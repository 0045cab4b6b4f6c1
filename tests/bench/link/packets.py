"""IPv4 and TCP as far as a bad link must know them: whose packet it is, and how it is reset.

RFC 791 (header checksum, section 3.1), RFC 9293 (reset generation, section 3.10.7.1).
"""

import struct
from dataclasses import dataclass

_TCP = 6
_FIN, _SYN, _RST, _ACK = 0x01, 0x02, 0x04, 0x10

Flow = tuple[bytes, bytes]
"""Both ends of a connection, address and port each, the smaller first."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A TCP segment within its IPv4 packet."""

    packet: bytes

    @property
    def flow(self) -> Flow:
        start = _header_bytes(self.packet)
        source = self.packet[12:16] + self.packet[start : start + 2]
        target = self.packet[16:20] + self.packet[start + 2 : start + 4]
        return (source, target) if source < target else (target, source)

    def reset(self) -> bytes | None:
        """Return what a host that knows nothing of this connection answers; to a reset, nothing."""
        start = _header_bytes(self.packet)
        ports_and_numbers = struct.unpack("!HHIIBB", self.packet[start : start + 14])
        source, target, sequence, acknowledged, offset, flags = ports_and_numbers
        if flags & _RST:
            return None
        length = len(self.packet) - start - (offset >> 4) * 4 + bool(flags & (_FIN | _SYN))
        if flags & _ACK:
            numbers = (acknowledged, 0, 0x50, _RST)
        else:
            numbers = (0, (sequence + length) & 0xFFFFFFFF, 0x50, _RST | _ACK)
        segment = struct.pack("!HHIIBBHHH", target, source, *numbers, 0, 0, 0)
        return _packet(self.packet[16:20], self.packet[12:16], segment)


def segment_of(packet: bytes) -> Segment | None:
    """Return the TCP segment that a packet carries, if it does."""
    if len(packet) < 40 or packet[0] >> 4 != 4 or packet[9] != _TCP:
        return None
    return Segment(packet)


def checksum(data: bytes) -> int:
    """Add 16-bit words in one's complement (RFC 1071)."""
    padded = data + bytes(len(data) % 2)
    total: int = sum(struct.unpack(f"!{len(padded) // 2}H", padded))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def _header_bytes(packet: bytes) -> int:
    return (packet[0] & 15) * 4


def _packet(source: bytes, target: bytes, segment: bytes) -> bytes:
    pseudo = source + target + struct.pack("!BBH", 0, _TCP, len(segment))
    tcp = segment[:16] + struct.pack("!H", checksum(pseudo + segment)) + segment[18:]
    length = 20 + len(segment)
    head = struct.pack("!BBHHHBBH", 0x45, 0, length, 0, 0, 64, _TCP, 0) + source + target
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + tcp
