"""What is shown after a power cut: slips that still have to be printed."""

from kiosk.journeys import actions
from kiosk.journeys.states import CollectCode, DueSlip, SlipWaiting
from kiosk.text import NightText, ProgressText, Text
from screens.failure.presenter import FailureView
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView, Trouble
from screens.sign_in.presenter import SignInView


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


def present_collect(state: CollectCode, around: Around) -> SignInView | FailureView:
    """Ask for the code of a slip, in hours without a helper; after too many there is no pad."""
    enter = around.button(NightText.COLLECT_ENTER, actions.Touch(), "printer")
    page = PageView(
        key=f"collect/{state.number}",
        title=around.say(
            NightText.COLLECT_LOCKED_NEXT if state.is_locked else NightText.COLLECT_TITLE
        ),
        picture="" if state.is_locked else "slip_waiting",
        hint="" if state.is_locked else around.say(NightText.COLLECT_HINT),
        way_on=None if state.is_locked else enter,
        trouble=_wrong(state, around),
    )
    if state.is_locked:
        return FailureView(around.with_ways_out(page), "slip_waiting")
    prompt, clear = around.say(Text.SCREEN_TOUCH_DIGITS), around.say(Text.BUTTON_CLEAR)
    return SignInView(around.with_ways_out(page), prompt, clear, is_open=True)


def _wrong(state: CollectCode, around: Around) -> Trouble | None:
    if state.is_locked:
        return Trouble(around.say(NightText.COLLECT_LOCKED), "")
    return Trouble(around.say(NightText.COLLECT_WRONG), "") if state.is_wrong else None


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
