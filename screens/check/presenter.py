"""Everything that will be handed in, as rows; numbers arrive masked."""

from collections.abc import Iterable

from edge_sync.wire.application import Choice
from kiosk.journeys import actions
from kiosk.journeys.states import Check, CheckGroup, CheckItem, CheckPaper
from kiosk.text import Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView

_CHOICES = {
    Choice.APPLY: (Text.CHECK_APPLIES, RowKind.GOOD, "check"),
    Choice.DONE_ALREADY: (Text.CHECK_DONE_ALREADY, RowKind.GOOD, "check"),
    Choice.LEFT_OUT: (Text.CHECK_LEFT_OUT, RowKind.LINE, "cross"),
}


def present(state: Check, around: Around) -> ListView:
    """Show every answer once; the way on is signing."""
    page = PageView(
        key="check",
        title=around.say(Text.CHECK_TITLE),
        picture="checked",
        hint=around.words(state.title),
        way_on=around.button(Text.BUTTON_CONFIRM, actions.Confirm(), "arrow_right"),
        stage=5,
    )
    rows = (
        *_identity(state, around),
        *_members(state, around),
        *_answers(state, around),
        *_papers(state, around),
    )
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _identity(state: Check, around: Around) -> Iterable[Row]:
    """Below the level a matter names nobody is refused; it is said."""
    if state.identity_open:
        told, note = Text.CHECK_IDENTITY_OPEN, Text.CHECK_IDENTITY_OPEN_HINT
        yield Row(RowKind.MIND, around.say(told), note=around.say(note), sign="clock")


def _members(state: Check, around: Around) -> Iterable[Row]:
    if state.members:
        yield Row(RowKind.HEADING, around.say(Text.CHECK_MEMBERS))
    for member in state.members:
        text, kind, sign = _CHOICES[member.choice]
        button = _change(member.key, around)
        yield Row(kind, around.words(member.name), value=around.say(text), sign=sign, button=button)


def _answers(state: Check, around: Around) -> Iterable[Row]:
    for group in state.groups:
        yield Row(RowKind.HEADING, _about(group, around))
        yield from (_answer(item, around) for item in group.items)


def _about(group: CheckGroup, around: Around) -> str:
    who = around.words(group.about)
    return f"{who} {group.name}".strip() or around.say(Text.CHECK_ANSWERS)


def _answer(item: CheckItem, around: Around) -> Row:
    shown = around.words(item.shown_words) if item.shown_words else item.shown
    return Row(
        RowKind.ANSWER,
        around.words(item.label),
        note=around.say(Text.CHECK_FILLED) if item.is_filled_in else "",
        value=shown or around.say(Text.CHECK_NOT_GIVEN),
        sign="" if item.key else "lock",
        button=_change(item.key, around),
    )


def _papers(state: Check, around: Around) -> Iterable[Row]:
    if state.papers:
        yield Row(RowKind.HEADING, around.say(Text.CHECK_PAPERS))
    yield from (_paper(paper, around) for paper in state.papers)


def _paper(paper: CheckPaper, around: Around) -> Row:
    stands = around.say(Text.CHECK_FLAWED if paper.is_flawed else paper.state)
    is_pending = paper.state in (Text.CHECK_PENDING, Text.CHECK_LACKING)
    return Row(
        RowKind.MIND if is_pending or paper.is_flawed else RowKind.GOOD,
        around.words(paper.material),
        note=_why(paper, around),
        value=stands,
        sign=_sign(paper, is_pending=is_pending),
        button=_change(paper.key, around),
    )


def _why(paper: CheckPaper, around: Around) -> str:
    """Whose it is, and how many pages there are, or why there are none."""
    if paper.pages:
        told = around.say(Text.CHECK_PAGES, count=paper.pages)
    else:
        told = around.say(paper.reason) if paper.reason else ""
    return " · ".join(part for part in (around.words(paper.about), told) if part)


def _sign(paper: CheckPaper, *, is_pending: bool) -> str:
    if paper.is_flawed:
        return "alert"
    return "clock" if is_pending else "check"


def _change(key: str | None, around: Around) -> Button | None:
    return None if key is None else around.button(Text.BUTTON_CHANGE, actions.Change(key), "pencil")
