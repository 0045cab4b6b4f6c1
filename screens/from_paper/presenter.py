"""What a paper shows that answers a question: the live picture, then the value beside its place."""

from dataclasses import replace
from typing import assert_never

from kiosk.journeys import actions
from kiosk.journeys.states import FromPaperStage, ReadFromPaper
from kiosk.text import Text
from screens.page_view import Around, PageView
from screens.paper.presenter import PaperView


def present(state: ReadFromPaper, around: Around) -> PaperView:
    """Ask for the paper, or whether what was read is right."""
    page = around.with_ways_out(_asking(state, around))
    match state.stage:
        case FromPaperStage.PREVIEW:
            take = around.button(Text.BUTTON_TAKE_PAGE, actions.TakePage(), "camera")
            return PaperView(replace(page, way_on=take), is_live=True)
        case FromPaperStage.TAKING:
            return PaperView(replace(page, title=around.say(Text.PAPER_TAKING)), is_live=True)
        case FromPaperStage.READING:
            page = replace(page, title=around.say(Text.FROM_PAPER_READING))
            return PaperView(page, is_live=True)
        case FromPaperStage.READ:
            return _read(state, around, page)
        case FromPaperStage.NOT_READ:
            return _not_read(state, around, page)
        case FromPaperStage.FAILED:
            failed = replace(_again(around, page), trouble=around.trouble(state.fault))
            return PaperView(
                replace(failed, title=around.say(Text.PAPER_FAILED), picture="trouble"),
                is_live=False,
            )
        case _:
            assert_never(state.stage)


def _asking(state: ReadFromPaper, around: Around) -> PageView:
    label, material = around.words(state.label), around.words(state.material)
    write = around.button(Text.BUTTON_WRITE_MYSELF, actions.WriteMyself(), "pencil")
    return PageView(
        key=f"from-paper/{state.key}",
        title=around.say(Text.FROM_PAPER_TITLE, material=material),
        picture="scan",
        hint=around.say(Text.FROM_PAPER_HINT, label=label),
        others=(write,),
        stage=3,
    )


def _read(state: ReadFromPaper, around: Around, page: PageView) -> PaperView:
    retake = around.button(Text.BUTTON_RETAKE, actions.Retake(), "again")
    page = replace(
        page,
        title=around.say(Text.FROM_PAPER_READ, label=around.words(state.label)),
        picture="paper_kept",
        hint="",
        way_on=around.button(Text.BUTTON_TAKE_VALUE, actions.TakeValue(), "check"),
        others=(retake, *page.others),
    )
    mind = around.say(Text.FROM_PAPER_DOUBTFUL) if state.is_doubtful else ""
    shown = _spaced(state.value)
    return PaperView(page, is_live=False, picture=state.picture, mind=mind, said=shown)


def _not_read(state: ReadFromPaper, around: Around, page: PageView) -> PaperView:
    label = around.words(state.label)
    page = replace(
        _again(around, page),
        title=around.say(Text.FROM_PAPER_NOT_READ, label=label),
        picture="trouble",
        hint=around.say(Text.FROM_PAPER_NOT_READ_HINT),
    )
    return PaperView(page, is_live=False)


def _again(around: Around, page: PageView) -> PageView:
    return replace(page, way_on=around.button(Text.BUTTON_RETRY, actions.Retake(), "again"))


def _spaced(value: str) -> str:
    """Part a long number into groups of four, which are easier to compare."""
    if not value.rstrip("X").isdecimal() or len(value) < 9:  # noqa: PLR2004 - as long as a date
        return value
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))
