"""What stands there while the resident's own phone takes the picture: the codes to scan."""

from dataclasses import dataclass, field

from devices.printer.codes import QUIET_MODULES, Squares, squares_of
from kiosk.journeys import actions
from kiosk.journeys.states import Paper, PhoneWay
from kiosk.text import PhoneText
from screens.busy.presenter import BusyView
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class CodeCard:
    """One code and what to do with it. ``squares`` have their quiet zone; none draws nothing."""

    words: str
    note: str = ""
    squares: Squares = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PhoneView:
    """One code, or two in their order; ``told`` once the phone has the page."""

    page: PageView
    cards: tuple[CodeCard, ...] = field(repr=False)
    told: str = ""


def present_phone(state: Paper, around: Around) -> PhoneView | BusyView:
    """Show the codes; the picture itself comes to the paper's own page."""
    way = state.phone or PhoneWay()
    title = PhoneText.TITLE if way.url else PhoneText.MAKING_READY
    page = PageView(
        key=f"paper/{state.key}/phone",
        title=around.say(title, paper=around.words(state.material)),
        picture="phone" if way.url else "",
        hint=around.say(PhoneText.HINT),
        others=(around.button(PhoneText.BY_CAMERA, actions.Retake(), "camera"),),
        stage=4,
    )
    page = around.with_ways_out(page)
    if not way.url:
        return BusyView(page, "waiting")
    told = around.say(PhoneText.OPENED) if way.is_open else ""
    return PhoneView(page, tuple(_cards(way, around)), told)


def _cards(way: PhoneWay, around: Around) -> list[CodeCard]:
    if not way.join:
        return [CodeCard(around.say(PhoneText.SCAN), "", _with_quiet_zone(way.url))]
    network = around.say(PhoneText.NETWORK, name=way.network)
    return [
        CodeCard(around.say(PhoneText.JOIN), network, _with_quiet_zone(way.join)),
        CodeCard(around.say(PhoneText.SCAN_SECOND), "", _with_quiet_zone(way.url)),
    ]


def _with_quiet_zone(payload: str) -> Squares:
    squares = squares_of(payload)
    side, quiet = len(squares), (False,) * QUIET_MODULES
    empty = ((False,) * (side + 2 * QUIET_MODULES),) * QUIET_MODULES
    return (*empty, *((*quiet, *row, *quiet) for row in squares), *empty)
