"""What can go wrong with a device in a way the caller has to act on.

One family, `DeviceError`. No paper, no card, a page cut off are not here: they
are expected and therefore values (`CardFault`, `Printed`, `PageFlag`,
`CameraState`). No message in this family carries a byte that came from a card.
"""


class DeviceError(Exception):
    """The family of this package."""

    code = "DEV-00"


class DeviceGoneError(DeviceError):
    """The port of a device cannot be opened, or vanished while in use.

    Cause: the cable is out, the device lost power, or another program holds the port.
    Resident: "this part of the machine is not working just now", and the way on without it.
    Helper: push the plug in until it clicks; if it stays, restart the machine once, then call.
    """

    code = "DEV-01"


class DeviceSilentError(DeviceError):
    """A device did not answer a command within its time.

    Cause: the device hangs, or the wrong device is plugged into this port.
    Resident: "please wait", and after some seconds the way on without the device.
    Helper: pull the plug of the device, count to five, push it in again.
    """

    code = "DEV-02"


class UnreadablePictureError(DeviceError):
    """A picture file is not a picture that this machine can read.

    Cause: the file is cut short or of a kind that is not known.
    Resident: "the picture could not be read, please lay the paper again".
    Helper: lay the paper again; a file from outside is saved as JPEG or PNG first.
    """

    code = "DEV-03"


class SheetError(DeviceError):
    """A sheet cannot be drawn for this paper: a code or a word is wider than the roll.

    Cause: the content is made for a wider roll than the one in the settings.
    Resident: "the slip cannot be printed here", with the slip number in large digits.
    Helper: write the slip number down for the resident and call: the settings are wrong.
    """

    code = "DEV-04"


class HandsError(DeviceError):
    """The emulated devices refuse or do not understand a command of the demonstration.

    Cause: a misspelt command, person or file, or the emulators are not running.
    Resident: nothing: emulated devices do not stand in a village.
    Helper: nothing: this code belongs to the demonstration and the tests.
    """

    code = "DEV-05"


class UnreadableSoundError(DeviceError):
    """A recording is not one that this machine can play.

    Cause: the file is cut short, damaged, or of a kind that is not known.
    Resident: nothing: the words are said by the machine's own voice.
    Helper: record the sentence again on the station's page.
    """

    code = "DEV-06"


class StickGoneError(DeviceError):
    """A stick does not answer: it was pulled out, or it is broken.

    Cause: the stick was pulled out too early, sits loosely, or is worn out.
    Resident: "the stick was pulled out", and to put it in again or to use the camera.
    Helper: push the stick in until it stops; one that fails again is laid under the camera instead.
    """

    code = "DEV-07"


class EmptyStickError(DeviceError):
    """A stick has no picture and no PDF that this machine knows.

    Cause: the pictures lie deeper than four folders, or were saved in another format.
    Resident: "no picture was found on the stick", and to use the camera.
    Helper: save scans as JPEG or PDF, in no folder or a few; or lay the paper under the camera.
    """

    code = "DEV-08"


class UnreadableFileError(DeviceError):
    """One file of a stick cannot be read as a page.

    Cause: the file is cut short, locked with a password, too large, or not what it seems to be.
    Resident: "this one cannot be opened", and to choose another one or to use the camera.
    Helper: choose another one; a PDF with a password is saved without it first.
    """

    code = "DEV-09"
