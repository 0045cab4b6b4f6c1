"""What a kiosk is put together from: contracts and settings that `main.py` hands in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from devices.card_reader.contract import CardReader
from devices.document_camera.contract import DocumentCamera, Frame, PageWatcher
from devices.document_camera.scanned_page import ScannedPage
from devices.document_reader.told import PaperTeller
from devices.printer.contract import Printer
from devices.speaker.contract import Speaker
from devices.stick.contract import StickPages
from edge_sync.edge.carrying import Carried
from edge_sync.edge.drafts import DraftId, Drafts
from edge_sync.edge.health import OutboxHealth
from edge_sync.edge.lodge import Lodged, Waiting
from edge_sync.edge.notable import NotableSlip
from edge_sync.edge.questions import Questions
from edge_sync.edge.slips import Slip
from edge_sync.wire.application import DocumentId, KioskId, SlipNumber, Stamp, Submission
from edge_sync.wire.news import News
from edge_sync.wire.slip_secret import SlipSecret
from kiosk.journeys.night import ALWAYS, Rota
from kiosk.records.uses import UseRecord
from kiosk.voice.contract import Silent, Voice
from kiosk.voice.recording_desk import RecordingDesk
from provisioning.catalogue.words import Words


class Store(Protocol):
    """The kiosk's store: `edge_sync.edge.lodge.Edge`. Called from several threads."""

    @property
    def drafts(self) -> Drafts:
        """The drafts of this kiosk."""

    @property
    def questions(self) -> Questions:
        """What is asked of the cloud by card."""

    def has_room(self) -> bool:
        """Say whether a visit may begin."""

    def next_slip_number(self) -> SlipNumber:
        """Return the number of the next lodge."""

    def new_slip_secret(self) -> SlipSecret:
        """Make the secret for a slip."""

    def proof_of(self, secret: bytes) -> bytes:
        """Return what shows that one holds the slip with this secret."""

    def stamp(self) -> Stamp:
        """Stamp this moment."""

    def lodge(
        self,
        application: Submission,
        documents: Mapping[DocumentId, bytes],
        slip_record: bytes,
        slip_secret: SlipSecret,
        draft: DraftId | None = None,
    ) -> Lodged:
        """Make an application count. Raises leaves of SyncError and ProvisioningError."""

    def slips_due(self) -> list[Slip]:
        """Return the slips whose printing was not confirmed."""

    def slip(self, number: SlipNumber) -> Slip | None:
        """Return one slip."""

    def slip_for(self, secret: bytes) -> Slip | None:
        """Return the slip that bears this secret, if this kiosk gave it."""

    def mark_printed(self, number: SlipNumber) -> None:
        """Note the printer's word; the slip's secret is erased."""

    def news_for(self, secret: bytes) -> list[News]:
        """Open the news of the slip with this secret."""

    def waiting(self) -> Waiting:
        """Return what has not arrived in the cloud."""

    def outbox_health(self) -> OutboxHealth:
        """Say how old each entry of the outbox is, what is wrong with it, and the way out."""

    def notable_slips(self, since_ms: int) -> list[NotableSlip]:
        """Return the slips that somebody may have to be told about."""

    def settle(self) -> None:
        """Leave everything in one file before the machine is switched off."""

    def carry_away(self, stick: Path) -> Carried:
        """Copy what has not left to a stick. Raises NoStickError and StickFailedError."""


@dataclass(frozen=True, slots=True)
class Station:
    """Where this kiosk stands. ``division`` is the 12-digit statistical code."""

    kiosk: KioskId
    division: str
    name: Words
    draft_days: int = 30  # how long a visit is kept for another day
    rota: Rota = ALWAYS  # when a helper is there, and when it is safe to come alone


class Inspect(Protocol):
    """Says what else is wrong with a page: laid before, or no portrait where one is wanted."""

    def __call__(
        self, page: ScannedPage, beside: Sequence[bytes], *, is_portrait: bool = False
    ) -> ScannedPage:
        """Return the page with its further flags."""


def _uninspected(
    page: ScannedPage,
    beside: Sequence[bytes],  # noqa: ARG001 - a kiosk that does not look back
    *,
    is_portrait: bool = False,  # noqa: ARG001 - the same
) -> ScannedPage:
    return page


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices and the pure functions that go with them."""

    reader: CardReader
    camera: DocumentCamera
    printer: Printer
    scan: Callable[[Frame], ScannedPage]
    read_codes: Callable[[Frame], list[str]]
    inspect: Inspect = _uninspected
    scan_sent: Callable[[Frame], ScannedPage] | None = None  # the same without the kiosk's plate
    social_reader: CardReader | None = None  # for social-security cards; a kiosk may have none
    watcher: PageWatcher | None = None  # outlines the page in the live picture, and takes it
    paper_teller: PaperTeller | None = None  # what reads papers; nothing waits for it
    speaker: Speaker | None = None  # a kiosk may be silent
    recorder: RecordingDesk | None = None  # of what it says, for a helper
    stick: Path | None = None  # where the system shows a stick that was put in
    stick_pages: StickPages | None = None  # what a resident's stick has; None, it is not asked
    switch_off: Callable[[], None] | None = None  # closes the kiosk; None, a helper may not
    undrawn: tuple[str, ...] = ()  # extensions of Unicode that the glass has no font for


@dataclass(frozen=True, slots=True)
class Senses:
    """What a kiosk needs beside its devices: a voice, unpredictable bytes, habits, and help."""

    random: Callable[[int], bytes]
    voice: Voice = field(default_factory=Silent)
    uses: UseRecord | None = None  # None counts in memory alone
    help_socket: Path | None = None  # of the messenger to the town; None, there is no line
    phone_socket: Path | None = None  # of the same messenger, where it has a door for phones
