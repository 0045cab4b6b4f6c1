"""What is shown to one who asks the town: what about, the wait, the answer, or nobody there."""

from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.states import AskTown, TownStage
from kiosk.text import AnyText, HelpText, Text
from provisioning.wire.help import About
from screens.busy.presenter import BusyView
from screens.for_whom.presenter import PictureChoice, PictureChoicesView, picture_choices
from screens.page_view import Around, PageView
from screens.said.presenter import SaidView

_ABOUT: Final = {
    About.HOW: (HelpText.TOWN_HOW, "question"),
    About.WHAT: (HelpText.TOWN_WHAT, "matter"),
    About.CARD: (HelpText.TOWN_CARD, "card_bad"),
    About.MACHINE: (HelpText.TOWN_MACHINE, "help"),
}


def present(
    state: AskTown, around: Around, help_phone: str
) -> PictureChoicesView | BusyView | SaidView:
    """Show how far the call is."""
    match state.call.stage:
        case TownStage.NOT_CALLED:
            return _ask(around)
        case TownStage.CALLING:
            page = _page("calling", HelpText.TOWN_CALLING, around, HelpText.TOWN_CALLING_HINT)
            return BusyView(page, "waiting")
        case TownStage.ANSWERED:
            return _answered(state, around)
        case TownStage.NOBODY:
            return _nobody(around, help_phone)


def _ask(around: Around) -> PictureChoicesView:
    page = PageView("ask_town", around.say(HelpText.TOWN_TITLE), "", around.say(HelpText.TOWN_HINT))
    return picture_choices(page, [_choice(about, around) for about in _ABOUT], around)


def _choice(about: About, around: Around) -> PictureChoice:
    words, picture = _ABOUT[about]
    return PictureChoice(about.value, around.button(words, actions.CallTown(about)), "", picture)


def _page(key: str, title: AnyText, around: Around, hint: AnyText) -> PageView:
    page = PageView(f"ask_town/{key}", around.say(title), "", around.say(hint))
    return around.with_ways_out(page)


def _answered(state: AskTown, around: Around) -> SaidView:
    page = PageView(
        key="ask_town/answered",
        title=around.say(HelpText.TOWN_ANSWERED, who=state.call.who),
        picture="person",
        way_on=around.button(HelpText.TOWN_HEARD, actions.HeardTown(), "check"),
    )
    return SaidView(around.with_ways_out(page), state.call.words)


def _nobody(around: Around, help_phone: str) -> SaidView:
    page = PageView(
        key="ask_town/nobody",
        title=around.say(HelpText.TOWN_NOBODY),
        picture="phone",
        way_on=around.button(HelpText.TOWN_HEARD, actions.HeardTown(), "check"),
        others=(around.button(Text.BUTTON_RETRY, actions.AskForHelp(), "again"),),
    )
    return SaidView(
        around.with_ways_out(page), around.say(HelpText.TOWN_NOBODY_HINT, phone=help_phone)
    )
