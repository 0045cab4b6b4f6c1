r"""A bundle: what a kiosk has not got rid of, as one file on a stick.

It holds the very messages that the courier would have sent, and the journal's
entries, each framed by its kind and length, and ends with the hash of everything
before:

    "doorstep bundle 1\n"  ( kind 1 | length 4 | data )*  "E" | 32 | SHA-256

The cloud takes them in through the same intake, so a bundle that comes twice, or
after the kiosk itself, changes nothing. Everything personal in it is sealed.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from edge_sync.errors import UnreadableError
from provisioning.trust.suite import Suite

MAGIC = b"doorstep bundle 1\n"
LARGEST_FRAME = 2 * 1024 * 1024

_FRAME = struct.Struct(">cI")


class FrameKind(Enum):
    """What a frame holds."""

    MESSAGE = b"M"  # of a kiosk, encoded
    ENTRY = b"J"  # of its journal, encoded
    END = b"E"


@dataclass(frozen=True, slots=True)
class Frame:
    """One part of a bundle."""

    kind: FrameKind
    data: bytes = field(repr=False)


def write_bundle(frames: Iterable[Frame], suite: Suite) -> Iterator[bytes]:
    """Write a bundle, frame by frame; memory does not grow with it."""
    digest = suite.hasher()
    for part in _parts(frames):
        digest.update(part)
        yield part
    yield _framed(Frame(FrameKind.END, digest.digest()))


def read_bundle(read: Callable[[int], bytes], suite: Suite) -> Iterator[Frame]:
    """Read a bundle from a file's ``read``, a frame at a time, all of them but the end.

    Raises UnreadableError where it breaks off, holds something else, or does not end
    as it says: what was given before is to be judged by itself, as on any line.
    """
    digest, head = suite.hasher(), read(len(MAGIC))
    if head != MAGIC:
        raise UnreadableError("no bundle")
    digest.update(head)
    while True:
        frame = _next(read)
        if frame.kind is FrameKind.END:
            if frame.data != digest.digest():
                raise UnreadableError("the bundle is not what was written")
            return
        digest.update(_framed(frame))
        yield frame


def _parts(frames: Iterable[Frame]) -> Iterator[bytes]:
    yield MAGIC
    yield from map(_framed, frames)


def _framed(frame: Frame) -> bytes:
    return _FRAME.pack(frame.kind.value, len(frame.data)) + frame.data


def _next(read: Callable[[int], bytes]) -> Frame:
    head = read(_FRAME.size)
    if len(head) < _FRAME.size:
        raise UnreadableError("the bundle breaks off")
    letter, length = _FRAME.unpack(head)
    try:
        kind = FrameKind(letter)
    except ValueError as error:
        raise UnreadableError("the bundle holds something else") from error
    if length > LARGEST_FRAME:
        raise UnreadableError("the bundle holds something too large")
    data = read(length)
    if len(data) < length:
        raise UnreadableError("the bundle breaks off")
    return Frame(kind, data)
