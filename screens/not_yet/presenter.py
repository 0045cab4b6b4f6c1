"""What is said where a threshold is not met."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import NotYet
from kiosk.text import Text
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class NotYetView:
    """The reason, and what there is today."""

    page: PageView
    reason: str
    today: str


def present(state: NotYet, around: Around) -> NotYetView:
    """Tell it plainly and leave the way open: a kiosk refuses nobody."""
    page = PageView(
        key="not_yet",
        title=around.say(Text.NOT_YET_TITLE),
        picture="calendar",
        hint=around.words(state.title),
        way_on=around.button(Text.NOT_YET_GO_ON, actions.Agree()),
        others=(around.button(Text.NOT_YET_OTHER, actions.Back()),),
        stage=2,
    )
    page = around.with_ways_out(page)
    return NotYetView(page, around.words(state.reason), around.words(state.way_on))
