"""What the interface says and takes, as OpenAPI describes it (pydantic, JSON, UTF-8).

Times are milliseconds since 1970-01-01 UTC; days are ISO 8601 dates. Names of states,
acts and outcomes are the words of the catalogue's and the casework's enumerations.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cloud.casework.answers import LONGEST, LONGEST_POINT, MOST_POINTS
from cloud.casework.states import Act, CaseState, EventKind, MemberState, PartState
from edge_sync.wire.application import Choice, IdentityLevel, Resolution
from edge_sync.wire.news import AskedFor

LONGEST_ACCOUNT = 64
LONGEST_PASSWORD = 512

Drawer = PartState
CaseNumber = Annotated[str, Field(pattern="^[0-9A-Z]{43,50}$", description="43 to 50 characters")]
DocumentName = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
Position = Annotated[int, Field(ge=1, le=999, description="the member's place in its case")]
PageNumber = Annotated[int, Field(ge=0, le=10_000, description="counted from 0, 50 cases each")]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Taken(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(_Said):
    """Why something was not done. ``code`` is stable; the list stands in the failure codes."""

    code: str
    sentence: str


class Entering(_Taken):
    """Who would like to begin a session."""

    account: Annotated[str, Field(max_length=LONGEST_ACCOUNT)]
    password: Annotated[str, Field(max_length=LONGEST_PASSWORD, repr=False)]
    code: Annotated[str, Field(max_length=16, repr=False)] = ""


class Session(_Said):
    """A session; its token is sent with each request: ``Authorization: Bearer …``."""

    token: Annotated[str, Field(repr=False)]


class OwnMember(_Said):
    """A member that the department handles."""

    matter: str
    state: MemberState


class InboxEntry(_Said):
    """One case of a drawer."""

    number: str
    slip: str
    title: str
    applicant: Annotated[str, Field(repr=False)]
    received_ms: int
    arrived_ms: int
    is_lead: bool
    state: CaseState
    own: list[OwnMember]


class FormEntry(_Said):
    """One answer of a member's form, about one person."""

    person: str
    element: str
    text: Annotated[str, Field(repr=False)]
    source: str


class Line(_Said):
    """One demand for a paper, and how it was met."""

    line: str
    material: str
    holder: str
    resolution: Resolution
    reason: str
    document: str | None


class Member(_Said):
    """One matter of a case. ``acts`` is what this account can do with it now."""

    position: int
    matter: str
    department: str
    number: str | None
    choice: Choice
    state: MemberState
    waits_for: list[str]
    form: list[FormEntry]
    lines: list[Line]
    acts: list[Act]


class Person(_Said):
    """One person of a case."""

    person: str
    roles: list[str]
    level: IdentityLevel
    name: Annotated[str, Field(repr=False)]


class DocumentEntry(_Said):
    """One scan that may be fetched."""

    document: str
    material: str
    holder: str
    media_type: str
    pages: int
    size_bytes: int
    sha256: Annotated[str, Field(description="hexadecimal")]


class Happening(_Said):
    """One line of the timeline."""

    kind: EventKind
    actor: str
    at_ms: int
    matter: str


class Case(_Said):
    """The part of a case that the account's department may see; all of it for its lead."""

    number: str
    slip: str
    title: str
    station: str
    lead: str
    is_lead: bool
    state: CaseState
    catalogue_version: int
    received_ms: int
    arrived_ms: int
    members: list[Member]
    persons: list[Person]
    documents: list[DocumentEntry]
    timeline: list[Happening]


class PointAsked(_Taken):
    """One point of a completion notice."""

    line: Annotated[str, Field(max_length=64)]
    wrong: Annotated[str, Field(max_length=LONGEST_POINT)]
    mend: Annotated[str, Field(max_length=LONGEST_POINT)]
    wanted: AskedFor = AskedFor.PAPER


class Answering(_Taken):
    """One act. The same ``key`` counts once, however often it is sent."""

    act: Act
    key: Annotated[str, Field(pattern="^[0-9a-f]{32}$", description="chosen anew for each act")]
    text: Annotated[str, Field(max_length=LONGEST)] = ""
    remedies: Annotated[str, Field(max_length=LONGEST)] = ""
    points: Annotated[list[PointAsked], Field(max_length=MOST_POINTS)] = []
    by: date | None = None
    again: Annotated[bool, Field(description="a second notice, knowingly")] = False
