"""A kiosk that takes a catalogue from a source in which one metadata file is somebody else's."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from provisioning.edge.errors import CatalogueExpiredError, CatalogueRefusedError
from provisioning.edge.source import FolderSource
from provisioning.edge.verifier import Verified, verify
from provisioning.wire.repository import INDEX_FILE, decode_index
from tests.provisioning.edge.town import NOW, STATION, Region, found_region

REFUSALS = (CatalogueExpiredError, CatalogueRefusedError)
_ROSTER = f"helpers/{STATION}.json"


class AlteredSource:
    """A published folder, one of whose metadata files was replaced."""

    def __init__(self, folder: Path, name: str, data: bytes) -> None:
        self._folder = FolderSource(folder)
        self._name = name
        self._data = data

    def metadata(self, name: str) -> Iterator[bytes] | None:
        return iter([self._data]) if name == self._name else self._folder.metadata(name)

    def object(self, sha256: str) -> Iterator[bytes] | None:
        return self._folder.object(sha256)


def take(data: bytes) -> Verified:
    """Take what is there, with the file that the first byte names replaced by the rest."""
    region, names = _region(), _names()
    name = names[data[0] % len(names)] if data else names[0]
    source = AlteredSource(region.repository.folder, name, data[1:])
    found = verify(region.root, {}, source, NOW, _ROSTER, None)
    assert found.targets == _honest().targets, "nobody without the keys brings anything new"
    return found


def published() -> list[bytes]:
    """Return every metadata file as an input: then nothing is altered."""
    source = FolderSource(_region().repository.folder)
    return [
        bytes([place]) + b"".join(source.metadata(name) or ())
        for place, name in enumerate(_names())
    ]


@cache
def _region() -> Region:
    folder = Path(tempfile.mkdtemp(prefix="doorstep-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    region = found_region(folder / "region")
    region.bring_out(101)
    return region


@cache
def _honest() -> Verified:
    region = _region()
    source = FolderSource(region.repository.folder)
    return verify(region.root, {}, source, NOW, _ROSTER, None)


@cache
def _names() -> list[str]:
    index = decode_index((_region().repository.folder / INDEX_FILE).read_bytes())
    return sorted(one.name for one in index.metadata)
