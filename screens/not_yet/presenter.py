"""What is said where a threshold is not met."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.states import NotYet, TitleTile
from kiosk.text import Text
from screens.page_view import Around, Button, PageView
from screens.pictures import picture_of_title


@dataclass(frozen=True, slots=True)
class InsteadView:
    """Something she can have today, as a card to touch."""

    id: str
    button: Button
    summary: str
    picture: str


@dataclass(frozen=True, slots=True)
class NotYetView:
    """The reason, what there is today, and what can begin at once."""

    page: PageView
    reason: str = field(repr=False)
    today: str
    heading: str = ""
    instead: tuple[InsteadView, ...] = ()


def present(state: NotYet, around: Around) -> NotYetView:
    """Tell it plainly and leave the way open: a kiosk refuses nobody."""
    who = around.words(state.about)
    page = PageView(
        key=f"not_yet/{state.key}" if state.key else "not_yet",
        title=around.say(Text.NOT_YET_TITLE),
        picture="calendar",
        hint=around.words(state.title),
        about=around.say(Text.QUESTION_ABOUT, who=who) if who else "",
        way_on=around.button(Text.NOT_YET_GO_ON, actions.Agree()),
        others=(around.button(Text.NOT_YET_OTHER, actions.Back()),),
        stage=2,
    )
    return NotYetView(
        around.with_ways_out(page),
        around.words(state.reason),
        around.words(state.way_on),
        around.say(Text.NOT_YET_TODAY) if state.instead else "",
        tuple(_instead(title, around) for title in state.instead),
    )


def _instead(title: TitleTile, around: Around) -> InsteadView:
    button = Button(around.words(title.name), actions.ChooseTitle(title.id))
    return InsteadView(title.id, button, around.words(title.summary), picture_of_title(title.id))
