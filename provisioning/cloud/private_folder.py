"""A folder that only its owner may read, whose files survive a power cut."""

from pathlib import Path

from provisioning.cloud.errors import RegistrarDamagedError
from provisioning.storage.files import write_durably

FOLDER_MODE = 0o700


class PrivateFolder:
    """A folder of mode 0700 with files of mode 0600. Made when it is missing."""

    def __init__(self, path: Path) -> None:
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        path.chmod(FOLDER_MODE)
        self.path = path

    def within(self, name: str) -> "PrivateFolder":
        """Return a private folder inside this one."""
        return PrivateFolder(self.path / name)

    def write(self, name: str, data: bytes) -> Path:
        """Write one file durably, whole or not at all, and return its path. Replaces the old."""
        write_durably(self.path / name, [data])
        return self.path / name

    def read(self, name: str) -> bytes:
        """Return one file. Raises RegistrarDamagedError when it is not there."""
        try:
            return (self.path / name).read_bytes()
        except OSError as error:
            raise RegistrarDamagedError(f"{name} cannot be read") from error

    def holds(self, name: str) -> bool:
        """Say whether a file of this name is here."""
        return (self.path / name).is_file()
