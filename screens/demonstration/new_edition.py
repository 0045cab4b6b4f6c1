"""A new edition of the catalogue: one matter has another name, and its guide shows it.

An editor changes the files, signs and publishes with the verbs that anyone would use;
the edition travels over the courier's line, is verified at the kiosk, and serves from
the next visit on.
"""

import shutil
from pathlib import Path

from provisioning.catalogue.files import DEFAULT_FOLDER
from screens.demonstration.errors import DemonstrationError

MATTER = "MT-PENSION-REG"
_OLD_NAME = 'name = { zh = "城乡居民养老保险参保登记"'
NEW_NAME = "城乡居民养老保险参保登记（2027年版）"


def write_changed(folder: Path) -> None:
    """Write the shipped catalogue with one matter renamed, as the edition after it."""
    shutil.copytree(DEFAULT_FOLDER, folder)
    _replace(folder / "catalogue.toml", "version = 1", "version = 2")
    matter = folder / "matters" / f"{MATTER}.toml"
    _replace(matter, _OLD_NAME, f'name = {{ zh = "{NEW_NAME}"')
    _replace(matter, "version = 1", "version = 2")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise DemonstrationError(f"{file.name} is not as this chapter expects")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
