"""What is shown to one who asks by card: the card, the wait, and what the cloud said."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from devices.card_reader.faults import CardFault
from kiosk.journeys import actions
from kiosk.journeys.slip_speech import days_left
from kiosk.journeys.states import AskByCard, AskStage, CardStage, CaseShown, StandingShown
from kiosk.text import AnyText, Language, ProgressText, Text
from screens.busy.presenter import BusyView
from screens.identify.presenter import CardView, take_away
from screens.page_view import Around, PageView
from screens.read_slip.presenter import NewsView, ReadSlipView, news_of

_OWN_NEXT: Final = frozenset({CardFault.KEEP_STILL.value, CardFault.LIFT_AND_PLACE.value})
_SAID: Final = {
    AskStage.NO_LINE: (ProgressText.ASK_NO_LINE, ProgressText.ASK_NO_LINE_HINT, "slip"),
    AskStage.TOO_MANY: (ProgressText.ASK_TOO_MANY, ProgressText.ASK_TOO_MANY_HINT, "waiting"),
    AskStage.NOT_PROVED: (
        ProgressText.ASK_NOT_PROVED,
        ProgressText.ASK_NOT_PROVED_HINT,
        "card_bad",
    ),
}


def present(state: AskByCard, around: Around) -> CardView | BusyView | ReadSlipView:
    """Show how far the question is."""
    match state.stage:
        case AskStage.CARD:
            return _card(state, around)
        case AskStage.ASKING:
            page = _page(
                "ask/asking", ProgressText.ASK_ASKING, ProgressText.ASK_ASKING_HINT, around
            )
            return BusyView(page, "waiting")
        case AskStage.TOLD if state.cases:
            return _told(state, around)
        case AskStage.TOLD:
            return _nothing(around)
        case _:
            return _said(state.stage, around)


def _page(key: str, title: AnyText, hint: AnyText, around: Around) -> PageView:
    page = PageView(key=key, title=around.say(title), picture="", hint=around.say(hint))
    return around.with_ways_out(page)


def _card(state: AskByCard, around: Around) -> CardView:
    """Ask for the card; nothing else is taken, and it says why."""
    page = _page("ask", ProgressText.ASK_TITLE, ProgressText.ASK_HINT, around)
    only = around.say(ProgressText.ASK_ONLY_CARD)
    match state.card.stage:
        case CardStage.READING:
            title = around.say(Text.IDENTIFY_READING)
            return CardView(replace(page, title=title, hint=""), "card_reading")
        case CardStage.FAILED:
            return CardView(_failed(state.card.fault, page, around), "card_bad", only)
        case CardStage.TAKE_AWAY:
            return take_away(page, around)
        case _:
            return CardView(page, "card_in", only)


def _failed(fault: str | None, page: PageView, around: Around) -> PageView:
    """Elsewhere a card that fails may be typed instead; here it may not, and the slip is left."""
    trouble = around.trouble(fault)
    if trouble and fault not in _OWN_NEXT:
        trouble = replace(trouble, next_step=around.say(ProgressText.ASK_CARD_NEXT))
    by_slip = around.button(Text.BUTTON_BY_SLIP, actions.StartReadingSlip())
    title = around.say(Text.IDENTIFY_FAILED)
    return replace(page, title=title, hint="", trouble=trouble, others=(by_slip,))


def _nothing(around: Around) -> CardView:
    page = _page("ask/nothing", ProgressText.ASK_NOTHING, ProgressText.ASK_NOTHING_HINT, around)
    done = around.button(Text.BUTTON_FINISH, actions.GoOn(), "check")
    by_slip = around.button(Text.BUTTON_BY_SLIP, actions.StartReadingSlip())
    return CardView(replace(page, way_on=done, others=(by_slip,)), "letter")


def _said(stage: AskStage, around: Around) -> CardView:
    """Say why there is no answer, and that the slip still opens what is known here."""
    title, hint, picture = _SAID[stage]
    by_slip = around.button(Text.BUTTON_BY_SLIP, actions.StartReadingSlip())
    again = around.button(Text.BUTTON_RETRY, actions.Retry(), "again")
    page = _page("ask/said", title, hint, around)
    return CardView(replace(page, way_on=by_slip, others=(again,)), picture)


def _told(state: AskByCard, around: Around) -> ReadSlipView:
    done = around.button(Text.BUTTON_FINISH, actions.GoOn(), "check")
    page = PageView(
        key="ask/told",
        title=around.say(ProgressText.ASK_TOLD_TITLE),
        picture="letter",
        hint=_found(state, around),
        way_on=done,
    )
    news = tuple(_standing(case, one, around) for case in state.cases for one in case.standings)
    return ReadSlipView(
        around.with_ways_out(page),
        is_live=False,
        picture="",
        news=news,
        next_page=around.say(Text.BUTTON_NEXT_PAGE),
    )


def _found(state: AskByCard, around: Around) -> str:
    """How many there are, and that older ones are not among them."""
    found = around.say(ProgressText.ASK_TOLD, count=len(state.cases))
    if not state.has_more:
        return found
    joint = "" if around.language is Language.ZH else " "
    return found + joint + around.say(ProgressText.ASK_MORE)


def _standing(case: CaseShown, one: StandingShown, around: Around) -> NewsView:
    return news_of(one, "\n".join(_lines(case, one, around)), around)


def _lines(case: CaseShown, one: StandingShown, around: Around) -> Iterator[str]:
    yield around.say(ProgressText.STANDING_WITH, who=around.words(one.who))
    if left := days_left(one, around.language):
        yield left
    if len(case.standings) > 1:
        yield around.say(ProgressText.ASK_PART_OF, title=around.words(case.title))
    yield around.say(ProgressText.ASK_LODGED, at=case.lodged_at, number=case.number)
