"""What the page of a further person's card shows."""

from kiosk.journeys import actions
from kiosk.journeys.states import FurtherPerson
from kiosk.text import Text
from screens.identify.presenter import CardView, card_view
from screens.page_view import Around, PageView


def present(state: FurtherPerson, around: Around) -> CardView:
    """Ask for the other parent's card; without it, everything can be typed."""
    asking = PageView(
        key=f"further_person/{state.role}",
        title=around.say(Text.FURTHER_TITLE, who=around.words(state.about)),
        picture="family",
        hint=around.say(Text.FURTHER_HINT),
        stage=3,
    )
    absent = around.button(Text.BUTTON_NOT_HERE, actions.NotHere(), "clock")
    return card_view(state.card, around, asking, (absent,) if state.signs else ())
