"""What the helper's sign-in shows."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import CodeStage, SignIn
from kiosk.text import AnyText, HelpText, Text
from screens.page_view import Around, Button, PageView, Trouble

_WRONG = {
    CodeStage.WRONG: HelpText.SIGN_IN_WRONG,
    CodeStage.NOT_TODAY: HelpText.SIGN_IN_NOT_TODAY,
}


@dataclass(frozen=True, slots=True)
class SignInView:
    """A pad for the code; the code itself never comes into a view."""

    page: PageView
    prompt: str
    clear: str
    is_open: bool  # a code would be looked at now


def present(state: SignIn, around: Around) -> SignInView:
    """Ask for the code, or say plainly why none is looked at."""
    is_open = state.stage is not CodeStage.CHECKING and not state.wait_s
    page = PageView(
        key="sign_in",
        title=around.say(HelpText.SIGN_IN_TITLE),
        picture="person",
        hint=around.say(_hint(state)),
        way_on=around.button(HelpText.SIGN_IN_ENTER, actions.Touch(), "check") if is_open else None,
        trouble=_trouble(state, around),
        others=_others(state, around),
    )
    return SignInView(
        around.with_ways_out(page),
        around.say(Text.SCREEN_TOUCH_DIGITS),
        around.say(Text.BUTTON_CLEAR),
        is_open,
    )


def _others(state: SignIn, around: Around) -> tuple[Button, ...]:
    """Whoever is no helper, and called for one, may ask the town."""
    ask = around.button(HelpText.TOWN_BUTTON, actions.AskForHelp(), "person")
    return (ask,) if state.has_line else ()


def _hint(state: SignIn) -> AnyText:
    is_checking = state.stage is CodeStage.CHECKING
    return HelpText.SIGN_IN_CHECKING if is_checking else HelpText.SIGN_IN_HINT


def _trouble(state: SignIn, around: Around) -> Trouble | None:
    if state.fault:
        return around.trouble(state.fault)
    wrong = _WRONG.get(state.stage)
    if state.wait_s:
        wait = around.say(HelpText.SIGN_IN_WAIT, seconds=state.wait_s)
        return Trouble(around.say(wrong or HelpText.SIGN_IN_WRONG), wait)
    return Trouble(around.say(wrong), "") if wrong else None
