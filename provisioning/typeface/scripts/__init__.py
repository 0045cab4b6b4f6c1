"""Minority scripts as data: samples of one written from right to left and one in columns.

They show that such scripts can be drawn and where they will stand. They are samples and no
translation: a kiosk speaks the languages of `kiosk/text` and no other. The typefaces are cut by
``build.py`` to the letters of these languages, with the rules that join them.
"""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from provisioning.catalogue.words import Entry, Words

FOLDER: Final = Path(__file__).parent
NASKH: Final = FOLDER / "NotoNaskhArabic-Uyghur.ttf"
MONGOLIAN: Final = FOLDER / "NotoSansMongolian-Letters.ttf"


class Direction(StrEnum):
    """How a script runs."""

    LTR = "ltr"  # lines from left to right, as ours
    RTL = "rtl"  # lines from right to left
    VERTICAL = "vertical"  # columns from top to bottom, the first one on the left


class Sample(Entry, frozen=True):
    """A few words of one language in its own script."""

    language: str  # a tag of BCP 47, with the script: "ug-Arab"
    direction: Direction
    typeface: str  # a file of this folder
    name: str  # of the language or its script, in that script
    lines: tuple[str, ...]  # further words, each on a line or column of its own
    called: Words  # what we call it
    means: Words  # what the lines mean

    @property
    def font(self) -> Path:
        """Return the file of its typeface."""
        return FOLDER / self.typeface


class Samples(Entry, frozen=True):
    """What ``samples.toml`` holds, and what is written over it."""

    title: Words
    note: Words
    sample: tuple[Sample, ...]


@cache
def samples() -> Samples:
    """Return the samples. Raises msgspec.ValidationError where the file is wrong."""
    return msgspec.toml.decode((FOLDER / "samples.toml").read_bytes(), type=Samples)
