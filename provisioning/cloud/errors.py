"""What can go wrong while the fleet is founded and its broker is run.

Nobody at a kiosk meets these: they are told to the operator who typed the
command. Codes PRO-40 to PRO-44, PRO-48, PRO-49.
"""

from provisioning.errors import ProvisioningError


class NameRefusedError(ProvisioningError):
    """A name that the registrar does not give away.

    Cause: The id is not of the agreed form, or it is reserved for the cloud's own services.
    Resident: Nothing; the kiosk is not in use yet.
    Helper: Nothing; central operations choose another id.
    """

    code = "PRO-40"


class AlreadyEnrolledError(ProvisioningError):
    """A kiosk that is in the registry already.

    Cause: The same kiosk id was enrolled twice; a second certificate would be a second kiosk.
    Resident: Nothing.
    Helper: Nothing; central operations revoke the old enrolment first.
    """

    code = "PRO-41"


class UnknownKioskError(ProvisioningError):
    """A kiosk that was never enrolled here.

    Cause: The id was mistyped, or the kiosk belongs to another region.
    Resident: Nothing.
    Helper: Read the id from the kiosk's label to central operations.
    """

    code = "PRO-42"


class RegistrarDamagedError(ProvisioningError):
    """A file of the registrar cannot be used.

    Cause: A key, certificate or registry entry is missing, altered or unreadable.
    Resident: Nothing at once; kiosks that are enrolled go on working.
    Helper: Nothing; central operations restore the registrar's folder from its backup.
    """

    code = "PRO-43"


class BrokerNotReadyError(ProvisioningError):
    """The broker did not start, or stopped.

    Cause: mosquitto is missing, refuses its configuration, or its port is taken.
    Resident: Nothing; the kiosk keeps applications and sends them later.
    Helper: Nothing; central operations read the broker's log.
    """

    code = "PRO-44"


class UnknownHelperError(ProvisioningError):
    """A helper or a roster that central operations do not keep.

    Cause: The helper's number or the station was mistyped, or the roster was never founded.
    Resident: Nothing.
    Helper: Read the number from your card to central operations.
    """

    code = "PRO-48"


class CatalogueNotNewerError(ProvisioningError):
    """A catalogue whose version does not grow.

    Cause: It was changed and its version was not raised; kiosks would not tell the two apart.
    Resident: Nothing.
    Helper: Nothing; the editor raises the version and signs again.
    """

    code = "PRO-49"
