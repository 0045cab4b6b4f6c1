"""What may happen to the engine. Every event may come twice, late, or never."""

from dataclasses import dataclass

from edge_sync.engine.effects import Send
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.draft_messages import DraftCall
from edge_sync.wire.fields import NewsId, QuestionId
from edge_sync.wire.messages import Compare, DownMessage, SealedDocument, Stretch


@dataclass(frozen=True, slots=True)
class LinkUp:
    """The connection stands, and what the cloud says will be heard."""


@dataclass(frozen=True, slots=True)
class LinkDown:
    """The connection is gone, and with it whatever was on its way."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An application lies in the outbox. Harmless twice.

    ``is_fresh`` when the cloud has nothing of it: surely if it was lodged while this engine
    lived, and else as far as one can guess. A wrong guess costs a few pieces sent twice.
    """

    application: ApplicationId
    offer_bytes: int
    parcel_sha256: bytes
    entry_sha256: bytes
    documents: tuple[SealedDocument, ...]
    is_fresh: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message came down."""

    message: DownMessage


@dataclass(frozen=True, slots=True)
class Freed:
    """Something sent has left the transport: the broker has it, which proves nothing more.

    ``taken`` is false when the broker said that nobody listens, or refused it.
    """

    sent: Send
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Fitted:
    """The link was measured: so much may be inside the transport, in pieces of so many bytes."""

    window_bytes: int
    piece_bytes: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A receipt or a refusal is on the disk: the application is owed no longer."""

    application: ApplicationId


@dataclass(frozen=True, slots=True)
class NewsKept:
    """News are on the disk."""

    news: tuple[NewsId, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The kiosk can take news it could not take before: a slip was printed."""


@dataclass(frozen=True, slots=True)
class Aside:
    """These were refused, and lie here for a person."""

    applications: tuple[ApplicationId, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """All the questions that wait for an answer now. What is not among them is given up."""

    questions: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True)
class Comparing:
    """All the heads of the cloud that are to be compared now."""

    wanted: tuple[Compare, ...]


@dataclass(frozen=True, slots=True)
class Drafting:
    """All that is to be said to the cloud about drafts now."""

    wanted: tuple[DraftCall, ...]


@dataclass(frozen=True, slots=True)
class Fetching:
    """All that is still lacking of a repository, each object from what is held of it on."""

    lacking: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Wish = Owed | Ready | Asking | Comparing | Drafting | Fetching
Event = LinkUp | LinkDown | Fitted | Arrived | Freed | Settled | NewsKept | Aside | Tick | Wish
