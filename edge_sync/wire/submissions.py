"""What may follow an application: each travels as a parcel of its own, with its own slip.

A follower may reach the cloud before the application it speaks of, because
kiosks are apart from each other; the cloud then keeps it and applies it later.
Who holds the private code of the slip, or puts down the card of a person of
the application, may speak for it.
"""

from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Consent,
    DocumentId,
    MatterId,
    Person,
    Record,
    SlipNumber,
    Submission,
)
from edge_sync.wire.dated import DatedApplication
from edge_sync.wire.remarked import RemarkedApplication


class Follower(Submission, frozen=True, kw_only=True):
    """A submission that speaks of an application handed in before.

    ``of`` is that application's slip, ``application`` its id where the slip at
    hand tells it. ``person`` is who stands here, if a card was read; ``proof``
    is `slip_code.slip_proof` of the secret on the slip at hand, or empty.
    """

    of: SlipNumber
    application: ApplicationId | None = None
    person: Person | None = None
    proof: bytes = b""


class Brought(Record, frozen=True):
    """One thing brought in answer to a completion notice: a paper, or words."""

    matter: MatterId
    line: str
    document: DocumentId | None = None
    words: str = ""


class Supplement(Follower, frozen=True, kw_only=True, tag="supplement-1"):
    """The answer to a completion notice; ``notice`` is the id of the news that asked."""

    notice: str
    brought: tuple[Brought, ...]


class Withdrawal(Follower, frozen=True, kw_only=True, tag="withdrawal-1"):
    """The resident takes back members, or everything if none is named."""

    members: tuple[MatterId, ...] = ()
    reason: str = ""


class Countersignature(Follower, frozen=True, kw_only=True, tag="countersignature-1"):
    """A further signer's signatures; ``person`` is the signer, by their own identity check.

    Signatures name that person as the application does. ``witnesses`` are
    persons who signed beside a mark, with ids that the application has not.
    ``catalogue`` is the one whose words were shown. ``consents`` are what the
    signer consented to beside signing, and nobody else could.
    """

    catalogue: CatalogueRef
    witnesses: tuple[Person, ...] = ()
    consents: tuple[Consent, ...] = ()


Submitted = (
    Application
    | RemarkedApplication
    | DatedApplication
    | Supplement
    | Withdrawal
    | Countersignature
)
"""Everything a parcel may hold."""
