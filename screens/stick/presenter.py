"""What stands there while the picture of a paper is chosen from a stick."""

from dataclasses import dataclass, field
from typing import Final

from devices.errors import StickGoneError
from kiosk.journeys import actions
from kiosk.journeys.at_filing import filed_sentence
from kiosk.journeys.states import Paper, StickLeaf, StickStage, StickWay
from kiosk.text import AnyText, PhoneText, ProblemText, StickText, Text
from screens.busy.presenter import BusyView
from screens.page_view import Around, Button, PageView, Trouble

_FLAWS: Final[dict[AnyText, AnyText]] = {
    ProblemText.FLAW_BLURRED: StickText.FLAW_BLURRED,
    ProblemText.FLAW_MOVED: StickText.FLAW_BLURRED,
    ProblemText.FLAW_TOO_DARK: StickText.FLAW_TOO_DARK,
    ProblemText.FLAW_NO_PAGE: StickText.FLAW_NO_PAGE,
    ProblemText.FLAW_CUT_OFF: StickText.FLAW_CUT_OFF,
    ProblemText.FLAW_GLARE: StickText.FLAW_GLARE,
    ProblemText.FLAW_COVERED: StickText.FLAW_COVERED,
    ProblemText.FLAW_TOO_SMALL: StickText.FLAW_TOO_SMALL,
    ProblemText.FLAW_BLANK: StickText.FLAW_BLANK,
    ProblemText.FLAW_TWICE: StickText.FLAW_TWICE,
}


@dataclass(frozen=True, slots=True)
class LeafView:
    """One page to choose: its picture, which one it is, and whether it was used already."""

    place: int
    button: Button
    note: str = ""
    tag: str = ""
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class StickView:
    """The pages of a stick, newest first."""

    page: PageView
    tiles: tuple[LeafView, ...] = field(repr=False)
    more: str
    less: str
    mind: str = ""


def present_stick(state: Paper, around: Around) -> StickView | BusyView:
    """Ask for the stick, or show what it has; what is chosen comes to the paper's own page."""
    way = state.stick or StickWay()
    match way.stage:
        case StickStage.LOOKING:
            told = (StickText.LOOKING, StickText.LOOKING_HINT)
            return BusyView(_page(state, around, *told, "looking"), "stick")
        case StickStage.WAITING:
            told = (StickText.PUT_IN, StickText.PUT_IN_HINT)
            return BusyView(_page(state, around, *told, "waiting"), "stick")
        case StickStage.CHOOSING:
            page = _page(state, around, StickText.TITLE, StickText.HINT, "choose")
            tiles = tuple(_leaf(way, place, leaf, around) for place, leaf in enumerate(way.leaves))
            more, less = around.say(Text.SCREEN_MORE), around.say(Text.SCREEN_LESS)
            return StickView(page, tiles, more, less, _mind(state, way, around))


def present_taking(state: Paper, around: Around) -> BusyView:
    """Say that the chosen page is being looked at."""
    told = (StickText.TAKING, StickText.TAKING_HINT)
    return BusyView(_page(state, around, *told, "taking"), "stick")


def bad_leaf(flaw: AnyText, around: Around, *, may_keep: bool) -> Trouble:
    """Say what is wrong with a page that nobody can lay down anew, and what to do instead."""
    instead = "" if may_keep else around.say(StickText.INSTEAD)
    return Trouble(around.say(_FLAWS.get(flaw, flaw)), instead)


def ways_after(state: Paper, around: Around) -> tuple[Button, Button]:
    """Return the way on after a stick that failed, and the one besides."""
    is_there = state.stick is not None and state.stick.leaves and not _is_gone(state)
    again = StickText.ANOTHER if is_there else StickText.AGAIN
    return (
        around.button(again, actions.UseStick(), "stick"),
        around.button(PhoneText.BY_CAMERA, actions.Retake(), "camera"),
    )


def _is_gone(state: Paper) -> bool:
    return state.fault == StickGoneError.code


def _page(state: Paper, around: Around, title: AnyText, hint: AnyText, stands: str) -> PageView:
    back = around.button(Text.BUTTON_FETCH_BACK, actions.FetchBack(), "arrow_left")
    camera = around.button(PhoneText.BY_CAMERA, actions.Retake(), "camera")
    others = (camera, *((back,) if state.filed else ()))
    page = PageView(
        key=f"paper/{state.key}/stick/{stands}",
        title=around.say(title, paper=around.words(state.material)),
        picture="",
        hint=around.say(hint),
        others=() if stands == "taking" else others,
        stage=4,
    )
    return around.with_ways_out(page)


def _leaf(way: StickWay, place: int, leaf: StickLeaf, around: Around) -> LeafView:
    words = around.say(StickText.LEAF, place=place + 1)
    note = around.say(StickText.OF_PDF, page=leaf.page) if leaf.page else ""
    tag = around.say(StickText.KEPT) if place in way.kept else ""
    return LeafView(place, Button(words, actions.ChooseLeaf(place)), note, tag, leaf.picture)


def _mind(state: Paper, way: StickWay, around: Around) -> str:
    """Say where the page before went, or that there is more than is shown."""
    if state.filed is not None:
        return filed_sentence(state.filed, state.material, around.language)
    return around.say(StickText.CUT, count=len(way.leaves)) if way.is_cut else ""
