"""A batch of journal entries on its way into the journals, judged against those beside them."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Fresh:
    """An entry, its bytes, and the hash that the next one names."""

    entry: Entry
    data: bytes
    sha256: bytes

    @property
    def place(self) -> _Place:
        return self.entry.kiosk, self.entry.chain, self.entry.number


class Noting:
    """One batch of entries on its way into the journals."""

    def __init__(self, database: Database, suite: Suite, now_ms: int) -> None:
        self._database = database
        self._suite = suite
        self._now_ms = now_ms
        self._known: dict[_Place, dict[bytes, bytes]] = {}  # entries by their hash, by place
        self._begun: set[tuple[str, str]] = set()  # chains of which nothing was known
        self._beginners: set[str] = set()  # kiosks of which none of these chains was known

    def note(self, entries: Sequence[bytes]) -> None:
        """Keep those that are not here yet, and whatever they do not fit. Writes."""
        came = [_Fresh(read_entry(data), data, entry_hash(data, self._suite)) for data in entries]
        self._look_around(came)
        chains, fresh = self._chains(came), list[_Fresh]()
        for one in came:
            there = self._known.setdefault(one.place, {})
            if one.sha256 in there:
                continue
            fresh.append(one)
            self._judge(one, chains)
            _grow(chains[one.place[:2]], one.entry.number, is_first=not there)
            there[one.sha256] = one.data
        self._write(fresh, chains)

    def _look_around(self, came: Sequence[_Fresh]) -> None:
        near = {
            (kiosk, chain, beside)
            for kiosk, chain, number in (one.place for one in came)
            for beside in (number - 1, number, number + 1)
        }
        for row in self._database.seek(KioskJournalRow, ("kiosk", "chain", "number"), near):
            there = self._known.setdefault((row.kiosk, row.chain, int(row.number)), {})
            there[row.sha256] = row.entry

    def _chains(self, came: Sequence[_Fresh]) -> dict[tuple[str, str], ChainRow]:
        """Read the chains that are spoken of: a kiosk may have begun any number of others."""
        rows = self._database.seek(ChainRow, ("kiosk", "chain"), {one.place[:2] for one in came})
        self._beginners = {one.place[0] for one in came} - {row.kiosk for row in rows}
        return {(row.kiosk, row.chain): row for row in rows}

    def _has_begun(self, kiosk: str) -> bool:
        """Say whether a kiosk has a chain already."""
        if kiosk not in self._beginners:
            return True
        self._beginners.remove(kiosk)
        return bool(self._database.where(ChainRow, "kiosk = ? LIMIT 1", kiosk, only=("kiosk",)))

    def _judge(self, one: _Fresh, chains: dict[tuple[str, str], ChainRow]) -> None:
        (kiosk, chain, number), entry, data = one.place, one.entry, one.data
        for twin in list(self._known.get((kiosk, chain, number), {}).values())[:1]:
            self._found(entry, FindingKind.FORK, (twin, data))
        before = self._known.get((kiosk, chain, number - 1), {})
        if before and entry.previous not in before:
            self._found(entry, FindingKind.BROKEN_LINK, (next(iter(before.values())), data))
        after = self._known.get((kiosk, chain, number + 1), {}).values()
        twins = self._known.get((kiosk, chain, number), {})
        for later in after:
            named = read_entry(later).previous
            if named != one.sha256 and named not in twins:
                self._found(entry, FindingKind.BROKEN_LINK, (data, later))
        if (kiosk, chain) not in chains:
            if self._has_begun(kiosk):
                self._found(entry, FindingKind.NEW_CHAIN, (data, b""))
            chains[kiosk, chain] = ChainRow(kiosk=kiosk, chain=chain, highest=0, known=0)
            self._begun.add((kiosk, chain))

    def _found(self, entry: Entry, kind: FindingKind, evidence: tuple[bytes, bytes]) -> None:
        keep_finding(self._database, entry, kind, evidence, self._now_ms)

    def _write(self, fresh: Sequence[_Fresh], chains: dict[tuple[str, str], ChainRow]) -> None:
        if not fresh:
            return
        rows = [
            {
                "kiosk": one.entry.kiosk,
                "chain": one.entry.chain,
                "number": one.entry.number,
                "sha256": one.sha256,
                "entry": one.data,
                "noted_ms": self._now_ms,
            }
            for one in fresh
        ]
        self._database.insert(KioskJournalRow, rows)
        touched = {one.place[:2] for one in fresh}
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
