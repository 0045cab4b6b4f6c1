"""The independent checker: any number of slips, receipts and exports against public keys alone.

Each is looked at by itself, and then all of them together: what one file says
of a journal or a log, another may contradict. It takes nobody's word, not even
the cloud's, and says what it found in sentences.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import KioskId
from edge_sync.wire.exports import CaseExport, DoubtedHeads, Export, JournalExport, LogExport
from edge_sync.wire.fields import LogId  # noqa: TC001 - named in an attribute alone
from edge_sync.wire.growing import roots_of
from edge_sync.wire.heads import Agreement, HeadPair, agreement, is_head_genuine
from edge_sync.wire.journal import Entry, check_chain, entry_hash, lodged_payload, read_entry
from edge_sync.wire.messages import AnyReceipt, Offer, Receipt, TreeHead
from edge_sync.wire.receipt import covers, is_receipt_genuine
from edge_sync.wire.seals import BodyKey, SealedPaper, is_seal_genuine, missing_seals
from edge_sync.wire.signing import is_genuine
from edge_sync.wire.slip_code import SlipFacts, read_public_code
from edge_sync.wire.slip_code import is_genuine as is_slip_genuine
from provisioning.trust.suite import SigningPublicKey, Suite

KeyOf = Callable[[KioskId], SigningPublicKey | None]


def _nobodys(_body: str) -> SigningPublicKey | None:
    return None


class Verdict(Enum):
    """What a finding means."""

    GENUINE = "genuine"
    UNPROVED = (
        "unproved"  # nothing speaks against it, and the key or the file to prove it is not here
    )
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in a sentence."""

    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True)
class Trust:
    """The public keys that are believed: each kiosk's, the cloud's for receipts, each body's."""

    suite: Suite
    kiosk_key: KeyOf
    cloud: SigningPublicKey | None = None
    body_key: BodyKey = _nobodys


class Checker:
    """Takes things to look at one by one, then says what it found of all."""

    def __init__(self, trust: Trust) -> None:
        self._trust = trust
        self._findings: list[Finding] = []
        self._slips: list[SlipFacts] = []
        self._entries: dict[tuple[str, str, int], set[bytes]] = defaultdict(set)
        self._kiosks: set[str] = set()  # whose journal was handed in
        self._receipts: list[AnyReceipt] = []
        self._heads: list[TreeHead] = []
        self._logs: dict[LogId, LogExport] = {}

    def slip(self, code: str) -> None:
        """Look at the public code of a slip. Raises SlipCodeError when it is none."""
        read = read_public_code(code)
        key, name = self._trust.kiosk_key(read.facts.kiosk), read.facts.slip
        if key is None:
            self._say(Verdict.UNPROVED, f"{name}: no key of {read.facts.kiosk} is here")
        elif is_slip_genuine(read, self._trust.suite, key):
            number = read.facts.journal_number
            self._say(Verdict.GENUINE, f"{name} is genuine, journal entry {number}")
            self._slips.append(read.facts)
        else:
            self._say(Verdict.FALSE, f"{name} is not genuine")

    def receipt(self, receipt: AnyReceipt) -> None:
        """Look at a receipt."""
        self._believed(
            f"the receipt for {receipt.slip}",
            lambda cloud: is_receipt_genuine(receipt, self._trust.suite, cloud),
        )
        self._receipts.append(receipt)
        if isinstance(receipt, Receipt):
            self._heads.append(receipt.head)

    def export(self, export: Export) -> None:
        """Look at an export. Raises UnreadableError when an entry in it is none."""
        match export:
            case JournalExport():
                self._journal(export)
            case LogExport():
                self._log(export)
            case CaseExport():
                self._case(export)
            case SealedPaper():
                self._paper(export)

    def findings(self) -> list[Finding]:
        """Return everything that was found, with what the things say of each other."""
        together = [
            *self._forks(),
            *self._slips_stand(),
            *self._slips_are_received(),
            *self._heads_agree(),
        ]
        return [*self._findings, *together]

    # -- one by one ----------------------------------------------------------------

    def _journal(self, export: JournalExport) -> None:
        self._kiosks.add(export.kiosk)
        chains: dict[str, list[bytes]] = defaultdict(list)
        for data in export.entries:
            chains[self._entry(data).chain].append(data)
        key = self._trust.kiosk_key(export.kiosk)
        for chain, entries in chains.items():
            name = f"the journal of {export.kiosk}, chain {chain}"
            if key is None:
                self._say(Verdict.UNPROVED, f"{name}: no key of this kiosk is here")
            else:
                self._chain(name, entries, export.kiosk, key)
        for receipt in export.receipts:
            self.receipt(receipt)
            if not any(receipt.entry_sha256 in known for known in self._entries.values()):
                self._say(Verdict.FALSE, f"the journal lacks the entry received for {receipt.slip}")
        for head in export.heads:
            self._head(head)
        for doubt in export.doubts:
            self._doubt(doubt)

    def _chain(
        self, name: str, entries: Sequence[bytes], kiosk: KioskId, key: SigningPublicKey
    ) -> None:
        faults = check_chain(entries, self._trust.suite, key)
        for number, fault in faults:
            self._say(Verdict.FALSE, f"{name}, entry {number}: {fault.value}")
        first, last = read_entry(entries[0]), read_entry(entries[-1])
        if first.kiosk != kiosk:
            self._say(Verdict.FALSE, f"{name} is another kiosk's")
        elif not faults:
            self._say(Verdict.GENUINE, f"{name} is whole from {first.number} to {last.number}")

    def _log(self, export: LogExport) -> None:
        self._logs[export.log] = export
        self._head(export.head)
        if export.log != export.head.log:
            self._say(Verdict.FALSE, f"the log {export.log} comes with the head of another")

    def _case(self, export: CaseExport) -> None:
        offer, suite = export.offer, self._trust.suite
        entry = self._entry(offer.entry)
        self.receipt(export.receipt)
        key = self._trust.kiosk_key(entry.kiosk)
        payload = lodged_payload(offer.application, offer.parcel, offer.documents, suite)
        if not covers(export.receipt, offer, suite):
            self._say(Verdict.FALSE, f"the receipt is not for what {offer.slip} handed in")
        elif (entry.application, entry.payload) != (offer.application, payload):
            self._say(Verdict.FALSE, f"{offer.slip}: the journal speaks of something else")
        elif key is None:
            self._say(Verdict.UNPROVED, f"{offer.slip}: no key of {entry.kiosk} is here")
        elif not is_genuine(entry, suite, key):
            self._say(Verdict.FALSE, f"{offer.slip} was not handed in at {entry.kiosk}")
        else:
            self._say(Verdict.GENUINE, _received(offer, entry, export.receipt))

    def _paper(self, paper: SealedPaper) -> None:
        """Look at every seal of a paper by itself: one that is good says nothing of another."""
        name = f"the paper {self._trust.suite.hash(paper.content).hex()[:8]}"
        for seal in paper.seals:
            key = self._trust.body_key(seal.body)
            if key is None:
                self._say(Verdict.UNPROVED, f"{name}: no key of {seal.body} is here")
            elif is_seal_genuine(seal, paper.content, self._trust.suite, key):
                self._say(Verdict.GENUINE, f"{name}: the seal of {seal.body} is genuine")
            else:
                self._say(Verdict.FALSE, f"{name}: the seal of {seal.body} is not genuine")
        for body in missing_seals(paper):
            self._say(Verdict.FALSE, f"{name}: the seal of {body} was taken off")
        if not paper.seals:
            self._say(Verdict.UNPROVED, f"{name} bears no seal")

    def _head(self, head: TreeHead) -> None:
        self._believed(
            f"the head of {head.log} at {head.size}",
            lambda cloud: is_head_genuine(head, self._trust.suite, cloud),
        )
        self._heads.append(head)

    def _doubt(self, doubt: DoubtedHeads) -> None:
        pair, suite = HeadPair(doubt.first, doubt.second), self._trust.suite
        for head in (doubt.first, doubt.second):
            self._head(head)
        if agreement(pair, doubt.denial, suite) is not Agreement.ONE_HISTORY:
            sizes = f"{doubt.first.size} and {doubt.second.size}"
            self._say(Verdict.FALSE, f"{doubt.first.log}: the cloud does not join {sizes}")

    def _entry(self, data: bytes) -> Entry:
        entry = read_entry(data)
        digest = entry_hash(data, self._trust.suite)
        self._entries[entry.kiosk, entry.chain, entry.number].add(digest)
        return entry

    # -- together ------------------------------------------------------------------

    def _forks(self) -> Iterator[Finding]:
        for (kiosk, chain, number), hashes in sorted(self._entries.items()):
            if len(hashes) > 1:
                sentence = f"fork: {kiosk} has {len(hashes)} entries {number} in chain {chain}"
                yield Finding(Verdict.FALSE, sentence)

    def _slips_stand(self) -> Iterator[Finding]:
        for facts in self._slips:
            if facts.kiosk not in self._kiosks:
                continue
            place = (facts.kiosk, facts.journal_number)
            known = [
                digest
                for (kiosk, _chain, number), hashes in self._entries.items()
                for digest in hashes
                if (kiosk, number) == place
            ]
            if any(digest.startswith(facts.entry) for digest in known):
                yield Finding(Verdict.GENUINE, f"{facts.slip} stands in the journal")
            else:
                yield Finding(Verdict.FALSE, f"{facts.slip} is lost: the journal lacks its entry")

    def _slips_are_received(self) -> Iterator[Finding]:
        """A receipt covers the entry that a slip was given on, or it is for something else."""
        for facts in self._slips:
            for receipt in self._receipts:
                if receipt.slip != facts.slip:
                    continue
                if receipt.entry_sha256.startswith(facts.entry):
                    yield Finding(Verdict.GENUINE, f"{facts.slip} is the one that was received")
                else:
                    sentence = f"the receipt for {facts.slip} is for something else"
                    yield Finding(Verdict.FALSE, sentence)

    def _heads_agree(self) -> Iterator[Finding]:
        by_size: dict[tuple[LogId, int], bytes] = {}
        for head in self._heads:
            if by_size.setdefault((head.log, head.size), head.root) != head.root:
                yield _two_histories(head)
        for export in self._logs.values():
            mine = {size: root for (log, size), root in by_size.items() if log == export.log}
            yield from self._leaves_agree(export, mine)

    def _leaves_agree(self, export: LogExport, heads: Mapping[int, bytes]) -> Iterator[Finding]:
        """Compute every root anew from the leaves of a log."""
        roots = roots_of(export.leaves, heads, self._trust.suite.hash)
        wrong = [size for size, root in roots.items() if root != heads[size]]
        for size in sorted(wrong):
            yield Finding(Verdict.FALSE, f"{export.log}: another history at {size} leaves")
        for size in sorted(set(heads) - set(roots)):
            yield Finding(Verdict.UNPROVED, f"{export.log}: the log here ends before {size}")
        if not wrong:
            sentence = f"the log {export.log} is one history with {len(roots)} heads"
            yield Finding(Verdict.GENUINE, sentence)

    # -- small parts ---------------------------------------------------------------

    def _believed(self, name: str, check: Callable[[SigningPublicKey], bool]) -> None:
        if self._trust.cloud is None:
            self._say(Verdict.UNPROVED, f"{name}: no key of the cloud is here")
        elif check(self._trust.cloud):
            self._say(Verdict.GENUINE, f"{name} is genuine")
        else:
            self._say(Verdict.FALSE, f"{name} is not genuine")

    def _say(self, verdict: Verdict, sentence: str) -> None:
        self._findings.append(Finding(verdict, sentence))


def worst(findings: Sequence[Finding]) -> Verdict:
    """Return what all findings together come to. Raises UnreadableError for none."""
    order = (Verdict.GENUINE, Verdict.UNPROVED, Verdict.FALSE)
    if not findings:
        raise UnreadableError("nothing to check")
    return max((finding.verdict for finding in findings), key=order.index)


def _two_histories(head: TreeHead) -> Finding:
    return Finding(Verdict.FALSE, f"{head.log}: two histories at {head.size} leaves")


def _received(offer: Offer, entry: Entry, receipt: AnyReceipt) -> str:
    documents = len(offer.documents)
    return (
        f"{offer.slip} was handed in at {entry.kiosk} with {documents} documents"
        f" and received at {receipt.received_ms}"
    )
