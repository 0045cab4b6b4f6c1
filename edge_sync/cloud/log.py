"""The cloud's log: every application it holds, in a list that only grows (rows T01, T02).

A log has one writer at a time. It is appended to in the transaction that commits what it
speaks of, any number of leaves under one signed head:

    with database.transaction():
        …                                   # commit the applications
        receipts = log.receipts(leaves, now_ms)

An append reads some twenty rows and writes one a leaf, whatever the size of the
log: with its own hash a leaf keeps those of the subtrees it completes, which
never change again. Several workers on one database append to one log in turns: the
transaction holds the one lock of all writers (decision record 0014).
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from edge_sync.cloud.tables import LogHeadRow, LogLeafRow, LogRow
from edge_sync.wire.application import KioskId
from edge_sync.wire.fields import LogId
from edge_sync.wire.heads import sign_head
from edge_sync.wire.merkle import (
    Node,
    Span,
    completed,
    consistency,
    fold,
    inclusion,
    leaf_hash,
    node_hash,
    peaks,
)
from edge_sync.wire.messages import Compare, Compared, Receipt, TreeHead, encode
from edge_sync.wire.receipt import HeldLeaf, receipt_of
from edge_sync.wire.signing import signed
from provisioning.storage.database import Database
from provisioning.trust.suite import SigningPrivateKey, Suite

DEFAULT_LOG = "doorstep"

_HASH_BYTES = 32
_ID_BYTES = 8


class Log:
    """One log in one database, and the key its heads are signed with. One thread."""

    def __init__(
        self, database: Database, suite: Suite, signing: SigningPrivateKey, name: str = DEFAULT_LOG
    ) -> None:
        self._database = database
        self._suite = suite
        self._signing = signing
        self._name = name

    def receipts(self, leaves: Sequence[HeldLeaf], at_ms: int) -> list[Receipt]:
        """Append what is held now and return the receipts for it, all under one head.

        Part of the caller's transaction: until that is committed, no receipt may leave.
        """
        head, nodes = self._append([encode(leaf) for leaf in leaves], at_ms)
        first, hashes = head.size - len(leaves), dict[Span, bytes]()
        receipts = []
        for index, leaf in enumerate(leaves, start=first):
            proof = inclusion(index, head.size)
            for span in proof:
                if span not in hashes:  # fellows of one batch share most of their ways
                    hashes[span] = self._fold(span, nodes)
            receipts.append(receipt_of(leaf, index, [hashes[span] for span in proof], head))
        return receipts

    def append(self, leaves: Sequence[bytes], at_ms: int) -> TreeHead:
        """Append encoded leaves, at least one, and return the signed head. In a transaction."""
        return self._append(leaves, at_ms)[0]

    def head(self) -> TreeHead | None:
        """Return the newest head, if anything was ever appended."""
        log = self._id()
        row = None if log is None else self._newest(log)
        return msgspec.msgpack.decode(row.head, type=TreeHead) if row else None

    def proof(self, index: int, size: int) -> list[bytes]:
        """Return the inclusion proof of a leaf in the log as it was at ``size``."""
        return self._proved(self._id(), inclusion(index, size))

    def consistency(self, first: int, second: int) -> list[bytes]:
        """Return the proof that the log at ``second`` leaves begins with it at ``first``."""
        return self._proved(self._id(), consistency(first, second))

    def compared(self, kiosk: KioskId, compare: Compare) -> Compared:
        """Answer a comparison, of this or another log of this database. Signed.

        What this database cannot show gets an answer without a proof.
        """
        row = self._newest(compare.log)
        is_here = row is not None and compare.first <= compare.second <= row.size
        spans = consistency(compare.first, compare.second) if is_here else []
        answer = Compared(
            suite=self._suite.id,
            kiosk=kiosk,
            log=compare.log,
            first=compare.first,
            second=compare.second,
            proof=tuple(self._proved(compare.log, spans)),
        )
        return signed(answer, self._suite, self._signing)

    # -- inside ------------------------------------------------------------------

    def _append(self, leaves: Sequence[bytes], at_ms: int) -> tuple[TreeHead, dict[Node, bytes]]:
        before, log = self.head(), self._id() or self._begin()
        size = before.size if before else 0
        nodes = self._read(log, peaks((0, size)))
        rows = [
            {"log": log, "place": place, "hashes": self._grow(leaf, place, nodes)}
            for place, leaf in enumerate(leaves, start=size)
        ]
        self._database.insert(LogLeafRow, rows)
        size += len(leaves)
        head = self._signed(log, size, nodes, at_ms)
        self._database.insert(LogHeadRow, [{"log": log, "size": size, "head": encode(head)}])
        return head, nodes

    def _grow(self, leaf: bytes, place: int, nodes: dict[Node, bytes]) -> bytes:
        """Put one more leaf into the tree; return its hash and those of what it completes."""
        hashes = [leaf_hash(leaf, self._suite.hash)]
        nodes[0, place] = hashes[0]
        for level in range(completed(place)):
            left = nodes[level, (place >> level) - 1]
            hashes.append(node_hash(left, hashes[-1], self._suite.hash))
            nodes[level + 1, place >> level + 1] = hashes[-1]
        return b"".join(hashes)

    def _signed(self, log: LogId, size: int, nodes: Mapping[Node, bytes], at_ms: int) -> TreeHead:
        (root,) = self._folded([(0, size)], nodes)
        head = TreeHead(suite=self._suite.id, log=log, size=size, root=root, at_ms=at_ms)
        return sign_head(head, self._suite, self._signing)

    def _proved(self, log: LogId | None, spans: Sequence[Span]) -> list[bytes]:
        wanted = [node for span in spans for node in peaks(span)]
        return self._folded(spans, self._read(log, wanted) if log else {})

    def _folded(self, spans: Iterable[Span], nodes: Mapping[Node, bytes]) -> list[bytes]:
        return [self._fold(span, nodes) for span in spans]

    def _fold(self, span: Span, nodes: Mapping[Node, bytes]) -> bytes:
        return fold([nodes[node] for node in peaks(span)], self._suite.hash)

    def _read(self, log: LogId, wanted: Sequence[Node]) -> dict[Node, bytes]:
        """Read the hashes of complete subtrees, each from the row of its last leaf."""
        places = {node: (node[1] + 1 << node[0]) - 1 for node in wanted}
        if not places:
            return {}
        keys = [(log, place) for place in places.values()]
        found = self._database.seek(LogLeafRow, ("log", "place"), keys)
        rows = {row.place: row.hashes for row in found}
        return {
            node: rows[place][node[0] * _HASH_BYTES : (node[0] + 1) * _HASH_BYTES]
            for node, place in places.items()
        }

    def _id(self) -> LogId | None:
        found = self._database.find(LogRow, name=self._name)
        return LogId(found[0].id) if found else None

    def _newest(self, log: LogId) -> LogHeadRow | None:
        found = self._database.where(LogHeadRow, "log = ? ORDER BY size DESC LIMIT 1", log)
        return found[0] if found else None

    def _begin(self) -> LogId:
        """Begin a log under an id never used: what is lost is not continued by its name."""
        log = LogId(f"{self._name}-{self._suite.random(_ID_BYTES).hex()}")
        self._database.run(LogRow.insert(name=self._name, id=log))
        return log
