"""States of finding a matter: life events, the titles of one, the search, the guide."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.text.keys import Text
from provisioning.catalogue.materials import Drawing
from provisioning.catalogue.matters import Depth, Limit
from provisioning.catalogue.postings import Posting
from provisioning.catalogue.rules.filled import FilledForm
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class TitleTile:
    """A matter or a package that can be chosen. ``id`` is a MatterId or a PackageId."""

    id: str
    name: Words
    summary: Words
    is_package: bool
    minutes: int
    members: int
    depth: Depth = Depth.FULL


@dataclass(frozen=True, slots=True)
class EventTile:
    """One life event. ``is_local`` was made by this region."""

    id: str
    name: Words
    picture: str
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """What would you like to do? Life events; first of all what is often done here, if learned.

    ``asking`` is true where nobody is known and only guides are given (row U01).
    """

    events: tuple[EventTile, ...]
    often: EventTile | None = None
    asking: bool = False


@dataclass(frozen=True, slots=True)
class ChooseFrom:
    """The titles of one life event."""

    event: EventTile
    titles: tuple[TitleTile, ...]
    asking: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Say it in your own words. ``found`` is what that finds, best first, at most five."""

    text: str = field(default="", repr=False)
    found: tuple[TitleTile, ...] = ()


class GuidePrint(Enum):
    """Where the printed guide stands."""

    NOT_ASKED = auto()
    PRINTING = auto()
    PRINTED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class GuidePaper:
    """One paper of a guide. ``key`` opens its sample."""

    key: str
    material: Words
    holder: Words
    reason: Text
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Fee:
    """One charge; ``yuan`` is None where a rule decides."""

    name: Words
    rule: Words
    yuan: int | None


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """How one title is done: everything that a guide tells, on the glass or on paper."""

    id: str
    name: Words
    summary: Words
    who: Words  # for whom it is meant; empty if for everybody
    depth: Depth
    minutes: int
    members: tuple[Words, ...]
    papers: tuple[GuidePaper, ...]
    not_needed: tuple[Words, ...]
    office: Words
    limit: Limit
    fees: tuple[Fee, ...]
    result: Words
    phone: str
    version: int  # of the catalogue
    published: str  # its day
    specimen: tuple[FilledForm, ...] = ()  # its forms as they look when filled in (row F09)


@dataclass(frozen=True, slots=True)
class Guide:
    """How it is done, before or instead of doing it. ``may_begin``: here and now."""

    facts: GuideFacts
    may_begin: bool
    printing: GuidePrint = GuidePrint.NOT_ASKED
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class FilledSample:
    """The forms of a title as they look when filled in, with nobody's data: ``facts.specimen``."""

    facts: GuideFacts
    printing: GuidePrint = GuidePrint.NOT_ASKED
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class SampleOf:
    """What a good one looks like, and where one gets it (row M13)."""

    material: Words
    issuer: Words
    where_from: Words | None
    drawing: Drawing | None
    points: tuple[Words, ...]
    instead: Words | None  # why there is no picture


@dataclass(frozen=True, slots=True)
class PostedShown:
    """One posting, by whom, and whom to tell what is wrong with it."""

    posting: Posting
    body: Words
    phone: str


@dataclass(frozen=True, slots=True)
class Postings:
    """What the region posts today: notices, lists, results (row C09)."""

    shown: tuple[PostedShown, ...]
