"""What happens about drafts, as values."""

from dataclasses import dataclass, field

from edge_sync.wire.application import SlipNumber
from edge_sync.wire.resume_code import DraftEnd


@dataclass(frozen=True, slots=True)
class SaveForLater:
    """Anywhere with something to lose: print a resume slip, keep the draft, and end."""


@dataclass(frozen=True, slots=True)
class PowerFails:
    """Anywhere: the machine goes off in a moment; keep what may be kept."""


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """The resume slip is on paper and the draft is kept until this day ("2026-12-21")."""

    until: str


@dataclass(frozen=True, slots=True)
class DraftFailed:
    """The slip is not on paper, or the draft could not be kept: there is none."""

    code: str


@dataclass(frozen=True, slots=True)
class DraftOpened:
    """A resume slip under the camera opened its draft."""

    id: str
    plain: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class DraftClosed:
    """A resume slip was read, and its draft is not to be had here."""

    why: DraftEnd
    slip: SlipNumber | None = None


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Resuming: delete the draft; it is not wanted any more."""


@dataclass(frozen=True, slots=True)
class AnswerNotice:
    """ReadSlip: bring now what is asked for."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """ReadSlip: withdraw the application, or parts of it."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """Withdraw: take this member back, or leave it."""

    matter: str


LaterAction = (
    SaveForLater
    | PowerFails
    | DraftSaved
    | DraftFailed
    | DraftOpened
    | DraftClosed
    | DropDraft
    | AnswerNotice
    | TakeBack
    | Toggle
)
