"""What a visit asks of the machine, as values. `kiosk.app` carries them out."""

from dataclasses import dataclass, field

from devices.printer.sheet import Sheet
from edge_sync.wire.application import SlipNumber
from kiosk.journeys.finding_states import GuideFacts
from kiosk.journeys.greeting import Greeting
from kiosk.journeys.recording_states import TakeDeed
from kiosk.text.any_text import AnyText
from kiosk.text.language import Language
from provisioning.catalogue.words import Words
from provisioning.wire.help import About


@dataclass(frozen=True, slots=True)
class ReadCards:
    """Let card events through, or stop; a card that lies there already must be lifted first."""

    on: bool


@dataclass(frozen=True, slots=True)
class Speak:
    """Say a sentence aloud, in the language of the visit."""

    text: AnyText


@dataclass(frozen=True, slots=True)
class PrintMissing:
    """Print what to bring next time: names of papers and nothing of a person."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class TakePicture:
    """Take one page now; the answer is `ScanTaken` or `ScanFailed`.

    ``beside`` are the pages of this document that were accepted just now: none of them is
    to be taken twice. A portrait is held against what a photograph has to be.
    """

    beside: tuple[bytes, ...] = field(default=(), repr=False)
    is_portrait: bool = False


@dataclass(frozen=True, slots=True)
class WaitForPhone:
    """Wait for a picture of a kind of paper from a phone, as long as its page stands.

    The answers are `PhoneReady`, `PhoneOpened` and `ScanTaken`, or `PhoneFailed`. The picture
    is held against what `wanted` says, as one of the kiosk's own camera is.
    """

    paper: Words
    wanted: TakePicture = field(default=TakePicture(), repr=False)


@dataclass(frozen=True, slots=True)
class LookAtStick:
    """Look what a stick has, once one is put in, as long as its page stands.

    The answers are `StickAwaited` and `StickSeen`, or `StickFailed`.
    """


@dataclass(frozen=True, slots=True)
class TakeFromStick:
    """Make a page of a leaf of the stick; the answer is `ScanTaken` or `ScanFailed`."""

    place: int
    wanted: TakePicture = field(default=TakePicture(), repr=False)


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """Have a page read; the answer is `PaperTold`, sooner or later."""

    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Lodge:
    """Seal and write what was entered; the answer is `LodgeDone` or `LodgeFailed`."""


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Print a slip; the answer is `Printed` or `PrintFailed`.

    ``greeting`` is what the resident knows the slip by, surname and last four
    digits: from memory, on the first print alone, stored nowhere.
    """

    number: SlipNumber
    greeting: Greeting | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CountWrong:
    """A code was entered that is not this slip's."""

    number: SlipNumber


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """Print a page to be signed in ink; the answer is `PaperPrinted` or `PaperNotPrinted`."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SpeakAloud:
    """Say words that are no text of the kiosk's own: lists, news, what is signed.

    What is private is said at the ear of one person, or shown and not said.
    """

    words: str = field(repr=False)
    is_private: bool = True


@dataclass(frozen=True, slots=True)
class PrintGuide:
    """Print a guide; the answer is `GuidePrinted` or `GuideNotPrinted`."""

    facts: GuideFacts
    language: Language


@dataclass(frozen=True, slots=True)
class CountUse:
    """Count that a title was wanted at this kiosk: of whom, nothing is written (row M10)."""

    title: str


@dataclass(frozen=True, slots=True)
class LookForSlip:
    """Look for a slip's code under the camera, or stop looking."""

    on: bool


@dataclass(frozen=True, slots=True)
class AskCloud:
    """Ask how the applications of this card's holder stand.

    The answer is `ProgressTold` or `NoAnswerCame`, unless `StopAsking` comes first.
    """

    number: str = field(repr=False)
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CallTheTown:
    """Call the helper in the town; the answer is `TownAnswered` or `TownSilent`.

    ``page`` is the step of the visit; nothing of a person goes along.
    """

    about: About
    page: str


@dataclass(frozen=True, slots=True)
class StopAsking:
    """Whoever asked has gone on: delete the question and its answer."""


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget everything about the person who was here."""


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Print a resume slip, then keep the draft; the answer is `DraftSaved` or `DraftFailed`."""


@dataclass(frozen=True, slots=True)
class ForgetDraft:
    """Delete a draft that is not wanted any more."""

    draft: str


@dataclass(frozen=True, slots=True)
class CheckCode:
    """Look whose code this is; the answer is `SignedIn` or `CodeRefused`."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StampConfirmation:
    """Stamp this moment; the answer is `ConfirmationStamped`."""


@dataclass(frozen=True, slots=True)
class LookAtStation:
    """Work out how the station stands, for the helper's page."""


@dataclass(frozen=True, slots=True)
class CopyUnsent:
    """Copy what has not left to the stick; the answer is `StationSeen`."""


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """Print the helper's morning sheet; the answer is `MorningPrinted`."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class SettleStore:
    """Leave everything in one file; the answer is `Settled`."""


@dataclass(frozen=True, slots=True)
class CutPower:
    """Close the kiosk and switch the machine off."""


@dataclass(frozen=True, slots=True)
class AboutTake:
    """Do something about the recording of a prompt; the answer is `TakeDone`."""

    deed: TakeDeed
    prompt: str
    who: str  # the helper's id


@dataclass(frozen=True, slots=True)
class EndDuty:
    """The helper signed out."""


Effect = (
    ReadCards
    | Speak
    | PrintMissing
    | SpeakAloud
    | ReadPaper
    | TakePicture
    | WaitForPhone
    | LookAtStick
    | TakeFromStick
    | Lodge
    | PrintSlip
    | CountWrong
    | PrintPaper
    | PrintGuide
    | CountUse
    | LookForSlip
    | SaveDraft
    | ForgetDraft
    | Wipe
    | CheckCode
    | CallTheTown
    | StampConfirmation
    | LookAtStation
    | CopyUnsent
    | PrintSheet
    | SettleStore
    | CutPower
    | EndDuty
    | AboutTake
    | AskCloud
    | StopAsking
)
