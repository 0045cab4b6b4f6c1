"""Bugs as patches: a text in a module's source is replaced while the module is imported."""

import importlib.util
import sys
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[4]
BUGS = Path(__file__).with_name("bugs.toml")


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement in one file of the project."""

    file: str
    old: str
    new: str

    @property
    def module(self) -> str:
        return self.file.removesuffix(".py").replace("/", ".")


@dataclass(frozen=True, slots=True)
class Bug:
    name: str
    what: str
    changes: tuple[Change, ...]


class StalePatchError(Exception):
    """The text that a bug replaces does not stand once in its file: write the bug anew."""


def bugs() -> dict[str, Bug]:
    found = tomllib.loads(BUGS.read_text(encoding="utf-8"))["bug"]
    return {
        bug["name"]: Bug(
            bug["name"], bug["what"], tuple(Change(**change) for change in bug["change"])
        )
        for bug in found
    }


def patched(source: str, changes: Sequence[Change]) -> str:
    for change in changes:
        if source.count(change.old) != 1:
            raise StalePatchError(f"{change.file}: {change.old!r}")
        source = source.replace(change.old, change.new)
    return source


class Patches(MetaPathFinder):
    """Finds the modules that a bug changes. Nothing of the project may be imported before."""

    def __init__(self, bug: Bug) -> None:
        self._changes: defaultdict[str, list[Change]] = defaultdict(list)
        for change in bug.changes:
            self._changes[change.module].append(change)

    def put_in(self) -> None:
        early = set(self._changes) & set(sys.modules)
        if early:
            raise StalePatchError(f"imported before the bug was put in: {early}")
        sys.meta_path.insert(0, self)

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        changes = self._changes.get(name)
        if not changes:
            return None
        file = ROOT / changes[0].file
        loader = _Loader(name, str(file))
        loader.changes = changes
        return importlib.util.spec_from_file_location(name, file, loader=loader)


class _Loader(SourceFileLoader):
    changes: Sequence[Change] = ()

    def get_code(self, _fullname: str) -> object:  # type: ignore[override]
        source = patched(Path(self.path).read_text(encoding="utf-8"), self.changes)
        return compile(source, self.path, "exec")
