"""Sound as a value: mono, 16 bit signed little-endian samples, and what is done to it."""

import io
import wave
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from devices.errors import UnreadableSoundError

RATE = 22050
"""Samples a second of everything that is played: the synthesiser's own."""

_BYTES = 2
_FULL = 32767
_STILL = 0.01  # of the loudest: below it nobody speaks


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples at ``rate`` a second. What is said is somebody's: it is never shown."""

    samples: bytes = field(repr=False)
    rate: int = RATE

    @property
    def seconds(self) -> float:
        """Return how long it lasts."""
        return len(self.samples) / (_BYTES * self.rate)


def silence(seconds: float, rate: int = RATE) -> Sound:
    """Return so much silence."""
    return Sound(bytes(_BYTES * round(seconds * rate)), rate)


def joined(sounds: Iterable[Sound]) -> Sound:
    """Return sounds of one rate, one after the other."""
    return Sound(b"".join(sound.samples for sound in sounds))


def louder(sound: Sound, factor: float) -> Sound:
    """Return it louder (above 1) or softer; what would be too loud is bent, not cut off."""
    samples = _floats(sound) * factor
    knee = 0.7
    over = np.abs(samples) > knee
    bent = knee + (1 - knee) * np.tanh((np.abs(samples) - knee) / (1 - knee))
    samples = np.where(over, np.sign(samples) * bent, samples)
    return Sound((samples * _FULL).astype("<i2").tobytes(), sound.rate)


def even(sound: Sound, level: float = 0.12) -> Sound:
    """Return it at a mean loudness: recordings of different helpers beside a synthesiser."""
    samples = _floats(sound)
    loud = samples[np.abs(samples) > _STILL]
    if loud.size == 0:
        return sound
    return louder(sound, level / float(np.sqrt(np.mean(loud**2))))


def trimmed(sound: Sound, still: float = 0.02, margin_s: float = 0.15) -> Sound:
    """Return it without the stillness before and after: a helper needs time to press a button."""
    heard = np.flatnonzero(np.abs(_floats(sound)) > still)
    if heard.size == 0:
        return Sound(b"", sound.rate)
    margin = round(margin_s * sound.rate)
    start, end = max(0, int(heard[0]) - margin), int(heard[-1]) + margin
    return Sound(sound.samples[_BYTES * start : _BYTES * end], sound.rate)


def to_wav(sound: Sound) -> bytes:
    """Return it as the bytes of a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_BYTES)
        file.setframerate(sound.rate)
        file.writeframes(sound.samples)
    return held.getvalue()


def from_wav(data: bytes) -> Sound:
    """Read a WAV file. Raises UnreadableSoundError unless it is mono with 16 bits."""
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, _BYTES):
                raise UnreadableSoundError("a recording has one channel of 16 bits")
            return Sound(file.readframes(file.getnframes()), file.getframerate())
    except (wave.Error, EOFError, RuntimeError) as error:  # a size that is none: RuntimeError
        raise UnreadableSoundError("this is no WAV file") from error


def read_wav(path: Path) -> Sound:
    """Read a WAV file. Raises UnreadableSoundError."""
    try:
        return from_wav(path.read_bytes())
    except OSError as error:
        raise UnreadableSoundError("the recording cannot be read") from error


def _floats(sound: Sound) -> NDArray[np.float64]:
    return np.frombuffer(sound.samples, "<i2").astype(np.float64) / (_FULL + 1)
