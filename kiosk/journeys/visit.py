"""A visit: everything the kiosk knows about the person before it, in one immutable value.

It lives in memory only. Wiping is putting an empty visit in its place: nothing
else holds a value of the person (row Z02). Personal fields stay out of ``repr``.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from devices.document_reader.kinds import PaperKind
from edge_sync.wire.application import HelperId, SlipNumber, Stamp
from kiosk.journeys.actions import ReadCard
from kiosk.journeys.duty import Duty
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.from_paper import FromPaper
from kiosk.journeys.helper_states import CodeStage, StationLook
from kiosk.journeys.here import Here
from kiosk.journeys.later import Later
from kiosk.journeys.night import Night
from kiosk.journeys.page_order import Numbers
from kiosk.journeys.paper_states import Filed, PhoneWay, StickWay
from kiosk.journeys.progress import AskedByCard
from kiosk.journeys.recording_states import Recording
from kiosk.journeys.remark import Remark
from kiosk.journeys.signing import Signing
from kiosk.journeys.states import (
    CardStage,
    DueSlip,
    NeededPaper,
    PaperStage,
    PrintStage,
    Privacy,
    Problem,
    ReadSlip,
    SlipStage,
)
from kiosk.journeys.station_room import InRoom
from kiosk.journeys.town_states import TownCall
from kiosk.text.language import Language
from kiosk.text.problem_keys import ProblemText
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.given import Given
from provisioning.catalogue.rules.resolving import Way


class Step(Enum):
    """The steps of a visit; most carry a key that says which page of the step."""

    WELCOME = auto()
    SLIP_WAITING = auto()
    COLLECT = auto()  # the code of a slip that waits, in hours without a helper
    READ_SLIP = auto()
    ASK_BY_CARD = auto()  # how do my applications stand? The cloud knows
    NOTICE = auto()
    FOR_WHOM = auto()
    IDENTIFY = auto()
    OWN = auto()  # name and number of who has no card
    VOUCH = auto()
    CHOOSE = auto()
    SEARCH = auto()
    GUIDE = auto()
    SAMPLE = auto()
    SPECIMEN = auto()  # the forms of a title, filled in with nobody's data
    NOT_YET = auto()
    MEMBERS = auto()
    NEEDS = auto()
    SCENARIO = auto()
    FURTHER_PERSON = auto()
    CONSENT = auto()
    QUESTION = auto()
    FROM_PAPER = auto()  # a paper that answers a question
    PAPER = auto()
    PAPER_DATE = auto()  # the day that stands on a paper which may be too old
    WITHOUT = auto()  # a paper that is not at hand
    COMMITMENT = auto()
    CHECK = auto()
    SIGNERS = auto()
    SIGNER = auto()
    SIGNER_CARD = auto()
    SIGN_TEXT = auto()
    INK_PAPER = auto()
    SIGNED_PAPER = auto()
    SIGN = auto()
    WITNESS = auto()
    WITNESS_SIGN = auto()
    COUNTERSIGN = auto()
    LODGING = auto()
    LODGE_FAILED = auto()
    PRINTING = auto()
    GOODBYE = auto()
    LEAVING = auto()
    SAVING = auto()  # the resume slip is on its way to paper
    SAVED = auto()
    RESUME = auto()  # a draft was opened by its slip
    RESUME_BY_CARD = auto()  # … and wants the card it was begun with
    BRING = auto()  # what a completion notice asks for, point by point
    CHECK_LATER = auto()
    WITHDRAW = auto()
    SIGN_LATER = auto()
    SIGN_IN = auto()
    HELPER = auto()
    HAND_OVER = auto()
    ASK_TOWN = auto()  # call the helper in the town
    RECORD = auto()  # a helper records what the kiosk says


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visit stands: a step, and which page of it ("mother.phone")."""

    step: Step
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reading of a card goes."""

    stage: CardStage = CardStage.WAITING
    fault: str | None = None
    failures: int = 0  # in a row, on this page


@dataclass(frozen=True, slots=True)
class Scanning:
    """How the scan of the paper in sight goes."""

    stage: PaperStage = PaperStage.PREVIEW
    picture: bytes = field(default=b"", repr=False)
    flaw: ProblemText | None = None
    fault: str | None = None
    goes_on: bool = False  # a page of this document was accepted just now
    flawed: int = 0  # bad pictures of this page so far
    remark: Remark | None = field(default=None, repr=False)  # what the machine reads on it
    phone: PhoneWay | None = field(default=None, repr=False)  # None: by the kiosk's camera
    stick: StickWay | None = field(default=None, repr=False)  # None: from no stick
    kind: PaperKind | None = None  # which page of which paper it is, if it was read
    also: PaperKind | None = None  # the other page of a booklet that lies open
    kinds: frozenset[PaperKind] = frozenset()  # of the pages of this document accepted just now
    number: int | None = None  # which page it is, if it says so
    numbers: Numbers = ()  # of the pages of this document accepted just now
    filed: Filed | None = None  # it is another paper: where it went, or may go
    instead: "Visit | None" = field(default=None, repr=False)  # if the resident says otherwise


@dataclass(frozen=True, slots=True)
class Entering:
    """What was typed into the field in sight and is not an answer yet."""

    text: str = field(repr=False)
    problem: Problem


@dataclass(frozen=True, slots=True)
class Slipping:
    """The slip of this visit, or an old one, on its way to paper."""

    number: SlipNumber | None = None
    stage: PrintStage = PrintStage.PRINTING
    fault: str | None = None
    is_printed: bool = False
    to_follow: tuple[NeededPaper, ...] = ()
    further: tuple[SlipNumber, ...] = ()  # slips of others, printed after it
    collect: str = field(default="", repr=False)  # the code of this visit's own at night


@dataclass(frozen=True, slots=True)
class Guiding:
    """The guide in sight on its way to paper."""

    stage: GuidePrint = GuidePrint.NOT_ASKED
    fault: str | None = None


HOLDER = "holder"  # in ``typed`` and ``vouched``: the one who stands here
FOR_WHOM = "for_whom"  # in ``Visit.choices``: kept whatever title is chosen


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The resident's word, on a page handed over, for what the helper typed before it (R18)."""

    at: Stamp
    of: dict[str, Given] = field(repr=False)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Visit:
    """One visit. ``cards`` are by party; the holder's own card is ``card``."""

    place: Place = Place(Step.WELCOME)
    language: Language = Language.ZH
    privacy: Privacy = Privacy.CLEAR
    idle_s: float = 0.0
    card_on_reader: bool = False
    card_left: bool = False  # it lay there when the last visit ended: somebody forgot it
    paper_left: bool = False  # the same of a paper under the lens
    reading: Reading = Reading()
    card: ReadCard | None = field(default=None, repr=False)
    title: str = ""
    advised: frozenset[str] = frozenset()  # thresholds told, as "matter/place in its list"
    choices: dict[str, str] = field(default_factory=dict, repr=False)
    cards: dict[str, ReadCard] = field(default_factory=dict, repr=False)
    typed: frozenset[str] = frozenset()  # parties whose data are typed
    own: dict[str, Given] = field(default_factory=dict, repr=False)  # instead of ``card``
    vouched: frozenset[str] = frozenset()  # parties whom the helper of this visit knows
    not_here: frozenset[str] = frozenset()  # parties who did not come: they sign later
    answers: dict[str, Given] = field(default_factory=dict, repr=False)
    pages: dict[str, tuple[bytes, ...]] = field(default_factory=dict, repr=False)
    dates: dict[str, Given] = field(default_factory=dict, repr=False)  # on papers, by document
    ways: dict[str, Way] = field(default_factory=dict)  # by document: "I have not got it"
    page_kinds: dict[str, tuple[PaperKind | None, ...]] = field(default_factory=dict)  # of pages
    filed: frozenset[str] = frozenset()  # documents laid at another one's page: not asked again
    flawed: frozenset[str] = frozenset()  # documents handed in with a mark (row F13)
    remarks: dict[str, Remark] = field(default_factory=dict, repr=False)  # by document (row T06)
    not_laid: frozenset[str] = frozenset()  # documents passed by, or not at hand
    consents: dict[str, bool] = field(default_factory=dict)  # as asked: given or refused
    unticked: frozenset[str] = frozenset()  # members left out before they were asked about
    explained: str = ""  # the locked member that was touched
    entering: Entering | None = field(default=None, repr=False)
    scanning: Scanning = Scanning()
    from_paper: FromPaper = field(default=FromPaper(), repr=False)
    face: str = field(default="", repr=False)  # the number that a camera read on the own card
    told: dict[str, str] = field(default_factory=dict, repr=False)  # read on papers, by question
    changing: bool = False  # a page was opened from Check and returns there
    signing: Signing = field(default=Signing(), repr=False)
    sign_too_short: bool = False
    lodge_fault: str = ""
    slip: Slipping = Slipping()
    reading_slip: ReadSlip = field(default=ReadSlip(SlipStage.WAITING), repr=False)
    asked: AskedByCard = field(default=AskedByCard(), repr=False)
    left_from: Place | None = None
    asking: bool = False  # nobody is known: only guides are given (row U01)
    wanted: bool = False  # the title was chosen from its guide, before anybody was known
    chosen_at: Place = Place(Step.CHOOSE)  # the page that the title was found on
    query: str = field(default="", repr=False)  # what was typed into the search
    guide: Guiding = Guiding()
    helper: HelperId | None = None  # who joined this visit; she stays in its record (row R18)
    helper_types: bool = False  # the helper has the keys: what is entered is marked
    confirmed: Confirmation | None = field(default=None, repr=False)
    later: Later = field(default=Later())
    carried: bool = False  # by the helper, under a written mandate (`kiosk.journeys.mandate`)
    called_from: Place | None = None  # where the helper was called to sign in
    code: CodeStage = CodeStage.ASKED
    green: bool = False  # the green button was pressed: large, said aloud, little at once (A01)
    contrast: bool = False  # pale letters on black, for weak eyes
    town: TownCall = field(default=TownCall(), repr=False)
    look: StationLook | None = None  # on the helper's page, once it was worked out
    station: InRoom = field(default=InRoom())  # … and which room of it
    recording: Recording = field(default=Recording())


def for_whom(visit: Visit) -> dict[str, str]:
    """Return the one choice that was made before any title: for whom."""
    return {name: chosen for name, chosen in visit.choices.items() if name == FOR_WHOM}


@dataclass(frozen=True, slots=True)
class Context:
    """What the state machine must know of the world, handed in with every step."""

    catalogue: Catalogue
    today: date
    due: tuple[DueSlip, ...] = ()
    reader_fault: str | None = None
    duty: Duty = field(default=Duty())
    social_fault: str | None = None  # of the second reader
    takes_social: bool = False  # a social-security card can be put in
    slip: str = ""  # the number that the next lodge will have
    here: Here = field(default=Here())
    reads_papers: bool = False  # a reader process stands beside this kiosk
    has_help_line: bool = False  # a helper in the town can be called
    recorded: int | None = None  # so many prompts are the station's own; None: no microphone
    takes_sticks: bool = False  # a resident may put in a stick with scans
    takes_phones: bool = False  # a phone on the station's network can send a picture
    night: Night = field(default=Night())
