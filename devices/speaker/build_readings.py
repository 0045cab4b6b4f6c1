"""Builds ``readings.tsv``: how to write what the synthesiser cannot read. By hand.

    python -m devices.speaker.build_readings

Each line is a character that espeak-ng spells out or reads in English, and what is sent
instead: a common character that sounds the same, or phonemes where no character of that
sound is read at all (xiong, qiong, jiong). pypinyin (MIT licence) is needed here alone.
"""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import espeakng_loader
from pypinyin import Style, pinyin

from provisioning.typeface.build import general_characters

TARGET = Path(__file__).with_name("readings.tsv")
FIRST_HANZI = 0x3400
PHONEMES = {"x": "S;", "q": "tS;h", "j": "tS;"}
TONES = {"1": "55", "2": "35", "3": "214", "4": "51"}
_SYNCHRONOUS, _UTF8 = 2, 1


class Phonemes:
    """What espeak-ng makes of a character."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
        self._library.espeak_SetVoiceByName(b"cmn")
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def can_read(self, character: str) -> bool:
        """Say whether it is read in Mandarin, and as one syllable."""
        text = ctypes.c_char_p(character.encode())
        said = self._library.espeak_TextToPhonemes(ctypes.byref(text), _UTF8, 0).decode()
        return "(en)" not in said and said.count("_|") == 1


def readings() -> Iterator[tuple[str, str]]:
    """Yield every general character that cannot be read, and what is sent instead."""
    said = Phonemes()
    alike: dict[str, str] = {}
    for one in common():
        if said.can_read(one):
            alike.setdefault(sounds(one)[0], one)
    for point in sorted(general_characters()):
        if point >= FIRST_HANZI and not said.can_read(chr(point)):
            sound = sounds(chr(point))[0]
            yield chr(point), alike.get(sound) or phonemes(sound)


def common() -> Iterator[str]:
    """Yield the commoner characters with one reading: level 1 of GB 2312."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            one = bytes((row, cell)).decode("gb2312", errors="ignore")
            if one and len(sounds(one)) == 1:
                yield one


def sounds(character: str) -> list[str]:
    """Return the readings of a character with the tone as a digit, the usual one first."""
    return pinyin(character, style=Style.TONE3, heteronym=True)[0]


def phonemes(sound: str) -> str:
    """Write a syllable in -iong, which espeak-ng 1.52 does not know, as phonemes of its own."""
    if "iong" not in sound:
        return ""  # it is left out rather than spelt
    return f"[[{PHONEMES[sound[0]]}j'ong{TONES[sound[-1]]}]]"


if __name__ == "__main__":
    lines = (f"{character}\t{instead}\n" for character, instead in readings())
    TARGET.write_text("".join(lines), encoding="utf-8")
