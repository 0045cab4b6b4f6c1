"""Which name leads to which file, and which of that a power cut cannot undo."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from provisioning.storage.powercut.content import Content, Cut, Left


class Promise(Enum):
    """What a sync of a file says about names."""

    JOURNAL = "journal"  # all names changed before it are safe, wherever they are (ext4)
    FOLDER = "folder"  # those in its own folder are


@dataclass(frozen=True, slots=True)
class _Change:
    """Names that change together: what each leads to from now on, or nothing."""

    folder: Path
    names: tuple[tuple[Path, Content | None], ...]


class Names:
    """All names of one disk."""

    def __init__(self, promise: Promise, names: dict[Path, Content]) -> None:
        self.promise = promise
        self.seen = dict(names)
        self._safe = dict(names)
        self._pending: list[_Change] = []

    def make(self, path: Path, content: Content) -> None:
        """Give a new file its name."""
        self._change(_Change(path.parent, ((path, content),)))

    def rename(self, path: Path, name: Path) -> None:
        """Move a name. The file must be there."""
        content = self.seen[path]
        self._change(_Change(path.parent, ((path, None), (name, content))))

    def remove(self, path: Path) -> None:
        """Take a name away. It must be there."""
        self._change(_Change(path.parent, ((path, None),)))

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder safe."""
        self._commit(lambda change: change.folder == folder)

    def file_synced(self, path: Path) -> None:
        """A file was synced: some names are safe by that, as `Promise` has it."""
        if self.promise is Promise.JOURNAL:
            self._commit(lambda _change: True)
        else:
            self.sync_folder(path.parent)

    def after(self, cut: Cut) -> dict[Path, Content]:
        """Return the names that are left by a power cut, with what they lead to."""
        left = dict(self._safe)
        for change in self._pending[: self._kept(cut.left, cut.chance)]:
            _apply(left, change)
        return left

    def _kept(self, left: Left, chance: random.Random) -> int:
        if left in {Left.NOTHING, Left.ALL}:
            return len(self._pending) if left is Left.ALL else 0
        return chance.randrange(len(self._pending) + 1)

    def _change(self, change: _Change) -> None:
        _apply(self.seen, change)
        self._pending.append(change)

    def _commit(self, is_safe: Callable[[_Change], bool]) -> None:
        if self._pending:
            for change in self._pending:
                if is_safe(change):
                    _apply(self._safe, change)
            self._pending = [change for change in self._pending if not is_safe(change)]


def _apply(names: dict[Path, Content], change: _Change) -> None:
    for path, content in change.names:
        if content is None:
            names.pop(path, None)
        else:
            names[path] = content
