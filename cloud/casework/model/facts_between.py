"""What can happen between departments, and between the lead and the resident."""

from cloud.casework.model.facts import Fact
from cloud.casework.model.papers import Result


class OpinionAsked(Fact, frozen=True, kw_only=True, tag="opinion-asked"):
    """A department is asked for its opinion; a ``mandatory`` one holds decision and letter."""

    task: int
    of: str
    by: str
    asked_by: str = ""
    mandatory: bool = True
    text: str = ""


class OpinionGiven(Fact, frozen=True, kw_only=True, tag="opinion-given"):
    """It gave it."""

    task: int
    in_favour: bool
    text: str
    basis: str = ""


class QuestionAsked(Fact, frozen=True, kw_only=True, tag="question-asked"):
    """One department asks another within the case (row P13)."""

    task: int
    of: str
    by: str
    asked_by: str
    text: str


class QuestionAnswered(Fact, frozen=True, kw_only=True, tag="question-answered"):
    """It answered."""

    task: int
    text: str


class QuestionEscalated(Fact, frozen=True, kw_only=True, tag="question-escalated"):
    """Its day passed without an answer: the lead and the supervisor see it."""

    task: int


class VisitPlanned(Fact, frozen=True, kw_only=True, tag="visit-planned"):
    """One visit for all (rows P06, P07): who goes, when, where, for which members."""

    task: int
    organiser: str
    bodies: tuple[str, ...]
    positions: tuple[int, ...]
    day: str
    place: str
    route: str = ""
    kind: str = ""  # the class that the rule chose


class VisitReported(Fact, frozen=True, kw_only=True, tag="visit-reported"):
    """The one shared report; a new one voids the signatures under the old."""

    task: int
    text: str


class VisitSigned(Fact, frozen=True, kw_only=True, tag="visit-signed"):
    """One department signed the shared report, exactly this text (SHA-256)."""

    task: int
    body: str
    sha256: bytes


class CorrectionAsked(Fact, frozen=True, kw_only=True, tag="correction-asked"):
    """A datum is wrong at its source: its lead body corrects it, the case goes on (row D16)."""

    task: int
    of: str
    asked_by: str
    element: str
    person: str
    text: str
    proof: str = ""  # a scan of the case


class CorrectionAnswered(Fact, frozen=True, kw_only=True, tag="correction-answered"):
    """It was corrected, or found right."""

    task: int
    corrected: bool
    text: str


class ExpertInvited(Fact, frozen=True, kw_only=True, tag="expert-invited"):
    """Somebody from outside is invited to one step of one case (row R03)."""

    task: int
    account: str
    name: str
    step: str
    until: str
    asked_by: str = ""


class ExpertSpoke(Fact, frozen=True, kw_only=True, tag="expert-spoke"):
    """The expert signed an opinion, and sees the case no more."""

    task: int
    in_favour: bool
    text: str


class ExpertDismissed(Fact, frozen=True, kw_only=True, tag="expert-dismissed"):
    """The invitation ended without an opinion."""

    task: int
    text: str


class LetterIssued(Fact, frozen=True, kw_only=True, tag="letter-issued"):
    """The lead's one letter with all results (row P04)."""

    results: tuple[Result, ...]
    text: str = ""
