"""The synthesiser's process: one sentence in, its samples out, nothing kept, no file written.

Run as a file, not imported, and it imports nothing of ours: espeak-ng is GPL-3 and native,
so it lives alone in here and may be killed in the middle of a word. All numbers are
big-endian. On standard input: speed in words a minute (2 bytes), length of the voice's
name (2), length of the text (4), both in UTF-8. On standard output: length (4), samples
(mono, 16 bit little-endian, 22050 a second); length 0xFFFFFFFF is a voice that is not there.
"""

import ctypes
import struct
import sys
from typing import Any

import espeakng_loader

QUESTION = struct.Struct(">HHI")
LENGTH = struct.Struct(">I")
NO_VOICE = 0xFFFFFFFF
_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS of speak_lib.h
_UTF8_AND_PHONEMES = 0x101  # espeakCHARS_UTF8 | espeakPHONEMES
_RATE_PARAMETER = 1
_CHARACTERS = 1  # POS_CHARACTER
_Heard = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Espeak:
    """The library, opened once."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
        self._samples = bytearray()
        self._heard = _Heard(self._take)  # held: the library keeps no reference
        self._library.espeak_SetSynthCallback(self._heard)

    def say(self, text: str, voice: str, speed: int) -> bytes | None:
        """Return the samples of a text, or None if there is no such voice."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            return None
        self._library.espeak_SetParameter(_RATE_PARAMETER, speed, 0)
        self._samples.clear()
        data = text.encode() + b"\0"
        size = ctypes.c_size_t(len(data))
        self._library.espeak_Synth(data, size, 0, _CHARACTERS, 0, _UTF8_AND_PHONEMES, None, None)
        return bytes(self._samples)

    def _take(self, samples: Any, count: int, _events: Any) -> int:  # noqa: ANN401 - of C
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, 2 * count)
        return 0


def main() -> None:
    """Answer until nobody asks any more."""
    espeak, asked, told = Espeak(), sys.stdin.buffer, sys.stdout.buffer
    while head := asked.read(QUESTION.size):
        speed, voice, text = QUESTION.unpack(head)
        name, words = asked.read(voice).decode(), asked.read(text).decode()
        samples = espeak.say(words, name, speed)
        told.write(LENGTH.pack(NO_VOICE if samples is None else len(samples)) + (samples or b""))
        told.flush()


if __name__ == "__main__":
    main()
