"""What can happen to a case and to one of its members, as typed values kept for good.

A fact is what an event says; who, when and the paper issued stand beside it in
`Event`. A kind that is here is read for ever: what is missing in an old one has a
default. ``position`` is the member's; 0 speaks of the whole case.
"""

from enum import Enum

from cloud.casework.model.setup import CaseSetup
from edge_sync.wire.application import Record
from edge_sync.wire.news import AskedFor


class Ground(Enum):
    """Why an application is not accepted (Licensing Law, art. 32)."""

    NO_LICENCE_NEEDED = "no-licence-needed"
    WRONG_BODY = "wrong-body"


class Procedure(Enum):
    """Special procedures (特别程序): time outside the limit (Licensing Law, art. 45)."""

    HEARING = "hearing"
    TENDER = "tender"
    INSPECTION = "inspection"
    TEST = "test"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert-review"
    PUBLIC_NOTICE = "public-notice"
    LEGAL_OBJECTION = "legal-objection"
    OTHER = "other"


class Wish(Enum):
    """What the resident wants with a member whose predecessor was refused (row P05)."""

    TAKE_BACK = "take-back"
    WAIT = "wait"  # until the predecessor is done in another way


class Fact(Record, frozen=True, kw_only=True, tag_field="fact"):
    """Something that happened."""

    position: int = 0


class Lodged(Fact, frozen=True, kw_only=True, tag="lodged"):
    """The resident handed in."""

    slip: str


class Opened(Fact, frozen=True, kw_only=True, tag="opened"):
    """The cloud held it all."""

    setup: CaseSetup


class Followed(Fact, frozen=True, kw_only=True, tag="followed"):
    """Something followed the application, from one who may speak for it."""

    slip: str


class NotBelieved(Fact, frozen=True, kw_only=True, tag="not-believed"):
    """Something followed that nobody of the case handed in."""

    slip: str
    person: str = ""


class Signed(Fact, frozen=True, kw_only=True, tag="signed"):
    """One who had to sign has signed, at this legal moment."""

    slip: str
    person: str
    signed_ms: int
    station: str = ""


class ConsentAnswered(Fact, frozen=True, kw_only=True, tag="consent-answered"):
    """One who signs nothing was asked for consent elsewhere: yes to ``agreed``, no to the rest."""

    slip: str
    person: str
    agreed: tuple[str, ...] = ()
    station: str = ""


class AllSigned(Fact, frozen=True, kw_only=True, tag="all-signed"):
    """The last signature came; the clock starts with it (row M22)."""

    legal_ms: int


class Started(Fact, frozen=True, kw_only=True, tag="started"):
    """The predecessors of a member are done."""


class Gap(Record, frozen=True):
    """A paper that may come after acceptance, and the day by which it is promised."""

    line: str
    by: str


class Accepted(Fact, frozen=True, kw_only=True, tag="accepted"):
    """Accepted: the handling clock runs."""

    text: str = ""


class AcceptedWithGaps(Fact, frozen=True, kw_only=True, tag="accepted-with-gaps"):
    """Accepted with documents pending (容缺受理): the decision waits for them."""

    gaps: tuple[Gap, ...]
    text: str = ""


class DeemedAccepted(Fact, frozen=True, kw_only=True, tag="deemed-accepted"):
    """Nobody said a word within five days: accepted from the day of receipt (art. 32)."""


class NotAccepted(Fact, frozen=True, kw_only=True, tag="not-accepted"):
    """Refused at the door; ``body`` is whom to turn to."""

    ground: Ground
    text: str
    remedies: str
    body: str = ""


class Corrected(Fact, frozen=True, kw_only=True, tag="corrected"):
    """Put right on the spot, with the resident."""

    text: str
    line: str = ""


class Asked(Record, frozen=True):
    """One point of a completion notice."""

    line: str
    wrong: str
    mend: str
    wanted: AskedFor = AskedFor.PAPER


class AskedToComplete(Fact, frozen=True, kw_only=True, tag="asked-to-complete"):
    """One completion notice with all gaps; ``again``: a later one, meant by the officer.

    ``avoidable`` are points that could have been in the first (domain, 18.2).
    """

    text: str
    by: str
    points: tuple[Asked, ...] = ()
    again: bool = False
    avoidable: tuple[str, ...] = ()


class Brought(Record, frozen=True):
    """One thing brought for a line."""

    line: str
    document: str | None
    words: str
    reason: str


class Supplemented(Fact, frozen=True, kw_only=True, tag="supplemented"):
    """The resident brought what was asked for, at a kiosk, at this legal moment."""

    slip: str
    submission: str = ""
    station: str = ""
    lodged_ms: int | None = None
    brought: tuple[Brought, ...] = ()
    text: str = ""


class Withdrawn(Fact, frozen=True, kw_only=True, tag="withdrawn"):
    """The resident took it back."""

    slip: str
    text: str = ""


class Reviewed(Fact, frozen=True, kw_only=True, tag="reviewed"):
    """Checked by one, for another to decide."""

    in_favour: bool
    text: str


class PassedUp(Fact, frozen=True, kw_only=True, tag="passed-up"):
    """Checked below and passed up (row P09)."""

    in_favour: bool
    text: str


class SentBack(Fact, frozen=True, kw_only=True, tag="sent-back"):
    """The body above wants the first check done again."""

    text: str


class Granted(Fact, frozen=True, kw_only=True, tag="granted"):
    """Decided: granted."""

    text: str = ""
    basis: str = ""


class DeemedGranted(Fact, frozen=True, kw_only=True, tag="deemed-granted"):
    """Nobody decided a renewal within what law allows: it counts as granted, on this basis."""

    basis: str


class Refused(Fact, frozen=True, kw_only=True, tag="refused"):
    """Decided: refused, with everything a refusal needs."""

    text: str
    remedies: str
    basis: str = ""


class Suspended(Fact, frozen=True, kw_only=True, tag="suspended"):
    """A special procedure begins; the applicant is told until when in writing."""

    procedure: Procedure
    text: str
    basis: str = ""
    by: str = ""
    carrier: str = ""  # who carries it out, if not the body itself


class Resumed(Fact, frozen=True, kw_only=True, tag="resumed"):
    """A special procedure ended, with its result."""

    text: str


class ExtensionAsked(Fact, frozen=True, kw_only=True, tag="extension-asked"):
    """An officer asks for more days."""

    days: int
    text: str


class Extended(Fact, frozen=True, kw_only=True, tag="extended"):
    """Another officer allowed it; the applicant is told the reason (art. 42)."""

    days: int
    text: str


class ExtensionDenied(Fact, frozen=True, kw_only=True, tag="extension-denied"):
    """Another officer did not allow it."""

    text: str


class Returned(Fact, frozen=True, kw_only=True, tag="returned"):
    """Sent back: its predecessor was refused, and the resident takes it back."""

    text: str
    because_of: str = ""


class Kept(Fact, frozen=True, kw_only=True, tag="kept"):
    """Its predecessor was refused, and the resident wants it to wait."""

    text: str
    because_of: str = ""


class Expired(Fact, frozen=True, kw_only=True, tag="expired"):
    """What was asked for never came."""

    text: str


class Delivered(Fact, frozen=True, kw_only=True, tag="delivered"):
    """The decision reached the applicant."""

    how: str


class CommitmentChecked(Fact, frozen=True, kw_only=True, tag="commitment-checked"):
    """What a commitment said was looked into afterwards (告知承诺 is never a gap)."""

    line: str
    held: bool
    text: str
