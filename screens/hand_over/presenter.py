"""What the page handed over shows: everything the helper typed, for the resident's own yes."""

from collections.abc import Iterator

from kiosk.journeys import actions
from kiosk.journeys.states import CheckGroup, HandOver
from kiosk.text import HelpText, Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView


def present(state: HandOver, around: Around) -> ListView:
    """Ask the helper to turn the screen, and the resident to look for herself."""
    page = PageView(
        key="hand_over",
        title=around.say(HelpText.HAND_OVER_TITLE),
        picture="family",
        hint=around.say(HelpText.HAND_OVER_HINT if state.groups else HelpText.HAND_OVER_NOTHING),
        way_on=around.button(HelpText.HAND_OVER_CONFIRM, actions.Confirm(), "check"),
        others=_others(state, around),
        leave=around.leave(),
        stage=5,
    )
    rows = tuple(row for group in state.groups for row in _rows(group, around))
    nothing = Row(RowKind.GOOD, around.say(HelpText.HAND_OVER_NOTHING_ROW), sign="check")
    return ListView(page, rows or (nothing,), around.say(Text.BUTTON_NEXT_PAGE))


def _rows(group: CheckGroup, around: Around) -> Iterator[Row]:
    who = f"{around.words(group.about)} {group.name}".strip()
    yield Row(RowKind.HEADING, who or around.say(Text.CHECK_ANSWERS))
    for item in group.items:
        shown = around.words(item.shown_words) if item.shown_words else item.shown
        yield Row(RowKind.ANSWER, around.words(item.label), value=shown, sign="pencil")


def _others(state: HandOver, around: Around) -> tuple[Button, ...]:
    wrong = around.button(HelpText.HAND_OVER_WRONG, actions.Back(), "pencil")
    carry = around.button(HelpText.HAND_OVER_CARRY, actions.CarryPapers(), "papers")
    return (carry, wrong) if state.can_carry else (wrong,)
