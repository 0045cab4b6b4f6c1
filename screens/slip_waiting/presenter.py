"""What is shown after a power cut: slips that still have to be printed."""

from kiosk.journeys import actions
from kiosk.journeys.states import DueSlip, SlipWaiting
from kiosk.text import ProgressText, Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView


def present(state: SlipWaiting, around: Around) -> ListView:
    """Offer to print. The green button prints the first; each row prints its own."""
    first = next(iter(state.slips), None)
    way_on = first and not state.printing and _print(first, around)
    page = PageView(
        key="slip_waiting",
        title=around.say(ProgressText.SLIP_WAITING_TITLE),
        picture="slip_waiting",
        hint=around.say(ProgressText.SLIP_WAITING_HINT),
        way_on=way_on or None,
        trouble=around.trouble(state.fault),
    )
    rows = tuple(_row(slip, state, around) for slip in state.slips)
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _print(slip: DueSlip, around: Around) -> Button:
    return around.button(Text.BUTTON_PRINT_SLIP, actions.PrintDue(slip.number), "printer")


def _row(slip: DueSlip, state: SlipWaiting, around: Around) -> Row:
    is_printing = slip.number == state.printing
    line = around.say(ProgressText.SLIP_WAITING_LINE, number=slip.number, time=slip.lodged_at)
    return Row(
        RowKind.LINE,
        around.words(slip.title),
        note=around.say(ProgressText.SLIP_WAITING_PRINTING) if is_printing else line,
        sign="clock",
        button=None if state.printing or len(state.slips) == 1 else _print(slip, around),
    )
