"""The heads of the cloud's logs that this kiosk has met, and what it thinks of them (row T05).

The first head of a log is believed. Every other must be shown to be of one
history with the newest that was: the cloud is asked for the proof, whether the
head came with a receipt or was brought from another kiosk. A cloud that shows
different people different pasts cannot show it. Then both heads, and the
cloud's signed word that fails, are kept as evidence; the kiosk goes on serving.
"""

import logging
from dataclasses import dataclass
from typing import Any

import msgspec

from edge_sync.edge.tables import HeadRow
from edge_sync.errors import TwoHistoriesError
from edge_sync.wire.fields import LogId
from edge_sync.wire.heads import Agreement, HeadPair, agreement
from edge_sync.wire.messages import Compare, Compared, TreeHead, encode
from provisioning.storage.database import Database
from provisioning.trust.suite import Suite

MOST_DENIALS = 32  # of one log: more would prove nothing more

logger = logging.getLogger(__name__)

_UNSETTLED = "SELECT 1 FROM head WHERE NOT is_linked AND denial IS NULL LIMIT 1"
_HEAD = msgspec.msgpack.Decoder(TreeHead)
_DENIAL = msgspec.msgpack.Decoder(Compared)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two heads that the cloud signed and did not show to be one history.

    ``denial`` is its signed answer; two roots of one size need none.
    """

    pair: HeadPair
    denial: Compared | None


class Heads:
    """Every query about heads. Any thread; calls that write take one transaction."""

    def __init__(self, database: Database, suite: Suite) -> None:
        self._database = database
        self._suite = suite

    def meet(self, head: TreeHead, now_ms: int) -> None:
        """Take note of a head whose signature was checked. Harmless twice. Writes."""
        with self._database.transaction():
            known = self._heads(head.log)
            denied = sum(row.denial is not None for row in known)
            is_known = any((row.size, row.root) == (head.size, head.root) for row in known)
            if is_known or denied >= MOST_DENIALS:
                return
            self._database.insert(
                HeadRow,
                [
                    {
                        "log": head.log,
                        "size": head.size,
                        "root": head.root,
                        "head": encode(head),
                        "met_ms": now_ms,
                        "is_linked": not known,
                    }
                ],
            )
        if any(row.size == head.size for row in known):
            _report(head)

    def newest(self) -> list[TreeHead]:
        """Return the newest head of every log that is linked to all before it."""
        rows = self._database.where(HeadRow, "is_linked ORDER BY size", only=("log", "head"))
        newest = {row.log: row for row in rows}
        return [_HEAD.decode(row.head) for row in newest.values()]

    def wanted(self) -> tuple[Compare, ...]:
        """Return the comparisons to ask the cloud for: in each log, one step at a time."""
        return tuple(_compare(pair) for pair in self._pairs())

    def settle(self, compared: Compared) -> None:
        """Take the cloud's signed answer to a comparison that was wanted. Writes."""
        for pair in self._pairs():
            if _compare(pair) == Compare(compared.log, compared.first, compared.second):
                self._settle(pair, compared)

    def doubts(self) -> list[Doubt]:
        """Return the evidence against the cloud's one history: empty as long as all is well."""
        doubts, by_size = list[Doubt](), dict[tuple[str, int], TreeHead]()
        for row in self._database.where(HeadRow, "TRUE ORDER BY met_ms"):
            head = _HEAD.decode(row.head)
            twin = by_size.setdefault((head.log, head.size), head)
            if twin is not head:
                doubts.append(Doubt(HeadPair(twin, head), None))
            if row.denial is not None:
                pair = _ordered(_HEAD.decode(row.against), head)
                doubts.append(Doubt(pair, _DENIAL.decode(row.denial)))
        return doubts

    # -- inside ------------------------------------------------------------------

    def _pairs(self) -> list[HeadPair]:
        """In each log, the newest linked head and the smallest beside it that is not settled."""
        if not self._database.ask(_UNSETTLED):
            return []  # mostly there is nothing to compare
        rows = self._database.where(HeadRow, "NOT is_linked AND denial IS NULL ORDER BY size")
        pairs = []
        for known in self.newest():
            beside = [row for row in rows if row.log == known.log and row.size != known.size]
            if beside:
                pairs.append(_ordered(known, _HEAD.decode(beside[0].head)))
        return pairs

    def _settle(self, pair: HeadPair, compared: Compared) -> None:
        known = next(head for head in self.newest() if head.log == compared.log)
        other = pair.second if pair.first == known else pair.first
        if agreement(pair, compared, self._suite) is Agreement.ONE_HISTORY:
            with self._database.transaction():
                self._database.run(HeadRow.update(is_linked=True).where(_is(other)))
                if not self._has_twin(pair.first):  # what lies before the newest may go
                    self._database.run(HeadRow.delete().where(_is(pair.first)))
            return
        denied = HeadRow.update(denial=encode(compared), against=encode(known))
        with self._database.transaction():
            self._database.run(denied.where(_is(other)))
        _report(other)

    def _has_twin(self, head: TreeHead) -> bool:
        same = (HeadRow.log == head.log) & (HeadRow.size == head.size)
        return self._database.count(HeadRow.select().where(same)) > 1

    def _heads(self, log: LogId) -> list[HeadRow]:
        return self._database.where(HeadRow, "log = ? ORDER BY size", log)


def _is(head: TreeHead) -> Any:  # noqa: ANN401 - peewee's own
    key = (HeadRow.log == head.log) & (HeadRow.size == head.size)
    return key & (HeadRow.root == head.root)


def _ordered(one: TreeHead, other: TreeHead) -> HeadPair:
    first, second = sorted((one, other), key=lambda head: head.size)
    return HeadPair(first, second)


def _compare(pair: HeadPair) -> Compare:
    return Compare(pair.first.log, pair.first.size, pair.second.size)


def _report(head: TreeHead) -> None:
    logger.error("%s: %s at %d leaves", TwoHistoriesError.code, head.log, head.size)
