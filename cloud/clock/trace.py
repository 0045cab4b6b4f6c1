"""What the clock knows of a case: values that casework makes from its events. Pure.

The clock reads nothing of casework's tables and keeps nothing of its own about a case:
who hands in the same trace gets the same days, warnings and measures. No name, number or
answer of a person is in a trace. All times are UTC milliseconds; a time that has not come
is None. Legal days are days in China, made of these times by `counting.civil_day`.

What came about by several members (who may begin when) is resolved by casework:
``MemberTrace.needs`` are the members of *this* case that it really waits for.
"""

from dataclasses import dataclass
from enum import Enum

from provisioning.catalogue.model import Limit, Regime


class HolderKind(Enum):
    """What kind of party holds a waiting minute."""

    BODY = "body"  # a department of the case
    APPLICANT = "applicant"  # who completes, signs, chooses or comes for the result
    TRANSIT = "transit"  # the application lies at a station and has not reached the cloud
    OUTSIDE = "outside"  # who carries out a special procedure: a laboratory, an expert
    CLOUD = "cloud"  # nobody's turn but the machine's; should be next to nothing


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """Who holds a waiting minute. ``name`` is a department's, a station's or an outsider's id."""

    kind: HolderKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """One stretch of waiting with exactly one holder (row P12).

    The holdings of a member follow each other without a gap from ``legal_ms`` on; the
    last of an open member has no end. A member that waits for another is held by whoever
    holds that other one.
    """

    holder: Holder
    begun_ms: int
    ended_ms: int | None = None


class StepKind(Enum):
    """What a department does in a step."""

    ACCEPTANCE = "acceptance"  # say what is missing, accept or not accept
    FIRST_CHECK = "first-check"  # checked below, passed up (row P09)
    REVIEW = "review"
    SITE_VISIT = "site-visit"
    OPINION = "opinion"
    DECISION = "decision"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a member: one row each, also when it is done a second time.

    ``body`` answers for it. Without a ``limit`` a step is never late by itself.
    """

    kind: StepKind
    body: str
    begun_ms: int
    ended_ms: int | None = None
    limit: Limit | None = None


class SuspensionKind(Enum):
    """Why time does not count (Licensing Law, art. 45, and what stops a case besides)."""

    HEARING = "hearing"
    TENDER = "tender"
    INSPECTION = "inspection"
    TEST = "test"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert-review"
    COMPLETION = "completion"  # the applicant completes what was asked for
    PUBLIC_NOTICE = "public-notice"
    LEGAL_OBJECTION = "legal-objection"  # the legal office stopped the case (row J07)
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Suspension:
    """Time outside the limit. ``told``: the applicant was told its length in writing."""

    kind: SuspensionKind
    begun_ms: int
    ended_ms: int | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for a member or a package, approved and told with its reason (art. 42)."""

    more: Limit
    at_ms: int
    approved_by: str
    reason: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class Notice:
    """A completion notice.

    ``avoidable``: what it asks for could have been in an earlier one (a supervised fault).
    ``answered_ms`` is the legal moment at which the applicant had brought all of it.
    """

    at_ms: int
    answered_ms: int | None = None
    avoidable: bool = False


class Outcome(Enum):
    """How a member ended."""

    GRANTED = "granted"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"  # refused at the door; see ``Decision.ground``
    RETURNED = "returned"  # sent back by an officer with the resident's choice
    WITHDRAWN = "withdrawn"
    DONE_ALREADY = "done-already"
    LEFT_OUT = "left-out"


class Ground(Enum):
    """On what ground an application was not accepted."""

    NO_LICENCE_NEEDED = "no-licence-needed"
    WRONG_BODY = "wrong-body"
    NOT_COMPLETED = "not-completed"  # the notice's day passed
    NONE = "none"  # there is none: a valid application was turned away


@dataclass(frozen=True, slots=True)
class Decision:
    """The end of a member, at ``at_ms``.

    ``overturned``: a later review set it aside (row J09). ``by_silence``: nobody decided,
    and the law takes that for a grant.
    """

    outcome: Outcome
    at_ms: int
    with_reasons: bool = True
    with_remedies: bool = True
    ground: Ground | None = None
    overturned: bool = False
    by_silence: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of an officer: when it was done and when the system was told.

    Work finished outside and typed in later is visible by the two times (domain, 9).
    """

    what: str
    body: str
    at_ms: int
    recorded_ms: int


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee that was taken, in fen. ``allowed_fen`` is None where no rule names such a fee."""

    name: str
    body: str
    at_ms: int
    fen: int
    allowed_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question from one department to another inside a case (row P13)."""

    asked_by: str
    asked_of: str
    at_ms: int
    limit: Limit | None = None
    answered_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a supervisor found and no rule can see. ``about`` is one short sentence."""

    body: str
    at_ms: int
    about: str


@dataclass(frozen=True, slots=True)
class MemberTrace:
    """One member of a case, as far as the clock is concerned.

    ``begun_ms`` is the legal moment from which its department may work: the case's own
    legal moment, the last signature, or the end of the last predecessor; None while it
    waits. ``accepted_ms`` is the act of acceptance; None before it and where silence alone
    has accepted. ``limit`` is the promised one, ``legal_limit`` the longest that law allows;
    a ``silent_renewal`` nobody has decided by then counts as granted.
    """

    matter: str
    department: str
    regime: Regime
    limit: Limit
    legal_limit: Limit | None = None
    needs: tuple[str, ...] = ()
    begun_ms: int | None = None
    accepted_ms: int | None = None
    decision: Decision | None = None
    steps: tuple[Step, ...] = ()
    holdings: tuple[Holding, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    notices: tuple[Notice, ...] = ()
    deeds: tuple[Deed, ...] = ()
    charges: tuple[Charge, ...] = ()
    findings: tuple[Finding, ...] = ()
    silent_renewal: bool = False


@dataclass(frozen=True, slots=True)
class CaseTrace:
    """One case. ``title`` is a package or a matter chosen by itself.

    ``lodged_ms`` is what the kiosk's clock said, ``legal_ms`` the legal moment of receipt
    (decision 8), ``arrived_ms`` when the cloud held it; ``doubtful`` asks a person to look
    at that clock. ``limit`` is the package's own promise. ``letter_ms`` is when the lead's
    letter with all results went out.
    """

    number: str
    title: str
    lead: str
    station: str
    lodged_ms: int
    legal_ms: int
    arrived_ms: int
    members: tuple[MemberTrace, ...]
    doubtful: bool = False
    limit: Limit | None = None
    extensions: tuple[Extension, ...] = ()
    questions: tuple[Question, ...] = ()
    letter_ms: int | None = None
