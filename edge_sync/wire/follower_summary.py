"""The summary that a follower's signature covers: what is brought, or taken back, as plain text."""

import hashlib
from collections.abc import Iterator

from edge_sync.wire.submissions import Follower, Supplement, Withdrawal
from provisioning.catalogue.rules.signed_text import TRUTH


def follower_digest(follower: Follower) -> bytes:
    """Return the SHA-256 of the summary in UTF-8. Signatures are no part of it."""
    return hashlib.sha256(follower_summary(follower).encode()).digest()


def follower_summary(follower: Follower) -> str:
    """Return the canonical text."""
    return "\n".join(_lines(follower)) + "\n"


def _lines(follower: Follower) -> Iterator[str]:
    yield "doorstep follower 1"
    yield f"follower {follower.id} slip {follower.slip} of {follower.of}"
    if isinstance(follower, Supplement):
        yield f"answers {follower.notice}"
        for one in follower.brought:
            words = " ".join(one.words.split())
            yield f"  {one.matter} {one.line} {one.document or '-'} {words}"
    if isinstance(follower, Withdrawal):
        yield f"withdraws {' '.join(follower.members) or 'everything'}"
        yield f"  because {' '.join(follower.reason.split())}"
    for document in follower.documents:
        yield f"document {document.id} {document.material} {document.sha256.hex()}"
    yield TRUTH.to(follower.language)
