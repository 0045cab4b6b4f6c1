"""Everything departments do with each other, the lead does for all, and an expert does, as values.

``position`` is the member it is about; 0 where it concerns the whole case. A ``task``
is the number under which it was asked.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AskOpinion:
    """Ask a department for its opinion; a ``mandatory`` one holds decision and letter."""

    position: int
    of: str
    by: date
    text: str = ""
    mandatory: bool = True


@dataclass(frozen=True, slots=True)
class GiveOpinion:
    """Give it."""

    task: int
    in_favour: bool
    text: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Ask another department within the case, with a day for the answer."""

    of: str
    by: date
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer it."""

    task: int
    text: str


@dataclass(frozen=True, slots=True)
class PlanVisit:
    """Plan one visit for all. Without ``bodies`` it is those whom the rule names."""

    positions: tuple[int, ...]
    day: date
    place: str
    route: str = ""
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportVisit:
    """Write the shared report, or write it anew: then all sign again."""

    task: int
    text: str


@dataclass(frozen=True, slots=True)
class SignVisit:
    """Sign the shared report for one's department: ``sha256`` of exactly what was read."""

    task: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class AskCorrection:
    """Have a wrong datum corrected by the body that leads it; the case goes on."""

    of: str
    element: str
    person: str
    text: str
    proof: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class AnswerCorrection:
    """It is corrected, or was right."""

    task: int
    corrected: bool
    text: str


@dataclass(frozen=True, slots=True)
class InviteExpert:
    """Invite somebody from outside to one step of this one case, until a day."""

    position: int
    account: str
    name: str
    step: str
    until: date


@dataclass(frozen=True, slots=True)
class SpeakAsExpert:
    """The expert's opinion; with it the invitation ends."""

    task: int
    in_favour: bool
    text: str


@dataclass(frozen=True, slots=True)
class DismissExpert:
    """End an invitation without an opinion."""

    task: int
    text: str


@dataclass(frozen=True, slots=True)
class IssueLetter:
    """Send the lead's one letter with all results."""

    text: str = ""
