"""What is said before a helper gives her word."""

from kiosk.journeys import actions
from kiosk.journeys.states import Vouch
from kiosk.text import HelpText, Text
from screens.page_view import Around, PageView
from screens.said.presenter import SaidView


def present(state: Vouch, around: Around) -> SaidView:
    """Say what her word means; she touches the green button."""
    page = PageView(
        key=f"vouch/{state.key}",
        title=around.say(HelpText.VOUCH_TITLE),
        picture="helper",
        hint=around.say(HelpText.VOUCH_HINT),
        way_on=around.button(Text.BUTTON_VOUCH, actions.Agree(), "check"),
        stage=1,
    )
    said = around.say(HelpText.VOUCH_SAYS, name=state.helper)
    return SaidView(around.with_ways_out(page), said)
