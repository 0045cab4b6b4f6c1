"""The floor below which no slip number and no stamp is given twice.

The database counts both. If it is damaged and set aside, a new one would begin
at 1 again; so a small file beside it says how far counting may have come. It
is written once for many numbers, always before the first of them is used.
"""

from pathlib import Path

import msgspec

from provisioning.storage.errors import DamagedError
from provisioning.storage.files import read, write_durably

_STEP = 100


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers up to these may have been used."""

    slips: int = 0
    stamps: int = 0


class Numbers:
    """The floor of one kiosk. Only the screen process writes it.

    ``counted`` is how far the database itself has counted, or None when it has
    counted nothing: then the file alone knows, and a damaged one raises DamagedError.
    """

    def __init__(self, path: Path, counted: Floor | None) -> None:
        self._path = path
        try:
            self.floor = _read(path)
        except DamagedError:
            if counted is None:
                raise
            self.floor = counted

    def reserve(self, slip: int, stamp: int) -> None:
        """Make sure that the floor is not below these numbers. Raises DiskFullError."""
        raised = Floor(
            slips=_raised(self.floor.slips, slip), stamps=_raised(self.floor.stamps, stamp)
        )
        if raised != self.floor:
            write_durably(self._path, [msgspec.json.encode(raised)])
            self.floor = raised


def _raised(floor: int, number: int) -> int:
    return floor if number <= floor else number + _STEP


def _read(path: Path) -> Floor:
    data = read(path)
    if data is None:
        return Floor()
    try:
        return msgspec.json.decode(data, type=Floor)
    except msgspec.DecodeError as error:
        raise DamagedError("the floor of numbers is damaged") from error
