"""What the person or the machine can do to a visit, as values."""

from dataclasses import dataclass, field
from datetime import date

from edge_sync.wire.application import ForWhom, SlipNumber, Stamp
from edge_sync.wire.signing_slip import SigningSlip
from kiosk.journeys.at_hand import AtHand
from kiosk.journeys.helper_states import StationLook
from kiosk.journeys.later_actions import (
    AnswerNotice,
    DraftClosed,
    DraftFailed,
    DraftOpened,
    DraftSaved,
    DropDraft,
    SaveForLater,
    TakeBack,
    Toggle,
)
from kiosk.journeys.signing import SignWay, Strokes
from kiosk.journeys.states import NewsShown
from kiosk.text.keys import Text
from kiosk.text.language import Language
from provisioning.catalogue.rules.resolving import Way

__all__ = [
    "AnswerNotice",
    "DraftClosed",
    "DraftFailed",
    "DraftOpened",
    "DraftSaved",
    "DropDraft",
    "SaveForLater",
    "TakeBack",
    "Toggle",
]  # and all that is defined here


@dataclass(frozen=True, slots=True)
class Start:
    """Welcome: begin an application."""


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """Anywhere: change the language."""

    language: Language


@dataclass(frozen=True, slots=True)
class Touch:
    """Anywhere: the glass was touched; the idle clock starts again."""


@dataclass(frozen=True, slots=True)
class Agree:
    """Notice, NotYet, Needs: understood, go on."""


@dataclass(frozen=True, slots=True)
class ChooseForWhom:
    """AskForWhom: one of the three."""

    who: ForWhom


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card lies on the reader and is being read."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """What a card's chip said. ``valid_to`` is None for a card without expiry.

    ``is_social``: from a social-security card, which proves nobody's identity,
    and knows no address.
    """

    name: str = field(repr=False)
    number: str = field(repr=False)
    sex: str = field(repr=False)  # "男" or "女"
    nation: str = field(repr=False)  # "汉族"
    birth: date = field(repr=False)
    address: str = field(repr=False)
    valid_to: date | None = field(repr=False)
    is_social: bool = False


@dataclass(frozen=True, slots=True)
class CardRead:
    """The card was read."""

    card: ReadCard


@dataclass(frozen=True, slots=True)
class CardFailed:
    """The card was not read; ``code`` names the fault ("DEV-02")."""

    code: str


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card left the reader: a normal event. Another may still lie on the other reader."""

    another_lies: bool = False


@dataclass(frozen=True, slots=True)
class TypeInstead:
    """Identify, FurtherPerson: no card; name and number are typed."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """AskConsent: no; the application goes on without it."""


@dataclass(frozen=True, slots=True)
class TouchMember:
    """Members: leave it out, take it in again, or hear why it is locked."""

    matter: str


@dataclass(frozen=True, slots=True)
class NotHere:
    """FurtherPerson: he or she is not here; what is needed is typed, and signed later."""


@dataclass(frozen=True, slots=True)
class AskToVouch:
    """Identify, FurtherPerson: the helper of this visit knows the person."""


@dataclass(frozen=True, slots=True)
class AskHow:
    """Welcome: how is something done? Nobody is asked who they are."""


@dataclass(frozen=True, slots=True)
class ChooseEvent:
    """Choose: a life event."""

    id: str


@dataclass(frozen=True, slots=True)
class AskInWords:
    """Choose: say it in your own words."""


@dataclass(frozen=True, slots=True)
class LookFor:
    """Search: the words as typed so far."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShowSample:
    """Guide: what does this paper look like?"""

    material: str


@dataclass(frozen=True, slots=True)
class PrintGuide:
    """Guide: print it."""


@dataclass(frozen=True, slots=True)
class GuidePrinted:
    """The printer confirmed the guide to this title."""

    title: str


@dataclass(frozen=True, slots=True)
class GuideNotPrinted:
    """The guide is not on paper; ``code`` names the fault."""

    title: str
    code: str


@dataclass(frozen=True, slots=True)
class ChooseTitle:
    """Choose, ChooseFrom, Search: a matter or a package."""

    id: str


@dataclass(frozen=True, slots=True)
class AnswerScenario:
    """Scenario: one option."""

    option: str


@dataclass(frozen=True, slots=True)
class AnswerField:
    """Question: the text as entered, or the id of a choice."""

    text: str = field(repr=False)
    despite_warning: bool = False  # the same text again, after its warning was read


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Question: take its way out ("I have no mobile phone")."""


@dataclass(frozen=True, slots=True)
class TakePage:
    """Paper: take the picture now."""


@dataclass(frozen=True, slots=True)
class ScanTaken:
    """The camera's page: a JPEG, and the flaw to tell the resident, if any."""

    picture: bytes = field(repr=False)
    flaw: Text | None = None


@dataclass(frozen=True, slots=True)
class ScanFailed:
    """The camera gave no page."""

    code: str


@dataclass(frozen=True, slots=True)
class AcceptPage:
    """Paper: the page is good. ``another`` asks for one more page of this document."""

    another: bool = False


@dataclass(frozen=True, slots=True)
class Retake:
    """Paper: the page is not good."""


@dataclass(frozen=True, slots=True)
class NotToHand:
    """Paper asked for: I have not got it with me."""


@dataclass(frozen=True, slots=True)
class TakeWay:
    """Without: one of the ways for a paper that is not at hand."""

    way: Way


@dataclass(frozen=True, slots=True)
class MissingPrinted:
    """The list of what is missing is on paper, or is not; nobody waits for it."""


@dataclass(frozen=True, slots=True)
class SkipPaper:
    """Paper offered: no thanks."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Check: all of this is right. Leaving: yes, leave."""


@dataclass(frozen=True, slots=True)
class Change:
    """Check: go to one answer or paper and come back."""

    key: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Sign: the strokes drawn on the glass."""

    strokes: Strokes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenSigner:
    """Signers: one of them comes to sign."""

    party: str


@dataclass(frozen=True, slots=True)
class ChooseWay:
    """SignerWays, Sign: how this person signs."""

    way: SignWay


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """SignText: say the words aloud."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """InkPaper: print the page that will be signed on paper."""


@dataclass(frozen=True, slots=True)
class PaperPrinted:
    """The printer confirmed the page."""


@dataclass(frozen=True, slots=True)
class PaperNotPrinted:
    """The page is not on paper; ``code`` names the fault."""

    code: str


@dataclass(frozen=True, slots=True)
class ChooseWitness:
    """Witness: who signs beside the mark; an id from the state."""

    id: str


@dataclass(frozen=True, slots=True)
class SigningSlipRead:
    """ReadSlip: it is a signing slip; somebody came to sign."""

    slip: SigningSlip = field(repr=False)


@dataclass(frozen=True, slots=True)
class Back:
    """One page back; on Leaving: stay."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the visit; asks first where something would be lost."""


@dataclass(frozen=True, slots=True)
class LodgeDone:
    """The application is on disk, in one transaction, under this number."""

    number: SlipNumber


@dataclass(frozen=True, slots=True)
class LodgeFailed:
    """Nothing was written."""

    code: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer confirmed the whole slip."""

    number: SlipNumber


@dataclass(frozen=True, slots=True)
class PrintFailed:
    """The slip is not on paper; ``code`` names the fault."""

    number: SlipNumber
    code: str


@dataclass(frozen=True, slots=True)
class Retry:
    """LodgeFailed, Printing, ReadSlip, SlipWaiting, Paper: try again."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Printing failed: go on without paper; the slip stays due. ReadSlip: done."""


@dataclass(frozen=True, slots=True)
class PrintDue:
    """SlipWaiting: print this slip now."""

    number: SlipNumber


@dataclass(frozen=True, slots=True)
class ShowDue:
    """Welcome: show the slips that wait for paper."""


@dataclass(frozen=True, slots=True)
class StartReadingSlip:
    """Welcome: read my slip."""


@dataclass(frozen=True, slots=True)
class SlipOpened:
    """A private code was read; ``news`` may be empty, and the number unknown until they come."""

    number: SlipNumber | None
    news: tuple[NewsShown, ...] = field(repr=False)
    in_hand: AtHand | None = None  # what its holder may do, where the number is known


@dataclass(frozen=True, slots=True)
class SlipPublicOnly:
    """Only a public code was under the camera; ``received`` is the local time it says."""

    number: SlipNumber
    received: str = ""


@dataclass(frozen=True, slots=True)
class SlipOfFollower:
    """The slip of a supplement or a withdrawal: what became of it goes to the slip ``of``."""

    number: SlipNumber
    of: SlipNumber


@dataclass(frozen=True, slots=True)
class SlipNotOurs:
    """A code, and not one of ours."""


@dataclass(frozen=True, slots=True)
class SlipFailed:
    """The camera could not look."""

    code: str


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody has touched anything for so long."""

    seconds: float


@dataclass(frozen=True, slots=True)
class CallHelper:
    """Anywhere: the helper signs in; signed in, she joins the visit, or looks at her page."""


@dataclass(frozen=True, slots=True)
class EnterCode:
    """SignIn: the code as entered."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The code is a helper's; who she is stands in the context from now on."""


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """The code is nobody's, or one whose days are over or still to come."""

    is_of_another_day: bool = False


@dataclass(frozen=True, slots=True)
class HandKeys:
    """In a visit a helper joined: from now on she types, or the resident does."""

    to_helper: bool


@dataclass(frozen=True, slots=True)
class ConfirmationStamped:
    """HandOver: the moment at which the resident confirmed."""

    stamp: Stamp


@dataclass(frozen=True, slots=True)
class StationSeen:
    """Helper: how the station stands."""

    look: StationLook


@dataclass(frozen=True, slots=True)
class CarryPapers:
    """HandOver: nobody is here to confirm; the helper carries the papers under a mandate."""


@dataclass(frozen=True, slots=True)
class SignOut:
    """Helper: the end of duty at this kiosk."""


@dataclass(frozen=True, slots=True)
class StartPractice:
    """Helper: practise with play people (`kiosk.practice`); a visit knows nothing of it."""


@dataclass(frozen=True, slots=True)
class EndPractice:
    """Anywhere in a practice: back to the real kiosk."""


@dataclass(frozen=True, slots=True)
class DutyEnded:
    """The helper was idle for long, signed out, or her days are over."""


Action = (
    Start
    | CallHelper
    | EnterCode
    | SignedIn
    | CodeRefused
    | HandKeys
    | ConfirmationStamped
    | StationSeen
    | CarryPapers
    | SignOut
    | DutyEnded
    | StartPractice
    | EndPractice
    | SpeakLanguage
    | Touch
    | Agree
    | ChooseForWhom
    | CardSeen
    | CardRead
    | CardFailed
    | CardLifted
    | TypeInstead
    | NotHere
    | Refuse
    | TouchMember
    | AskToVouch
    | AskHow
    | ChooseEvent
    | AskInWords
    | LookFor
    | ShowSample
    | PrintGuide
    | GuidePrinted
    | GuideNotPrinted
    | ChooseTitle
    | AnswerScenario
    | AnswerField
    | NoAnswer
    | TakePage
    | ScanTaken
    | ScanFailed
    | AcceptPage
    | Retake
    | NotToHand
    | SkipPaper
    | TakeWay
    | MissingPrinted
    | Confirm
    | Change
    | Sign
    | OpenSigner
    | ChooseWay
    | ReadAloud
    | PrintPaper
    | PaperPrinted
    | PaperNotPrinted
    | ChooseWitness
    | SigningSlipRead
    | Back
    | Leave
    | LodgeDone
    | LodgeFailed
    | Printed
    | PrintFailed
    | Retry
    | GoOn
    | PrintDue
    | ShowDue
    | StartReadingSlip
    | SlipOpened
    | SlipPublicOnly
    | SlipNotOurs
    | SlipFailed
    | SaveForLater
    | DraftSaved
    | DraftFailed
    | DraftOpened
    | DraftClosed
    | DropDraft
    | SlipOfFollower
    | AnswerNotice
    | TakeBack
    | Toggle
    | Idle
)
