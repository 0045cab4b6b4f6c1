"""States of the papers: under the camera, or not at hand (rules of a visit, 5)."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.journeys.from_paper import FromPaperStage
from kiosk.journeys.page_progress import Progress
from kiosk.journeys.remark import Remark
from kiosk.text.any_text import AnyText
from kiosk.text.problem_keys import ProblemText
from provisioning.catalogue.rules.resolving import Way
from provisioning.catalogue.words import Words


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
    PHONE = auto()  # the resident's own phone takes it: ``phone``
    STICK = auto()  # it is chosen from a stick: ``stick``


@dataclass(frozen=True, slots=True)
class PhoneWay:
    """How a phone finds this kiosk (row C03): codes to scan; empty while it is made ready.

    The token in ``url`` is good for one picture and ends with the page.
    """

    url: str = field(default="", repr=False)
    network: str = ""
    join: str = field(default="", repr=False)
    is_open: bool = False  # the page stands on the phone


class StickStage(Enum):
    """How far the kiosk is with a stick."""

    LOOKING = auto()
    WAITING = auto()  # nothing is put in
    CHOOSING = auto()


@dataclass(frozen=True, slots=True)
class StickLeaf:
    """One page on a stick, to choose by its picture. ``page`` is one of a PDF's, or 0."""

    picture: bytes = field(repr=False)
    page: int = 0


@dataclass(frozen=True, slots=True)
class StickWay:
    """What lies on a stick (row F13): its leaves by their place, and those that were kept.

    ``is_all``: no more is looked for. ``is_cut``: it has more than can be shown.
    """

    stage: StickStage = StickStage.LOOKING
    leaves: tuple[StickLeaf, ...] = field(default=(), repr=False)
    is_all: bool = False
    is_cut: bool = False
    chosen: int | None = None
    kept: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a page went that is another paper than the one in sight: ``seen`` is what it is.

    ``is_there``: such a page lies there already, and the resident is asked. ``is_late``: it
    had been accepted elsewhere before it was read.
    """

    seen: Words
    line: Words
    who: Words
    is_there: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One document's paper under the camera."""

    key: str  # "M-BANK/p1": material and holder
    material: Words
    about: Words
    demand: PaperDemand
    reason: AnyText
    stage: PaperStage
    progress: Progress
    pages: int = 0  # pages accepted so far
    picture: bytes = field(default=b"", repr=False)  # JPEG of the page just taken
    flaw: ProblemText | None = None  # what is wrong with the picture
    may_keep: bool = True  # a flawed picture may be handed in, with a mark: after three tries
    fault: str | None = None  # a failure code when FAILED
    remark: Remark | None = None  # what the machine reads on the page just taken
    too_old: Words | None = None  # the one laid before does not serve: a fresh one is asked for
    filed: Filed | None = None  # the page before went to another line
    can_phone: bool = False
    phone: PhoneWay | None = field(default=None, repr=False)  # None: by the kiosk's camera
    can_stick: bool = False
    stick: StickWay | None = field(default=None, repr=False)  # None: from no stick


@dataclass(frozen=True, slots=True)
class ReadFromPaper:
    """A paper that answers a question: under the camera, or its value to be compared."""

    key: str  # the question's: "mother.bank_account"
    label: Words
    material: Words
    stage: FromPaperStage
    value: str = field(default="", repr=False)
    picture: bytes = field(default=b"", repr=False)  # JPEG of the value's place
    is_doubtful: bool = False
    fault: str | None = None  # a failure code when FAILED


@dataclass(frozen=True, slots=True)
class Without:
    """I have not got it: the ways that the rules allow for one paper.

    ``until`` is the day by which a pending paper is promised ("2026-12-11").
    """

    key: str
    material: Words
    about: Words
    ways: tuple[Way, ...]
    until: str
    chosen: Way | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What she says in place of a paper, and what follows if it is not true."""

    key: str
    material: Words
    about: Words
