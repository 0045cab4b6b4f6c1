"""What can go wrong in a visit in a way somebody has to act on.

Wrong answers, a stranger's card, a short signature are expected and therefore
values (`kiosk.journeys.faults`).
"""


class KioskError(Exception):
    """The family of this package."""

    code = "KIO-00"


class UnreadableSlipRecordError(KioskError):
    """The record that a slip is printed from cannot be read.

    Cause: The record was written by another version of the program, or damaged on the disk.
    Resident: The slip cannot be printed here; the application is safe under its number.
    Helper: Write the slip number down for the resident and call central operations.
    """

    code = "KIO-01"


class UnfinishedVisitError(KioskError):
    """A visit was to be handed in before every page had its answer.

    Cause: An error in the program.
    Resident: The page that is still open is shown again; nothing entered is lost.
    Helper: Call central operations and tell them the code.
    """

    code = "KIO-02"


class UnreadableDraftError(KioskError):
    """A draft was opened by its slip and cannot be gone on with.

    Cause: It was saved by an older program, or its matter is no longer in the catalogue.
    Resident: What was saved cannot be used any more; please begin anew.
    Helper: Help to begin anew; tell central operations the code.
    """

    code = "KIO-03"


class NoHelpLineError(KioskError):
    """Help from the town was to be served, and this kiosk is not set up for it.

    Cause: No help_socket, neither help_host nor phone_interface, or no help.key of its length.
    Resident: The page of a call says that nobody answers, and names the telephone.
    Helper: Put the town's help.key into the kiosk's identity folder, and set both settings.
    """

    code = "KIO-04"


class NoPhoneDoorError(KioskError):
    """Pictures from phones were to be taken, and nothing can listen on the station's network.

    Cause: phone_interface is no address of this machine, is no private network, or is in use.
    Resident: The way by phone is not offered, or says after a moment that it does not work.
    Helper: Look whether the station's network is on; then call central operations.
    """

    code = "KIO-05"


class UnreadableLanguageError(KioskError):
    """A language that the station brings cannot be used.

    Cause: Its file is no pack, names a text that is none, or has signs that no typeface draws.
    Resident: The language is not offered; Chinese and English are.
    Helper: Tell central operations the code; they mend the file in the languages folder.
    """

    code = "KIO-06"
