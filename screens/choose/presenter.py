"""What can be chosen: life events, then titles."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.states import Choose, ChooseFrom, EventTile, TitleTile
from kiosk.text import Text
from provisioning.catalogue.matters import Depth
from screens.page_view import Around, Button, PageView
from screens.pictures import picture_of_theme, picture_of_title

_DEPTHS = {Depth.PREFILL: Text.CHOOSE_PREFILL, Depth.GUIDE: Text.CHOOSE_GUIDE_ONLY}


@dataclass(frozen=True, slots=True)
class EventView:
    """One life event: a picture and its name."""

    id: str
    button: Button
    picture: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class EventsView:
    """All life events of this region, and the way to look in one's own words."""

    page: PageView
    search: Button | None  # none in the green lane: looking by letters is hard
    search_hint: str
    often: Button | None
    events: tuple[EventView, ...]
    more: str
    less: str


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
    """The titles of one life event."""

    page: PageView
    tiles: tuple[TileView, ...] = field(default=())
    more: str = ""
    less: str = ""


def present(state: Choose, around: Around) -> EventsView:
    """Show the life events, and above them two shorter ways."""
    hint = Text.CHOOSE_ASKING_HINT if state.asking else Text.CHOOSE_HINT
    hint = Text.FOR_WHOM_HINT if around.green else hint
    page = PageView(
        key="choose",
        title=around.say(Text.CHOOSE_TITLE),
        picture="",
        hint=around.say(hint),
        stage=0 if state.asking else 2,
    )
    return EventsView(
        page=around.with_ways_out(page),
        search=_search(around),
        search_hint=around.say(Text.CHOOSE_SEARCH_HINT),
        often=_often(state, around),
        events=tuple(_event(event, around) for event in state.events),
        more=around.say(Text.SCREEN_MORE),
        less=around.say(Text.SCREEN_LESS),
    )


def _search(around: Around) -> Button | None:
    if around.green:
        return None
    return around.button(Text.CHOOSE_SEARCH, actions.AskInWords(), "look")


def _often(state: Choose, around: Around) -> Button | None:
    """Return the way to what is often done here, once that was learned (row M10)."""
    if state.often is None:
        return None
    return Button(around.words(state.often.name), actions.ChooseEvent(state.often.id), "star")


def present_titles(state: ChooseFrom, around: Around) -> ChooseView:
    """Show every title of one life event with how long it takes."""
    page = PageView(
        key=f"choose/{state.event.id}",
        title=around.words(state.event.name),
        picture=picture_of_theme(state.event.picture),
        hint=around.say(Text.CHOOSE_FROM_HINT),
        stage=0 if state.asking else 2,
    )
    tiles = tuple(tile_view(title, around) for title in state.titles)
    return ChooseView(
        around.with_ways_out(page),
        tiles,
        around.say(Text.SCREEN_MORE),
        around.say(Text.SCREEN_LESS),
    )


def _event(event: EventTile, around: Around) -> EventView:
    return EventView(
        id=event.id,
        button=Button(around.words(event.name), actions.ChooseEvent(event.id)),
        picture=picture_of_theme(event.picture),
        tag=around.say(Text.CHOOSE_LOCAL) if event.is_local else "",
    )


def tile_view(title: TitleTile, around: Around) -> TileView:
    """Return a title as a card: its name, one line about it, and what to expect."""
    tags = [around.say(Text.CHOOSE_MINUTES, minutes=title.minutes)]
    if title.depth in _DEPTHS:
        tags = [around.say(_DEPTHS[title.depth])]
    if title.is_package:
        tags.insert(0, around.say(Text.CHOOSE_PACKAGE, count=title.members))
    return TileView(
        id=title.id,
        button=Button(around.words(title.name), actions.ChooseTitle(title.id)),
        summary=around.words(title.summary),
        tags=tuple(tags),
        picture=picture_of_title(title.id),
    )
