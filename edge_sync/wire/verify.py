"""The independent checker: slips, receipts and journals against public keys alone (row T02).

Pure, and told nothing but bytes and public keys: it takes nobody's word.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edge_sync.wire.application import KioskId
from edge_sync.wire.journal import Fault, check_chain, entry_hash, read_entry
from edge_sync.wire.slip_code import SlipFacts, is_genuine, read_public_code
from provisioning.trust.suite import SigningPublicKey, Suite

KeyOf = Callable[[KioskId], SigningPublicKey | None]


@dataclass(frozen=True, slots=True)
class SlipFinding:
    """What a slip's public code says, and whether its kiosk said it.

    ``is_known`` is false when no key of that kiosk was handed in: then nothing is proved.
    """

    facts: SlipFacts
    is_known: bool
    is_genuine: bool


@dataclass(frozen=True, slots=True)
class JournalFinding:
    """How a journal's chain stands; without faults it is whole from its first entry on."""

    entries: int
    kiosk: KioskId | None
    faults: tuple[tuple[int, Fault], ...]


def check_slip(code: str, suite: Suite, key_of: KeyOf) -> SlipFinding:
    """Check the public code of a slip. Raises SlipCodeError when it is none."""
    read = read_public_code(code)
    public = key_of(read.facts.kiosk)
    genuine = public is not None and is_genuine(read, suite, public)
    return SlipFinding(read.facts, is_known=public is not None, is_genuine=genuine)


def check_journal(entries: Sequence[bytes], suite: Suite, key_of: KeyOf) -> JournalFinding:
    """Check a journal, oldest entry first. Raises UnreadableError when it holds anything else."""
    if not entries:
        return JournalFinding(0, None, ())
    first = read_entry(entries[0])
    public = key_of(first.kiosk)
    if public is None:
        return JournalFinding(len(entries), first.kiosk, ((first.number, Fault.FALSE_SIGNATURE),))
    return JournalFinding(len(entries), first.kiosk, tuple(check_chain(entries, suite, public)))


def stands_on(facts: SlipFacts, entry: bytes, suite: Suite) -> bool:
    """Say whether a slip was given on exactly this journal entry."""
    digest = entry_hash(entry, suite)
    return facts.entry == digest[: len(facts.entry)]
