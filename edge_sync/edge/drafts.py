"""Drafts: a visit that goes on another day, sealed to the secret on its resume slip.

The slip is printed first, from memory; only when the printer has confirmed it
is the draft written, and at once sealed: nothing readable ever lies on the
disk, and a draft exists only if somebody holds its slip (decision 4, rule 7).
A draft ends by being handed in (within the lodge's own transaction, so that it
cannot be handed in twice), dropped, replaced by a newer one, or by its last day.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NewType

from edge_sync.edge.believed_day import Facts, believed_day, live_on
from edge_sync.edge.draft_trips import OVER, DraftTrips
from edge_sync.edge.room import Room
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.tables import DraftRow
from edge_sync.edge.wake import Ring, ring
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.documents import open_document, seal_document, sealed_size
from edge_sync.wire.messages import PIECE_BYTES
from edge_sync.wire.resume_code import DraftEnd, ResumeCode, resume_key
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.errors import (
    BusyError,
    ConflictError,
    DiskFullError,
    StorageError,
    UnreachableError,
)
from provisioning.storage.fields import milliseconds
from provisioning.storage.files import files_in, read, remove_durably, write_durably
from provisioning.trust.suite import (
    PIECE_KEY_BYTES,
    SLIP_SECRET_BYTES,
    NotOpenedError,
    SealingPrivateKey,
)

logger = logging.getLogger(__name__)

DraftId = NewType("DraftId", str)  # the id of the key it is sealed to, in hex: nobody's name

_FILE_BYTES = 16
_OVERHEAD_BYTES = 64 * 1024
_DOMAIN = b"doorstep draft 1\x00"


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A draft that goes on: what `Drafts.keep` was given."""

    id: DraftId
    plain: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ClosedDraft:
    """A resume slip whose draft is not to be had here; ``slip`` if it was handed in."""

    why: DraftEnd
    slip: SlipNumber | None = None


class Drafts:
    """The drafts of one kiosk. Screen process only; any thread, one call at a time."""

    def __init__(
        self,
        settings: EdgeSettings,
        keys: KioskKeys,
        clock: Clock,
        database: Database,
        facts: Facts,
    ) -> None:
        self._folder = settings.drafts
        self._keys = keys
        self._clock = clock
        self._database = database
        self._facts = facts
        self._room = Room(settings)
        self._wake = settings.wake
        self._trips = DraftTrips(settings, database, keys.suite)

    def new_code(self, last_day: date) -> ResumeCode:
        """Make the code of a new resume slip; it stays in memory until the paper has it."""
        return ResumeCode(self._keys.kiosk, last_day, self._keys.suite.random(SLIP_SECRET_BYTES))

    def keep(self, code: ResumeCode, plain: bytes, replaces: DraftId | None = None) -> DraftId:
        """Seal a draft whose slip is on paper; the one it replaces is gone then.

        Raises DiskFullError, BusyError or UnreachableError; then nothing was kept,
        and what was to be replaced is still there.
        """
        self._room.demand(_OVERHEAD_BYTES + sealed_size(len(plain)))
        suite = self._keys.suite
        public = suite.sealing_public(resume_key(code.secret, suite))
        key, name = suite.random(PIECE_KEY_BYTES), suite.random(_FILE_BYTES).hex()
        draft = DraftId(suite.key_id(public).hex())
        sealed_key = suite.seal(key, public, _context(draft, name))
        write_durably(self._folder / name, seal_document(plain, key, suite))
        try:
            with self._database.transaction():
                self._database.run(
                    DraftRow.insert(
                        id=draft, file=name, sealed_key=sealed_key, last_day=_ordinal(code.last_day)
                    )
                )
                self._trips.begin(draft, milliseconds(self._clock.now()))
                if replaces:
                    self._database.run(DraftRow.delete().where(DraftRow.id == replaces))
        except (BusyError, ConflictError, DiskFullError):
            remove_durably([self._folder / name])  # surely not committed
            raise
        logger.info("kept a draft until %s", code.last_day)
        self.clear()
        return draft

    def open(self, code: ResumeCode) -> OpenedDraft | ClosedDraft:
        """Open the draft of a resume slip for the visit that goes on with it.

        Raises NotOpenedError when its file was altered, UnreachableError when the disk fails.
        """
        suite = self._keys.suite
        private = resume_key(code.secret, suite)
        draft = DraftId(suite.key_id(suite.sealing_public(private)).hex())
        row = self._row(draft)
        if row is not None and row.slip:
            return ClosedDraft(DraftEnd.HANDED_IN, SlipNumber(row.slip))
        if code.last_day < self._today():
            return ClosedDraft(DraftEnd.EXPIRED)
        if row is None and self._trips.take(draft, _ordinal(code.last_day)):
            row = self._row(draft)
        if row is None:
            return self._elsewhere(code, draft)
        return OpenedDraft(draft, self._plain(draft, row, private))

    def drop(self, draft: DraftId) -> None:
        """Delete a draft for good. Harmless twice."""
        with self._database.transaction():
            self._database.run(DraftRow.delete().where(DraftRow.id == draft))
        self.clear()

    def tidy(self) -> None:
        """Delete what has expired, and files that belong to nothing: at start and every day."""
        with self._database.transaction():
            today = _ordinal(live_on(self._facts, self._clock))
            if self._database.where(DraftRow, "last_day < ?", today, only=("id",)):
                self._database.run(DraftRow.delete().where(DraftRow.last_day < today))
        self.clear()

    def clear(self) -> None:
        """Remove files that no open draft names, and the old bytes of rows from the log.

        What cannot be removed now is removed the next time: it is sealed all the while.
        """
        with suppress(StorageError):
            rows = self._database.where(DraftRow, "sealed_key IS NOT NULL", only=("file",))
            known = {row.file for row in rows} | self._trips.files()
            strays = [file for file in files_in(self._folder) if file.name not in known]
            remove_durably(strays)
            self._database.wipe_log()

    # -- inside ------------------------------------------------------------------

    def _elsewhere(self, code: ResumeCode, draft: DraftId) -> ClosedDraft:
        """Ask the cloud for a draft that another kiosk kept; it comes while the slip lies here."""
        outcome, slip = self._trips.outcome(draft)
        if outcome == OVER:
            return ClosedDraft(DraftEnd.HANDED_IN if slip else DraftEnd.GONE, slip)
        if code.kiosk == self._keys.kiosk:
            return ClosedDraft(DraftEnd.GONE)
        if not self._trips.is_wished(draft):
            self._trips.wish(draft, milliseconds(self._clock.now()))
            ring(self._wake, Ring.ASKED)
        return ClosedDraft(DraftEnd.ELSEWHERE)

    def _row(self, draft: DraftId) -> DraftRow | None:
        found = self._database.find(DraftRow, id=draft)
        return found[0] if found else None

    def _plain(self, draft: DraftId, row: DraftRow, private: SealingPrivateKey) -> bytes:
        suite = self._keys.suite
        if row.sealed_key is None:
            raise NotOpenedError("a draft without its key")
        key = suite.open(row.sealed_key, private, _context(draft, row.file))
        return b"".join(open_document(_pieces(self._folder / row.file), key, suite))

    def _today(self) -> date:
        return believed_day(self._facts, self._clock)


def _context(draft: DraftId, file: str) -> bytes:
    return _DOMAIN + f"{draft} {file}".encode()


def _ordinal(day: date) -> int:
    return day.toordinal()


def _pieces(path: Path) -> list[bytes]:
    data = read(path)
    if data is None:
        raise UnreachableError("the file of a draft is gone")
    return [data[start : start + PIECE_BYTES] for start in range(0, len(data), PIECE_BYTES)]
