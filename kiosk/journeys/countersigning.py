"""The countersignature: what somebody who came with a signing slip submits."""

from dataclasses import dataclass

from edge_sync.wire.application import ApplicationId, DocumentId, SlipNumber
from edge_sync.wire.submissions import Countersignature
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys.application import Making
from kiosk.journeys.consents import countersigned_consents
from kiosk.journeys.signed import person_by_card, signatures_of, signed_scans, witness_persons
from kiosk.journeys.signers import is_signed, tasks
from kiosk.journeys.signing import COUNTERSIGNER
from kiosk.journeys.visit import Context, Visit


@dataclass(frozen=True, slots=True, repr=False)
class SignedDraft:
    """A countersignature and the plain bytes of its scans."""

    application: Countersignature
    documents: dict[DocumentId, bytes]


def build_countersignature(
    visit: Visit, context: Context, making: Making, proof: bytes
) -> SignedDraft:
    """Make what is submitted. Raises UnfinishedVisitError if the signer has not signed."""
    slip, (task,) = visit.signing.countersigns, tasks(visit, context)
    if slip is None or not is_signed(visit, context, task) or not task.has_card:
        raise UnfinishedVisitError("the signature is not given yet")
    scans = signed_scans(visit, context, (task,), making.minting)
    role = (slip.role,)
    signed = Countersignature(
        id=ApplicationId(making.minting.new_id()),
        slip=making.slip,
        kiosk=making.kiosk,
        station=making.station,
        lodged=making.lodged,
        language=visit.language.value,
        documents=tuple(document for document, _ in scans.values()),
        # Every text of a countersigner is its own; the summary stands for none of them.
        signatures=signatures_of(visit, context, (task,), scans, making.lodged, b""),
        slip_key=making.slip_key,
        slip_check=making.slip_check,
        helper=visit.helper,
        of=SlipNumber(slip.of),
        application=ApplicationId(slip.application.hex()),
        person=person_by_card(visit, context, COUNTERSIGNER, task.person, role),
        proof=proof,
        catalogue=making.catalogue,
        witnesses=witness_persons(visit, context, (task,)),
        consents=countersigned_consents(visit, context, making.lodged),
    )
    return SignedDraft(signed, {document.id: data for document, data in scans.values()})
