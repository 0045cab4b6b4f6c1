"""What is asked before a visit is wiped."""

from kiosk.journeys import actions
from kiosk.journeys.states import Leaving
from kiosk.text import AnyText, Text
from screens.failure.presenter import FailureView
from screens.list_view import ListView, Row, RowKind
from screens.needs.presenter import papers
from screens.page_view import Around, PageView


def _hint(state: Leaving) -> AnyText:
    if state.is_kept:
        return Text.LEAVING_KEPT
    return Text.LEAVING_OR_SAVE if state.can_save else Text.LEAVING_HINT


def present(state: Leaving, around: Around) -> ListView | FailureView:
    """Ask once; staying is the green way, so that a slip of the finger costs nothing."""
    page = PageView(
        key="leaving",
        title=around.say(Text.LEAVING_TITLE),
        picture="goodbye" if state.missing else "",
        hint=around.say(_hint(state)),
        way_on=around.button(Text.BUTTON_STAY, actions.Back(), "arrow_right"),
        others=(around.button(Text.BUTTON_SAVE, actions.SaveForLater()),) if state.can_save else (),
        leave=around.button(Text.BUTTON_YES_LEAVE, actions.Confirm(), "door"),
    )
    if not state.missing:
        return FailureView(page, "goodbye")
    heading = Row(RowKind.HEADING, around.say(Text.LEAVING_MISSING))
    printed = Row(RowKind.GOOD, around.say(Text.LEAVING_LIST), sign="printer")
    rows = (heading, *papers(state.missing, around, "papers"), printed)
    return ListView(page, rows, around.say(Text.BUTTON_NEXT_PAGE))
