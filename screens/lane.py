"""The green lane around any page: its two low buttons, the town's word, and what is said aloud.

Nothing that a person entered is said: only titles, hints and what can be touched. In the lane
itself `screens.reciter` says the sheet in sight as well, from the page as it was drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from kiosk.journeys import actions
from kiosk.journeys.states import Shown, TownCall, TownStage
from kiosk.text import GreenText, HelpText, Language, say
from screens.page_view import Around, Button, PageView

_BY_SENTENCE: Final = {Language.ZH: ("。", "、", "；"), Language.EN: (". ", ", ", "; ")}
MOST_SAID: Final = 6  # choices; more than that nobody keeps in mind
_ENDS: Final = tuple("。？！.?!")
_View = TypeVar("_View", bound=Any)


def with_lane(view: _View, shown: Shown) -> _View:
    """Return a view with what lies below its page: the town's word, and the lane's buttons."""
    around = Around.of(shown)
    page = replace(view.page, told=_told(shown.town, around), lane=_lane(shown, around))
    return view if page == view.page else replace(view, page=page)


def _told(town: TownCall | None, around: Around) -> str:
    if town is None:
        return ""
    if town.stage is TownStage.ANSWERED:
        return around.say(HelpText.TOWN_SAID, who=town.who, words=town.words)
    return around.say(HelpText.TOWN_BELOW) if town.stage is TownStage.CALLING else ""


def _lane(shown: Shown, around: Around) -> tuple[Button, ...]:
    heard = shown.town is not None and shown.town.stage is TownStage.ANSWERED
    read = (around.button(HelpText.TOWN_HEARD, actions.HeardTown(), "check"),) if heard else ()
    if not shown.green:
        return read
    again = around.button(GreenText.REPEAT, actions.ReadPageAgain(), "speaker")
    return (*(read or _help(shown, around)), again)


def _help(shown: Shown, around: Around) -> tuple[Button, ...]:
    """In the town where there is a line, else at the station; nowhere while somebody signs."""
    if shown.can_ask_town:
        return (around.button(GreenText.HELP, actions.AskForHelp(), "person"),)
    is_free = shown.can_call and shown.helper is None
    return (around.button(GreenText.HELP, actions.CallHelper(), "person"),) if is_free else ()


def sentence_of(view: Any, language: Language) -> str:  # noqa: ANN401 - any page's view
    """Return what is said when a page is opened: what it is, what to do, what can be chosen."""
    return sentence(_parts(view, language), language)


def sentence(parts: Iterable[str], language: Language) -> str:
    """Join parts that are said one after the other, each with an end."""
    stop = _marks(language)[0]
    said = [part.strip() for part in parts if part.strip()]
    ended = [part if part.rstrip("”")[-1:] in _ENDS else part + stop.strip() for part in said]
    return (" " if stop.endswith(" ") else "").join(ended)


def _parts(view: Any, language: Language) -> Iterator[str]:  # noqa: ANN401 - as above
    page: PageView = view.page
    yield from opening_of(page)
    yield from (getattr(view, name, "") for name in ("said", "mind"))
    choices = [button.words for button in _choices(view)]
    if 0 < len(choices) <= MOST_SAID:
        yield say(language, GreenText.CHOICES, words=joined(choices, language))
    if page.way_on is not None:
        yield say(language, GreenText.TOUCH, words=page.way_on.words)


def opening_of(page: PageView) -> Iterator[str]:
    """Yield what a page is, and what went wrong on it."""
    yield page.title
    yield page.hint
    if page.trouble is not None:
        yield page.trouble.what
        yield page.trouble.next_step


def joined(words: Sequence[str], language: Language) -> str:
    """Join what can be chosen; by the stronger mark where a choice has the weaker one itself."""
    _stop, comma, semicolon = _marks(language)
    return (semicolon if any(comma in one for one in words) else comma).join(words)


def _marks(language: Language) -> tuple[str, str, str]:
    """What stands between sentences, between words, and between those that have a comma."""
    return _BY_SENTENCE.get(language, _BY_SENTENCE[Language.EN])


def _choices(view: Any) -> Iterator[Button]:  # noqa: ANN401 - as above
    for name in ("choices", "events", "tiles"):
        yield from (choice.button for choice in getattr(view, name, ()))
