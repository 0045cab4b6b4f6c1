"""Saving a visit for another day, off the UI thread: first the paper, then the draft."""

import logging
from datetime import timedelta

from devices.errors import DeviceError
from devices.printer.contract import Printed, Printer
from edge_sync.edge.drafts import DraftId
from edge_sync.errors import SyncError
from edge_sync.wire.resume_code import ResumeCode, write_resume_code
from kiosk.errors import KioskError
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.drafting import write_draft
from kiosk.journeys.resume_slip import resume_sheet
from kiosk.journeys.visit import Context, Visit
from kiosk.parts import Station, Store
from provisioning.errors import ProvisioningError

logger = logging.getLogger(__name__)


def save_draft(
    visit: Visit, context: Context, store: Store, station: Station, printer: Printer
) -> Action:
    """Print the resume slip and keep the draft. Only the printer's own word counts as printed."""
    code = store.drafts.new_code(context.today + timedelta(days=station.draft_days))
    try:
        fault = _print(visit, context, code, station, printer)
        if fault is None:
            replaced = DraftId(visit.later.draft) if visit.later.draft else None
            store.drafts.keep(code, write_draft(visit), replaced)
    except (DeviceError, KioskError, SyncError, ProvisioningError) as error:
        fault = error.code
    if fault:
        logger.warning("no draft was kept: %s", fault)
        return actions.DraftFailed(fault)
    return actions.DraftSaved(code.last_day.isoformat())


def _print(
    visit: Visit, context: Context, code: ResumeCode, station: Station, printer: Printer
) -> str | None:
    sheet = resume_sheet(visit, context, write_resume_code(code), code.last_day, station.name)
    outcome = printer.print(sheet)
    return None if outcome is Printed.PRINTED else str(outcome.value)


def forget_draft(draft: str, store: Store) -> None:
    """Delete a draft that is not wanted; what the disk cannot do now, it expires of."""
    try:
        store.drafts.drop(DraftId(draft))
    except ProvisioningError as error:
        logger.warning("a draft that was dropped stays until it expires: %s", error.code)


def tidy_drafts(store: Store) -> None:
    """Delete the drafts whose last day is over; tried again the next day."""
    try:
        store.drafts.tidy()
    except ProvisioningError as error:
        logger.warning("expired drafts are deleted later: %s", error.code)
