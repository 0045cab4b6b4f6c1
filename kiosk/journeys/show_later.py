"""What the glass shows of a visit that is saved for another day, or goes on."""

from devices.card_reader.faults import CardFault
from kiosk.journeys.drafting import read_draft
from kiosk.journeys.states import CardStage, Resuming, Saved, Saving, State
from kiosk.journeys.visit import Context, Step, Visit
from provisioning.catalogue.model import NOTHING
from provisioning.catalogue.rules.titles import title_of


def show_saving(visit: Visit, _context: Context) -> State:
    """Show the printing of a resume slip, or why there is none."""
    return Saving(visit.slip.fault)


def show_saved(visit: Visit, _context: Context) -> State:
    """Show until when the draft is kept."""
    return Saved(visit.later.until, visit.card_on_reader)


def show_resuming(visit: Visit, context: Context) -> State:
    """Show which visit can go on here, and what is wanted for it; nothing that was entered."""
    draft = read_draft(visit.later.drafted)
    wants_card = visit.place.step is Step.RESUME_BY_CARD
    fault = visit.reading.fault
    if visit.reading.stage is CardStage.TAKE_AWAY:
        fault = CardFault.LIFT_AND_PLACE.value
    if wants_card and visit.reading.stage is CardStage.WAITING and context.reader_fault:
        fault = context.reader_fault
    return Resuming(
        title=title_of(context.catalogue, draft.title).name if draft else NOTHING,
        wants_card=wants_card,
        is_reading=visit.reading.stage is CardStage.READING,
        fault=fault,
    )
