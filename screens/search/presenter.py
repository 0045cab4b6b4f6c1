"""What the search shows: the words so far, and what they find."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.states import Search
from kiosk.text import Language, Text
from screens.choose.presenter import TileView, tile_view
from screens.entry.pad_words import PadWords, pad_words
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class SearchView:
    """At most five results, or in plain words that there are none and what to do then."""

    page: PageView
    text: str = field(repr=False)
    prompt: str
    tiles: tuple[TileView, ...]
    nothing: str
    nothing_hint: str
    has_hanzi: bool  # letters are pinyin; else they are the words themselves
    space: str
    pad_words: PadWords


def present(state: Search, around: Around, help_phone: str) -> SearchView:
    """Show what was found."""
    is_lost = bool(state.text.strip()) and not state.found
    by_pictures = around.button(Text.SEARCH_BY_PICTURES, actions.Back())
    page = PageView(
        key="search",
        title=around.say(Text.SEARCH_TITLE),
        picture="look",
        hint="" if state.found or is_lost else around.say(Text.SEARCH_HINT),
        others=(by_pictures,) if is_lost else (),
    )
    hint = around.say(Text.SEARCH_NOTHING_HINT, phone=help_phone)
    return SearchView(
        page=around.with_ways_out(page),
        text=state.text,
        prompt=around.say(Text.SEARCH_PROMPT),
        tiles=tuple(tile_view(title, around) for title in state.found),
        nothing=around.say(Text.SEARCH_NOTHING) if is_lost else "",
        nothing_hint=hint if is_lost else "",
        has_hanzi=around.language is Language.ZH,
        space=around.say(Text.SEARCH_SPACE),
        pad_words=pad_words(around),
    )
