"""What is shown while the slip is printed, or when it could not be."""

from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.journeys import actions
from kiosk.journeys.states import Printing, PrintStage
from kiosk.text import NightText, PrintedText, Text
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class PrintingView:
    """The slip's number stands large from the first moment: it counts without paper."""

    page: PageView
    picture: str
    number: str
    is_busy: bool


def present(state: Printing, around: Around) -> PrintingView:
    """Say first that the application is safe, then how the paper stands."""
    number = around.say(Text.PRINTING_NUMBER, number=state.number)
    title = PrintedText.SIGNING_SLIP_PRINTING if state.is_further else Text.PRINTING_TITLE
    page = PageView(key="printing", title=around.say(title), picture="", stage=6)
    match state.stage:
        case PrintStage.PRINTING:
            return PrintingView(page, "printer", number, is_busy=True)
        case PrintStage.FAILED:
            number, hint = _code(state, around)
            page = replace(
                page,
                title=around.say(Text.PRINTING_FAILED),
                hint=hint,
                way_on=around.button(Text.BUTTON_RETRY, actions.Retry(), "again"),
                others=(around.button(Text.BUTTON_GO_ON_WITHOUT_PAPER, actions.GoOn()),),
                trouble=around.trouble(state.fault),
            )
            return PrintingView(page, "slip_waiting", number, is_busy=False)
        case _:
            assert_never(state.stage)


def _code(state: Printing, around: Around) -> tuple[str, str]:
    """Where there are nights, the slip comes out then for its code alone: that is what counts."""
    if state.collect:
        code = around.say(NightText.YOUR_CODE, number=state.collect)
        return code, around.say(NightText.YOUR_CODE_HINT)
    number = around.say(Text.PRINTING_NUMBER, number=state.number)
    return number, around.say(Text.PRINTING_FAILED_HINT)
