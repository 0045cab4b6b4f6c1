"""An event: a fact, who brought it about, when it counts and when the cloud was told."""

from dataclasses import dataclass
from typing import Final, get_args

import msgspec

from cloud.casework.model import facts as f
from cloud.casework.model import facts_above as c
from cloud.casework.model import facts_between as b
from cloud.casework.model.facts import Fact
from cloud.casework.model.papers import Paper
from cloud.casework.states import EventKind

AnyFact = (
    f.Lodged
    | f.Opened
    | f.Followed
    | f.NotBelieved
    | f.Signed
    | f.ConsentAnswered
    | f.AllSigned
    | f.Started
    | f.Accepted
    | f.AcceptedWithGaps
    | f.DeemedAccepted
    | f.NotAccepted
    | f.Corrected
    | f.AskedToComplete
    | f.Supplemented
    | f.Withdrawn
    | f.Reviewed
    | f.PassedUp
    | f.SentBack
    | f.Granted
    | f.DeemedGranted
    | f.Refused
    | f.Suspended
    | f.Resumed
    | f.ExtensionAsked
    | f.Extended
    | f.ExtensionDenied
    | f.Returned
    | f.Kept
    | f.Expired
    | f.Delivered
    | f.CommitmentChecked
    | b.OpinionAsked
    | b.OpinionGiven
    | b.QuestionAsked
    | b.QuestionAnswered
    | b.QuestionEscalated
    | b.VisitPlanned
    | b.VisitReported
    | b.VisitSigned
    | b.CorrectionAsked
    | b.CorrectionAnswered
    | b.ExpertInvited
    | b.ExpertSpoke
    | b.ExpertDismissed
    | b.LetterIssued
    | c.Objected
    | c.ObjectionLifted
    | c.DecisionReviewed
    | c.PackageExtensionAsked
    | c.PackageExtended
    | c.PackageExtensionDenied
)
"""Everything that a case's journal may hold."""

CLOUD: Final = "cloud"
_DECODER: Final[msgspec.msgpack.Decoder[AnyFact]] = msgspec.msgpack.Decoder(AnyFact)
_KINDS: Final = {one: EventKind(str(one.__struct_config__.tag)) for one in get_args(AnyFact)}


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a case. Times are UTC milliseconds.

    ``actor`` is ``kiosk:<id>``, ``officer:<account>``, ``expert:<account>`` or ``cloud``;
    ``name`` and ``body`` are an officer's. ``at_ms`` is when it counts, ``noted_ms`` when
    the cloud was told: what was done outside and typed in later shows both. ``key`` makes
    it count once.
    """

    fact: AnyFact
    actor: str
    at_ms: int
    noted_ms: int
    name: str = ""
    body: str = ""
    key: str | None = None
    paper: Paper | None = None

    @property
    def kind(self) -> EventKind:
        """Return what it tells."""
        return kind_of(self.fact)


def kind_of(fact: Fact) -> EventKind:
    """Return the kind of a fact."""
    return _KINDS[type(fact)]


def packed(fact: Fact) -> bytes:
    """Write a fact as it is kept."""
    return msgspec.msgpack.encode(fact)


def unpacked(content: bytes) -> AnyFact:
    """Read a fact as it was kept."""
    return _DECODER.decode(content)
