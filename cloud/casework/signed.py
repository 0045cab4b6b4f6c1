"""Signatures of a case: those that came with it, those awaited, and those that come later.

While a signature is missing no member begins. With the last one they all do,
and the legal moment of receipt is that of the last signature (row M22).
"""

import hmac

from cloud.casework.consented import consented
from cloud.casework.consents import give_consents
from cloud.casework.evidence import Binding, binding_in, binding_of
from cloud.casework.following import Following
from cloud.casework.kept_documents import note_document
from cloud.casework.model.events import AnyFact
from cloud.casework.model.facts import AllSigned, NotBelieved, Signed
from cloud.casework.model.now import CaseNow
from cloud.casework.moment import legal_moment
from cloud.casework.signer_doubts import Doubt, doubt_of
from cloud.casework.tables import (
    AwaitedRow,
    CaseRow,
    DocumentRow,
    PersonRow,
    SignatureRow,
)
from edge_sync.wire.application import Application, Signature, SlipNumber
from edge_sync.wire.slip_code import slip_check
from edge_sync.wire.submissions import Countersignature
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from provisioning.storage.many import Row
from provisioning.trust.suite import Suite


def signatures_in(catalogue: Catalogue, case: int, application: Application) -> list[Row]:
    """Return the rows of what an application brought. For the opening."""
    return [
        _row(case, signature, binding_in(catalogue, application, signature), Doubt.NONE)
        for signature in application.signatures
    ]


def awaited_in(case: int, application: Application) -> list[Row]:
    """Return the rows of what is still awaited. For the opening."""
    return [
        {"case": case, "person": one.person, "papers": one.papers, "proves": one.check}
        for one in application.awaited
    ]


def _row(case: int, signature: Signature, binding: Binding, doubt: Doubt) -> Row:
    return {
        "case": case,
        "person": signature.person,
        "kind": signature.kind,
        "strokes": signature.strokes,
        "covers": signature.covers,
        "signed": signature.at,
        "paper": signature.paper,
        "witness": signature.witness,
        "witness_strokes": signature.witness_strokes,
        "document": signature.document,
        "binding": binding.value,
        "doubt": doubt.value,
    }


def countersigned(
    database: Database,
    catalogue: Catalogue,
    suite: Suite,
    following: Following,
    follower: Countersignature,
) -> tuple[AnyFact, ...]:
    """Keep the signatures of one who signed elsewhere, and say whether they were the last.

    What no signing slip of this case stands behind changes nothing and is noted.
    """
    case = following.case
    awaited = _awaited(database, suite, case, follower)
    if awaited is not None and not awaited.papers:
        return consented(database, catalogue, following, awaited, follower)
    given = _given(awaited, follower) if awaited else ()
    slip = str(follower.slip)
    if awaited is None or not given:
        return (NotBelieved(slip=slip, person=awaited.person if awaited else ""),)
    doubt = doubt_of(database, case, awaited.person, follower)
    of = SlipNumber(case.slip)
    bindings = (binding_of(catalogue, case.title, of, follower, one) for one in given)
    rows = [_row(case.id, *pair, doubt) for pair in zip(given, bindings, strict=True)]
    database.insert(SignatureRow, rows)
    _keep_documents(database, case, awaited.person, follower)
    _keep_witnesses(database, case, follower)
    person, given_too = awaited.person, follower.consents
    give_consents(database, catalogue, case.id, case.title, person, given_too)
    signed_ms = legal_moment(follower.lodged, following.arrived_ms).at_ms
    here = AwaitedRow.id == awaited.id
    database.run(AwaitedRow.update(signed_ms=signed_ms).where(here))
    return (Signed(slip=slip, person=person, signed_ms=signed_ms, station=follower.station),)


def all_signed(now: CaseNow) -> tuple[AnyFact, ...]:
    """Say that the last signature came: the legal moment of receipt is that one's (row M22)."""
    return (AllSigned(legal_ms=max(now.legal_ms, *now.signed_ms)),)


def _awaited(
    database: Database, suite: Suite, case: CaseRow, follower: Countersignature
) -> AwaitedRow | None:
    check = slip_check(follower.proof, suite)
    missing = (AwaitedRow.case == case.id) & AwaitedRow.signed_ms.is_null()
    rows: list[AwaitedRow] = database.rows(AwaitedRow.select().where(missing))
    return next((row for row in rows if hmac.compare_digest(row.proves, check)), None)


def _given(awaited: AwaitedRow, follower: Countersignature) -> tuple[Signature, ...]:
    """Everything that is awaited of the person, or nothing."""
    own = tuple(s for s in follower.signatures if s.person == awaited.person)
    return own if set(awaited.papers) <= {s.paper for s in own} else ()


def _keep_documents(
    database: Database, case: CaseRow, person: str, follower: Countersignature
) -> None:
    for document in follower.documents:
        here = (DocumentRow.case == case.id) & (DocumentRow.document == document.id)
        if database.first(DocumentRow.select().where(here)) is None:
            kept = note_document(case.id, document, document.material, person, follower.id)
            database.insert(DocumentRow, [kept])


def _keep_witnesses(database: Database, case: CaseRow, follower: Countersignature) -> None:
    for witness in follower.witnesses:
        here = (PersonRow.case == case.id) & (PersonRow.person == witness.id)
        if database.first(PersonRow.select().where(here)) is None:
            database.run(
                PersonRow.insert(
                    case=case.id,
                    person=witness.id,
                    roles=witness.roles,
                    level=witness.level,
                    answers=witness.values,
                )
            )
