"""A case as a department may see it: immutable values for the desk to draw."""

from dataclasses import dataclass, field

from cloud.casework.evidence import Binding
from cloud.casework.model.now import MemberNow, Task, Visit
from cloud.casework.model.papers import Paper
from cloud.casework.model.setup import ApplicantKind
from cloud.casework.moment import Doubt
from cloud.casework.signer_doubts import Doubt as SignatureDoubt
from cloud.casework.states import Act, CaseState, EventKind, MemberState, PartRole, PartState
from edge_sync.wire.application import (
    Choice,
    IdentityLevel,
    Point,
    Resolution,
    SignatureKind,
    Stamp,
    Value,
)
from edge_sync.wire.remarked import PaperRemark


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One line of a department's inbox. ``own`` are its own members: (matter, state).

    ``due_day`` ("20261130") is the first day by which the department must act, or empty.
    """

    number: str
    slip: str
    title: str
    kiosk: str
    station: str
    applicant: str = field(repr=False)
    legal_ms: int
    arrived_ms: int
    doubts: tuple[Doubt, ...]
    is_lead: bool
    drawer: PartState
    state: CaseState
    own: tuple[tuple[str, MemberState], ...]
    role: PartRole = PartRole.OWN
    due_day: str = ""
    provisional: bool = False
    team: str = ""  # the team of the department whose inbox it lies in, or none


@dataclass(frozen=True, slots=True)
class TaskItem:
    """One line of what a department, or an expert, was asked."""

    number: str
    title: str
    task: Task


@dataclass(frozen=True, slots=True)
class FormItem:
    """One answer of a member's form, about one person."""

    person: str
    element: str
    value: Value = field(repr=False)


@dataclass(frozen=True, slots=True)
class LineView:
    """One line, how it was met, and the reason the resident was shown."""

    line: str
    material: str
    holder: str
    resolution: Resolution
    reason: str
    document: str | None
    earlier: str | None = None  # the scan before it, if it was asked for anew


@dataclass(frozen=True, slots=True)
class MemberView:
    """One matter of the case.

    ``acts`` is what this officer can answer with now in the plain form; ``possible`` is
    everything this officer can do with it now (`CaseRegister.perform`), each act with a
    form of its own. ``now`` is how it stands, with notices, gaps, reviews, extensions.
    """

    position: int
    matter: str
    department: str
    number: str | None
    choice: Choice
    state: MemberState
    waits_for: tuple[str, ...]
    scenarios: dict[str, str]
    form: tuple[FormItem, ...]
    answers: dict[str, Value] = field(repr=False)
    extension: dict[str, Value] = field(repr=False)
    lines: tuple[LineView, ...]
    acts: tuple[Act, ...]
    possible: tuple[Act, ...]
    now: MemberNow


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person; the answers stand in the forms that asked for them."""

    person: str
    roles: tuple[str, ...]
    level: IdentityLevel
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One scan, and what opens its sealed file."""

    document: str
    application: str
    material: str
    holder: str
    media_type: str
    pages: int
    size_bytes: int
    sha256: bytes
    key: bytes = field(repr=False)
    is_flawed: bool = False  # handed in with a mark after three tries
    remark: PaperRemark | None = None  # what the kiosk saw on it that does not fit
    dated: str = ""  # the day that stands on it, as the resident said it: "20261105"


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One signature: strokes, a mark with its witness, or the scan of a page signed in ink."""

    person: str
    kind: SignatureKind
    paper: str
    strokes: tuple[tuple[Point, ...], ...] = field(repr=False)
    signed: Stamp
    witness: str
    witness_strokes: tuple[tuple[Point, ...], ...] = field(repr=False)
    document: str | None
    binding: Binding
    doubt: SignatureDoubt


@dataclass(frozen=True, slots=True)
class AwaitedView:
    """A person who still has to sign these papers."""

    person: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent the law asks for; ``given`` is None while it is missing."""

    person: str
    purpose: str
    given: Stamp | None


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of the timeline. ``matter`` is empty for what concerns the whole case.

    ``at_ms`` is when it counts, ``noted_ms`` when the cloud was told: typed in later where
    the two differ. ``paper`` is what was issued with it.
    """

    kind: EventKind
    actor: str
    at_ms: int
    matter: str
    told: dict[str, str] = field(repr=False)
    noted_ms: int = 0
    position: int = 0
    paper: Paper | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One line of the lead's table: a member, its decision, and the opinions about it (P04)."""

    position: int
    matter: str
    body: str
    state: MemberState
    mandatory: bool
    decision: str = field(repr=False)
    remedies: str = field(repr=False)
    opinions: tuple[Task, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CaseView:
    """The part of a case that one department may see; all of it for its lead."""

    number: str
    slip: str
    title: str
    kiosk: str
    station: str
    lead: str
    is_lead: bool
    state: CaseState
    catalogue_version: int
    lodged: Stamp
    arrived_ms: int
    legal_ms: int
    doubts: tuple[Doubt, ...]
    applicant: str = field(repr=False)
    members: tuple[MemberView, ...]
    persons: tuple[PersonView, ...]
    documents: tuple[DocumentView, ...]
    signatures: tuple[SignatureView, ...]
    awaited: tuple[AwaitedView, ...]
    events: tuple[EventView, ...]
    consents: tuple[ConsentView, ...] = ()
    helper: str = ""  # who joined the visit (row R18)
    confirmed: Stamp | None = None  # when the resident confirmed what the helper typed
    role: PartRole = PartRole.OWN
    applicant_kind: ApplicantKind = ApplicantKind.PERSON
    tasks: tuple[Task, ...] = field(default=(), repr=False)  # opinions, questions, corrections …
    visits: tuple[Visit, ...] = field(default=(), repr=False)
    possible: tuple[Act, ...] = ()  # about the whole case: ask, plan, issue the letter
    letter_waits_for: tuple[str, ...] = ()  # the matters whose mandatory decision is missing
    table: tuple[OpinionLine, ...] = ()  # the lead's table of opinions and decisions
