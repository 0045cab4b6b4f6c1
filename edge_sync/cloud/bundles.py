"""A bundle from a stick, taken in through the same intake as what comes over the line.

Who carried the stick is not believed: each parcel bears its kiosk's signature, and
so does each entry of the journal. The receipts are kept as always; the kiosk gets
them when it next offers the same, if it lives.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.journals import Journals
from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, KioskId, SlipNumber
from edge_sync.wire.bundle import Frame, FrameKind
from edge_sync.wire.journal import Entry, read_entry
from edge_sync.wire.messages import AnyPiece, AnyReceipt, Offer, Refused, decode_up
from edge_sync.wire.signing import is_genuine
from provisioning.storage.database import Database

_LETTERS_AT_ONCE = 64
_ENTRIES_AT_ONCE = 200


@dataclass(slots=True)
class TakenBundle:
    """What became of a bundle's parcels, by slip; and what of it was not to be used."""

    signed_for: set[SlipNumber] = field(default_factory=set)  # now, or before
    refused: dict[SlipNumber, str] = field(default_factory=dict)  # failure code
    incomplete: set[SlipNumber] = field(default_factory=set)  # documents are missing
    entries: int = 0
    strange: int = 0  # frames that say nothing, or that no kiosk signed which counts


class BundleIntake:
    """Takes bundles. One thread; beside a running intake on the same database."""

    def __init__(self, intake: Intake, keys: IntakeKeys, database: Database) -> None:
        self._intake = intake
        self._keys = keys
        self._database = database
        self._journals = Journals(database, keys.suite)
        self._kiosks: dict[ApplicationId, KioskId] = {}
        self._slips: dict[ApplicationId, SlipNumber] = {}
        self._taken = TakenBundle()

    @property
    def taken(self) -> TakenBundle:
        """What was taken so far, also when the bundle broke off."""
        over = {*self._taken.signed_for, *self._taken.refused}
        self._taken.incomplete = set(self._slips.values()) - over
        return self._taken

    def take(self, frames: Iterable[Frame], now_ms: Callable[[], int]) -> TakenBundle:
        """Take a bundle's frames in their order, some at a time.

        Raises UnreadableError where it breaks off, and BusyError, DiskFullError or
        UnreachableError; what came before is taken, and taking it again is harmless.
        """
        letters, entries = list[Letter](), list[bytes]()
        try:
            for frame in frames:
                if frame.kind is FrameKind.ENTRY:
                    entries += self._genuine(frame.data)
                else:
                    letters += self._letter(frame.data)
                if len(letters) >= _LETTERS_AT_ONCE:
                    self._receive(letters)
                    letters = []
        finally:
            self._receive(letters)
            self._note(entries, now_ms())
        return self.taken

    # -- inside ------------------------------------------------------------------

    def _letter(self, data: bytes) -> Iterator[Letter]:
        """Address a message from the kiosk that signed its offer."""
        try:
            message = decode_up(data)
            if isinstance(message, Offer):
                self._kiosks[message.application] = read_entry(message.entry).kiosk
                self._slips[message.application] = message.slip
        except UnreadableError:
            self._taken.strange += 1
            return
        if isinstance(message, Offer | AnyPiece) and message.application in self._kiosks:
            yield self._kiosks[message.application], data
        else:
            self._taken.strange += 1

    def _receive(self, letters: list[Letter]) -> None:
        for _kiosk, answer in self._intake.receive_all(letters) if letters else ():
            if isinstance(answer, AnyReceipt):
                self._taken.signed_for.add(answer.slip)
            elif isinstance(answer, Refused):
                self._taken.refused[self._slips[answer.application]] = answer.code

    def _genuine(self, data: bytes) -> Iterator[bytes]:
        try:
            entry = read_entry(data)
        except UnreadableError:
            self._taken.strange += 1
            return
        if self._is_signed(entry):
            self._taken.entries += 1
            yield data
        else:
            self._taken.strange += 1

    def _is_signed(self, entry: Entry) -> bool:
        public = self._keys.kiosk_key(entry.kiosk)
        return public is not None and is_genuine(entry, self._keys.suite, public)

    def _note(self, entries: list[bytes], now_ms: int) -> None:
        for start in range(0, len(entries), _ENTRIES_AT_ONCE):
            with self._database.transaction():
                self._journals.note(entries[start : start + _ENTRIES_AT_ONCE], now_ms)
