"""Recordings at a quarter of their size: WAV files with IMA ADPCM, four bits a sample.

The format is the one of the IMA's recommended practices of 1992 as WAVE files carry it
(tag 0x11), so every player reads it. A file is a row of blocks, each of which begins with a
sample and a step of its own: so all blocks are worked on together, sample by sample.
"""

import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from devices.errors import UnreadableSoundError
from devices.speaker.sound import Sound, from_wav

TAG = 0x11
_BLOCK = 512  # bytes: four of them are the head
_SAMPLES = (_BLOCK - 4) * 2 + 1
_TABLE = """
7 8 9 10 11 12 13 14 16 17 19 21 23 25 28 31 34 37 41 45 50 55 60 66 73 80 88 97 107 118 130 143 157
173 190 209 230 253 279 307 337 371 408 449 494 544 598 658 724 796 876 963 1060 1166 1282 1411 1552
1707 1878 2066 2272 2499 2749 3024 3327 3660 4026 4428 4871 5358 5894 6484 7132 7845 8630 9493 10442
11487 12635 13899 15289 16818 18500 20350 22385 24623 27086 29794 32767
"""
_STEP = np.array([int(step) for step in _TABLE.split()], np.int32)
_MOVE = np.array([-1, -1, -1, -1, 2, 4, 6, 8] * 2, np.int32)
_LOWEST, _HIGHEST = -32768, 32767
_NOT_ONE = "this is no recording of a voice pack"

_Numbers = NDArray[np.int32]


def to_small_wav(sound: Sound) -> bytes:
    """Return a sound as the bytes of a small WAV file."""
    samples = np.frombuffer(sound.samples, "<i2").astype(np.int32)
    count = max(1, -(-samples.size // _SAMPLES))
    blocks = np.zeros((count, _SAMPLES), np.int32)
    blocks.reshape(-1)[: samples.size] = samples
    body = _encoded(blocks)
    form = struct.pack(
        "<HHIIHHHH",
        TAG,
        1,
        sound.rate,
        sound.rate * _BLOCK // _SAMPLES,
        _BLOCK,
        4,
        2,
        _SAMPLES,
    )
    chunks = _chunk(b"fmt ", form) + _chunk(b"fact", struct.pack("<I", samples.size))
    chunks += _chunk(b"data", body)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def from_any_wav(data: bytes) -> Sound:
    """Read a small WAV file, or a plain one. Raises UnreadableSoundError."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise UnreadableSoundError("this is no WAV file")
    chunks = dict(_chunks(data))
    form = chunks.get(b"fmt ", b"")
    if len(form) < struct.calcsize("<HHIIHHHH") or struct.unpack_from("<H", form)[0] != TAG:
        return from_wav(data)
    _, channels, rate, _, block, bits, _, samples = struct.unpack_from("<HHIIHHHH", form)
    fact, body = chunks.get(b"fact", b""), chunks.get(b"data", b"")
    if (channels, bits, block, samples) != (1, 4, _BLOCK, _SAMPLES) or len(fact) != 4 or not rate:  # noqa: PLR2004 - as written above
        raise UnreadableSoundError(_NOT_ONE)
    decoded = _decoded(body[: len(body) // _BLOCK * _BLOCK])
    wanted = struct.unpack("<I", fact)[0]
    if wanted > decoded.size:
        raise UnreadableSoundError(_NOT_ONE)
    return Sound(decoded[:wanted].astype("<i2").tobytes(), rate)


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, (size,) = data[at : at + 4], struct.unpack_from("<I", data, at + 4)
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _encoded(blocks: _Numbers) -> bytes:
    """Encode all blocks together; each step is as large as the block's first moves ask for."""
    at, moves = blocks[:, 0].copy(), np.abs(np.diff(blocks[:, :16], axis=1)).mean(axis=1)
    step = np.clip(np.searchsorted(_STEP, moves), 0, _STEP.size - 1).astype(np.int32)
    heads = np.zeros((len(blocks), 4), np.uint8)
    heads[:, :2] = at.astype("<i2").view(np.uint8).reshape(-1, 2)
    heads[:, 2] = step
    signs = np.empty((len(blocks), _SAMPLES - 1), np.uint8)
    for place in range(1, _SAMPLES):
        apart = blocks[:, place] - at
        size = np.minimum(np.abs(apart) * 4 // _STEP[step], 7)
        sign = (size | np.where(apart < 0, 8, 0)).astype(np.uint8)
        signs[:, place - 1] = sign
        at, step = _moved(at, step, sign)
    bodies = signs[:, 0::2] | signs[:, 1::2] << 4
    return np.concatenate([heads, bodies.astype(np.uint8)], axis=1).tobytes()


def _decoded(body: bytes) -> _Numbers:
    blocks = np.frombuffer(body, np.uint8).reshape(-1, _BLOCK)
    at = np.ascontiguousarray(blocks[:, :2]).view("<i2").reshape(-1).astype(np.int32)
    step = np.minimum(blocks[:, 2], _STEP.size - 1).astype(np.int32)
    samples = np.empty((len(blocks), _SAMPLES), np.int32)
    samples[:, 0] = at
    for place in range(1, _SAMPLES):
        two = blocks[:, 4 + (place - 1) // 2]
        sign = (two & 15 if place % 2 else two >> 4).astype(np.uint8)
        at, step = _moved(at, step, sign)
        samples[:, place] = at
    return samples.reshape(-1)


def _moved(at: _Numbers, step: _Numbers, sign: NDArray[np.uint8]) -> tuple[_Numbers, _Numbers]:
    """Go one sample on, as the recommended practices say, in whole numbers."""
    size = _STEP[step]
    move = size >> 3
    for bit, part in ((4, size), (2, size >> 1), (1, size >> 2)):
        move = move + np.where(sign & bit, part, 0)
    at = np.clip(at + np.where(sign & 8, -move, move), _LOWEST, _HIGHEST).astype(np.int32)
    return at, np.clip(step + _MOVE[sign], 0, _STEP.size - 1).astype(np.int32)
