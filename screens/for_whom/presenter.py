"""What the first question shows: three cards with pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from edge_sync.wire.application import ForWhom
from kiosk.journeys import actions
from kiosk.journeys.states import AskForWhom
from kiosk.text import Text
from screens.page_view import Around, Button, PageView

_WAYS: Final = {
    ForWhom.MYSELF: (Text.FOR_WHOM_MYSELF, Text.FOR_WHOM_MYSELF_HINT, "person"),
    ForWhom.FAMILY: (Text.FOR_WHOM_FAMILY, Text.FOR_WHOM_FAMILY_HINT, "family"),
    ForWhom.BEHALF: (Text.FOR_WHOM_BEHALF, Text.FOR_WHOM_BEHALF_HINT, "behalf"),
}


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """One answer with its picture and a sentence that explains it."""

    id: str
    button: Button
    note: str
    picture: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class PictureChoicesView:
    """A question whose answers have pictures."""

    page: PageView
    choices: tuple[PictureChoice, ...]
    more: str
    less: str


def present(state: AskForWhom, around: Around) -> PictureChoicesView:
    """Ask it; a touch answers and goes on, and an earlier answer may be kept."""
    kept = state.chosen and actions.ChooseForWhom(state.chosen)
    page = PageView(
        key="for_whom",
        title=around.say(Text.FOR_WHOM_TITLE),
        picture="",
        about=around.say(Text.NOTICE_BODY) if state.tells else "",
        hint=around.say(Text.FOR_WHOM_AGREE if state.tells else Text.FOR_WHOM_HINT),
        way_on=around.button(Text.BUTTON_GO_ON, kept) if kept else None,
        stage=1,
    )
    return picture_choices(page, [_choice(who, state.chosen, around) for who in ForWhom], around)


def picture_choices(
    page: PageView, choices: Iterable[PictureChoice], around: Around
) -> PictureChoicesView:
    """Return the page of a question whose answers have pictures."""
    more, less = around.say(Text.SCREEN_MORE), around.say(Text.SCREEN_LESS)
    return PictureChoicesView(around.with_ways_out(page), tuple(choices), more, less)


def _choice(who: ForWhom, chosen: ForWhom | None, around: Around) -> PictureChoice:
    words, note, picture = _WAYS[who]
    button = around.button(words, actions.ChooseForWhom(who))
    return PictureChoice(who.value, button, around.say(note), picture, is_chosen=who is chosen)
