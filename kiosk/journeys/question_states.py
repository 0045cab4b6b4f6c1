"""States of the questions, and why an answer is not taken."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.journeys.page_progress import Progress
from kiosk.text.problem_keys import ProblemText
from provisioning.catalogue.elements import FieldKind
from provisioning.catalogue.words import Words


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
    PAPER = auto()  # read on a paper that was laid here, and to be confirmed
    TYPED = auto()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer is not taken. ``code`` is stable; a warning may be passed by."""

    code: str
    text: ProblemText
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
    paper: Words | None = None  # what answers it when laid under the camera: action LayPaper
