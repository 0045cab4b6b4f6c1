"""What the glass shows to one who asks by card."""

from edge_sync.wire.questions import MOST_TOLD, CaseTold
from kiosk.journeys.at_hand import words_of
from kiosk.journeys.progress_states import AskByCard, CaseShown
from kiosk.journeys.show_slip_in_hand import shown_standing
from kiosk.journeys.slip import local_time
from kiosk.journeys.states import CardReading, CardStage
from kiosk.journeys.visit import Context, Visit


def show_progress(visit: Visit, context: Context) -> AskByCard:
    """Show the card's way in, then the question's, then what the cloud said."""
    stage, fault = visit.reading.stage, visit.reading.fault
    if stage is CardStage.WAITING and context.reader_fault:
        stage, fault = CardStage.FAILED, context.reader_fault
    told = visit.asked.cases
    cases = tuple(_case(case, context) for case in told[:MOST_TOLD])
    has_more = len(told) > MOST_TOLD
    return AskByCard(visit.asked.stage, CardReading(stage, fault), cases, has_more)


def _case(case: CaseTold, context: Context) -> CaseShown:
    standings = tuple(shown_standing(one, context.today) for one in case.standings)
    return CaseShown(case.number, words_of(case.title), local_time(case.lodged_ms), standings)
