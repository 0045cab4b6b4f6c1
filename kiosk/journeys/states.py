"""Every state of a visit, as a value: two equal states look the same.

A screen draws one of these and knows nothing else. Words that come from the
catalogue arrive as `Words` (both languages); words of the kiosk itself are
`Text` keys, which the presenter says in the language of the visit.

Fields that may hold personal data are left out of ``repr``, so that a state in
a traceback or a log tells nothing about a person.
"""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.journeys.card_states import CardReading, CardStage
from kiosk.journeys.check_states import (
    Check,
    CheckGroup,
    CheckItem,
    CheckMember,
    CheckPaper,
    HandOver,
)
from kiosk.journeys.end_states import Goodbye, Leaving, LodgeFailed, Lodging, Printing, PrintStage
from kiosk.journeys.finding_states import (
    Choose,
    ChooseFrom,
    EventTile,
    FilledSample,
    Guide,
    Postings,
    SampleOf,
    Search,
    TitleTile,
)
from kiosk.journeys.from_paper import FromPaperStage
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
from kiosk.journeys.needs_states import NeededPaper, Needs, NotYet
from kiosk.journeys.page_progress import Progress
from kiosk.journeys.paper_states import (
    Commitment,
    Filed,
    Paper,
    PaperDemand,
    PaperStage,
    PhoneWay,
    ReadFromPaper,
    StickLeaf,
    StickStage,
    StickWay,
    Without,
)
from kiosk.journeys.people_states import AskConsent, AskForWhom, FurtherPerson, Identify, Vouch
from kiosk.journeys.progress_states import AskByCard, AskStage, CaseShown
from kiosk.journeys.question_states import Option, Origin, Problem, Question, Scenario
from kiosk.journeys.recording_states import RecordPrompt
from kiosk.journeys.remark import Remark, RemarkKind
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
from kiosk.journeys.slip_states import (
    CollectCode,
    DueSlip,
    NewsShown,
    ReadSlip,
    SlipStage,
    SlipWaiting,
)
from kiosk.journeys.town_states import AskTown, TownCall, TownStage
from kiosk.text.language import Language
from provisioning.catalogue.elements import FieldKind
from provisioning.catalogue.words import Words

__all__ = [
    "AskByCard",
    "AskConsent",
    "AskForWhom",
    "AskStage",
    "AskTown",
    "AskedShown",
    "CardReading",
    "CardStage",
    "CaseShown",
    "Check",
    "CheckGroup",
    "CheckItem",
    "CheckMember",
    "CheckPaper",
    "Choose",
    "ChooseFrom",
    "CodeStage",
    "CollectCode",
    "Commitment",
    "DueSlip",
    "EventTile",
    "FieldKind",
    "Filed",
    "FilledSample",
    "FromPaperStage",
    "FurtherPerson",
    "Goodbye",
    "Guide",
    "HandOver",
    "HelperBand",
    "HelperPage",
    "HelperStands",
    "Identify",
    "InkPaper",
    "Leaving",
    "LodgeFailed",
    "Lodging",
    "MemberShown",
    "MemberStands",
    "MemberToTakeBack",
    "Members",
    "NeededPaper",
    "Needs",
    "NewsShown",
    "NotYet",
    "Option",
    "Origin",
    "Paper",
    "PaperDemand",
    "PaperStage",
    "PhoneWay",
    "Postings",
    "PrintStage",
    "Printing",
    "Problem",
    "Progress",
    "Question",
    "ReadFromPaper",
    "ReadSlip",
    "RecordPrompt",
    "Remark",
    "RemarkKind",
    "Resuming",
    "SampleOf",
    "Saved",
    "Saving",
    "Scenario",
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
    "StickLeaf",
    "StickStage",
    "StickWay",
    "Strokes",
    "TitleTile",
    "TownCall",
    "TownStage",
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
class OutOfService:
    """The kiosk cannot serve at all, such as with a broken catalogue."""

    code: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here. ``due`` counts slips that wait for paper."""

    due: int = 0
    reader_fault: str | None = None  # a failure code, shown small
    social_fault: str | None = None  # the same of the second reader, shown smaller still
    card_left: bool = False  # somebody walked off without the card (row Z02)
    paper_left: bool = False  # … or without a paper
    posts: bool = False  # something is posted in public today (row C09)
    alone: bool = False  # no helper is here at this hour (row C05)


@dataclass(frozen=True, slots=True)
class Resting:
    """At this hour nothing is begun here (row C05)."""

    opens: str  # "05:00"


@dataclass(frozen=True, slots=True)
class Notice:
    """The short spoken notice before any card is read (rules of a visit, 3)."""


State = (
    OutOfService
    | Welcome
    | Resting
    | SlipWaiting
    | CollectCode
    | Notice
    | AskForWhom
    | Identify
    | Choose
    | ChooseFrom
    | Search
    | Guide
    | FilledSample
    | SampleOf
    | Postings
    | NotYet
    | Members
    | Needs
    | Scenario
    | Question
    | FurtherPerson
    | AskConsent
    | Vouch
    | ReadFromPaper
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
    | AskByCard
    | Leaving
    | Saving
    | Saved
    | Resuming
    | Withdraw
    | SignIn
    | HelperPage
    | RecordPrompt
    | HandOver
    | AskTown
)


class Privacy(Enum):
    """How much of the visit may be seen, by idleness (rules of a visit, 7)."""

    CLEAR = auto()
    MASKED = auto()  # after 30 s: cover everything; a touch uncovers it
    WARNED = auto()  # after 90 s: "still there?"; wiped at 120 s


@dataclass(frozen=True, slots=True)
class Dialect:
    """A voice pack to change to, by its id and its name."""

    pack: str
    name: Words


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
    green: bool = False  # large, said aloud, little at once, all buttons low (row A01)
    contrast: bool = False  # pale letters on black
    can_ask_town: bool = False
    town: TownCall | None = None  # below the page: a call under way, or its answer
    dialect: Dialect | None = None  # another one that this kiosk can speak
