"""Reading a catalogue from its folder: the only part of the catalogue that touches a disk.

A folder holds ``catalogue.toml``, ``departments.toml``, ``elements.toml``,
``materials.toml``, and one file per matter and per package. All files are
TOML, read strictly: an unknown key, a wrong type or a missing entry is an
error that names file and place.
"""

import hashlib
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from provisioning.catalogue.elements import Element
from provisioning.catalogue.materials import Material
from provisioning.catalogue.matters import Matter
from provisioning.catalogue.model import Catalogue, Department, Edition, Heading, Theme
from provisioning.catalogue.package_references import dangling
from provisioning.catalogue.packages import Package
from provisioning.catalogue.postings import FILE as POSTINGS
from provisioning.catalogue.postings import Posting
from provisioning.catalogue.search.lexicon import Lexicon
from provisioning.catalogue.voices import VoicePack
from provisioning.catalogue.words import Entry
from provisioning.errors import ProvisioningError

DEFAULT_FOLDER = Path(__file__).parent / "data"

_T = TypeVar("_T")


class BrokenCatalogueError(ProvisioningError):
    """A catalogue cannot be read or contradicts itself; the message names file and place.

    Cause: A file of the catalogue was damaged on the disk or written wrongly.
    Resident: This kiosk cannot serve now; please ask the helper.
    Helper: Read the code to central operations; they send the catalogue again.
    """

    code = "PRO-30"


class DepartmentsFile(Entry, frozen=True):
    """What ``departments.toml`` holds."""

    department: tuple[Department, ...]


class ElementsFile(Entry, frozen=True):
    """What ``elements.toml`` holds."""

    element: tuple[Element, ...]


class MaterialsFile(Entry, frozen=True):
    """What ``materials.toml`` holds."""

    material: tuple[Material, ...]


class ThemesFile(Entry, frozen=True):
    """What ``themes.toml`` holds."""

    theme: tuple[Theme, ...]


class PostingsFile(Entry, frozen=True):
    """What ``postings.toml`` holds; a region that posts nothing has no such file."""

    posting: tuple[Posting, ...] = ()


def read_table(path: Path) -> dict[str, Any]:
    """Return the raw content of one file. Raises BrokenCatalogueError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BrokenCatalogueError(f"{path}: cannot be read; put the file back") from error
    except UnicodeDecodeError as error:
        raise BrokenCatalogueError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BrokenCatalogueError(f"{path}: is not TOML: {error}") from error


def convert(path: Path, table: dict[str, Any], kind: type[_T]) -> _T:
    """Read a table as ``kind``. Raises BrokenCatalogueError naming the place in the file."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise BrokenCatalogueError(f"{path}: {error}") from error


def _read(path: Path, kind: type[_T]) -> _T:
    return convert(path, read_table(path), kind)


def _keyed(path: Path, entries: tuple[_T, ...]) -> dict[str, _T]:
    table: dict[str, _T] = {}
    for entry in entries:
        name: str = entry.id  # type: ignore[attr-defined]  # every entry of these files has one
        if name in table:
            raise BrokenCatalogueError(f"{path}: {name} stands there twice; remove one")
        table[name] = entry
    return table


def _read_folder(folder: Path, kind: type[_T]) -> dict[str, _T]:
    paths = sorted(folder.glob("*.toml"))
    return _keyed(folder, tuple(_read(path, kind) for path in paths))


def _postings(path: Path) -> dict[str, Posting]:
    return _keyed(path, _read(path, PostingsFile).posting) if path.exists() else {}


def read_catalogue(folder: Path = DEFAULT_FOLDER) -> Catalogue:
    """Read all files of a catalogue. Raises BrokenCatalogueError."""
    departments = folder / "departments.toml"
    elements = folder / "elements.toml"
    materials = folder / "materials.toml"
    themes = folder / "themes.toml"
    return Catalogue(
        heading=_read(folder / "catalogue.toml", Heading),
        departments=_keyed(departments, _read(departments, DepartmentsFile).department),
        elements=_keyed(elements, _read(elements, ElementsFile).element),
        materials=_keyed(materials, _read(materials, MaterialsFile).material),
        matters=_read_folder(folder / "matters", Matter),
        packages=_read_folder(folder / "packages", Package),
        themes=_keyed(themes, _read(themes, ThemesFile).theme),
        lexicon=_read(folder / "spoken.toml", Lexicon),
        voices=_read_folder(folder / "voices", VoicePack),
        postings=_postings(folder / POSTINGS),
    )


def digest_of(catalogue: Catalogue) -> bytes:
    """Return the SHA-256 of the canonical content: comments and order of keys do not count."""
    return hashlib.sha256(msgspec.json.encode(catalogue, order="deterministic")).digest()


def load(folder: Path = DEFAULT_FOLDER) -> Edition:
    """Read a catalogue and name it. Raises BrokenCatalogueError if it cannot be served from.

    What is read here fits the model and refers only to what exists; `lint`
    checks far more, and needs libraries that a kiosk does not carry.
    """
    catalogue = read_catalogue(folder)
    problems = dangling(catalogue)
    if problems:
        raise BrokenCatalogueError(f"{folder}: {problems[0]}")
    return Edition(catalogue, digest_of(catalogue))
