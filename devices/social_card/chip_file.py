"""Where a social-security card keeps its items: files, tags, lengths, commands.

A pure codec after LD/T 32 as collected from public drivers. Each record is
tag (1), length (1), value. Of what the card holds only what a visit needs is
named here: the card's own number, its class, its bank account, birthplace and
fingerprint are never asked for.
"""

from dataclasses import dataclass

ENVIRONMENT = "sx1.sh.社会保障".encode("gbk")
SELECT_ENVIRONMENT = b"\x00\xa4\x04\x00" + bytes([len(ENVIRONMENT)]) + ENVIRONMENT

GOOD = 0x9000
NEEDS_KEY = 0x6982  # security status not satisfied
ABSENT = frozenset({0x6A82, 0x6A83, 0x6A88})  # no such file, record, data
STATUS_BYTES = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the card: its file, its tag, and how long its value may be."""

    file: int
    tag: int
    length: int

    @property
    def short_id(self) -> int:
        """Return P2 of "read record by tag" that also names the file."""
        return (self.file & 0x1F) << 3


VERSION = Item(0xEF05, 0x03, 4)  # "1.00", "2.00", "3.00"
EXPIRY = Item(0xEF05, 0x06, 4)
NUMBER = Item(0xEF06, 0x08, 18)
NAME = Item(0xEF06, 0x09, 30)
NAME_MORE = Item(0xEF06, 0x4E, 20)  # from spec 2.00; absent on some
SEX = Item(0xEF06, 0x0A, 1)
NATION = Item(0xEF06, 0x0B, 1)
BIRTH = Item(0xEF06, 0x0D, 4)

ITEMS = (VERSION, EXPIRY, NUMBER, NAME, NAME_MORE, SEX, NATION, BIRTH)


def select_file(file: int, *, under_current: bool) -> bytes:
    """Return the command that selects a file; cards differ in which of the two they take."""
    return bytes([0x00, 0xA4, 0x02 if under_current else 0x00, 0x00, 0x02]) + file.to_bytes(2)


def read_record(item: Item, *, short_id: bool = False) -> bytes:
    """Return the command that reads an item by its tag, from the current file or by short id."""
    return bytes([0x00, 0xB2, item.tag, item.short_id if short_id else 0x00, item.length + 2])


def get_response(length: int) -> bytes:
    """Return the command that fetches what a T=0 card holds ready."""
    return bytes([0x00, 0xC0, 0x00, 0x00, length])


def with_length(command: bytes, length: int) -> bytes:
    """Return the same command with the length that a T=0 card asked for."""
    return command[:4] + bytes([length])


def record(item: Item, value: bytes) -> bytes:
    """Return an item as it lies on the card; the emulator speaks with it."""
    return bytes([item.tag, len(value)]) + value


def value_of(item: Item, raw: bytes) -> bytes | None:
    """Return the value in a record, or None if this is no such record."""
    if len(raw) < STATUS_BYTES or raw[0] != item.tag:
        return None
    value = raw[2:]
    return value if len(value) == raw[1] <= item.length else None
