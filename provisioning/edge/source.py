"""Where a catalogue comes from: a folder that the line has filled, or a stick. Believed by none."""

from collections.abc import Iterator
from pathlib import Path

from provisioning.storage.files import exists, read
from provisioning.wire.repository import (
    INDEX_FILE,
    LONGEST_INDEX_BYTES,
    LONGEST_OBJECT_BYTES,
    OBJECTS_FOLDER,
    IndexRefusedError,
    decode_index,
)

_CHUNK_BYTES = 64 * 1024


class FolderSource:
    """A repository's folder, read piece by piece, so that what is endless fills nothing."""

    def __init__(self, folder: Path, also: Path | None = None) -> None:
        """Read the index; what is not in the folder may lie in ``also``, a folder of objects.

        Raises IndexRefusedError or UnreachableError.
        """
        data = read(folder / INDEX_FILE, 0, LONGEST_INDEX_BYTES + 1)
        if data is None:
            raise IndexRefusedError("there is no repository in this folder")
        self._folders = (folder / OBJECTS_FOLDER, *((also,) if also else ()))
        self._metadata = {one.name: one.sha256 for one in decode_index(data).metadata}

    def metadata(self, name: str) -> Iterator[bytes] | None:
        """Return a metadata file in chunks, or None when there is none."""
        sha256 = self._metadata.get(name)
        return self.object(sha256) if sha256 else None

    def object(self, sha256: str) -> Iterator[bytes] | None:
        """Return an object in chunks, or None when there is none."""
        paths = (folder / sha256 for folder in self._folders)
        path = next((path for path in paths if exists(path)), None)
        return _chunks(path) if path else None


def _chunks(path: Path) -> Iterator[bytes]:
    for offset in range(0, LONGEST_OBJECT_BYTES + _CHUNK_BYTES, _CHUNK_BYTES):
        chunk = read(path, offset, _CHUNK_BYTES)
        if not chunk:
            return
        yield chunk
