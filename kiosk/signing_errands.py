"""Errands of signing: slips for who signs later, pages for ink, and what was countersigned."""

import logging

from devices.errors import DeviceError
from devices.printer.contract import Printed, Printer
from devices.printer.sheet import Sheet
from edge_sync.edge.slips import Slip
from edge_sync.wire.signing_slip import write_signing_code
from edge_sync.wire.slip_secret import FurtherSlip
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.application import Making
from kiosk.journeys.countersigning import SignedDraft, build_countersignature
from kiosk.journeys.greeting import Greeting
from kiosk.journeys.signed import Later
from kiosk.journeys.signers import tasks
from kiosk.journeys.signing_sheets import (
    has_signed_record,
    ink_sheet,
    signing_sheet,
    to_sign_record,
)
from kiosk.journeys.visit import Context, Visit
from kiosk.parts import Station, Store
from kiosk.records.signing_record import SigningRecord, write_signing_record
from kiosk.text import Language

logger = logging.getLogger(__name__)


def further_slips(
    visit: Visit, context: Context, later: tuple[Later, ...], at_ms: int, station: Station
) -> tuple[FurtherSlip, ...]:
    """Return the signing slips that are lodged with an application."""
    slips: list[FurtherSlip] = []
    for one in later:
        record = to_sign_record(visit, context, one, at_ms, station.name)
        code = write_signing_code(one.slip)
        slips.append(FurtherSlip(record.number, write_signing_record(record), code))
    return tuple(slips)


def countersigned(
    visit: Visit, context: Context, making: Making, store: Store, station: Station
) -> tuple[SignedDraft, bytes]:
    """Make a countersignature and the record of its slip."""
    slip = visit.signing.countersigns
    proof = store.proof_of(slip.secret) if slip else b""
    draft = build_countersignature(visit, context, making, proof)
    (task,) = tasks(visit, context)
    at_ms = making.lodged.device_ms
    record = has_signed_record(visit, context, task, making.slip, at_ms, station.name)
    return draft, write_signing_record(record)


def print_paper(text: str, language: Language, printer: Printer) -> Action:
    """Print a page to be signed in ink. Only the printer's own word counts as printed."""
    try:
        outcome = printer.print(ink_sheet(text, language))
    except DeviceError as error:
        return actions.PaperNotPrinted(error.code)
    if outcome is Printed.PRINTED:
        return actions.PaperPrinted()
    logger.warning("a page to sign was not printed: %s", outcome.value)
    return actions.PaperNotPrinted(str(outcome.value))


def sheet_of(slip: Slip, record: SigningRecord, greeting: Greeting | None) -> Sheet:
    """Return the paper of a slip of signing; a reprint knows no surname."""
    is_first = slip.private_code is not None
    surname = greeting[0] if greeting and is_first else ""
    return signing_sheet(record, slip.public_code, slip.private_code, surname)
