"""What can be chosen."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import Choose, TitleTile
from kiosk.text import Text
from screens.page_view import Around, Button, PageView
from screens.pictures import picture_of_title


@dataclass(frozen=True, slots=True)
class TileView:
    """One matter or package as a card to touch."""

    id: str
    button: Button
    summary: str
    tags: tuple[str, ...]
    picture: str


@dataclass(frozen=True, slots=True)
class ChooseView:
    """All of them."""

    page: PageView
    tiles: tuple[TileView, ...]
    more: str
    less: str


def present(state: Choose, around: Around) -> ChooseView:
    """Show every title with how long it takes."""
    page = PageView(key="choose", title=around.say(Text.CHOOSE_TITLE), picture="question", stage=2)
    tiles = tuple(_tile(title, around) for title in state.titles)
    return ChooseView(
        around.with_ways_out(page),
        tiles,
        around.say(Text.SCREEN_MORE),
        around.say(Text.SCREEN_LESS),
    )


def _tile(title: TitleTile, around: Around) -> TileView:
    tags = [around.say(Text.CHOOSE_MINUTES, minutes=title.minutes)]
    if title.is_package:
        tags.insert(0, around.say(Text.CHOOSE_PACKAGE, count=title.members))
    return TileView(
        id=title.id,
        button=Button(around.words(title.name), actions.ChooseTitle(title.id)),
        summary=around.words(title.summary),
        tags=tuple(tags),
        picture=picture_of_title(title.id),
    )
