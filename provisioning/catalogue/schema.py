"""The JSON Schema of the catalogue's files, made from the model so that the two never differ.

``schema.json`` beside this module is what it writes: editors that complete and
check TOML read it. A test holds the file to the model.
"""

from pathlib import Path

import msgspec

from provisioning.catalogue.files import (
    DepartmentsFile,
    ElementsFile,
    MaterialsFile,
    PostingsFile,
    ThemesFile,
)
from provisioning.catalogue.matters import Matter
from provisioning.catalogue.model import Heading
from provisioning.catalogue.packages import Package
from provisioning.catalogue.postings import FILE as POSTINGS
from provisioning.catalogue.search.lexicon import Lexicon
from provisioning.catalogue.voices import VoicePack

SCHEMA_FILE = Path(__file__).parent / "schema.json"

FILES: dict[str, type] = {
    "catalogue.toml": Heading,
    "departments.toml": DepartmentsFile,
    "elements.toml": ElementsFile,
    "materials.toml": MaterialsFile,
    "themes.toml": ThemesFile,
    "spoken.toml": Lexicon,
    POSTINGS: PostingsFile,
    "matters/*.toml": Matter,
    "packages/*.toml": Package,
    "voices/*.toml": VoicePack,
}
MAY_BE_MISSING = frozenset({POSTINGS})


def schema() -> dict[str, object]:
    """Return the schema: one entry under ``files`` for each kind of file."""
    refs, definitions = msgspec.json.schema_components(
        list(FILES.values()), ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Doorstep catalogue",
        "files": dict(zip(FILES, refs, strict=True)),
        "$defs": definitions,
    }


def write_schema(path: Path = SCHEMA_FILE) -> None:
    """Write the schema, formatted for reading."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n")
