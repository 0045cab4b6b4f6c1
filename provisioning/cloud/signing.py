"""Signing what goes down, and the cloud's only door to python-tuf. Keys are apart, by role.

    root-1 root-2 root-3   any two say whose keys count; off line
    targets                what an edition of the catalogue is; off line, the editors'
    helpers                the stations' rosters and nothing else; central operations'
    snapshot, timestamp    that this is all of it, and the newest; on line

Bytes in, bytes out; the files are `cloud.repository`'s.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
from securesystemslib.signer import CryptoSigner, Key
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from provisioning.cloud.errors import RegistrarDamagedError
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.wire.repository import HELPERS_PREFIX

ROOT_KEYS = ("root-1", "root-2", "root-3")
ROOT_THRESHOLD = 2
ROLE_KEYS = ("targets", "helpers", "snapshot", "timestamp")
ROOT_LIFE = timedelta(days=2 * 365)
TARGETS_LIFE = timedelta(days=400)
SNAPSHOT_LIFE = timedelta(days=60)
TIMESTAMP_LIFE = timedelta(days=30)
ISSUED_FIELD = "x-issued-ms"

_KEY_FILE, _PUBLIC_FILE = "key.pem", "public.json"
_Signed = TypeVar("_Signed", Root, Targets, Snapshot, Timestamp)


@dataclass(frozen=True, slots=True)
class Newest:
    """What the two on-line keys speak of: the bytes of the off-line keys' metadata."""

    targets: bytes
    helpers: bytes


def make_keys(folder: Path) -> None:
    """Make every role's key in a private folder of its own; those there are kept."""
    for name in (*ROOT_KEYS, *ROLE_KEYS):
        own = PrivateFolder(folder).within(name)
        if not own.holds(_PUBLIC_FILE):
            signer = CryptoSigner.generate_ed25519()
            public = {"id": signer.public_key.keyid, "key": signer.public_key.to_dict()}
            own.write(_KEY_FILE, signer.private_bytes)
            own.write(_PUBLIC_FILE, msgspec.json.encode(public))


def first_root(keys: Path, now: datetime) -> bytes:
    """Return the root metadata that every kiosk is installed with."""
    root = Root(version=1, expires=_until(now, ROOT_LIFE), consistent_snapshot=True)
    for name in ROOT_KEYS:
        root.add_key(_public(keys / name), "root")
    root.roles["root"].threshold = ROOT_THRESHOLD
    for role in ("targets", "snapshot", "timestamp"):
        root.add_key(_public(keys / role), role)
    return _signed(root, *(keys / name for name in ROOT_KEYS))


def next_root(root: bytes, keys: Path, by: tuple[Path, ...], now: datetime) -> bytes:
    """Return the root after this one, with the keys of a folder, signed by the named keys.

    Kiosks want two of the old root keys and two of the new ones.
    """
    old = Metadata[Root].from_bytes(root).signed
    made = Metadata[Root].from_bytes(first_root(keys, now)).signed
    made.version = old.version + 1
    return _signed(made, *by)


def first_targets(keys: Path, now: datetime) -> Newest:
    """Return the empty beginning of what the off-line keys sign, helpers a role of its own."""
    helpers = _public(keys / "helpers")
    role = DelegatedRole(
        "helpers", [helpers.keyid], threshold=1, terminating=True, paths=[f"{HELPERS_PREFIX}*"]
    )
    targets = Targets(version=1, expires=_until(now, TARGETS_LIFE))
    targets.delegations = Delegations({helpers.keyid: helpers}, {"helpers": role})
    rosters = Targets(version=1, expires=_until(now, TARGETS_LIFE))
    return Newest(_signed(targets, keys / "targets"), _signed(rosters, keys / "helpers"))


def sign_targets(old: bytes, files: dict[str, bytes], key: Path, now: datetime) -> bytes:
    """Return the targets after these, promising exactly these files by path."""
    targets = Metadata[Targets].from_bytes(old).signed
    targets.targets = {
        path: TargetFile.from_data(path, data, ["sha256"]) for path, data in files.items()
    }
    targets.version += 1
    targets.expires = _until(now, TARGETS_LIFE)
    return _signed(targets, key)


def listed(targets: bytes) -> dict[str, tuple[str, int]]:
    """Return the hash and the size of every target by path."""
    found = Metadata[Targets].from_bytes(targets).signed.targets
    return {path: (one.hashes["sha256"], one.length) for path, one in found.items()}


def version_of(metadata: bytes) -> int:
    """Return the version that a piece of metadata bears. Raises RegistrarDamagedError."""
    try:
        version: int = Metadata.from_bytes(metadata).signed.version
    except RepositoryError as error:
        raise RegistrarDamagedError("metadata of the repository is damaged") from error
    return version


def sign_snapshot(version: int, newest: Newest, key: Path, now: datetime) -> bytes:
    """Return the word that these two belong together."""
    meta = {
        "targets.json": MetaFile(version_of(newest.targets)),
        "helpers.json": MetaFile(version_of(newest.helpers)),
    }
    return _signed(Snapshot(version, expires=_until(now, SNAPSHOT_LIFE), meta=meta), key)


def sign_timestamp(version: int, snapshot: int, key: Path, now: datetime) -> bytes:
    """Return the word that this snapshot is the newest, with the time it was given at."""
    issued_ms = int(now.timestamp() * 1000)
    timestamp = Timestamp(
        version,
        expires=_until(now, TIMESTAMP_LIFE),
        snapshot_meta=MetaFile(snapshot),
        unrecognized_fields={ISSUED_FIELD: issued_ms},
    )
    return _signed(timestamp, key)


def _signed(value: _Signed, *keys: Path) -> bytes:
    metadata = Metadata(value)
    for key in keys:
        metadata.sign(_signer(key), append=True)
    return metadata.to_bytes()


def _signer(folder: Path) -> CryptoSigner:
    own = PrivateFolder(folder)
    own.read(_KEY_FILE)  # says which file is missing
    return CryptoSigner.from_priv_key_uri(f"file2:{folder / _KEY_FILE}", _public(folder))


def _public(folder: Path) -> Key:
    try:
        kept = msgspec.json.decode(PrivateFolder(folder).read(_PUBLIC_FILE))
    except msgspec.DecodeError as error:
        raise RegistrarDamagedError(f"{folder.name}/{_PUBLIC_FILE} is damaged") from error
    return Key.from_dict(kept["id"], kept["key"])


def _until(now: datetime, life: timedelta) -> datetime:
    return (now + life).replace(microsecond=0)
