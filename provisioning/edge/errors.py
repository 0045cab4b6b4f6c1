"""What can go wrong with what comes down. The kiosk serves on with what it has, every time."""

from provisioning.errors import ProvisioningError


class CatalogueRefusedError(ProvisioningError):
    """A new catalogue is not signed as it must be, or is not what was signed.

    Cause: A file was altered, is missing, or is older than one this kiosk has used.
    Resident: Nothing; the kiosk serves on with the catalogue it has.
    Helper: Call central operations if it repeats; a stick should be written anew.
    """

    code = "PRO-51"


class CatalogueExpiredError(ProvisioningError):
    """The signatures of a catalogue are over.

    Cause: Nothing new was published in time, somebody holds newer editions back, or the clock
    runs far ahead.
    Resident: Nothing; the kiosk serves on with the catalogue it has.
    Helper: Tell central operations, and the date that the kiosk shows.
    """

    code = "PRO-52"


class CatalogueBusyError(ProvisioningError):
    """Another process of this kiosk is taking a catalogue just now.

    Cause: A stick was put in while a catalogue came over the line.
    Resident: Nothing.
    Helper: Try again in a minute.
    """

    code = "PRO-53"
