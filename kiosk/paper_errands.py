"""What comes on paper, each as an errand of the clerk's thread."""

from typing import assert_never

from devices.printer.contract import Printer
from kiosk.draft_errands import save_draft
from kiosk.errands import print_slip
from kiosk.guide_errand import print_guide
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import PrintGuide, PrintPaper, PrintSlip, SaveDraft
from kiosk.journeys.visit import Context, Visit
from kiosk.parts import Station, Store
from kiosk.signing_errands import print_paper

OnPaper = PrintSlip | PrintPaper | PrintGuide | SaveDraft


def on_paper(
    effect: OnPaper,
    visit: Visit,
    context: Context,
    store: Store,
    station: Station,
    printer: Printer,
) -> Action:
    """Print it, as the visit stood when that was asked for. Blocks until the printer's word."""
    match effect:
        case PrintSlip(number, greeting):
            return print_slip(number, greeting, store, printer)
        case PrintPaper(text):
            return print_paper(text, visit.language, printer)
        case PrintGuide(facts, language):
            return print_guide(facts, language, printer)
        case SaveDraft():
            return save_draft(visit, context, store, station, printer)
        case _:
            assert_never(effect)
