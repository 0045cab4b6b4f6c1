"""The members of a package as rows: what is locked says why when touched (row M07)."""

from collections.abc import Iterable
from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.states import Members, MemberShown, MemberStands
from kiosk.text import Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, PageView

_STANDS: Final = {
    MemberStands.LOCKED: (Text.MEMBERS_LOCKED, RowKind.GOOD, "lock", Text.BUTTON_WHY),
    MemberStands.JOINS: (Text.MEMBERS_JOINS, RowKind.GOOD, "check", Text.BUTTON_LEAVE_OUT),
    MemberStands.LEFT_OUT: (Text.MEMBERS_LEFT_OUT, RowKind.LINE, "cross", Text.BUTTON_TAKE_IN),
    MemberStands.OPEN: (Text.MEMBERS_OPEN, RowKind.LINE, "dot", None),
}


def present(state: Members, around: Around) -> ListView:
    """Show what is done together; the way on takes it as it stands."""
    page = PageView(
        key="members",
        title=around.say(Text.MEMBERS_TITLE),
        picture="papers",
        hint=around.words(state.title),
        way_on=around.button(Text.BUTTON_AGREE, actions.Agree()),
        stage=2,
    )
    empty = Row(RowKind.MIND, around.say(Text.MEMBERS_NOTHING_LEFT), sign="alert")
    told = (empty,) if state.nothing_left else ()
    rows = tuple(row for member in state.members for row in _rows(member, state, around))
    shown = (*told, *rows)
    return ListView(around.with_ways_out(page), shown, around.say(Text.BUTTON_NEXT_PAGE))


def _rows(member: MemberShown, state: Members, around: Around) -> Iterable[Row]:
    words, kind, sign, touch = _STANDS[member.stands]
    yield Row(
        kind,
        around.words(member.name),
        note=around.say(words),
        sign=sign,
        button=touch and around.button(touch, actions.TouchMember(member.id)),
    )
    if member.id == state.explained:
        yield Row(RowKind.MIND, around.words(member.why), sign="lock")
