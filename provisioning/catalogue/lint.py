"""Checks a catalogue before it is published: every finding at once, as sentences.

First each file against the JSON Schema, then what the files say of each other,
then the policy. Needs jsonschema, so a kiosk does not run it: a kiosk reads
strictly and refuses what it cannot serve from (`files.load`).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from provisioning.catalogue.files import (
    DEFAULT_FOLDER,
    BrokenCatalogueError,
    read_catalogue,
    read_table,
)
from provisioning.catalogue.findings import Finding
from provisioning.catalogue.package_references import dangling
from provisioning.catalogue.policy import against_policy
from provisioning.catalogue.rules.themes import lacks_local_themes
from provisioning.catalogue.schema import FILES, MAY_BE_MISSING, schema

_CURES = {
    "required": "add it",
    "additionalProperties": "correct its spelling, or take it away",
    "enum": "write one of these",
    "type": "write a value of that kind",
}

_NO_LOCAL_THEMES = (
    "themes.toml: no life event is marked local; "
    "think of what people of this region in particular come for"
)


def lint(folder: Path = DEFAULT_FOLDER) -> list[Finding]:
    """Return what is wrong with the catalogue in ``folder``; an empty list is a good one."""
    findings = [finding for path in _paths(folder) for finding in _file(folder, path)]
    findings += _missing_files(folder)
    if findings:
        return findings
    try:
        catalogue = read_catalogue(folder)
    except BrokenCatalogueError as error:
        return [_unreadable(folder, folder, error)]
    return dangling(catalogue) or against_policy(catalogue)


def notes(folder: Path = DEFAULT_FOLDER) -> list[str]:
    """Return what the planner should think of in a catalogue that is good as it is.

    Call it where `lint` found nothing; it reads the catalogue and holds nothing against it.
    """
    return [_NO_LOCAL_THEMES] if lacks_local_themes(read_catalogue(folder)) else []


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.toml"))


def _missing_files(folder: Path) -> Iterator[Finding]:
    for name in FILES:
        must_be = "*" not in name and name not in MAY_BE_MISSING
        if must_be and not (folder / name).exists():
            yield Finding(name, "the file", "is missing", "put it back")


def _file(folder: Path, path: Path) -> Iterator[Finding]:
    name = path.relative_to(folder).as_posix()
    kind = next((kind for kind in FILES if PurePosixPath(name).match(kind)), None)
    if kind is None:
        yield Finding(name, "the file", "is none of a catalogue", "move it away or rename it")
        return
    try:
        table = read_table(path)
    except BrokenCatalogueError as error:
        yield _unreadable(folder, path, error)
        return
    if "*" in kind and table.get("id") != path.stem:
        yield Finding(name, "id", "is not the name of the file", "rename one of the two")
    yield from _against_schema(name, kind, table)


def _unreadable(folder: Path, path: Path, error: BrokenCatalogueError) -> Finding:
    name = path.relative_to(folder).as_posix()
    problem = str(error).removeprefix(f"{path}: ")
    return Finding(name, "the file", problem, "correct it at that place")


@cache
def _validator(kind: str) -> Draft202012Validator:
    whole = schema()
    files = whole["files"]
    assert isinstance(files, dict)  # noqa: S101 - as schema() makes it
    return Draft202012Validator({**whole, **files[kind]})


def _against_schema(name: str, kind: str, table: dict[str, Any]) -> Iterator[Finding]:
    errors = _validator(kind).iter_errors(table)
    for error in sorted(errors, key=lambda error: list(map(str, error.path))):
        deepest = _deepest(error)
        cure = _CURES.get(str(deepest.validator), "correct it")
        yield Finding(name, _place(deepest), deepest.message, cure)


def _deepest(error: ValidationError) -> ValidationError:
    """Of alternatives that all fail, the one that came furthest is what was meant."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def _place(error: ValidationError) -> str:
    steps = (f"[{s}]" if isinstance(s, int) else f".{s}" for s in error.absolute_path)
    return "".join(steps).removeprefix(".") or "the top"
