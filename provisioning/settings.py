"""Settings files: TOML, read once, strict. An unknown key is an error, not a surprise."""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

import msgspec

from provisioning.errors import ProvisioningError

_Settings = TypeVar("_Settings", bound=msgspec.Struct)


class SettingsError(ProvisioningError):
    """A settings file is missing, unreadable, or says something it should not.

    Cause: The file was edited by hand, or the program was started with the wrong one.
    Resident: The kiosk does not open.
    Helper: Nothing; central operations correct the file that the message names.
    """

    code = "PRO-60"


def read_settings(path: Path, kind: type[_Settings], places: Collection[str]) -> _Settings:
    """Read a file; ``places`` are the fields that are paths, and become absolute.

    Relative paths start at the file's folder; an empty path stays empty. Raises SettingsError.
    """
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    here = path.resolve().parent
    found = {
        name: str(here / getattr(settings, name)) for name in places if getattr(settings, name)
    }
    return msgspec.structs.replace(settings, **found)
