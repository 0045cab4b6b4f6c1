"""An edition as it travels: its files by path, read where nothing of it may lie about."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from provisioning.catalogue.files import BrokenCatalogueError, load
from provisioning.catalogue.model import Edition
from provisioning.wire.repository import CATALOGUE_PREFIX, MOST_PACK_BYTES, recording_path

RECORDED = "voices/recorded"  # in a catalogue's folder: recordings as HASH.wav
_DEEPEST = 2  # matters/MT-….toml


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a catalogue's folder under the paths they travel by."""
    found = sorted(folder.rglob("*.toml"))
    return {
        f"{CATALOGUE_PREFIX}{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in found
    }


def recordings_of(folder: Path, edition: Edition) -> dict[str, bytes]:
    """Return the recordings of all voice packs under the paths they travel by.

    They lie in ``voices/recorded`` as ``HASH.wav``. Raises BrokenCatalogueError when
    one is missing or altered, or a pack has more than a kiosk takes.
    """
    found = dict[str, bytes]()
    for name, pack in edition.catalogue.voices.items():
        own = {
            recording_path(name, sha256): _recording(folder / RECORDED / f"{sha256}.wav", sha256)
            for sha256 in sorted(set(pack.recorded.values()))
        }
        if sum(map(len, own.values())) > MOST_PACK_BYTES:
            most = MOST_PACK_BYTES // 2**20
            raise BrokenCatalogueError(f"{name}: its recordings are larger than {most} MiB")
        found |= own
    return found


def _recording(file: Path, sha256: str) -> bytes:
    data = file.read_bytes() if file.is_file() else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BrokenCatalogueError(f"{file}: is missing or altered; gather the recordings again")
    return data


def read_edition(targets: Mapping[str, bytes]) -> Edition:
    """Read an edition out of its files; others among them are passed over.

    Raises BrokenCatalogueError if it cannot be served from.
    """
    with tempfile.TemporaryDirectory(prefix="doorstep-edition-") as scratch:
        lay_out(targets, Path(scratch))
        return load(Path(scratch))


def lay_out(targets: Mapping[str, bytes], folder: Path) -> None:
    """Write an edition's files as a catalogue's folder. Raises BrokenCatalogueError."""
    for path, data in targets.items():
        if path.startswith(CATALOGUE_PREFIX):
            place = folder / _checked(path.removeprefix(CATALOGUE_PREFIX))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def _checked(name: str) -> str:
    """No path leads out of the folder, whoever signed it."""
    parts = PurePosixPath(name).parts
    if not 1 <= len(parts) <= _DEEPEST or any(part in {"..", "/"} for part in parts):
        raise BrokenCatalogueError(f"{name!r} is no file of a catalogue")
    return name
