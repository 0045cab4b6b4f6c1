"""What takes time: sealing and lodging, and printing. Run off the UI thread.

Each errand returns the action that tells the visit how it went. Failures that
are expected come back as actions with a code; anything else is a bug and
surfaces in the UI thread, where it ends the program.
"""

import logging
from dataclasses import dataclass, replace

from devices.errors import DeviceError
from devices.printer.contract import Printed, Printer
from devices.printer.sheet import Sheet
from edge_sync.edge.drafts import DraftId
from edge_sync.edge.slips import Slip
from edge_sync.errors import SyncError
from edge_sync.wire.application import CatalogueRef, SlipNumber
from edge_sync.wire.slip_secret import SlipSecret
from kiosk.errors import KioskError, UnreadableSlipRecordError
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.application import Draft, Making, build, new_id
from kiosk.journeys.countersigning import SignedDraft
from kiosk.journeys.follower import FollowerDraft, build_follower, follower_record
from kiosk.journeys.greeting import Greeting
from kiosk.journeys.signed import Minting
from kiosk.journeys.slip import record_of, slip_sheet
from kiosk.journeys.visit import Context, Visit
from kiosk.night_desk import collect_code
from kiosk.parts import Senses, Station, Store
from kiosk.records.signing_record import read_signing_record
from kiosk.records.slip_record import read_slip_record, write_slip_record
from kiosk.signing_errands import countersigned, further_slips, sheet_of
from provisioning.catalogue.model import Edition
from provisioning.errors import ProvisioningError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class Packet:
    """One lodge, ready to be tried, and tried again unchanged."""

    draft: Draft | SignedDraft | FollowerDraft
    record: bytes
    secret: SlipSecret
    saved: DraftId | None = None  # the draft of another day that this visit came from


def pack(
    visit: Visit, context: Context, store: Store, edition: Edition, station: Station, senses: Senses
) -> Packet:
    """Make what a visit submits. Raises leaves of the three families below."""
    secret, stamp = store.new_slip_secret(), store.stamp()
    making = Making(
        slip=store.next_slip_number(),
        kiosk=station.kiosk,
        station=station.division,
        catalogue=CatalogueRef(edition.version, edition.digest),
        lodged=stamp,
        slip_key=secret.public_key,
        slip_check=secret.check,
        minting=Minting(lambda: new_id(senses.random), senses.random, store.new_slip_secret),
    )
    if visit.signing.countersigns:
        signed, signed_record = countersigned(visit, context, making, store, station)
        return Packet(signed, signed_record, secret)
    if visit.later.doing:
        follower = build_follower(visit, making)
        record = follower_record(visit, context, making, station.name)
        return Packet(follower, write_slip_record(record), secret)
    context = replace(context, slip=making.slip)
    draft = build(visit, context, making)
    further = further_slips(visit, context, draft.later, stamp.device_ms, station)
    record = record_of(visit, context, making.slip, stamp.device_ms, station.name)
    saved = DraftId(visit.later.draft) if visit.later.draft else None
    return Packet(draft, write_slip_record(record), replace(secret, further=further), saved)


def lodge(packet: Packet, store: Store) -> Action:
    """Lodge once. The same packet may be lodged again after an unclear failure."""
    draft = packet.draft
    try:
        lodged = store.lodge(
            draft.application, draft.documents, packet.record, packet.secret, packet.saved
        )
    except (SyncError, ProvisioningError) as error:
        logger.warning("not lodged: %s", error.code)
        return actions.LodgeFailed(error.code)
    return actions.LodgeDone(lodged.slip.number, collect_code(lodged.slip))


def print_slip(
    number: SlipNumber, greeting: Greeting | None, store: Store, printer: Printer
) -> Action:
    """Print a slip from its record. Only the printer's own word counts as printed."""
    try:
        code = _print(number, greeting, store, printer)
    except (DeviceError, KioskError, ProvisioningError) as error:
        code = error.code
    if code:
        logger.warning("slip %s was not printed: %s", number, code)
        return actions.PrintFailed(number, code)
    return actions.Printed(number)


def _print(
    number: SlipNumber, greeting: Greeting | None, store: Store, printer: Printer
) -> str | None:
    slip = store.slip(number)
    if slip is None:
        raise UnreadableSlipRecordError(f"there is no slip {number}")
    outcome = printer.print(_sheet(slip, greeting))
    if outcome is not Printed.PRINTED:
        return str(outcome.value)
    store.mark_printed(number)
    return None


def print_missing(sheet: Sheet, printer: Printer) -> Action:
    """Print what to bring next time. Whoever it is for has gone: a failure is only noted."""
    try:
        outcome = printer.print(sheet)
        if outcome is not Printed.PRINTED:
            logger.warning("the list of papers was not printed: %s", outcome.value)
    except DeviceError as error:
        logger.warning("the list of papers was not printed: %s", error.code)
    return actions.MissingPrinted()


def _sheet(slip: Slip, greeting: Greeting | None) -> Sheet:
    if signing := read_signing_record(slip.record):
        return sheet_of(slip, signing, greeting)
    record = read_slip_record(slip.record)
    is_first = slip.private_code is not None
    return slip_sheet(record, slip.public_code, slip.private_code, greeting if is_first else None)
