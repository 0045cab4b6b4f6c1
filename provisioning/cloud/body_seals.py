"""The keys that bodies seal papers with: each made once, its public half laid out for checkers.

Private halves lie with the cloud's other keys, public ones beside the registry of kiosks:
one file a body. Any process may make the missing one; the first that names its file wins.
"""

import os
import re
from pathlib import Path

import msgspec

from provisioning.cloud.errors import NameRefusedError, RegistrarDamagedError
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.storage.files import sync_folder
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey, Suite, SuiteId
from provisioning.wire.reading import UNREADABLE

_BODY = re.compile(r"[A-Z0-9-]{1,32}\Z")


class PublicSeal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The half of a body's key that anybody may have."""

    body: str
    suite: SuiteId
    key: bytes


class BodySeals:
    """The keys of one place's bodies. Any thread, any process."""

    def __init__(self, private: Path, public: Path, suite: Suite) -> None:
        self._private, self._suite = private, suite
        self._public = public
        self._known: dict[str, SigningPrivateKey] = {}

    def key_of(self, body: str) -> SigningPrivateKey:
        """Return a body's key, made now if it has none. Raises NameRefusedError."""
        known = self._known.get(body)
        if known is None:
            known = self._known[body] = self._kept(checked_body(body))
        return known

    def _kept(self, body: str) -> SigningPrivateKey:
        folder, name = PrivateFolder(self._private), f"{body}.seal"
        if not folder.holds(name):
            self._make(folder, name)
        key = SigningPrivateKey(folder.read(name))
        public = PublicSeal(body, self._suite.id, self._suite.signing_public(key))
        PrivateFolder(self._public).write(
            f"{body}.json", msgspec.json.format(msgspec.json.encode(public))
        )
        return key

    def _make(self, folder: PrivateFolder, name: str) -> None:
        """Write a new key beside its place and name it there, unless somebody was quicker."""
        drafted = folder.write(f"{name}.{os.getpid()}", self._suite.new_signing_key())
        try:
            os.link(drafted, folder.path / name)
        except FileExistsError:
            pass  # another process made it meanwhile: that one is the key
        finally:
            drafted.unlink()
        sync_folder(folder.path)


class PublicSeals:
    """The public halves, as a checker has them: a folder of files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def signing_key(self, body: str) -> SigningPublicKey | None:
        """Return the key that a body seals with, or None. Raises RegistrarDamagedError."""
        file = self._folder / f"{body}.json"
        if _BODY.match(body) is None or not file.is_file():
            return None
        try:
            found = msgspec.json.decode(file.read_bytes(), type=PublicSeal)
        except UNREADABLE as error:
            raise RegistrarDamagedError(f"the seal of {body} is damaged") from error
        return SigningPublicKey(found.key)


def checked_body(body: str) -> str:
    """Return the id of a body, which becomes a file's name. Raises NameRefusedError."""
    if _BODY.match(body) is None:
        raise NameRefusedError(f"no id of a body: {body!r}")
    return body
