"""What one paper under the camera shows."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from kiosk.journeys import actions
from kiosk.journeys.at_filing import filed_sentence
from kiosk.journeys.states import Paper, PaperDemand, PaperStage, RemarkKind
from kiosk.text import AnyText, PhoneText, StickText, Text
from screens.busy.presenter import BusyView
from screens.page_view import Around, Button, PageView, Trouble
from screens.phone.presenter import PhoneView, present_phone
from screens.stick.presenter import (
    StickView,
    bad_leaf,
    present_stick,
    present_taking,
    ways_after,
)


@dataclass(frozen=True, slots=True)
class PaperView:
    """The live picture, or the page just taken, and what to mind about it."""

    page: PageView
    is_live: bool
    picture: bytes = field(default=b"", repr=False)
    mind: str = ""
    note: str = ""
    said: str = field(default="", repr=False)  # what was read on the page, to be compared


def present(state: Paper, around: Around) -> PaperView | PhoneView | StickView | BusyView:  # noqa: PLR0911 - one case a stage
    """Ask for a paper, or offer to take it, never forcing either."""
    note = around.say(Text.PAPER_PAGES, count=state.pages) if state.pages else ""
    page = around.with_ways_out(_asking(state, around))
    match state.stage:
        case PaperStage.PREVIEW:
            take = around.button(Text.BUTTON_TAKE_PAGE, actions.TakePage(), "camera")
            first = _back(state, around) or _brought(state, around)
            others = (*_without(state, around), *first)
            page = replace(page, way_on=take, others=others)
            return PaperView(page, is_live=True, mind=_filed(state, around), note=note)
        case PaperStage.TAKING if state.stick is not None:
            return present_taking(state, around)
        case PaperStage.TAKING:
            page = replace(page, title=around.say(Text.PAPER_TAKING))
            return PaperView(page, is_live=True, note=note)
        case PaperStage.TAKEN:
            return _taken(state, around, page, note)
        case PaperStage.FAILED:
            return _failed(state, around, page, note)
        case PaperStage.PHONE:
            return present_phone(state, around)
        case PaperStage.STICK:
            return present_stick(state, around)
        case _:
            assert_never(state.stage)


def _asking(state: Paper, around: Around) -> PageView:
    is_asked = state.demand is PaperDemand.ASKED
    words = Text.PAPER_ASKED if is_asked else Text.PAPER_OFFERED
    of = around.whose(state.about)
    why = around.words(state.too_old) if state.too_old else around.say(state.reason)
    return PageView(
        key=f"paper/{state.key}{'/filed' if state.filed else ''}",
        title=around.say(words, material=around.words(state.material)),
        picture="scan",
        hint=around.say(Text.SCREEN_PAPER_HINT, of=of, why=why) if of else why,
        stage=4,
    )


def _without(state: Paper, around: Around) -> tuple[Button, ...]:
    if state.demand is PaperDemand.ASKED:
        return (around.button(Text.BUTTON_NOT_TO_HAND, actions.NotToHand(), "clock"),)
    return (around.button(Text.BUTTON_SKIP_PAPER, actions.SkipPaper(), "cross"),)


def _by_phone(state: Paper, around: Around) -> tuple[Button, ...]:
    """Where the station has a network of its own, a phone may take the picture (row C03)."""
    if not state.can_phone:
        return ()
    return (around.button(PhoneText.BUTTON, actions.UsePhone(), "phone"),)


def _brought(state: Paper, around: Around) -> tuple[Button, ...]:
    """Return the ways for a picture that was taken elsewhere."""
    stick = around.button(StickText.BUTTON, actions.UseStick(), "stick")
    return (*_by_phone(state, around), *((stick,) if state.can_stick else ()))


def _filed(state: Paper, around: Around) -> str:
    """Say where the page before went that was another paper."""
    if state.filed is None:
        return ""
    return filed_sentence(state.filed, state.material, around.language)


def _back(state: Paper, around: Around) -> tuple[Button, ...]:
    """What the machine put elsewhere may be taken back."""
    if state.filed is None:
        return ()
    return (around.button(Text.BUTTON_FETCH_BACK, actions.FetchBack(), "arrow_left"),)


def _there(state: Paper, around: Around, page: PageView) -> PaperView:
    """Such a page lies there already: the resident says which is to stay."""
    page = replace(
        page,
        key=f"{page.key}/there",
        title=around.say(Text.PAPER_THERE_TITLE),
        picture="paper_kept",
        hint="",
        way_on=around.button(Text.BUTTON_LEAVE_THERE, actions.Retake(), "check"),
        others=(around.button(Text.BUTTON_PUT_THERE, actions.PutThere(), "again"),),
    )
    return PaperView(page, is_live=False, picture=state.picture, mind=_filed(state, around))


def _taken(state: Paper, around: Around, page: PageView, note: str) -> PaperView:
    if state.filed is not None and state.filed.is_there:
        return _there(state, around, page)
    page = replace(
        page,
        title=around.say(Text.PAPER_LOOK),
        picture="paper_kept",
        hint=around.words(state.material),
        way_on=around.button(Text.BUTTON_ACCEPT_PAGE, actions.AcceptPage(), "check"),
        others=(
            _once_more(state, around),
            around.button(Text.BUTTON_ANOTHER_PAGE, actions.AcceptPage(another=True), "plus"),
        ),
    )
    if state.flaw is None:
        remark = _remark(state, around)
        if state.remark and state.remark.kind is not RemarkKind.RECOGNISED:
            return PaperView(page, is_live=False, picture=state.picture, mind=remark, note=note)
        note = "　".join(words for words in (remark, note) if words)
        return PaperView(page, is_live=False, picture=state.picture, note=note)
    return _flawed(state, around, page, note, state.flaw)


def _once_more(state: Paper, around: Around) -> Button:
    if state.stick is not None:
        return around.button(StickText.ANOTHER, actions.Retake(), "stick")
    return around.button(Text.BUTTON_RETAKE, actions.Retake(), "again")


def _remark(state: Paper, around: Around) -> str:
    """What the machine sees: it praises, or asks to look again, and refuses nothing."""
    if state.remark is None:
        return ""
    words, material = around.words(state.remark.words), around.words(state.material)
    match state.remark.kind:
        case RemarkKind.RECOGNISED:
            return around.say(Text.PAPER_RECOGNISED, material=words)
        case RemarkKind.OTHER_PAPER:
            return around.say(Text.PAPER_OTHER, seen=words, material=material)
        case RemarkKind.UNLIKE:
            return around.say(Text.PAPER_UNLIKE, label=words)
        case RemarkKind.PAGE_ORDER:
            return words
        case RemarkKind.PAGE_MISSING:
            return around.say(Text.PAPER_PAGE_MISSING, page=words)


def _flawed(state: Paper, around: Around, page: PageView, note: str, flaw: AnyText) -> PaperView:
    """A bad picture is refused with what to do; after three it may go with a mark (row F13)."""
    keep = around.button(Text.BUTTON_KEEP_FLAWED, actions.AcceptPage(), "check")
    is_here = state.stick is None
    page = replace(
        page,
        title=around.say(Text.PAPER_BAD if is_here else StickText.BAD),
        picture="trouble",
        way_on=_once_more(state, around),
        others=(keep,) if state.may_keep else _without(state, around),
        trouble=Trouble(around.say(flaw), "")
        if is_here
        else bad_leaf(flaw, around, may_keep=state.may_keep),
    )
    words = Text.PAPER_KEEP_FLAWED if is_here else StickText.KEEP_FLAWED
    mind = around.say(words) if state.may_keep else ""
    return PaperView(page, is_live=False, picture=state.picture, mind=mind, note=note)


def _failed(state: Paper, around: Around, page: PageView, note: str) -> PaperView:
    title: AnyText = Text.PAPER_FAILED
    way_on = around.button(Text.BUTTON_RETRY, actions.Retry(), "again")
    others = (*_without(state, around), *_brought(state, around))
    if state.stick is not None:
        title, (way_on, besides) = StickText.FAILED, ways_after(state, around)
        others = (*_without(state, around), besides)
    elif state.phone is not None:  # whose next picture the kiosk's own camera had better take
        title = PhoneText.FAILED
        way_on = around.button(PhoneText.BY_CAMERA, actions.Retake(), "camera")
    page = replace(
        page,
        title=around.say(title),
        picture="trouble",
        hint=around.words(state.material),
        way_on=way_on,
        others=others,
        trouble=around.trouble(state.fault),
    )
    return PaperView(page, is_live=False, note=note)
