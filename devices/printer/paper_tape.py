"""Reads ESC/POS bytes back: what a printer would do with them, and the picture it would leave.

Used by the emulated printer, and by whoever wants to see with other eyes what
a slip really says. Only the commands that our jobs consist of are known; any
other byte is counted as strange, so that a test can say that there are none.
"""

from dataclasses import dataclass

from PIL import Image

LINE_DOTS = 30  # the default line spacing, 1/6 inch at 203 dpi, rounded as Epson's printers do

_ESC, _GS, _DLE, _LF = 0x1B, 0x1D, 0x10, 0x0A
_RASTER_HEAD = 8


@dataclass(frozen=True, slots=True)
class Initialise:
    """ESC @."""


@dataclass(frozen=True, slots=True)
class Raster:
    """GS v 0: rows of dots, eight to a byte, a set bit is black."""

    width_bytes: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """ESC d or a line feed: empty paper."""

    lines: int


@dataclass(frozen=True, slots=True)
class Cut:
    """GS V."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """GS ( H, function 48: send ``mark`` back when everything before is printed."""

    mark: bytes


@dataclass(frozen=True, slots=True)
class AskStatus:
    """DLE EOT: answered at once, ahead of the data."""

    which: int


@dataclass(frozen=True, slots=True)
class Strange:
    """A byte that begins nothing we know."""

    byte: int


Order = Initialise | Raster | Feed | Cut | Confirm | AskStatus | Strange


class OrderParser:
    """Cuts a stream of bytes, in any fragments, into orders."""

    def __init__(self) -> None:
        self._waiting = b""

    def feed(self, data: bytes) -> list[tuple[Order, bytes]]:
        """Take the next bytes; return each complete order with the bytes it was made of."""
        self._waiting += data
        orders: list[tuple[Order, bytes]] = []
        start = 0
        while (found := _order_at(self._waiting, start)) is not None:
            order, length = found
            orders.append((order, self._waiting[start : start + length]))
            start += length
        self._waiting = self._waiting[start:]
        return orders


class Tape:
    """The paper between two cuts, growing row by row."""

    def __init__(self) -> None:
        self._rows: list[bytes] = []  # one entry a row; 1 is black
        self._width_bytes = 0

    @property
    def rows(self) -> int:
        """Return how many rows have come out since the last cut."""
        return len(self._rows)

    @property
    def is_blank(self) -> bool:
        """Say whether not a dot was printed since the last cut."""
        return not any(map(any, self._rows))

    def burn(self, raster: Raster) -> None:
        """Add printed rows."""
        width = raster.width_bytes
        self._width_bytes = max(self._width_bytes, width)
        self._rows += [raster.rows[at : at + width] for at in range(0, len(raster.rows), width)]

    def feed(self, lines: int) -> None:
        """Add empty rows."""
        self._rows += [b""] * (lines * LINE_DOTS)

    def picture(self) -> Image.Image:
        """Return what the paper shows, black on white."""
        width = max(1, self._width_bytes)
        data = b"".join(row.ljust(width, b"\0") for row in self._rows) or bytes(width)
        inverted = bytes(byte ^ 0xFF for byte in data)
        return Image.frombytes("1", (width * 8, len(data) // width), inverted)


def picture_of(data: bytes) -> Image.Image:
    """Return the picture that a printer would leave for one job."""
    tape = Tape()
    for order, _ in OrderParser().feed(data):
        match order:
            case Raster():
                tape.burn(order)
            case Feed(lines):
                tape.feed(lines)
            case _:
                pass
    return tape.picture()


def _order_at(data: bytes, at: int) -> tuple[Order, int] | None:
    """Read the order that begins at ``at`` and its length, or None if it is not complete."""
    if at >= len(data):
        return None
    if data[at] == _LF:
        return Feed(1), 1
    if data[at] not in {_ESC, _GS, _DLE}:
        return Strange(data[at]), 1
    if at + 3 > len(data):
        return (Initialise(), 2) if data[at:] == b"\x1b@" else None
    return _long_order(data, at)


def _long_order(data: bytes, at: int) -> tuple[Order, int] | None:
    match tuple(data[at : at + 3]):
        case (0x1B, 0x40, _):
            found: tuple[Order, int] | None = (Initialise(), 2)
        case (0x1B, 0x64, lines):
            found = Feed(lines), 3
        case (0x10, 0x04, which):
            found = AskStatus(which), 3
        case (0x1D, 0x56, mode):
            found = Cut(), 3 if mode in b"\x00\x0101" else 4
        case (0x1D, 0x28, 0x48):
            found = (Confirm(data[at + 7 : at + 11]), 11) if len(data) >= at + 11 else None
        case (0x1D, 0x76, 0x30):
            found = _raster(data, at)
        case _:
            found = Strange(data[at]), 1
    return found


def _raster(data: bytes, at: int) -> tuple[Order, int] | None:
    if len(data) < at + _RASTER_HEAD:
        return None
    width = int.from_bytes(data[at + 4 : at + 6], "little")
    rows = int.from_bytes(data[at + 6 : at + 8], "little")
    length = _RASTER_HEAD + width * rows
    if len(data) < at + length:
        return None
    return Raster(width, data[at + _RASTER_HEAD : at + length]), length
