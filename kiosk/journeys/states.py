"""Every state of a visit, as a value: two equal states look the same.

A screen draws one of these and knows nothing else. Words that come from the
catalogue arrive as `Words` (both languages); words of the kiosk itself are
`Text` keys, which the presenter says in the language of the visit.

Fields that may hold personal data are left out of ``repr``, so that a state in
a traceback or a log tells nothing about a person.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.wire.application import Choice, SlipNumber
from kiosk.journeys.card_states import CardReading, CardStage
from kiosk.journeys.finding_states import (
    Choose,
    ChooseFrom,
    EventTile,
    Guide,
    SampleOf,
    Search,
    TitleTile,
)
from kiosk.journeys.helper_states import (
    CodeStage,
    HelperBand,
    HelperPage,
    HelperStands,
    SignIn,
    StationLook,
    Unsent,
)
from kiosk.journeys.later_states import (
    AskedShown,
    MemberToTakeBack,
    Resuming,
    Saved,
    Saving,
    StandingShown,
    Withdraw,
)
from kiosk.journeys.member_states import Members, MemberShown, MemberStands
from kiosk.journeys.paper_states import Commitment, Without
from kiosk.journeys.people_states import AskConsent, AskForWhom, Vouch
from kiosk.journeys.signing import SignWay, Strokes
from kiosk.journeys.signing_states import (
    InkPaper,
    Sign,
    SignerCard,
    SignerRow,
    Signers,
    SignerStanding,
    SignerWays,
    SignText,
    Witness,
    WitnessOption,
    Wording,
)
from kiosk.journeys.slip_states import DueSlip, NewsShown, ReadSlip, SlipStage, SlipWaiting
from kiosk.text.keys import Text
from kiosk.text.language import Language
from provisioning.catalogue.elements import FieldKind
from provisioning.catalogue.words import NOTHING, Words

__all__ = [
    "AskConsent",
    "AskForWhom",
    "AskedShown",
    "CardReading",
    "CardStage",
    "Choose",
    "ChooseFrom",
    "CodeStage",
    "Commitment",
    "DueSlip",
    "EventTile",
    "FieldKind",
    "Guide",
    "HelperBand",
    "HelperPage",
    "HelperStands",
    "InkPaper",
    "MemberShown",
    "MemberStands",
    "MemberToTakeBack",
    "Members",
    "NewsShown",
    "ReadSlip",
    "Resuming",
    "SampleOf",
    "Saved",
    "Saving",
    "Search",
    "Sign",
    "SignIn",
    "SignText",
    "SignWay",
    "SignerCard",
    "SignerRow",
    "SignerStanding",
    "SignerWays",
    "Signers",
    "SlipStage",
    "SlipWaiting",
    "StandingShown",
    "StationLook",
    "Strokes",
    "TitleTile",
    "Unsent",
    "Vouch",
    "Withdraw",
    "Without",
    "Witness",
    "WitnessOption",
    "Wording",
]
# and all that is defined here: a screen finds every state in this module


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the resident is within one step: page ``at`` of ``of``, both from 1."""

    at: int
    of: int


@dataclass(frozen=True, slots=True)
class OutOfService:
    """The kiosk cannot serve at all, such as with a broken catalogue."""

    code: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here. ``due`` counts slips that wait for paper."""

    due: int = 0
    reader_fault: str | None = None  # a failure code, shown small
    social_fault: str | None = None  # the same of the second reader, shown smaller still


@dataclass(frozen=True, slots=True)
class Notice:
    """The short spoken notice before any card is read (rules of a visit, 3)."""


@dataclass(frozen=True, slots=True)
class Identify:
    """Put your card on the reader, or type your name and number instead."""

    card: CardReading


@dataclass(frozen=True, slots=True)
class NotYet:
    """A threshold is not met: what she can have today; she may still lodge.

    ``instead`` begin at once when touched: action ChooseTitle.
    """

    title: Words
    reason: Words
    way_on: Words
    about: Words = NOTHING  # whose threshold, if not that of who stands here
    instead: tuple[TitleTile, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class NeededPaper:
    """One document in the list of what is, or is not, needed."""

    material: Words
    holder: Words
    reason: Text


@dataclass(frozen=True, slots=True)
class Needs:
    """What you will need, before anything is asked."""

    title: Words
    minutes: int
    members: tuple[Words, ...]  # names of the matters of a package, else empty
    bring: tuple[NeededPaper, ...]  # asked for on paper
    useful: tuple[NeededPaper, ...]  # scanning offered, never required
    not_needed: tuple[NeededPaper, ...]
    others: tuple[Words, ...]  # roles of further persons whose card helps: "父亲"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be tapped; ``id`` goes back in the action."""

    id: str
    label: Words


@dataclass(frozen=True, slots=True)
class Scenario:
    """One guided question a page, at most seven options."""

    id: str
    question: Words
    options: tuple[Option, ...]
    chosen: str | None
    progress: Progress


class Origin(Enum):
    """Where the text in a field came from, shown beside it."""

    NOWHERE = auto()
    CARD = auto()
    COPIED = auto()  # another answer of this visit, offered again
    TYPED = auto()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer is not taken. ``code`` is stable; a warning may be passed by."""

    code: str
    text: Text
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the form."""

    key: str  # "mother.bank_account": unique within the visit
    kind: FieldKind
    label: Words
    hint: Words
    about: Words  # whom it is about: "孩子"
    about_name: str = field(repr=False)  # that person's name if known, else ""
    text: str = field(repr=False)  # prefilled, or typed before
    origin: Origin = Origin.NOWHERE
    options: tuple[Option, ...] = ()  # for CHOICE; ``text`` is then an option's id
    max_length: int = 50
    way_out: Words | None = None  # such as "I have no mobile phone": action NoAnswer
    problem: Problem | None = None
    progress: Progress = field(default=Progress(1, 1))


@dataclass(frozen=True, slots=True)
class FurtherPerson:
    """The other parent: put the card on the reader, or type instead."""

    role: str
    about: Words
    card: CardReading
    progress: Progress
    signs: bool = False  # will have to sign, here or elsewhere


class PaperDemand(Enum):
    """How strongly a paper is wanted."""

    ASKED = auto()
    OFFERED = auto()


class PaperStage(Enum):
    """Where the scan of one paper stands."""

    PREVIEW = auto()  # live picture; the page lies under the camera or not yet
    TAKING = auto()
    TAKEN = auto()  # a page to look at: accept or retake
    FAILED = auto()  # the camera fails: ``fault``


@dataclass(frozen=True, slots=True)
class Paper:
    """One document's paper under the camera."""

    key: str  # "M-BANK/p1": material and holder
    material: Words
    about: Words
    demand: PaperDemand
    reason: Text
    stage: PaperStage
    progress: Progress
    pages: int = 0  # pages accepted so far
    picture: bytes = field(default=b"", repr=False)  # JPEG of the page just taken
    flaw: Text | None = None  # what is wrong with the picture
    may_keep: bool = True  # a flawed picture may be handed in, with a mark: after three tries
    fault: str | None = None  # a failure code when FAILED


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One answer as it will be handed in; ``key`` goes into `Change`, None if locked."""

    label: Words
    shown: str = field(repr=False)  # numbers masked: "5301********1234"
    key: str | None = None
    shown_words: Words | None = None  # instead of ``shown`` when the answer was a choice


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The answers about one person, or about the matter itself."""

    about: Words
    name: str = field(repr=False)
    items: tuple[CheckItem, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPaper:
    """One document and how it stands: scanned, not needed, to follow."""

    material: Words
    about: Words
    state: Text
    pages: int
    key: str | None  # for `Change`; None when nothing can be laid
    is_flawed: bool = False  # handed in with a mark
    reason: Text | None = None  # why it stands so, in words


@dataclass(frozen=True, slots=True)
class CheckMember:
    """One matter of the application and what happens with it."""

    name: Words
    choice: Choice
    key: str | None = None  # for `Change`: left out by hand, and may be taken in again


@dataclass(frozen=True, slots=True)
class Check:
    """Everything, once, before signing."""

    title: Words
    members: tuple[CheckMember, ...]
    groups: tuple[CheckGroup, ...]
    papers: tuple[CheckPaper, ...]
    identity_open: bool = False  # received as "identity to be verified"


@dataclass(frozen=True, slots=True)
class HandOver:
    """The screen is turned to the resident: is what the helper typed hers? (row R18)."""

    helper: str
    groups: tuple[CheckGroup, ...]  # of what was typed alone; may be empty
    can_carry: bool = False  # the agent is the helper herself, and nobody else need be here


@dataclass(frozen=True, slots=True)
class Lodging:
    """The application is being sealed and written down."""


@dataclass(frozen=True, slots=True)
class LodgeFailed:
    """Nothing was lodged; the answers are still here and can be tried again."""

    code: str


class PrintStage(Enum):
    """Where the slip stands."""

    PRINTING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Printing:
    """The application is safe; its slip is on the way to paper."""

    number: SlipNumber
    stage: PrintStage
    fault: str | None = None
    is_further: bool = False  # the slip of one who signs later


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Done: take the slip, the card and the papers."""

    number: SlipNumber
    printed: bool
    to_follow: tuple[NeededPaper, ...]  # papers that were asked for and not handed in
    card_on_reader: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """Leave now? What was entered is wiped; ``missing`` is what to bring next time."""

    missing: tuple[NeededPaper, ...] = ()
    can_save: bool = False  # print a resume slip and come back
    is_kept: bool = False  # the visit came from a draft, which stays as it was


State = (
    OutOfService
    | Welcome
    | SlipWaiting
    | Notice
    | AskForWhom
    | Identify
    | Choose
    | ChooseFrom
    | Search
    | Guide
    | SampleOf
    | NotYet
    | Members
    | Needs
    | Scenario
    | Question
    | FurtherPerson
    | AskConsent
    | Vouch
    | Paper
    | Without
    | Commitment
    | Check
    | Signers
    | SignerWays
    | SignerCard
    | SignText
    | InkPaper
    | Sign
    | Witness
    | Lodging
    | LodgeFailed
    | Printing
    | Goodbye
    | ReadSlip
    | Leaving
    | Saving
    | Saved
    | Resuming
    | Withdraw
    | SignIn
    | HelperPage
    | HandOver
)


class Privacy(Enum):
    """How much of the visit may be seen, by idleness (rules of a visit, 7)."""

    CLEAR = auto()
    MASKED = auto()  # after 30 s: cover everything; a touch uncovers it
    WARNED = auto()  # after 90 s: "still there?"; wiped at 120 s


@dataclass(frozen=True, slots=True)
class Shown:
    """What the glass shows now: the state, and what lies around every state."""

    state: State
    language: Language = Language.ZH
    privacy: Privacy = Privacy.CLEAR
    wiped_in_s: int | None = None  # while WARNED
    can_go_back: bool = False
    can_leave: bool = False
    can_call: bool = False  # a helper may sign in, or join, from here
    helper: HelperBand | None = None
    is_practice: bool = False  # play people, a store of its own: nothing of it counts
