"""The slips of this kiosk whose printing was not confirmed, as the glass offers them."""

import logging
from dataclasses import replace

from kiosk.errors import UnreadableSlipRecordError
from kiosk.journeys.slip import due_slip
from kiosk.journeys.states import DueSlip
from kiosk.night_desk import collect_code
from kiosk.parts import Store
from kiosk.records.signing_record import read_signing_record
from kiosk.records.slip_record import read_slip_record

logger = logging.getLogger(__name__)


def due_slips(store: Store) -> tuple[DueSlip, ...]:
    """Read them; one whose record cannot be read is left out. Raises StorageError leaves."""
    due: list[DueSlip] = []
    for slip in store.slips_due():
        try:
            signing = read_signing_record(slip.record)
            listed = due_slip(signing or read_slip_record(slip.record))
            due.append(replace(listed, collect=collect_code(slip)))
        except UnreadableSlipRecordError as error:
            logger.warning("slip %s cannot be printed: %s", slip.number, error.code)
    return tuple(due)
