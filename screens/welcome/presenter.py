"""What the first page shows."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import Welcome
from kiosk.text import GreenText, NightText, PostingText, ProgressText, Text
from kiosk.text.packs import pack_of, packs
from screens.page_view import Around, Button, PageView, Trouble


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """The open door, the way in, and the way to one's slip."""

    page: PageView
    read_slip: Button
    read_slip_hint: str
    ask_how: Button
    ask_how_hint: str
    show_due: Button | None
    due: str
    help_line: str
    green: Button
    green_hint: str


def present(state: Welcome, around: Around, help_phone: str) -> WelcomeView:
    """Show the door. A reader that fails is said here, before anybody begins."""
    return WelcomeView(
        page=PageView(
            key="welcome",
            title=around.say(Text.WELCOME_TITLE),
            picture="",
            hint=_hint(around),
            way_on=around.button(Text.BUTTON_START, actions.Start(), "arrow_right"),
            is_door=True,
            others=_languages(around),
            trouble=around.trouble(state.reader_fault) or _left(state, around),
        ),
        read_slip=around.button(Text.BUTTON_READ_SLIP, actions.StartReadingSlip()),
        read_slip_hint=around.say(ProgressText.READ_SLIP_HINT),
        ask_how=around.button(Text.WELCOME_ASK_HOW, actions.AskHow()),
        ask_how_hint=around.say(
            PostingText.WELCOME_HINT if state.posts else Text.WELCOME_ASK_HOW_HINT
        ),
        show_due=around.button(Text.WELCOME_SHOW_DUE, actions.ShowDue()) if state.due else None,
        due=around.say(Text.WELCOME_SLIPS_DUE, count=state.due) if state.due else "",
        help_line=_help_line(state, around, help_phone),
        green=around.button(GreenText.BUTTON, actions.TakeGreenLane()),
        green_hint=around.say(GreenText.BUTTON_HINT),
    )


def _hint(around: Around) -> str:
    """Greet; where a brought language has gaps, say that those are Chinese."""
    hint, pack = around.say(Text.WELCOME_HINT), pack_of(around.language)
    has_gaps = pack is not None and pack.missing > 0
    return f"{hint}\n{around.say(Text.WELCOME_PARTLY)}" if has_gaps else hint


def _languages(around: Around) -> tuple[Button, ...]:
    """Offer what this station has brought, each as its speakers write it."""
    others = ((one, pack) for one, pack in packs().items() if one is not around.language)
    return tuple(Button(pack.about.name, actions.SpeakLanguage(one)) for one, pack in others)


def _left(state: Welcome, around: Around) -> Trouble | None:
    """Call back who walked off without card or paper; whoever comes next must not take it."""
    if not (state.card_left or state.paper_left):
        return None
    what = Text.WELCOME_CARD_LEFT if state.card_left else Text.WELCOME_PAPER_LEFT
    return Trouble(around.say(what), around.say(Text.WELCOME_CARD_LEFT_NEXT))


def _help_line(state: Welcome, around: Around, help_phone: str) -> str:
    """Say whom to call; a fault of the second reader stands behind it as a bare code."""
    words = NightText.HELP_LINE if state.alone else Text.FRAME_HELP_LINE
    line = around.say(words, phone=help_phone)
    return f"{line}  ·  {state.social_fault}" if state.social_fault else line
