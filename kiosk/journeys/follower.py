"""A supplement or a withdrawal: what is handed in with a slip in hand, before its sealing."""

import hashlib
from dataclasses import dataclass
from typing import Any

from msgspec import structs

from edge_sync.wire.application import (
    ApplicationId,
    Choice,
    Document,
    DocumentId,
    MatterId,
    PersonId,
    Signature,
    SignatureKind,
)
from edge_sync.wire.follower_summary import follower_digest
from edge_sync.wire.submissions import Brought, Supplement, Withdrawal
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys.application import Making
from kiosk.journeys.at_hand import AtHand, words_of
from kiosk.journeys.later import Doing
from kiosk.journeys.later_course import is_brought, points
from kiosk.journeys.page_set import bind_pages
from kiosk.journeys.visit import Context, Visit
from kiosk.records.slip_record import VERSION, MemberOnSlip, SlipKind, SlipRecord
from kiosk.text import ProgressText, in_both
from provisioning.catalogue.words import Words
from provisioning.trust.suite import PIECE_KEY_BYTES

_SIGNER = PersonId("p1")  # whoever holds the slip; the case knows its persons


@dataclass(frozen=True, slots=True, repr=False)
class FollowerDraft:
    """A follower and the plain bytes of its documents."""

    application: Supplement | Withdrawal
    documents: dict[DocumentId, bytes]


def build_follower(visit: Visit, making: Making) -> FollowerDraft:
    """Make what is handed in. Raises UnfinishedVisitError if something is missing."""
    slip = visit.later.slip
    if slip is None or not visit.later.strokes:
        raise UnfinishedVisitError("there is no slip or no signature")
    common: dict[str, Any] = {
        "id": ApplicationId(making.minting.new_id()),
        "slip": making.slip,
        "kiosk": making.kiosk,
        "station": making.station,
        "lodged": making.lodged,
        "language": visit.language.value,
        "signatures": (),
        "slip_key": making.slip_key,
        "slip_check": making.slip_check,
        "helper": visit.helper,
        "of": slip.number,
        "application": slip.application,
        "proof": slip.proof,
    }
    if visit.later.doing is Doing.WITHDRAWING:
        members = tuple(MatterId(matter) for matter in sorted(visit.later.taken_back))
        return _signed(visit, Withdrawal(**common, documents=(), members=members), {}, making)
    return _supplement(visit, making, common, slip)


def _supplement(
    visit: Visit, making: Making, common: dict[str, Any], slip: AtHand
) -> FollowerDraft:
    scans = {key: _document(visit, key, making) for key in points(visit) if visit.pages.get(key)}
    brought = tuple(
        Brought(
            matter=point.matter,
            line=point.line,
            document=scans[key][0].id if key in scans else None,
            words=visit.later.words.get(key, ""),
        )
        for key, point in points(visit).items()
        if is_brought(visit, key)
    )
    if not brought:
        raise UnfinishedVisitError("nothing is brought")
    documents = tuple(document for document, _ in scans.values())
    made = Supplement(**common, documents=documents, notice=slip.notice, brought=brought)
    return _signed(visit, made, {document.id: data for document, data in scans.values()}, making)


def _document(visit: Visit, key: str, making: Making) -> tuple[Document, bytes]:
    point = points(visit)[key]
    pages = visit.pages[key]
    media_type, data = bind_pages(pages)
    document = Document(
        id=DocumentId(making.minting.new_id()),
        material=point.line,  # the case knows the line's material; the kiosk that asks may not
        holder=_SIGNER,
        media_type=media_type,
        pages=len(pages),
        size_bytes=len(data),
        sha256=hashlib.sha256(data).digest(),
        key=making.minting.random(PIECE_KEY_BYTES),
        flawed=key in visit.flawed,
    )
    return document, data


def _signed(
    visit: Visit,
    follower: Supplement | Withdrawal,
    documents: dict[DocumentId, bytes],
    making: Making,
) -> FollowerDraft:
    signature = Signature(
        person=_SIGNER,
        kind=SignatureKind.STROKES,
        strokes=visit.later.strokes,
        covers=follower_digest(follower),
        at=making.lodged,
    )
    return FollowerDraft(structs.replace(follower, signatures=(signature,)), documents)


def follower_record(visit: Visit, context: Context, making: Making, station: Words) -> SlipRecord:
    """Return what the follower's slip will be printed from: nothing personal."""
    slip = visit.later.slip
    is_withdrawal = visit.later.doing is Doing.WITHDRAWING
    brought = [key for key in points(visit) if is_brought(visit, key)]
    return SlipRecord(
        version=VERSION,
        number=making.slip,
        language=visit.language,
        title=in_both(ProgressText.WITHDRAW_TITLE if is_withdrawal else ProgressText.BRING_TITLE),
        members=_members(visit) if is_withdrawal else (),
        lodged_ms=making.lodged.device_ms,
        station=station,
        phone=context.catalogue.heading.phone,
        scanned=0 if is_withdrawal else len(brought),
        not_needed=0,
        to_follow=(),
        kind=SlipKind.WITHDRAWAL if is_withdrawal else SlipKind.SUPPLEMENT,
        of=slip.number if slip else None,
    )


def _members(visit: Visit) -> tuple[MemberOnSlip, ...]:
    slip = visit.later.slip
    chosen = (
        [one for one in slip.open_members if one.matter in visit.later.taken_back] if slip else []
    )
    return tuple(MemberOnSlip(words_of(one.name), Choice.LEFT_OUT) for one in chosen)
