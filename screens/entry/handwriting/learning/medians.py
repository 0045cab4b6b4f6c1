"""The middle lines of strokes that Make Me a Hanzi drew, from one npm package and no other."""

import bz2
import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from provisioning import typeface
from provisioning.typeface.coverage import Coverage
from screens.entry.handwriting.ink import Floats

PACKAGE_SHA256: Final = "72baf3d82b114e60d6e40ea05f24d2262a05cd39d544e2f322ba2fceb7beff15"
VARIANTS: Final = Path("/usr/share/unicode/Unihan_Variants.txt.bz2")
BASE_LINE: Final = 900  # the package counts y upwards from 900 below the upper edge
FIRST_HANZI: Final = 0x3400

Medians = list[Floats]
"""One character's strokes in the order of school, x to the right, y downwards, about 1 wide."""


class WrongPackageError(Exception):
    """The file is not the package that this kiosk's model is made from."""


def lessons(package: Path) -> Iterator[tuple[str, Medians]]:
    """Yield every shape with the character that it stands for, in a fixed order.

    A traditional shape stands for its simplified character: who writes 國 is
    offered 国. Several shapes may stand for one character.
    """
    if hashlib.sha256(package.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise WrongPackageError(f"{package.name} is not the package that was asked for")
    wanted = meanings()
    with tarfile.open(package) as files:
        found = {Path(member.name).stem: member for member in files if member.isfile()}
        for shape in sorted(wanted.keys() & found.keys()):
            text = files.extractfile(found[shape])
            if text is not None:
                yield wanted[shape], _strokes(json.load(text)["medians"])


def meanings() -> dict[str, str]:
    """Return for each shape that may be written the character of the 2013 table that is meant."""
    general = {chr(p) for p in Coverage.of(typeface.REGULAR) if p >= FIRST_HANZI}
    general = {c for c in general if c < "\uf900" or c > "\uffff"}
    meant = {c: c for c in general}
    with bz2.open(VARIANTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkSimplifiedVariant\t" not in line:
                continue
            old, _, simple = line.split("\t")
            to = [c for c in map(_character, simple.split()) if c in general]
            if len(to) == 1:
                meant.setdefault(_character(old), to[0])
    return meant


def _character(point: str) -> str:
    return chr(int(point.removeprefix("U+"), 16))


def _strokes(medians: list[list[list[float]]]) -> Medians:
    return [
        np.array([(x / 1000, (BASE_LINE - y) / 1000) for x, y in stroke], np.float32)
        for stroke in medians
    ]
