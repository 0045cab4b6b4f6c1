"""The application: a finished visit as it will be sealed.

Ids, numbers, times and keys are handed in; nothing here is random or asks a
clock. The outcome is written down as the resident saw it (decision 9).
"""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Document,
    DocumentId,
    ForWhom,
    KioskId,
    Person,
    PersonId,
    SlipNumber,
    Stamp,
)
from edge_sync.wire.summary import summary_digest
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys.consents import consents_of
from kiosk.journeys.course import first_open
from kiosk.journeys.dated import dated
from kiosk.journeys.mandate import mandate_page, may_be_handed_in
from kiosk.journeys.outcome import Outcome, work_out
from kiosk.journeys.page_set import bind_pages
from kiosk.journeys.remarked import remarked
from kiosk.journeys.signed import (
    Later,
    Minting,
    signatures_of,
    signed_scans,
    signing_later,
    witness_persons,
)
from kiosk.journeys.signers import tasks
from kiosk.journeys.signing_course import next_open
from kiosk.journeys.visit import FOR_WHOM, Context, Visit
from kiosk.journeys.written import Written, has_value, value_of
from provisioning.trust.suite import PIECE_KEY_BYTES

_ID_BYTES = 16


_Scans = dict[str, tuple[Document, bytes]]


@dataclass(frozen=True, slots=True)
class Making:
    """What an application needs that a visit does not know."""

    slip: SlipNumber
    kiosk: KioskId
    station: str
    catalogue: CatalogueRef
    lodged: Stamp
    slip_key: bytes
    slip_check: bytes
    minting: Minting


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """An application, the plain bytes of its documents, and who gets a signing slip."""

    application: Application
    documents: dict[DocumentId, bytes]
    later: tuple[Later, ...] = ()


def build(visit: Visit, context: Context, making: Making) -> Draft:
    """Make the application of a visit. Raises UnfinishedVisitError if a page is still open."""
    if not visit.title or first_open(visit, context) or next_open(visit, context):
        raise UnfinishedVisitError("the visit still has an open page")
    if not may_be_handed_in(visit, context):
        raise UnfinishedVisitError("what the helper typed is not confirmed")
    outcome = work_out(visit, context)
    people = _people(outcome)
    scans = _documents(visit, outcome, people, making)
    written = Written(outcome, context.today, visit.language, people, scans)
    signing = tasks(visit, context)
    inked = signed_scans(visit, context, signing, making.minting)
    number = ApplicationId(making.minting.new_id())
    version = making.catalogue.version
    later = signing_later(visit, context, signing, number, version, making.minting)
    application = Application(
        id=number,
        slip=making.slip,
        kiosk=making.kiosk,
        station=making.station,
        title=visit.title,
        catalogue=making.catalogue,
        lodged=making.lodged,
        language=visit.language.value,
        persons=(
            *(_person(outcome, role, name) for role, name in people.items()),
            *witness_persons(visit, context, signing),
        ),
        members=tuple(written.member(m) for m in outcome.plan.members),
        documents=tuple(document for document, _ in (*scans.values(), *inked.values())),
        signatures=(),
        slip_key=making.slip_key,
        slip_check=making.slip_check,
        awaited=tuple(one.awaited for one in later),
        helper=visit.helper,
        mandate=_mandate(visit, context, inked),
        confirmed=visit.confirmed.at if visit.confirmed else None,
        consents=consents_of(visit, context, outcome, people, making.lodged),
        unmet=tuple(one.key for one in outcome.unmet),
        for_whom=ForWhom(visit.choices.get(FOR_WHOM, ForWhom.MYSELF.value)),
    )
    summary = summary_digest(application)
    signatures = signatures_of(visit, context, signing, inked, making.lodged, summary)
    laid = {paper: document.id for paper, (document, _) in scans.items()}
    signed = msgspec.structs.replace(application, signatures=signatures)
    noted = dated(remarked(signed, laid, visit.remarks), laid, visit.dates)
    both = (*scans.values(), *inked.values())
    return Draft(noted, {document.id: data for document, data in both}, later)


def _mandate(visit: Visit, context: Context, inked: _Scans) -> DocumentId | None:
    """Name the scan under which the helper carries the papers, if she does."""
    page = mandate_page(visit, context) if visit.carried else None
    return inked[page][0].id if page in inked else None


def new_id(random: Callable[[int], bytes]) -> str:
    """Return a fresh uuid4 as 32 hex digits."""
    return uuid.UUID(bytes=random(_ID_BYTES), version=4).hex


def _people(outcome: Outcome) -> dict[str, PersonId]:
    """The holder is p1; a person is one entry whatever roles they play."""
    return {p.role: PersonId(f"p{i + 1}") for i, p in enumerate(outcome.plan.parties)}


def _person(outcome: Outcome, role: str, name: PersonId) -> Person:
    own = (f for f in outcome.form if f.party == role and not f.matter)
    fields = (f for f in own if not f.extension)
    values = {f.element.id: value_of(f) for f in fields if has_value(f)}
    return Person(name, _roles(outcome, role), outcome.levels[role], values)


def _roles(outcome: Outcome, party: str) -> tuple[str, ...]:
    """The party's own role, the roles bound to it, and "applicant" where it is in her name."""
    roles = outcome.plan.roles.items()
    bound = sorted(r for r, p in roles if p == party and r not in ("holder", "applicant"))
    applies = ["applicant"] if party == outcome.plan.principal else []
    return tuple(dict.fromkeys([party, *applies, *bound]))


def _documents(
    visit: Visit, outcome: Outcome, people: dict[str, PersonId], making: Making
) -> _Scans:
    scans: _Scans = {}
    for paper in outcome.laid_papers:
        pages = visit.pages.get(paper.key)
        if not pages:
            continue
        media_type, data = bind_pages(pages)
        document = Document(
            id=DocumentId(making.minting.new_id()),
            material=paper.material.id,
            holder=people[paper.party],
            media_type=media_type,
            pages=len(pages),
            size_bytes=len(data),
            sha256=hashlib.sha256(data).digest(),
            key=making.minting.random(PIECE_KEY_BYTES),
            flawed=paper.key in visit.flawed,
        )
        scans[paper.key] = (document, data)
    return scans
