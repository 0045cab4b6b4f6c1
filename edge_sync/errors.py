"""What can go wrong between a kiosk and the cloud. Codes SYN-01 to SYN-18.

SyncError
├── UnreadableError            bytes that are no message of ours
├── FalseWordError             a signature that is not the cloud's: ignored, reported
├── SlipNumberTakenError       a slip number is used already
├── EdgeInUseError             another process owns this kiosk's store
├── UnsoundApplicationError    an application that does not fit together
├── LinkError                  no connection; try again
├── SlipCodeError              no code of a slip
├── BrokenJournalError         a kiosk's journal does not fit itself: evidence is kept
├── TwoHistoriesError          the cloud's log does not fit itself: evidence is kept
├── StoreReplacedError         the database was set aside under a running courier
├── NothingToRescueError      no kiosk's store where one was to be rescued
├── NoStickError               nowhere to copy to
├── StickFailedError           the stick did not take it
└── RefusedError               the cloud will not take a parcel: set aside for a person
    ├── ParcelNotOpenedError
    ├── MismatchError
    ├── StrangerError
    ├── SlipUsedTwiceError
    └── ApplicationRefusedError
        └── EditionUnknownError
"""


class SyncError(Exception):
    """The family of this package."""

    code = "SYN-00"


class UnreadableError(SyncError):
    """Bytes arrived that are no message of ours.

    Cause: A newer program on the other side, or bytes altered on the way.
    Resident: Nothing; the application is kept and sent again.
    Helper: Nothing; call central operations if it repeats.
    """

    code = "SYN-01"


class FalseWordError(SyncError):
    """A receipt, refusal or news whose signature is not the cloud's.

    Cause: Somebody between kiosk and cloud pretends to be the cloud, or a key was changed.
    Resident: Nothing; the application is kept until the true receipt comes.
    Helper: Call central operations at once.
    """

    code = "SYN-02"


class SlipNumberTakenError(SyncError):
    """A slip number is used already.

    Cause: The visit was lodged already, or a second visit took the same number.
    Resident: Please touch again; nothing entered is lost.
    Helper: Call central operations if it repeats.
    """

    code = "SYN-03"


class EdgeInUseError(SyncError):
    """Another process owns this kiosk's store.

    Cause: The kiosk program was started twice.
    Resident: Nothing; the program that was first goes on.
    Helper: Switch the kiosk off and on.
    """

    code = "SYN-04"


class UnsoundApplicationError(SyncError):
    """An application does not fit together: its documents are not those it describes.

    Cause: An error in the program.
    Resident: This application could not be handed in; what was entered is still on the screen.
    Helper: Call central operations and tell them the code.
    """

    code = "SYN-05"


class LinkError(SyncError):
    """No connection to the broker.

    Cause: The network is down, the broker is away, or a certificate is not accepted.
    Resident: Nothing; applications wait in the kiosk and leave by themselves.
    Helper: Look at the network cable or the card; after two days call central operations.
    """

    code = "SYN-06"


class SlipCodeError(SyncError):
    """The code read is not one of a slip.

    Cause: Another code was shown, or the slip is torn or worn.
    Resident: Please lay the slip flat under the camera, the small code upwards.
    Helper: Try the other code on the slip; its number can be looked up at the counter.
    """

    code = "SYN-07"


class RefusedError(SyncError):
    """The family of reasons for which the cloud does not take a parcel. It is kept whole."""


class ParcelNotOpenedError(RefusedError):
    """A parcel does not open.

    Cause: Sealed to a key the cloud no longer has, or altered on the kiosk's disk.
    Resident: Central operations will call; the slip stays valid.
    Helper: Call central operations; the parcel is kept at the kiosk and in the cloud.
    """

    code = "SYN-08"


class MismatchError(RefusedError):
    """A parcel opened, and does not hold what its offer says.

    Cause: An error in the program, or somebody altered the kiosk's records.
    Resident: Central operations will call; the slip stays valid.
    Helper: Call central operations; the parcel is kept at the kiosk and in the cloud.
    """

    code = "SYN-09"


class StrangerError(RefusedError):
    """An offer does not carry the signature of a kiosk that counts.

    Cause: The kiosk was revoked, or was enrolled anew and its old journal is not known.
    Resident: Central operations will call; the slip stays valid.
    Helper: Call central operations.
    """

    code = "SYN-10"


class SlipUsedTwiceError(RefusedError):
    """Two different applications bear the same slip number.

    Cause: A kiosk's disk was copied or set back.
    Resident: Central operations will call; the slip stays valid.
    Helper: Call central operations at once; do not switch the kiosk off.
    """

    code = "SYN-11"


class ApplicationRefusedError(RefusedError):
    """The case handling cannot take an application.

    Cause: It names a matter or a catalogue the cloud has never published.
    Resident: Central operations will call; the slip stays valid.
    Helper: Call central operations; the application is kept whole.
    """

    code = "SYN-12"


class EditionUnknownError(ApplicationRefusedError):
    """An application was lodged under an edition that the cloud does not know.

    Cause: The kiosk was brought up to date by stick before the edition was published here.
    Resident: Central operations will call; the slip stays valid.
    Helper: Call central operations; the application is kept whole until they publish it.
    """

    code = "SYN-18"


class StoreReplacedError(SyncError):
    """The database was set aside while the courier had it open.

    Cause: The kiosk found its database damaged and began a new one.
    Resident: Nothing; the courier starts again by itself.
    Helper: Call central operations: a damaged file is kept.
    """

    code = "SYN-13"


class NothingToTellError(SyncError):
    """News for an application that the intake does not hold.

    Cause: An error in the program; news were written before the application arrived.
    Resident: Nothing.
    Helper: Nothing; central operations look at the code.
    """

    code = "SYN-14"


class TwoHistoriesError(SyncError):
    """The cloud has signed two heads of its log that are not one history.

    Cause: The cloud's database was set back to an older state, or somebody shows different pasts.
    Resident: Nothing; slips and receipts stay valid.
    Helper: Call central operations; the evidence is kept at the kiosk and must not be deleted.
    """

    code = "SYN-15"


class BrokenJournalError(SyncError):
    """A kiosk's journal has a fork, a broken link, or goes on without a slip that was given.

    Cause: The kiosk's disk was copied or set back, or somebody rewrote its journal.
    Resident: Nothing; what has arrived counts.
    Helper: Call central operations at once; do not switch the kiosk off.
    """

    code = "SYN-16"


class NothingToRescueError(SyncError):
    """There is no kiosk's store in the folder that was named.

    Cause: The folder is not a kiosk's data folder, or the disk is not mounted there.
    Resident: Nothing.
    Helper: Call central operations, who name the folder that holds kiosk.db.
    """

    code = "SYN-17"


class NoStickError(SyncError):
    """There is no stick in this kiosk to copy to.

    Cause: None was put in, it was not put in all the way, or it has no file system.
    Resident: Nothing.
    Helper: Put a stick in, wait until its light is steady, and copy again.
    """

    code = "SYN-24"


class StickFailedError(SyncError):
    """What has not left could not be copied to the stick.

    Cause: The stick is full, write-protected, broken, or was pulled out too early.
    Resident: Nothing; the applications are still in the kiosk.
    Helper: Take another stick and copy again.
    """

    code = "SYN-25"
