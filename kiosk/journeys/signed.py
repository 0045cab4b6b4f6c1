"""From a finished signing to what travels: signatures, scans of ink, and what is still awaited."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edge_sync.wire.application import (
    APPLICATION_PAPER,
    ApplicationId,
    Awaited,
    Document,
    DocumentId,
    IdentityLevel,
    Person,
    PersonId,
    Signature,
    SignatureKind,
    SlipNumber,
    Source,
    Stamp,
    Value,
)
from edge_sync.wire.signing_slip import DIGEST_BYTES, PaperToSign, SigningSlip, make_signing_slip
from edge_sync.wire.slip_secret import SlipSecret
from kiosk.journeys.consents import open_consents
from kiosk.journeys.outcome import card_facts, is_expired
from kiosk.journeys.page_set import bind_pages
from kiosk.journeys.signers import (
    Task,
    glass_papers,
    ink_papers,
    is_signed,
    page_key,
    way_of,
)
from kiosk.journeys.signing import HELPER_WITNESS, WITNESS_CARD, SignWay
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.rules.signatures import ToSign
from provisioning.catalogue.rules.signed_text import Occasion, wording_digest
from provisioning.trust.suite import PIECE_KEY_BYTES

_FORM = "FORM"  # the material that stands for the application itself
Scan = tuple[Document, bytes]


@dataclass(frozen=True, slots=True)
class Minting:
    """What makes new ids, keys and secrets. ``new_secret`` is `Store.new_slip_secret`."""

    new_id: Callable[[], str]
    random: Callable[[int], bytes]
    new_secret: Callable[[], SlipSecret]


def signed_scans(
    visit: Visit, context: Context, tasks: tuple[Task, ...], minting: Minting
) -> dict[str, Scan]:
    """Return the scans of everything signed in ink, by page key."""
    scans: dict[str, Scan] = {}
    for task in tasks:
        for paper in ink_papers(visit, task):
            key = page_key(task, paper)
            if is_signed(visit, context, task) and key in visit.pages:
                scans[key] = _scan(visit.pages[key], task, paper, minting)
    return scans


def _scan(pages: tuple[bytes, ...], task: Task, paper: ToSign, minting: Minting) -> Scan:
    media_type, data = bind_pages(pages)
    material = paper.paper.partition("/")[0]
    document = Document(
        id=DocumentId(minting.new_id()),
        material=_FORM if material == APPLICATION_PAPER else material,
        holder=task.person,
        media_type=media_type,
        pages=len(pages),
        size_bytes=len(data),
        sha256=hashlib.sha256(data).digest(),
        key=minting.random(PIECE_KEY_BYTES),
    )
    return document, data


def signatures_of(
    visit: Visit,
    context: Context,
    tasks: tuple[Task, ...],
    scans: dict[str, Scan],
    at: Stamp,
    summary: bytes,
) -> tuple[Signature, ...]:
    """Return every signature given here. ``summary`` is the hash that who hands in signs."""
    return tuple(
        signature
        for task in tasks
        if is_signed(visit, context, task)
        for signature in (
            *_on_glass(visit, tasks, task, at, summary),
            *_in_ink(visit, task, scans, at),
        )
    )


def _on_glass(
    visit: Visit, tasks: tuple[Task, ...], task: Task, at: Stamp, summary: bytes
) -> Iterator[Signature]:
    """The same strokes stand under everything that was listed above them."""
    is_mark = way_of(visit, task) is SignWay.MARK
    for paper in glass_papers(visit, task):
        drawn = visit.signing.drawn[task.party]
        yield Signature(
            person=task.person,
            kind=SignatureKind.MARK if is_mark else SignatureKind.STROKES,
            strokes=drawn.strokes,
            covers=drawn.covers.get(paper.paper, summary),
            at=at,
            paper=paper.paper,
            witness=_witness(visit, tasks, task) if is_mark else "",
            witness_strokes=visit.signing.witnessed[task.party] if is_mark else (),
        )


def _in_ink(visit: Visit, task: Task, scans: dict[str, Scan], at: Stamp) -> Iterator[Signature]:
    for paper in ink_papers(visit, task):
        key = page_key(task, paper)
        yield Signature(
            person=task.person,
            kind=SignatureKind.INK,
            strokes=(),
            covers=visit.signing.printed[key],
            at=at,
            paper=paper.paper,
            document=scans[key][0].id,
        )


def _witness(visit: Visit, tasks: tuple[Task, ...], task: Task) -> str:
    """Name the witness: a helper, a person of the application, or one who came to witness."""
    chosen = visit.signing.witnesses[task.party]
    if chosen.startswith((HELPER_WITNESS, f"{WITNESS_CARD}/")):
        return chosen if chosen.startswith(HELPER_WITNESS) else witness_id(task)
    people = {other.party: other.person for other in tasks}
    return people.get(chosen, chosen)


def witness_id(task: Task) -> PersonId:
    """Name one who only witnesses: after the person whose mark it is."""
    return PersonId(f"w{task.person.removeprefix('p')}")


def witness_persons(visit: Visit, context: Context, tasks: tuple[Task, ...]) -> tuple[Person, ...]:
    """Return everybody who showed a card only to sign beside a mark."""
    found: list[Person] = []
    for task in tasks:
        by_card = f"{WITNESS_CARD}/{task.party}"
        if visit.signing.witnesses.get(task.party) == by_card and is_signed(visit, context, task):
            found.append(person_by_card(visit, context, by_card, witness_id(task), ("witness",)))
    return tuple(found)


def person_by_card(
    visit: Visit, context: Context, key: str, name: PersonId, roles: tuple[str, ...]
) -> Person:
    """Return a person as a card tells; an expired card leaves identity to be verified."""
    card = visit.cards[key]
    told = card_facts(context.catalogue, "", card)
    values = {k.removeprefix("."): Value(v.text, Source.CARD, locked=True) for k, v in told.items()}
    expired = is_expired(card, context.today)
    return Person(name, roles, IdentityLevel.TYPED if expired else IdentityLevel.CHIP, values)


@dataclass(frozen=True, slots=True, repr=False)
class Later:
    """Who signs later: what the application says of it, and what goes onto the signing slip."""

    task: Task
    awaited: Awaited
    slip: SigningSlip


def signing_later(
    visit: Visit,
    context: Context,
    tasks: tuple[Task, ...],
    application: ApplicationId,
    catalogue_version: int,
    minting: Minting,
) -> tuple[Later, ...]:
    """Make a secret and a signing slip for each signer who signs elsewhere."""
    found: list[Later] = []
    for task in tasks:
        if way_of(visit, task) is not SignWay.LATER:
            continue
        secret = minting.new_secret()
        papers = tuple(paper.paper for paper in task.signer.papers)
        slip = make_signing_slip(
            of=SlipNumber(context.slip),
            application=application,
            secret=secret.secret,
            person=task.person,
            role=task.party,
            title=visit.title,
            papers=tuple(_to_sign(visit, context, paper) for paper in task.signer.papers),
            catalogue=catalogue_version,
            language=visit.language.value,
            consents=open_consents(visit, context, task.party),
        )
        found.append(Later(task, Awaited(task.person, papers, secret.check), slip))
    return tuple(found)


def _to_sign(visit: Visit, context: Context, paper: ToSign) -> PaperToSign:
    occasion = Occasion(visit.title, context.slip)
    digest = wording_digest(context.catalogue, occasion, paper.paper)
    return PaperToSign(paper.paper, digest[:DIGEST_BYTES], paper.is_ink)
