"""Seals of bodies on one paper: several on one sheet, each to be checked by itself (row P16).

A seal is a body's signature over the hash of the paper's content, and names every body whose
seal the paper bears: one that was taken off is missed. Who checks needs the bodies' public
keys and nothing else.
"""

from collections.abc import Callable, Iterator

from edge_sync.wire.application import Record
from edge_sync.wire.fields import ABodyId, Digest
from edge_sync.wire.signing import Signed, is_genuine, signed
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey, Suite

BodyKey = Callable[[str], SigningPublicKey | None]


class BodySeal(Signed, frozen=True, kw_only=True, tag_field="kind", tag="seal-1"):
    """One body's seal. ``beside`` are all the bodies that sealed this paper, itself included."""

    body: ABodyId
    content_sha256: Digest
    beside: tuple[ABodyId, ...]


class SealedPaper(Record, frozen=True, tag_field="kind", tag="paper-export-1"):
    """A paper as it was issued, in JSON, with its seals. It speaks of a person, as paper does."""

    content: bytes
    seals: tuple[BodySeal, ...]


def sealed_by(
    content: bytes,
    bodies: tuple[str, ...],
    key_of: Callable[[str], SigningPrivateKey],
    suite: Suite,
) -> SealedPaper:
    """Return the paper under the seals of these bodies."""
    digest = suite.hash(content)
    seals = (
        BodySeal(suite=suite.id, body=body, content_sha256=digest, beside=bodies) for body in bodies
    )
    return SealedPaper(content, tuple(signed(one, suite, key_of(one.body)) for one in seals))


def is_seal_genuine(seal: BodySeal, content: bytes, suite: Suite, public: SigningPublicKey) -> bool:
    """Say whether this body sealed exactly this content."""
    return seal.content_sha256 == suite.hash(content) and is_genuine(seal, suite, public)


def missing_seals(paper: SealedPaper) -> Iterator[str]:
    """Go through the bodies whose seals the others speak of, and which are not there."""
    borne = {seal.body for seal in paper.seals}
    named = dict.fromkeys(body for seal in paper.seals for body in seal.beside)
    return (body for body in named if body not in borne)
