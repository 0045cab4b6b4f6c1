"""What is shown while the application is written down."""

from dataclasses import dataclass

from kiosk.journeys.states import Lodging
from kiosk.text import Text
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class BusyView:
    """A picture, and dots that move while the machine works."""

    page: PageView
    picture: str


def present(_state: Lodging, around: Around) -> BusyView:
    """Nothing can be touched: the application is being sealed."""
    page = PageView(
        key="lodging",
        title=around.say(Text.LODGING_TITLE),
        picture="",
        hint=around.say(Text.LODGING_HINT),
        stage=6,
    )
    return BusyView(page, "sealed")
