"""What is shown while a page is printed to be signed in ink."""

from dataclasses import replace

from kiosk.journeys import actions
from kiosk.journeys.states import InkPaper
from kiosk.text import SigningText
from screens.page_view import Around, PageView, key_about
from screens.printing.presenter import PrintingView


def present(state: InkPaper, around: Around) -> PrintingView:
    """Print it, then sign it and scan it; it can be printed again at any time."""
    paper = around.words(state.paper)
    page = around.with_ways_out(
        PageView(
            key=key_about("ink", state.about, state.paper.en),
            title=around.say(SigningText.INK_TITLE, paper=paper),
            picture="",
            hint=around.say(SigningText.INK_HINT),
            about=around.words(state.about),
            stage=5,
        )
    )
    again = around.button(SigningText.INK_AGAIN, actions.PrintPaper(), "again")
    if state.is_printing:
        page = replace(page, title=around.say(SigningText.INK_PRINTING), hint="")
    elif state.fault:
        page = replace(
            page,
            title=around.say(SigningText.INK_FAILED),
            way_on=again,
            trouble=around.trouble(state.fault),
        )
    elif state.is_printed:
        scan = around.button(SigningText.INK_SCAN, actions.Agree(), "camera")
        page = replace(
            page, title=around.say(SigningText.INK_PRINTED), way_on=scan, others=(again,)
        )
    else:
        page = replace(
            page, way_on=around.button(SigningText.INK_PRINT, actions.PrintPaper(), "printer")
        )
    picture = "paper_kept" if state.is_printed and not state.fault else "printer"
    return PrintingView(page, picture, paper, is_busy=state.is_printing)
