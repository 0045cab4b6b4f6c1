"""Padding: what is sealed is filled up to steps, so that its size says little about its content."""

from edge_sync.errors import UnreadableError

_LENGTH_BYTES = 4


def padded(content: bytes, step_bytes: int) -> bytes:
    """Put the length before the content, and zeros behind it up to a multiple of the step."""
    length = len(content).to_bytes(_LENGTH_BYTES, "big")
    return length + content + bytes(-(len(content) + _LENGTH_BYTES) % step_bytes)


def unpadded(filled: bytes) -> bytes:
    """Undo `padded`. Raises UnreadableError."""
    end = _LENGTH_BYTES + int.from_bytes(filled[:_LENGTH_BYTES], "big")
    if end > len(filled):
        raise UnreadableError("the padding is longer than what it fills")
    return filled[_LENGTH_BYTES:end]
