"""A region's repository: what comes down to kiosks, as files anybody may carry.

One folder: ``objects/`` holds every file under the SHA-256 of its content, and
``index.json`` says which objects are the newest metadata and what they promise.
The index is signed by nobody and believed by nobody: TUF verifies what it leads
to. A line and a stick carry the same folder, and one verifier reads both.
"""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from provisioning.errors import ProvisioningError
from provisioning.wire.reading import UNREADABLE

INDEX_FILE = "index.json"
OBJECTS_FOLDER = "objects"
CATALOGUE_PREFIX = "catalogue/"  # a target's path: an edition's files below it
VOICES_PREFIX = "voices/"  # recordings, below the name of their pack and under their hash
HELPERS_PREFIX = "helpers/"  # one roster a station
ROOT_FILE = "catalogue-root.json"
"""The first root metadata, in the registrar's folder and in every kiosk's identity folder."""

MOST_PACK_BYTES = 12 * 1024 * 1024
"""A voice pack's recordings together: some eighteen minutes of speech."""

LONGEST_INDEX_BYTES = 4 * 1024 * 1024
LONGEST_OBJECT_BYTES = 16 * 1024 * 1024

ObjectHash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]  # it becomes a file name


class IndexRefusedError(ProvisioningError):
    """The index of a repository cannot be read.

    Cause: The stick was not written to its end, or bytes were altered on the way.
    Resident: Nothing; the kiosk serves on with the catalogue it has.
    Helper: Ask central operations for a new stick if a stick was used; else nothing.
    """

    code = "PRO-50"


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a repository: its name there, and its content's hash and size."""

    name: Annotated[str, msgspec.Meta(max_length=256)]
    sha256: ObjectHash
    size: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_OBJECT_BYTES)]


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The newest metadata by its TUF file name, and the targets by their path."""

    metadata: tuple[Listed, ...]
    targets: tuple[Listed, ...]


def encode_index(index: Index) -> bytes:
    """Write an index, readable by a person."""
    return msgspec.json.format(msgspec.json.encode(index), indent=1) + b"\n"


def decode_index(data: bytes) -> Index:
    """Read an index. Raises IndexRefusedError."""
    if len(data) > LONGEST_INDEX_BYTES:
        raise IndexRefusedError("the index is too long")
    try:
        return msgspec.json.decode(data, type=Index)
    except UNREADABLE as error:
        raise IndexRefusedError("the index cannot be read") from error


def wanted_at(index: Index, station: str) -> tuple[Listed, ...]:
    """Return what a kiosk of this station needs: no other station's roster."""
    own = f"{HELPERS_PREFIX}{station}.json"
    targets = (
        one for one in index.targets if one.name == own or one.name.startswith(CATALOGUE_PREFIX)
    )
    return (*index.metadata, *targets)


def recording_path(pack: str, sha256: str) -> str:
    """Return the path of a recording among the targets."""
    return f"{VOICES_PREFIX}{pack}/{sha256}.wav"


def recordings_at(index: Index, packs: Iterable[str]) -> tuple[Listed, ...]:
    """Return the recordings of these voice packs. They are a comfort: nothing waits for them."""
    folders = tuple(f"{VOICES_PREFIX}{pack}/" for pack in packs)
    return tuple(one for one in index.targets if folders and one.name.startswith(folders))
