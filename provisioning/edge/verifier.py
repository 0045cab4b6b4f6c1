"""The verifier, and the kiosk's only door to python-tuf: one for the line and for sticks.

TUF works in a folder that is thrown away; nothing of the kiosk's is touched. What
it verified is handed back as bytes, to be stored durably by `edge.shelf`: tuf
itself syncs nothing (measured: metadata empty after 298 of 300 power cuts).
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    RepositoryError,
)
from tuf.api.metadata import Metadata, Signed, TargetFile, Targets
from tuf.ngclient import FetcherInterface, Updater

from provisioning.edge.errors import CatalogueExpiredError, CatalogueRefusedError
from provisioning.wire.repository import CATALOGUE_PREFIX, VOICES_PREFIX

ISSUED_FIELD = "x-issued-ms"  # of the signed timestamp: when it was made, a time one may believe
ROLES = ("timestamp", "snapshot", "targets", "helpers")
_NOT_FOUND = 404


class Source(Protocol):
    """Where files come from; see `edge.source`."""

    def metadata(self, name: str) -> Iterator[bytes] | None:
        """Return a metadata file in chunks, or None when there is none."""

    def object(self, sha256: str) -> Iterator[bytes] | None:
        """Return an object in chunks, or None when there is none."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What TUF vouches for. ``metadata`` is kept, and given back next time."""

    metadata: Mapping[str, bytes]  # by the name in TUF's own folder: "targets.json"
    targets: Mapping[str, bytes]  # by path
    versions: Mapping[str, int]  # by role
    issued_ms: int
    expires: datetime  # when the first of it is over


def verify(
    root: bytes,
    held: Mapping[str, bytes],
    source: Source,
    at: datetime,
    roster: str,
    had: Mapping[str, bytes] | None = None,
    packs: Iterable[str] = (),
) -> Verified:
    """Verify the newest catalogue of a source, as of a moment.

    Args:
        root: The root metadata that came with the kiosk's installation.
        held: ``metadata`` of the last `Verified`, so that nothing older is taken.
        source: Where new files come from.
        at: The present, as far as it is known: see `edge.trusted_time`.
        roster: The path of this station's roster; there may be none.
        had: Objects that need not be fetched again, by their hash; None fetches all.
        packs: The voice packs whose recordings are taken, as far as the source has them.

    Raises CatalogueExpiredError or CatalogueRefusedError.
    """
    with tempfile.TemporaryDirectory(prefix="doorstep-tuf-") as scratch:
        folder = Path(scratch)
        _lay_out(folder, held)
        try:
            return _verified(folder, root, source, at, roster, had or {}, packs)
        except ExpiredMetadataError as error:
            raise CatalogueExpiredError(f"{error}") from error
        except (RepositoryError, DownloadError, ValueError) as error:
            raise CatalogueRefusedError(f"{type(error).__name__}: {error}") from error


def set_reference_time(updater: Updater, at: datetime) -> None:
    """Say what time it is: tuf has no public way, and asks the machine's clock otherwise."""
    trusted = updater._trusted_set  # noqa: SLF001 - the one place; a test fails when it goes
    if not hasattr(trusted, "reference_time"):
        raise AttributeError("python-tuf keeps its reference time elsewhere now")
    trusted.reference_time = at


class _Fetcher(FetcherInterface):
    """Asks a source. A target's URL carries its hash before the first dot of its name."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def _fetch(self, url: str) -> Iterator[bytes]:
        kind, _, path = url.partition("/")
        name = path.rpartition("/")[2]
        found = (
            self._source.metadata(name)
            if kind == "metadata"
            else self._source.object(name.partition(".")[0])
        )
        if found is None:
            raise DownloadHTTPError(f"there is no {name}", _NOT_FOUND)
        return found


def _lay_out(folder: Path, held: Mapping[str, bytes]) -> None:
    (folder / "root_history").mkdir()
    for name, data in held.items():
        place = folder / "root_history" if name.endswith(".root.json") else folder
        (place / name).write_bytes(data)


def _verified(
    folder: Path,
    root: bytes,
    source: Source,
    at: datetime,
    roster: str,
    had: Mapping[str, bytes],
    packs: Iterable[str],
) -> Verified:
    fetcher = _Fetcher(source)
    updater = Updater(str(folder), "metadata/", str(folder), "objects/", fetcher, bootstrap=root)
    set_reference_time(updater, at)
    updater.refresh()
    listed = Metadata[Targets].from_file(str(folder / "targets.json")).signed.targets
    paths = [path for path in listed if path.startswith(CATALOGUE_PREFIX)]
    folders = tuple(f"{VOICES_PREFIX}{pack}/" for pack in packs)
    spoken = [path for path in listed if folders and path.startswith(folders)]
    here = (path for path in spoken if _is_here(listed[path], source, had))
    found = {path: updater.get_targetinfo(path) for path in (*paths, roster, *here)}
    targets = {
        path: _fetched(updater, target, folder / "target", had)
        for path, target in found.items()
        if target is not None
    }
    return _told(folder, targets)


def _is_here(target: TargetFile, source: Source, had: Mapping[str, bytes]) -> bool:
    """Say whether a recording has come: an edition is served without those that have not."""
    sha256 = target.hashes["sha256"]
    return sha256 in had or source.object(sha256) is not None


def _fetched(updater: Updater, target: TargetFile, place: Path, had: Mapping[str, bytes]) -> bytes:
    held = had.get(target.hashes["sha256"])
    if held is not None:
        target.verify_length_and_hashes(held)
        return held
    updater.download_target(target, str(place))
    return place.read_bytes()


def _told(folder: Path, targets: Mapping[str, bytes]) -> Verified:
    metadata = {file.name: file.read_bytes() for file in folder.glob("*.json")}
    metadata.pop("root.json", None)
    roots = (folder / "root_history").glob("*.root.json")
    metadata |= {file.name: file.read_bytes() for file in roots}
    signed: dict[str, Signed] = {
        role: Metadata.from_bytes(metadata[f"{role}.json"]).signed
        for role in ROLES
        if f"{role}.json" in metadata
    }
    issued = signed["timestamp"].unrecognized_fields.get(ISSUED_FIELD, 0)
    return Verified(
        metadata=metadata,
        targets=targets,
        versions={role: one.version for role, one in signed.items()},
        issued_ms=issued if isinstance(issued, int) else 0,
        expires=min(one.expires for one in signed.values()),
    )
