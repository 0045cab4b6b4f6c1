"""What the page of the signature shows."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.states import Sign
from kiosk.text import Text
from screens.page_view import Around, PageView, Trouble


@dataclass(frozen=True, slots=True)
class SignView:
    """What is signed, by whom, and the way to begin again."""

    page: PageView
    statement: str
    name: str = field(repr=False)
    error: str
    clear: str
    prompt: str = field(repr=False)


def present(state: Sign, around: Around) -> SignView:
    """Ask for a name written with a finger."""
    page = PageView(
        key="sign",
        title=around.say(Text.SIGN_TITLE),
        picture="sign",
        trouble=Trouble(around.say(Text.SIGN_TOO_SHORT), "") if state.too_short else None,
        hint=around.say(Text.SIGN_HINT),
        way_on=around.button(Text.BUTTON_HAND_IN, actions.Sign(()), "check"),
        stage=5,
    )
    return SignView(
        page=around.with_ways_out(page),
        statement=around.words(state.statement),
        name=state.name,
        error=around.say(Text.SIGN_TOO_SHORT) if state.too_short else "",
        clear=around.say(Text.BUTTON_CLEAR),
        prompt=f"{around.say(Text.SCREEN_SIGN_HERE)}  {state.name}".strip(),
    )
