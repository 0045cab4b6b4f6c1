"""The region of a simulated world: real keys, real signatures, a catalogue with nothing in it.

All of it is made from fixed bytes, so that one seed stays one schedule.
"""

import base64
import hashlib
import json
import re
from datetime import datetime
from pathlib import Path

from provisioning.cloud.repository import Repository
from provisioning.cloud.signing import ROLE_KEYS, ROOT_KEYS
from provisioning.storage.files import read
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import SigningPrivateKey
from provisioning.wire.repository import CATALOGUE_PREFIX, INDEX_FILE, decode_index

DIVISION = "529901100201"
_HEADING = "catalogue.toml"
_PRIVATE = bytes.fromhex("302e020100300506032b657004220420")  # RFC 8410: an Ed25519 seed follows
_EMPTY = ("department", "element", "material", "theme")
_WORDS = '{ zh = "一", en = "one" }'


class Region:
    """One region's desk, in a real folder of its own; its repository lies on the cloud's disk."""

    def __init__(self, scratch: Path) -> None:
        self._keys, self._catalogue = scratch / "keys", scratch / "catalogue"
        self.version = 0
        for name in (*ROOT_KEYS, *ROLE_KEYS):
            _write_key(self._keys / name, hashlib.sha256(name.encode()).digest())
        for name in ("matters", "packages"):
            (self._catalogue / name).mkdir(parents=True)

    def found(self, repository: Path, now: datetime) -> bytes:
        """Found the repository; return the root that kiosks are installed with."""
        return Repository(repository).found(self._keys, now)

    def bring_out(self, repository: Path, now: datetime) -> None:
        """Sign another edition and publish it. Raises StorageError leaves."""
        self.version += 1
        _write_empty_catalogue(self._catalogue, self.version)
        opened = Repository(repository)
        opened.sign(self._catalogue, self._keys / "targets", now)
        opened.publish(self._keys, now)


def published(repository: Path) -> int:
    """Return the version of the edition that a repository hands out; 0 while there is none."""
    data = read(repository / INDEX_FILE)
    listed = decode_index(data).targets if data else ()
    for one in listed:
        if one.name == CATALOGUE_PREFIX + _HEADING:
            heading = Repository(repository).objects.read(one.sha256) or b""
            found = re.search(rb"version = (\d+)", heading)
            return int(found[1]) if found else 0
    return 0


def _write_key(folder: Path, seed: bytes) -> None:
    """Write a key as `provisioning.cloud.signing` keeps it."""
    folder.mkdir(parents=True)
    body = base64.b64encode(_PRIVATE + seed).decode()
    pem = f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"
    (folder / "key.pem").write_text(pem, encoding="ascii")
    public = InternationalSuite().signing_public(SigningPrivateKey(seed)).hex()
    key = {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": public}}
    said = json.dumps({"id": hashlib.sha256(seed).hexdigest(), "key": key})
    (folder / "public.json").write_text(said, encoding="ascii")


def _write_empty_catalogue(folder: Path, version: int) -> None:
    """Write files that all change with the version: each edition is several objects to fetch."""
    files = {f"{name}s.toml": f"{name} = []\n" for name in _EMPTY} | {"spoken.toml": ""}
    for name, text in files.items():
        (folder / name).write_text(f"# {version}\n{text}", encoding="utf-8")
    (folder / _HEADING).write_text(_heading(version), encoding="utf-8")


def _heading(version: int) -> str:
    return (
        f'version = {version}\nregion = {_WORDS}\ndivision = "529901000000"\n'
        f'published = "2026-11-21"\nphone = "12345"\nyes = {_WORDS}\nno = {_WORDS}\n'
        "retentions = []\nabolished = []\n"
    )
