"""The list of what is needed, and of what is not."""

from collections.abc import Iterable

from kiosk.journeys import actions
from kiosk.journeys.states import NeededPaper, Needs
from kiosk.text import Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, PageView


def present(state: Needs, around: Around) -> ListView:
    """Show what to have ready before anything is asked."""
    page = PageView(
        key="needs",
        title=around.words(state.title),
        picture="papers",
        hint=f"{around.say(Text.NEEDS_TITLE)} · "
        + around.say(Text.NEEDS_MINUTES, minutes=state.minutes),
        way_on=around.button(Text.BUTTON_AGREE, actions.Agree()),
        stage=2,
    )
    rows = (*_bring(state, around), *_rest(state, around))
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _bring(state: Needs, around: Around) -> Iterable[Row]:
    if state.bring:
        yield Row(RowKind.HEADING, around.say(Text.NEEDS_BRING))
        yield from papers(state.bring, around, "papers")
    else:
        yield Row(RowKind.GOOD, around.say(Text.NEEDS_NOTHING_TO_BRING), sign="check")


def _rest(state: Needs, around: Around) -> Iterable[Row]:
    if state.useful:
        yield Row(RowKind.HEADING, around.say(Text.NEEDS_USEFUL))
        yield from papers(state.useful, around, "camera")
    if state.others:
        yield Row(RowKind.HEADING, around.say(Text.NEEDS_OTHERS))
        yield from (Row(RowKind.LINE, around.words(who), sign="card") for who in state.others)
    if state.members:
        yield Row(RowKind.HEADING, around.say(Text.NEEDS_MEMBERS))
        yield from (Row(RowKind.LINE, around.words(name), sign="dot") for name in state.members)
    if state.not_needed:
        yield Row(RowKind.HEADING, around.say(Text.NEEDS_NOT_NEEDED))
        yield from papers(state.not_needed, around, "check")


def papers(needed: Iterable[NeededPaper], around: Around, sign: str) -> Iterable[Row]:
    """Turn papers into rows: which, whose, and why."""
    return (
        Row(
            RowKind.LINE,
            around.words(paper.material),
            note=f"{around.words(paper.holder)} · {around.say(paper.reason)}",
            sign=sign,
        )
        for paper in needed
    )
