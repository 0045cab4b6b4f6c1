"""What is asked where the law wants a consent: whose, and for what."""

from kiosk.journeys import actions
from kiosk.journeys.states import AskConsent
from kiosk.text import Text
from screens.page_view import Around, PageView
from screens.said.presenter import SaidView


def present(state: AskConsent, around: Around) -> SaidView:
    """Ask one person for one purpose; no is as easy as yes."""
    who = around.words(state.about)
    page = PageView(
        key=f"consent/{state.key}",
        title=around.say(Text.CONSENT_TITLE),
        picture="notice",
        hint="" if state.is_holder else around.say(Text.CONSENT_HINT, who=who),
        about=who if around.green else f"{who} {state.name}".strip(),
        way_on=around.button(Text.BUTTON_CONSENT, actions.Agree(), "check"),
        others=(around.button(Text.BUTTON_REFUSE, actions.Refuse(), "cross"),),
        stage=3,
    )
    says = around.say(Text.CONSENT_SAYS, purpose=around.words(state.purpose))
    return SaidView(around.with_ways_out(page), says, around.say(Text.CONSENT_FREE))
