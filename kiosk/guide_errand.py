"""Printing a guide: it names nobody, and nothing of it is kept."""

import logging

from devices.errors import DeviceError
from devices.printer.contract import Printed, Printer
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.finding_states import GuideFacts
from kiosk.journeys.guide_sheet import guide_sheet
from kiosk.text import Language

logger = logging.getLogger(__name__)


def print_guide(facts: GuideFacts, language: Language, printer: Printer) -> Action:
    """Print a guide. Only the printer's own word counts as printed. Blocks."""
    try:
        outcome = printer.print(guide_sheet(facts, language))
    except DeviceError as error:
        return _not_printed(facts, error.code)
    if outcome is Printed.PRINTED:
        return actions.GuidePrinted(facts.id)
    return _not_printed(facts, str(outcome.value))


def _not_printed(facts: GuideFacts, code: str) -> Action:
    logger.warning("the guide to %s was not printed: %s", facts.id, code)
    return actions.GuideNotPrinted(facts.id, code)
