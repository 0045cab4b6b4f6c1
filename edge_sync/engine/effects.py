"""What the engine asks for. The courier does it, or fails and is asked again later."""

from dataclasses import dataclass

from edge_sync.wire.application import ApplicationId, DocumentId
from edge_sync.wire.draft_messages import DraftCall, DraftGiven, DraftState
from edge_sync.wire.fields import NewsId, QuestionId
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    Answer,
    AnyReceipt,
    Compare,
    Compared,
    Edition,
    ObjectPart,
    Refused,
    SealedNews,
    Stretch,
)
from edge_sync.wire.order_messages import OrderId


@dataclass(frozen=True, slots=True)
class SendHello:
    """Tell the cloud that this kiosk is here."""


@dataclass(frozen=True, slots=True)
class SendHeard:
    """Tell the cloud that its order about this kiosk has come. Nothing goes before it."""

    order: OrderId


@dataclass(frozen=True, slots=True)
class SendOffer:
    """Send one application's offer."""

    application: ApplicationId


@dataclass(frozen=True, slots=True)
class SendInquiry:
    """Ask what the cloud holds of an application that was offered before."""

    application: ApplicationId


@dataclass(frozen=True, slots=True)
class SendReminder:
    """Ask about applications that were refused: the cloud may have taken them after all."""

    applications: tuple[ApplicationId, ...]


@dataclass(frozen=True, slots=True)
class SendPiece:
    """Send a part of a sealed document, which has a place in its offer, from a grain on."""

    application: ApplicationId
    document: DocumentId
    place: int
    grain: int
    size_bytes: int

    @property
    def grains(self) -> int:
        """How many grains it is; the last one may be shorter."""
        return -(-self.size_bytes // GRAIN_BYTES)


@dataclass(frozen=True, slots=True)
class SendHeld:
    """Tell the cloud that these news need not be sent again."""

    news: tuple[NewsId, ...]


@dataclass(frozen=True, slots=True)
class SendQuestion:
    """Send a resident's question, who waits for its answer before the glass."""

    question: QuestionId


@dataclass(frozen=True, slots=True)
class SendCompare:
    """Ask the cloud to show that two of its heads are of one history."""

    compare: Compare


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Say something about a draft to the cloud, or send a part of one."""

    call: DraftCall


@dataclass(frozen=True, slots=True)
class SendFetch:
    """Ask for bytes of what goes down: nothing else is more patient."""

    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class KeepEdition:
    """Look what is lacking of a repository that was announced, and say so with `Fetching`."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class KeepPart:
    """Put a part of an object in its place; say with `Fetching` what that changes."""

    part: ObjectPart


@dataclass(frozen=True, slots=True)
class KeepReceipt:
    """Store the cloud's word, forget the debt, and answer with `Settled`."""

    receipt: AnyReceipt


@dataclass(frozen=True, slots=True)
class KeepLateReceipt:
    """Store the cloud's word for what it had refused, if that lies here; else it is a repeat."""

    receipt: AnyReceipt


@dataclass(frozen=True, slots=True)
class SetAside:
    """Keep what the cloud refused for a person, and answer with `Settled`."""

    refusal: Refused


@dataclass(frozen=True, slots=True)
class KeepNews:
    """Store news, and answer with `NewsKept`."""

    news: SealedNews


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    """Store an answer beside its question, and say with `Asking` what is still asked."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class KeepComparison:
    """Check what the cloud showed, keep what follows, and say with `Comparing` what is left."""

    compared: Compared


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep what the cloud said of a draft, and say with `Drafting` what is left."""

    word: DraftState | DraftGiven


@dataclass(frozen=True, slots=True)
class SetClockError:
    """Learn the clock's error: ``cloud_ms`` was true between ``hello_ms`` and now.

    The cloud is there: say with `Aside` what it is to be reminded of.
    """

    hello_ms: int
    cloud_ms: int


@dataclass(frozen=True, slots=True)
class ReportFalseWord:
    """Something came that claims to be the cloud's word and is not: log it, do nothing else."""

    kind: str


Word = SendHeard | SendHello | SendHeld | SendReminder
Small = Word | SendQuestion | SendCompare | SendDraft | SendFetch
Send = SendOffer | SendInquiry | SendPiece | Small
FromAbove = KeepEdition | KeepPart
AReceipt = KeepReceipt | KeepLateReceipt
Keep = AReceipt | KeepNews | KeepAnswer | KeepComparison | KeepDraft | FromAbove
Effect = Send | Keep | SetAside | SetClockError | ReportFalseWord
