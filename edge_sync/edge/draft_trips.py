"""Drafts on their way through the cloud, so that a resume slip opens at any kiosk (decision 4).

What travels is sealed to the secret on the paper: the cloud keeps bytes that it
cannot open. A draft saved here goes up when nothing else waits; one whose slip
is shown elsewhere comes down there and lies there like its own. Once it was
handed in or dropped at one place, every other learns it when it next has a link.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.tables import DraftRow, DraftTripRow
from edge_sync.wire.application import Record, SlipNumber
from edge_sync.wire.draft_messages import (
    DRAFT_PART_BYTES,
    MOST_DRAFT_PARTS,
    DraftCall,
    DraftGiven,
    DraftPart,
    DraftState,
)
from provisioning.storage.database import Database
from provisioning.storage.files import read, remove_durably, write_durably, write_part_durably
from provisioning.trust.suite import Suite

logger = logging.getLogger(__name__)

LONGEST_WISH_MS = 10 * 60_000
OVER, UNKNOWN = "over", "unknown"
_ANY = "SELECT EXISTS (SELECT 1 FROM draft) OR EXISTS (SELECT 1 FROM draft_trip)"
_AT_ONCE = 4  # parts under way, so that a long round trip does not make a long wait


class Packed(Record, frozen=True, tag_field="kind", tag="packed-draft-1"):
    """A draft as it travels: the name its key is bound to, its sealed key, its sealed bytes."""

    file: str
    sealed_key: bytes
    sealed: bytes


_PACKED = msgspec.msgpack.Decoder(Packed)


class DraftTrips:
    """Every query about drafts on their way. One call at a time in each process."""

    def __init__(self, settings: EdgeSettings, database: Database, suite: Suite) -> None:
        self._folder = settings.drafts
        self._database = database
        self._suite = suite

    # -- the screen process --------------------------------------------------------

    def wish(self, draft: str, now_ms: int) -> None:
        """Ask for a draft whose slip is here; asked again, it is asked anew. Writes."""
        with self._database.transaction():
            self._database.run(DraftTripRow.delete().where(_is_wish(draft)))
            self._database.run(
                DraftTripRow.insert(
                    id=draft, is_wish=True, held=0, parts=0, is_whole=False, begun_ms=now_ms
                ).on_conflict_ignore()
            )
        remove_durably([self._wished(draft)])

    def begin(self, draft: str, now_ms: int) -> None:
        """Send a draft on its way up, within the transaction that keeps it.

        So the cloud hears of its end too when it ends before any courier has seen it.
        """
        row = self._draft(draft)
        if row is not None:
            self._send_up(row, now_ms)

    def is_wished(self, draft: str) -> bool:
        """Say whether a draft is on its way here, or was asked for and is not known."""
        row = self._wish(draft)
        return row is not None and row.outcome is None

    def outcome(self, draft: str) -> tuple[str | None, SlipNumber | None]:
        """Return why a wish came to nothing, and the slip it was handed in under, if so."""
        row = self._wish(draft)
        slip = SlipNumber(row.slip) if row and row.slip else None
        return (row.outcome if row else None), slip

    def take(self, draft: str, last_day: int) -> bool:
        """Keep a draft that has come like one of our own; say whether it has. Writes."""
        row = self._wish(draft)
        packed = _unpacked(read(self._wished(draft)) or b"") if row and row.is_whole else None
        if packed is None:
            return False
        write_durably(self._folder / packed.file, [packed.sealed])
        with self._database.transaction():
            self._database.run(
                DraftRow.insert(
                    id=draft, file=packed.file, sealed_key=packed.sealed_key, last_day=last_day
                ).on_conflict_ignore()
            )
            own = DraftTripRow.update(is_wish=False)
            self._database.run(own.where(DraftTripRow.id == draft))
        remove_durably([self._wished(draft)])
        return True

    def files(self) -> set[str]:
        """Return the names of files of wishes under way."""
        wishes = self._database.where(DraftTripRow, "is_wish", only=("id",))
        return {self._wished(row.id).name for row in wishes}

    # -- the courier ---------------------------------------------------------------

    def calls(self, now_ms: int) -> tuple[DraftCall, ...]:
        """Return all that is to be said about drafts now. Writes if something begins or ends."""
        if not self._database.ask(_ANY)[0][0]:
            return ()
        self._begin(now_ms)
        trips = self._database.where(DraftTripRow, "TRUE ORDER BY begun_ms")
        return tuple(call for trip in trips for call in self._calls_of(trip))

    def part(self, call: DraftCall) -> DraftPart | None:
        """Return a part of a draft that lies here, to send; None if it lies here no longer."""
        row = self._draft(call.draft)
        packed = self._packed(row) if row else b""
        data = packed[call.index * DRAFT_PART_BYTES : (call.index + 1) * DRAFT_PART_BYTES]
        if not row or not data:
            return None
        digest, parts = self._suite.hash(packed), -(-len(packed) // DRAFT_PART_BYTES)
        return DraftPart(call.draft, call.index, parts, row.last_day, digest, data)

    def keep(self, word: DraftState | DraftGiven) -> None:
        """Take what the cloud said of a draft. Writes."""
        trip = next(iter(self._database.find(DraftTripRow, id=word.draft)), None)
        if trip is None:
            return
        if isinstance(word, DraftGiven):
            if trip.is_wish:
                self._given(trip, word)
        elif word.is_over:
            self._over(trip, word.slip)
        elif not trip.is_wish:
            self._change(trip, held=word.held, is_whole=word.is_whole)

    # -- inside ------------------------------------------------------------------

    def _begin(self, now_ms: int) -> None:
        """Begin the way up for drafts of an older program; give up wishes that are old."""
        trips = self._database.where(DraftTripRow, "TRUE")
        known = {row.id for row in trips}
        old = [row.id for row in trips if row.is_wish and _is_old(row, now_ms)]
        drafts = self._database.where(DraftRow, "sealed_key IS NOT NULL")
        new = [row for row in drafts if row.id not in known]
        if not old and not new:
            return
        remove_durably(self._wished(draft) for draft in old)
        with self._database.transaction():
            self._database.run(DraftTripRow.delete().where(DraftTripRow.id.in_(old)))
            for row in new:
                self._send_up(row, now_ms)

    def _send_up(self, row: DraftRow, now_ms: int) -> None:
        parts = -(-len(self._packed(row)) // DRAFT_PART_BYTES)
        if 0 < parts <= MOST_DRAFT_PARTS:
            self._database.run(
                DraftTripRow.insert(
                    id=row.id, is_wish=False, held=0, parts=parts, is_whole=False, begun_ms=now_ms
                ).on_conflict_ignore()
            )

    def _calls_of(self, trip: DraftTripRow) -> Iterator[DraftCall]:
        if trip.outcome or (trip.is_wish and trip.is_whole):
            return
        last = trip.parts or 1
        following = range(trip.held, min(trip.held + _AT_ONCE, last))
        row = self._draft(trip.id)
        if trip.is_wish:
            yield from (DraftCall(trip.id, "wish", index) for index in following)
        elif row is None or row.slip:
            slip = SlipNumber(row.slip) if row and row.slip else None
            yield DraftCall(trip.id, "over", slip=slip)
        elif trip.is_whole:
            yield DraftCall(trip.id, "ask")
        else:
            yield from (DraftCall(trip.id, "part", index) for index in following)

    def _given(self, trip: DraftTripRow, given: DraftGiven) -> None:
        if not given.parts:
            self._change(trip, outcome=UNKNOWN)
            return
        if given.index != trip.held or trip.outcome:
            return  # out of its order: it is asked for again
        path, offset = self._wished(trip.id), given.index * DRAFT_PART_BYTES
        write_part_durably(path, offset, given.data)
        is_whole = given.index + 1 == given.parts
        if is_whole and self._suite.hash(read(path) or b"") != given.sha256:
            logger.warning("SYN-01: a draft came otherwise than it was sent; it is asked for anew")
            remove_durably([path])
            self._change(trip, held=0, parts=0)
        else:
            self._change(trip, held=given.index + 1, parts=given.parts, is_whole=is_whole)

    def _over(self, trip: DraftTripRow, slip: SlipNumber | None) -> None:
        """A draft ended, here or elsewhere: what lies here of it goes."""
        if trip.is_wish:
            self._change(trip, outcome=OVER, slip=slip)
            return
        row = self._draft(trip.id)
        ended = (DraftRow.id == trip.id) & DraftRow.slip.is_null()
        with self._database.transaction():
            self._database.run(DraftTripRow.delete().where(DraftTripRow.id == trip.id))
            if slip:
                self._database.run(DraftRow.update(slip=slip, sealed_key=None).where(ended))
            else:
                self._database.run(DraftRow.delete().where(ended))
        if row is not None:
            remove_durably([self._folder / row.file])

    def _change(self, trip: DraftTripRow, **columns: object) -> None:
        with self._database.transaction():
            self._database.change(DraftTripRow, ("id",), [{"id": trip.id, **columns}])

    def _draft(self, draft: str) -> DraftRow | None:
        found = self._database.find(DraftRow, id=draft)
        return found[0] if found else None

    def _wish(self, draft: str) -> DraftTripRow | None:
        found = self._database.where(DraftTripRow, "id = ? AND is_wish", draft)
        return found[0] if found else None

    def _packed(self, row: DraftRow) -> bytes:
        sealed = read(self._folder / row.file)
        if sealed is None or row.sealed_key is None:
            return b""
        return msgspec.msgpack.encode(Packed(row.file, row.sealed_key, sealed))

    def _wished(self, draft: str) -> Path:
        return self._folder / f"{draft}.wish"


def _is_wish(draft: str) -> Any:  # noqa: ANN401 - peewee's own
    return (DraftTripRow.id == draft) & DraftTripRow.is_wish


def _is_old(row: DraftTripRow, now_ms: int) -> bool:
    return not 0 <= now_ms - int(row.begun_ms) < LONGEST_WISH_MS


def _unpacked(packed: bytes) -> Packed | None:
    try:
        draft = _PACKED.decode(packed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    is_name = len(draft.file) == 32 and not set(draft.file) - set("0123456789abcdef")  # noqa: PLR2004 - as `Drafts` names files
    return draft if is_name else None
