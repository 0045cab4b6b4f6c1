"""Errands of the helper's page: her sheet on paper, and all on the disk before the power goes."""

import logging

from devices.errors import DeviceError
from devices.printer.contract import Printed, Printer
from devices.printer.sheet import Sheet
from kiosk.journeys.station_room import MorningPrinted, Settled
from kiosk.parts import Store
from provisioning.errors import ProvisioningError

logger = logging.getLogger(__name__)


def print_morning(sheet: Sheet, printer: Printer) -> MorningPrinted:
    """Print it. Only the printer's own word counts as printed. Blocks."""
    try:
        outcome = printer.print(sheet)
    except DeviceError as error:
        return MorningPrinted(error.code)
    return MorningPrinted("" if outcome is Printed.PRINTED else str(outcome.value))


def settle(store: Store) -> Settled:
    """Leave everything in one file. What was lodged is safe whether this succeeds or not."""
    try:
        store.settle()
    except ProvisioningError as error:
        logger.warning("%s: the store could not be settled", error.code)
        return Settled(error.code)
    return Settled()
