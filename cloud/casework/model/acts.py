"""Everything an officer can do with a member, as values. What it leads to: `deciding`."""

from dataclasses import dataclass
from datetime import date

from cloud.casework.model.facts import Asked, Gap, Ground, Procedure, Wish


@dataclass(frozen=True, slots=True)
class MemberAct:
    """An act about the member at ``position`` of the case, counted from 1."""

    position: int


@dataclass(frozen=True, slots=True)
class Accept(MemberAct):
    """Accept: everything is there."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class AcceptWithGaps(MemberAct):
    """Accept with documents pending, each promised for a day within the handling limit."""

    gaps: tuple[Gap, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Decline(MemberAct):
    """Do not accept: no licence is needed, or another ``body`` handles it."""

    ground: Ground
    text: str
    remedies: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Correct(MemberAct):
    """Note what was put right on the spot, with the resident."""

    text: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class AskToComplete(MemberAct):
    """One notice with everything that is missing; a later one must be meant (``again``)."""

    text: str = ""
    points: tuple[Asked, ...] = ()
    by: date | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Review(MemberAct):
    """Check it for another person to decide."""

    in_favour: bool
    text: str


@dataclass(frozen=True, slots=True)
class PassUp(MemberAct):
    """Pass it up with the first check's opinion."""

    in_favour: bool
    text: str


@dataclass(frozen=True, slots=True)
class SendBack(MemberAct):
    """Have the first check done again."""

    text: str


@dataclass(frozen=True, slots=True)
class Grant(MemberAct):
    """Decide: granted. The matter's own basis stands where none is named."""

    text: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Refuse(MemberAct):
    """Decide: refused, with reason, basis and remedies."""

    text: str
    remedies: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Suspend(MemberAct):
    """Begin a special procedure; the applicant is told until when it is expected to last."""

    procedure: Procedure
    text: str
    by: date
    basis: str = ""
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class Resume(MemberAct):
    """End it with its result."""

    text: str


@dataclass(frozen=True, slots=True)
class AskExtension(MemberAct):
    """Ask a colleague who may allow it for more days."""

    days: int
    text: str


@dataclass(frozen=True, slots=True)
class AllowExtension(MemberAct):
    """Allow it, or not; never by the one who asked."""

    allowed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Return(MemberAct):
    """Ask the resident what shall become of a member whose predecessor was refused."""

    wish: Wish
    text: str


@dataclass(frozen=True, slots=True)
class Expire(MemberAct):
    """Close what was asked for and never came, after its day."""

    text: str


@dataclass(frozen=True, slots=True)
class Deliver(MemberAct):
    """Note how the decision reached the applicant."""

    how: str


@dataclass(frozen=True, slots=True)
class CheckCommitment(MemberAct):
    """Note what looking into a commitment showed."""

    line: str
    held: bool
    text: str
