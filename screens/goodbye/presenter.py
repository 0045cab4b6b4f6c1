"""What the last page shows."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import Goodbye
from kiosk.text import Text
from screens.list_view import Row, RowKind
from screens.needs.presenter import papers
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class GoodbyeView:
    """The number, what it means, and what is still to come."""

    page: PageView
    number: str
    received: str
    take: str
    card: str
    rows: tuple[Row, ...]
    picture: str
    next_page: str


def present(state: Goodbye, around: Around) -> GoodbyeView:
    """Received is not accepted: it is said once more (rules of a visit, 8)."""
    title = Text.GOODBYE_TITLE if state.printed else Text.GOODBYE_TITLE_NO_PAPER
    page = PageView(
        key="goodbye",
        title=around.say(title),
        picture="",
        way_on=around.button(Text.BUTTON_FINISH, actions.GoOn(), "check"),
        stage=6,
    )
    rows: tuple[Row, ...] = ()
    if state.to_follow:
        heading = Row(RowKind.HEADING, around.say(Text.GOODBYE_TO_FOLLOW))
        rows = (heading, *papers(state.to_follow, around, "clock"))
    return GoodbyeView(
        page=page,
        number=around.say(Text.PRINTING_NUMBER, number=state.number),
        received=around.say(Text.GOODBYE_RECEIVED),
        take=around.say(Text.GOODBYE_TAKE_CARD),
        card=around.say(Text.FRAME_CARD_ON_READER) if state.card_on_reader else "",
        rows=rows,
        picture="goodbye" if state.printed else "slip_waiting",
        next_page=around.say(Text.BUTTON_NEXT_PAGE),
    )
