"""What is posted: each with its two days, what it says, its lines, and whom to call."""

from collections.abc import Iterable
from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.finding_states import PostedShown, Postings
from kiosk.text import PostingText, Text
from provisioning.catalogue.postings import PostingKind
from screens.failure.presenter import FailureView
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, PageView

_KINDS: Final = {
    PostingKind.NOTICE: PostingText.KIND_NOTICE,
    PostingKind.LIST: PostingText.KIND_LIST,
    PostingKind.RESULT: PostingText.KIND_RESULT,
}


def present(state: Postings, around: Around) -> ListView | FailureView:
    """Show all of it, what ends first on top."""
    page = PageView(
        key="postings",
        title=around.say(PostingText.TITLE),
        picture="certificate" if state.shown else "",
        hint=around.say(PostingText.HINT if state.shown else PostingText.NONE),
        way_on=around.button(Text.BUTTON_FINISH, actions.Leave()),
    )
    if not state.shown:
        return FailureView(around.with_ways_out(page), "certificate")
    rows = tuple(row for one in state.shown for row in _rows(one, around))
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _rows(one: PostedShown, around: Around) -> Iterable[Row]:
    posting = one.posting
    days = {"first": posting.first_day, "last": posting.last_day}
    by = f"{around.say(_KINDS[posting.kind])} · {around.words(one.body)}"
    yield Row(RowKind.HEADING, around.words(posting.title))
    yield Row(RowKind.LINE, around.say(PostingText.DAYS, **days), note=by, sign="clock")
    yield Row(RowKind.LINE, around.words(posting.text), sign="papers")
    yield from (Row(RowKind.ANSWER, row.who, value=around.words(row.words)) for row in posting.rows)
    yield Row(RowKind.ANSWER, around.say(PostingText.CALL), value=one.phone)
