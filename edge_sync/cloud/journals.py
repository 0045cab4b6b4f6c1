"""The kiosks' journals as the cloud knows them: what does not fit is found and kept (row T01).

Every entry that a kiosk signed is kept, also of an application that is refused:
a copied or restored disk shows itself by just these. What is found:

    fork         two entries with one number: the disk was copied or set back
    broken link  an entry names another one before it than the one that came
    new chain    a kiosk began again at 1: its store was lost
    lost slip    a slip stands on an entry that is not in the journal: its end was cut off

Each finding keeps its two pieces of evidence whole, both signed by the kiosk. A
missing number is no finding: it may be on its way. `missing` tells since when.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from edge_sync.cloud.noting import FindingKind, Noting, keep_finding
from edge_sync.cloud.tables import ArrivalRow, ChainRow, JournalFindingRow, KioskJournalRow
from edge_sync.wire.application import KioskId
from edge_sync.wire.journal import read_entry
from edge_sync.wire.messages import Offer, decode_up
from edge_sync.wire.slip_code import read_public_code
from provisioning.storage.database import Database
from provisioning.trust.suite import Suite

_AT_ONCE = 250  # entries in one question to the database


class SlipStanding(Enum):
    """How a genuine slip stands to the journal of its kiosk."""

    KNOWN = "known"
    NOT_ARRIVED = "not arrived"  # on its way, or cut off: time will tell
    LOST = "lost"  # the journal went on without it


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, and its evidence: encoded entries, or the code of a slip."""

    kiosk: KioskId
    chain: str
    number: int
    kind: FindingKind
    one: bytes
    other: bytes
    found_ms: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Numbers that have not come although a higher one has, and since when that is so."""

    kiosk: KioskId
    chain: str
    numbers: tuple[int, ...]
    since_ms: int


class Journals:
    """Every query about kiosks' journals. Methods that write join the caller's transaction."""

    def __init__(self, database: Database, suite: Suite) -> None:
        self._database = database
        self._suite = suite

    def note(self, entries: Sequence[bytes], now_ms: int) -> None:
        """Keep encoded entries whose signatures were checked; any number at once. Writes."""
        for start in range(0, len(entries), _AT_ONCE):
            Noting(self._database, self._suite, now_ms).note(entries[start : start + _AT_ONCE])

    def findings(self, kiosk: KioskId | None = None) -> list[Finding]:
        """Return all that was found, of one kiosk or of every one, oldest first."""
        theirs = "TRUE" if kiosk is None else "kiosk = ?"
        given = () if kiosk is None else (kiosk,)
        rows = self._database.where(JournalFindingRow, f"{theirs} ORDER BY place", *given)
        return [_finding(row) for row in rows]

    def missing(self, kiosk: KioskId | None = None) -> list[Missing]:
        """Return the gaps; what has come and still gathers its documents is none."""
        chains = ChainRow.select().where(ChainRow.highest > ChainRow.known)
        if kiosk is not None:
            chains = chains.where(ChainRow.kiosk == kiosk)
        found = (self._missing(row) for row in self._database.rows(chains))
        return [gap for gap in found if gap.numbers]

    def entries(self, kiosk: KioskId) -> list[bytes]:
        """Return a kiosk's entries, encoded, chain by chain, oldest first."""
        here = KioskJournalRow.select().where(KioskJournalRow.kiosk == kiosk)
        order = here.order_by(KioskJournalRow.chain, KioskJournalRow.number)
        return [row.entry for row in self._database.rows(order)]

    def standing(self, code: str, now_ms: int) -> SlipStanding:
        """Say how a slip stands, whose signature was checked. A lost one is a finding. Writes.

        Raises SlipCodeError.
        """
        facts = read_public_code(code).facts
        same = (KioskJournalRow.kiosk == facts.kiosk) & (
            KioskJournalRow.number == facts.journal_number
        )
        rows = self._database.rows(KioskJournalRow.select().where(same))
        if any(row.sha256.startswith(facts.entry) for row in rows):
            return SlipStanding.KNOWN
        if not rows:
            return SlipStanding.NOT_ARRIVED
        entry = read_entry(rows[-1].entry)
        evidence = (code.encode(), rows[-1].entry)
        keep_finding(self._database, entry, FindingKind.LOST_SLIP, evidence, now_ms)
        return SlipStanding.LOST

    def _missing(self, chain: ChainRow) -> Missing:
        here = (KioskJournalRow.kiosk == chain.kiosk) & (KioskJournalRow.chain == chain.chain)
        rows = self._database.rows(KioskJournalRow.select().where(here))
        known = {int(row.number) for row in rows} | set(self._gathering(chain))
        gone = [number for number in range(1, int(chain.highest)) if number not in known]
        later = (int(row.noted_ms) for row in rows if gone and int(row.number) > gone[0])
        return Missing(KioskId(chain.kiosk), chain.chain, tuple(gone), min(later, default=0))

    def _gathering(self, chain: ChainRow) -> Iterator[int]:
        waiting = (ArrivalRow.kiosk == chain.kiosk) & (ArrivalRow.state == "gathering")
        for row in self._database.rows(ArrivalRow.select().where(waiting)):
            offer = decode_up(row.offer)
            entry = read_entry(offer.entry) if isinstance(offer, Offer) else None
            if entry is not None and entry.chain == chain.chain:
                yield entry.number


def _finding(row: JournalFindingRow) -> Finding:
    return Finding(
        KioskId(row.kiosk),
        row.chain,
        int(row.number),
        FindingKind(row.kind),
        row.one,
        row.other,
        int(row.found_ms),
    )
