"""A batch of journal entries on its way into the journals, judged against those beside them."""

import logging
from collections.abc import Sequence
from enum import Enum

from edge_sync.cloud.tables import ChainRow, JournalFindingRow, KioskJournalRow
from edge_sync.errors import BrokenJournalError
from edge_sync.wire.journal import Entry, entry_hash, read_entry
from provisioning.storage.database import Database
from provisioning.trust.suite import Suite

logger = logging.getLogger(__name__)

_Place = tuple[str, str, int]  # kiosk, chain and number


class FindingKind(Enum):
    """What does not fit."""

    FORK = "fork"
    BROKEN_LINK = "broken link"
    NEW_CHAIN = "new chain"
    LOST_SLIP = "lost slip"


class Noting:
    """One batch of entries on its way into the journals."""

    def __init__(self, database: Database, suite: Suite, now_ms: int) -> None:
        self._database = database
        self._suite = suite
        self._now_ms = now_ms
        self._known: dict[_Place, dict[bytes, bytes]] = {}  # entries by their hash, by place
        self._begun: set[tuple[str, str]] = set()  # chains of which nothing was known

    def note(self, entries: Sequence[tuple[Entry, bytes]]) -> None:
        """Keep those that are not here yet, and whatever they do not fit. Writes."""
        self._look_around([entry for entry, _data in entries])
        chains, fresh = self._chains([entry for entry, _data in entries]), []
        for entry, data in entries:
            if not self._is_new(entry, data):
                continue
            fresh.append((entry, data))
            self._judge(entry, data, chains)
            place = _place(entry)
            is_first = not self._known.get(place)
            self._known.setdefault(place, {})[entry_hash(data, self._suite)] = data
            _grow(chains[place[0], place[1]], entry.number, is_first=is_first)
        self._write(fresh, chains)

    def _look_around(self, entries: Sequence[Entry]) -> None:
        near = {
            (entry.kiosk, entry.chain, number)
            for entry in entries
            for number in range(entry.number - 1, entry.number + 2)
        }
        for row in self._database.seek(KioskJournalRow, ("kiosk", "chain", "number"), near):
            there = self._known.setdefault((row.kiosk, row.chain, int(row.number)), {})
            there[row.sha256] = row.entry

    def _is_new(self, entry: Entry, data: bytes) -> bool:
        return entry_hash(data, self._suite) not in self._known.get(_place(entry), {})

    def _chains(self, entries: Sequence[Entry]) -> dict[tuple[str, str], ChainRow]:
        rows = self._database.seek(ChainRow, ("kiosk",), {(entry.kiosk,) for entry in entries})
        return {(row.kiosk, row.chain): row for row in rows}

    def _judge(self, entry: Entry, data: bytes, chains: dict[tuple[str, str], ChainRow]) -> None:
        kiosk, chain, number = _place(entry)
        for twin in list(self._known.get((kiosk, chain, number), {}).values())[:1]:
            self._found(entry, FindingKind.FORK, (twin, data))
        before = self._known.get((kiosk, chain, number - 1), {})
        if before and entry.previous not in before:
            self._found(entry, FindingKind.BROKEN_LINK, (next(iter(before.values())), data))
        after = self._known.get((kiosk, chain, number + 1), {}).values()
        mine = entry_hash(data, self._suite)
        twins = self._known.get((kiosk, chain, number), {})
        for later in after:
            named = read_entry(later).previous
            if named != mine and named not in twins:
                self._found(entry, FindingKind.BROKEN_LINK, (data, later))
        if (kiosk, chain) not in chains:
            if any(known == kiosk for known, _chain in chains):
                self._found(entry, FindingKind.NEW_CHAIN, (data, b""))
            chains[kiosk, chain] = ChainRow(kiosk=kiosk, chain=chain, highest=0, known=0)
            self._begun.add((kiosk, chain))

    def _found(self, entry: Entry, kind: FindingKind, evidence: tuple[bytes, bytes]) -> None:
        keep_finding(self._database, entry, kind, evidence, self._now_ms)

    def _write(
        self, fresh: Sequence[tuple[Entry, bytes]], chains: dict[tuple[str, str], ChainRow]
    ) -> None:
        if not fresh:
            return
        rows = [
            {
                "kiosk": entry.kiosk,
                "chain": entry.chain,
                "number": entry.number,
                "sha256": entry_hash(data, self._suite),
                "entry": data,
                "noted_ms": self._now_ms,
            }
            for entry, data in fresh
        ]
        self._database.insert(KioskJournalRow, rows)
        touched = {_place(entry)[:2] for entry, _data in fresh}
        counts = {
            place: {
                "kiosk": place[0],
                "chain": place[1],
                "highest": row.highest,
                "known": row.known,
            }
            for place, row in chains.items()
            if place in touched
        }
        self._database.insert(ChainRow, [counts[place] for place in counts if place in self._begun])
        known = [counts[place] for place in counts if place not in self._begun]
        self._database.change(ChainRow, ("kiosk", "chain"), known)


def _place(entry: Entry) -> _Place:
    return (entry.kiosk, entry.chain, entry.number)


def _grow(chain: ChainRow, number: int, *, is_first: bool) -> None:
    chain.highest = max(int(chain.highest), number)
    chain.known = int(chain.known) + is_first


def keep_finding(
    database: Database,
    entry: Entry,
    kind: FindingKind,
    evidence: tuple[bytes, bytes],
    now_ms: int,
) -> None:
    """Write down what was found, once. Writes."""
    if kind is not FindingKind.NEW_CHAIN:
        logger.error(
            "%s: %s, %s at entry %d", BrokenJournalError.code, kind.value, entry.kiosk, entry.number
        )
    database.run(
        JournalFindingRow.insert(
            kiosk=entry.kiosk,
            chain=entry.chain,
            number=entry.number,
            kind=kind.value,
            one=evidence[0],
            other=evidence[1],
            found_ms=now_ms,
        ).on_conflict_ignore()
    )
