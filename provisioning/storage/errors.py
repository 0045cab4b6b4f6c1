"""What can go wrong with what lies on the disk. Codes PRO-10 to PRO-17.

StorageError
├── DiskFullError            stop taking visits; make room
├── DamagedError             set aside, go on with a new file
├── BusyError                another process writes; try again
├── NewerSchemaError         a newer program wrote this file
├── SettingsRefusedError     the engine would lose data in a power cut
├── UnreachableError         the file cannot be opened or read
└── ConflictError            the row is there already, or names one that is not
"""

from provisioning.errors import ProvisioningError


class StorageError(ProvisioningError):
    """The family: what was being written is not written, and nothing else has changed."""


class DiskFullError(StorageError):
    """There is no room left on the disk.

    Cause: Applications wait for the link, or something else fills the disk.
    Resident: This kiosk cannot take an application now; what was entered is still on the screen.
    Helper: Bring the link back so that waiting applications can leave; call if it stays full.
    """

    code = "PRO-10"


class DamagedError(StorageError):
    """A database file is damaged.

    Cause: The disk lost or mixed up bytes that it had confirmed.
    Resident: The kiosk starts anew and serves; earlier slips stay valid.
    Helper: Call central operations: what could be read came over, and the damaged file is kept.
    """

    code = "PRO-11"


class BusyError(StorageError):
    """Another process held the database for too long.

    Cause: A process hangs in the middle of writing.
    Resident: Please wait a moment and touch again; nothing entered is lost.
    Helper: If it repeats, switch the kiosk off and on.
    """

    code = "PRO-12"


class NewerSchemaError(StorageError):
    """The database needs a newer version of this program.

    Cause: The program was set back behind a change that it cannot go on with.
    Resident: The kiosk does not open; the help page shows the code.
    Helper: Call central operations, who install the newer version again.
    """

    code = "PRO-13"


class SettingsRefusedError(StorageError):
    """The database engine does not keep what it confirms.

    Cause: The installed SQLite is too old, or refuses write-ahead logging with full syncing.
    Resident: The kiosk does not open; the help page shows the code.
    Helper: Call central operations; the software on this kiosk is not complete.
    """

    code = "PRO-14"


class UnreachableError(StorageError):
    """A file cannot be opened, read or written.

    Cause: The disk is missing, worn out or mounted read-only, or rights were changed.
    Resident: This kiosk cannot take an application now.
    Helper: Switch off and on once; if the code comes back, call central operations.
    """

    code = "PRO-15"


class ConflictError(StorageError):
    """A row is there already, or names one that is not.

    Cause: The same thing was written twice; the second time is refused.
    Resident: Nothing was lost; touch again.
    Helper: Call central operations if it repeats.
    """

    code = "PRO-16"
