"""What the person or the machine can do to a visit, as values."""

from dataclasses import dataclass, field

from kiosk.journeys.finding_actions import (
    AskHow,
    AskInWords,
    ChooseEvent,
    ChooseTitle,
    FindingAction,
    GuideNotPrinted,
    GuidePrinted,
    LookFor,
    PrintGuide,
    ShowFilled,
    ShowSample,
)
from kiosk.journeys.helper_actions import (
    CallHelper,
    CarryPapers,
    CodeRefused,
    ConfirmationStamped,
    CopyToStick,
    DutyEnded,
    EndPractice,
    EnterCode,
    HandKeys,
    HelperAction,
    SignedIn,
    SignOut,
    StartPractice,
    StationSeen,
)
from kiosk.journeys.later_actions import (
    AnswerNotice,
    DraftClosed,
    DraftFailed,
    DraftOpened,
    DraftSaved,
    DropDraft,
    LaterAction,
    PowerFails,
    SaveForLater,
    TakeBack,
    Toggle,
)
from kiosk.journeys.paper_actions import (
    AcceptPage,
    ChooseLeaf,
    FetchBack,
    LayPaper,
    MissingPrinted,
    NotToHand,
    PaperAction,
    PaperLies,
    PaperTold,
    PhoneFailed,
    PhoneOpened,
    PhoneReady,
    PutThere,
    Retake,
    ScanFailed,
    ScanTaken,
    SkipPaper,
    StickAwaited,
    StickFailed,
    StickSeen,
    TakePage,
    TakeValue,
    TakeWay,
    UsePhone,
    UseStick,
    WriteMyself,
)
from kiosk.journeys.people_actions import (
    AskToVouch,
    CardFailed,
    CardLifted,
    CardRead,
    CardSeen,
    ChooseForWhom,
    NotHere,
    PeopleAction,
    ReadCard,
    Refuse,
    TouchMember,
    TypeInstead,
)
from kiosk.journeys.progress_actions import (
    NoAnswerCame,
    ProgressAction,
    ProgressTold,
    StartAsking,
)
from kiosk.journeys.recording_states import RecordingAction
from kiosk.journeys.signing_actions import (
    ChooseWay,
    ChooseWitness,
    OpenSigner,
    PaperNotPrinted,
    PaperPrinted,
    PrintPaper,
    ReadAloud,
    Sign,
    SigningAction,
    SigningSlipRead,
)
from kiosk.journeys.slip_actions import (
    LodgeDone,
    LodgeFailed,
    PrintDue,
    Printed,
    PrintFailed,
    ShowDue,
    SlipAction,
    SlipFailed,
    SlipNotOurs,
    SlipOfFollower,
    SlipOpened,
    SlipPublicOnly,
    StartReadingSlip,
)
from kiosk.journeys.town_actions import (
    AskForHelp,
    CallTown,
    HeardTown,
    ReadPageAgain,
    TakeGreenLane,
    TownAction,
    TownAnswered,
    TownSilent,
)
from kiosk.text.language import Language

__all__ = [
    "AcceptPage",
    "AnswerNotice",
    "AskForHelp",
    "AskHow",
    "AskInWords",
    "AskToVouch",
    "CallHelper",
    "CallTown",
    "CardFailed",
    "CardLifted",
    "CardRead",
    "CardSeen",
    "CarryPapers",
    "ChooseEvent",
    "ChooseForWhom",
    "ChooseLeaf",
    "ChooseTitle",
    "ChooseWay",
    "ChooseWitness",
    "CodeRefused",
    "ConfirmationStamped",
    "CopyToStick",
    "DraftClosed",
    "DraftFailed",
    "DraftOpened",
    "DraftSaved",
    "DropDraft",
    "DutyEnded",
    "EndPractice",
    "EnterCode",
    "FetchBack",
    "GuideNotPrinted",
    "GuidePrinted",
    "HandKeys",
    "HeardTown",
    "LayPaper",
    "LodgeDone",
    "LodgeFailed",
    "LookFor",
    "MissingPrinted",
    "NoAnswerCame",
    "NotHere",
    "NotToHand",
    "OpenSigner",
    "PaperLies",
    "PaperNotPrinted",
    "PaperPrinted",
    "PaperTold",
    "PhoneFailed",
    "PhoneOpened",
    "PhoneReady",
    "PowerFails",
    "PrintDue",
    "PrintFailed",
    "PrintGuide",
    "PrintPaper",
    "Printed",
    "ProgressTold",
    "PutThere",
    "ReadAloud",
    "ReadCard",
    "ReadPageAgain",
    "Refuse",
    "Retake",
    "SaveForLater",
    "ScanFailed",
    "ScanTaken",
    "ShowDue",
    "ShowFilled",
    "ShowSample",
    "Sign",
    "SignOut",
    "SignedIn",
    "SigningSlipRead",
    "SkipPaper",
    "SlipFailed",
    "SlipNotOurs",
    "SlipOfFollower",
    "SlipOpened",
    "SlipPublicOnly",
    "StartAsking",
    "StartPractice",
    "StartReadingSlip",
    "StationSeen",
    "StickAwaited",
    "StickFailed",
    "StickSeen",
    "TakeBack",
    "TakeGreenLane",
    "TakePage",
    "TakeValue",
    "TakeWay",
    "Toggle",
    "TouchMember",
    "TownAnswered",
    "TownSilent",
    "TypeInstead",
    "UsePhone",
    "UseStick",
    "WriteMyself",
]
# and all that is defined here: who acts on a visit finds every action in this module


@dataclass(frozen=True, slots=True)
class Start:
    """Welcome: begin an application."""


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """Anywhere: change the language."""

    language: Language


@dataclass(frozen=True, slots=True)
class ChooseDialect:
    """Anywhere: be spoken to as this voice pack does, until the visit is over."""

    pack: str


@dataclass(frozen=True, slots=True)
class ShowContrast:
    """Anywhere: pale letters on black, or the colours of the house again."""

    on: bool


@dataclass(frozen=True, slots=True)
class Touch:
    """Anywhere: the glass was touched; the idle clock starts again."""


@dataclass(frozen=True, slots=True)
class Agree:
    """Notice, NotYet, Needs: understood, go on."""


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
class Confirm:
    """Check: all of this is right. Leaving: yes, leave."""


@dataclass(frozen=True, slots=True)
class Change:
    """Check: go to one answer or paper and come back."""

    key: str


@dataclass(frozen=True, slots=True)
class Back:
    """One page back; on Leaving: stay."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the visit; asks first where something would be lost."""


@dataclass(frozen=True, slots=True)
class Retry:
    """LodgeFailed, Printing, ReadSlip, SlipWaiting, Paper: try again."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """Printing failed: go on without paper; the slip stays due. ReadSlip: done."""


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody has touched anything for so long."""

    seconds: float


@dataclass(frozen=True, slots=True)
class TurnSwitch:
    """Have the focus move by itself, slowly, faster, fast, no more (row A05)."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """The focus moved by itself: somebody with one switch is being waited for."""


Action = (
    Start
    | TurnSwitch
    | Awaited
    | RecordingAction
    | SpeakLanguage
    | ShowContrast
    | ChooseDialect
    | Touch
    | Agree
    | AnswerScenario
    | AnswerField
    | NoAnswer
    | Confirm
    | Change
    | Back
    | Leave
    | Retry
    | GoOn
    | Idle
    | PeopleAction
    | FindingAction
    | PaperAction
    | SigningAction
    | SlipAction
    | HelperAction
    | LaterAction
    | ProgressAction
    | TownAction
)
