"""What a slip under the camera shows."""

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.slip_speech import days_left
from kiosk.journeys.states import AskedShown, NewsShown, ReadSlip, SlipStage, StandingShown
from kiosk.text import AnyText, ProgressText, Text
from screens.page_view import Around, Button, PageView


@dataclass(frozen=True, slots=True)
class NewsView:
    """One message, or how one matter stands: then a sign beside its line says so too.

    ``is_minded``: something is asked of who reads it.
    """

    at: str
    headline: str = field(repr=False)
    body: str = field(repr=False)
    sign: str = ""
    is_minded: bool = False


@dataclass(frozen=True, slots=True)
class ReadSlipView:
    """The live picture while the slip is looked for, then what it opened."""

    page: PageView
    is_live: bool
    picture: str
    number: str = ""
    news: tuple[NewsView, ...] = field(default=(), repr=False)
    next_page: str = ""


_SAID: Final[dict[SlipStage, tuple[AnyText, str]]] = {
    SlipStage.NOTHING_YET: (ProgressText.READ_SLIP_NOTHING_YET, "waiting"),
    SlipStage.PUBLIC_ONLY: (ProgressText.READ_SLIP_PUBLIC_ONLY, "slip"),
    SlipStage.FOLLOWER: (ProgressText.READ_SLIP_FOLLOWER, "slip"),
    SlipStage.NOT_OURS: (ProgressText.READ_SLIP_NOT_OURS, "slip"),
    SlipStage.DRAFT_HANDED_IN: (Text.RESUME_HANDED_IN, "slip"),
    SlipStage.DRAFT_EXPIRED: (Text.RESUME_EXPIRED, "slip"),
    SlipStage.DRAFT_GONE: (Text.RESUME_GONE, "slip"),
    SlipStage.DRAFT_ELSEWHERE: (Text.RESUME_ELSEWHERE, "slip"),
}

_SIGNS: Final = {
    ProgressText.STANDS_TO_BE_COMPLETED: "alert",
    ProgressText.STANDS_GRANTED: "check",
    ProgressText.STANDS_DONE_ALREADY: "check",
    ProgressText.STANDS_REFUSED: "cross",
    ProgressText.STANDS_LEFT_OUT: "cross",
    ProgressText.STANDS_WITHDRAWN: "cross",
}


def present(state: ReadSlip, around: Around) -> ReadSlipView:
    """Show news to whoever holds the slip's private code."""
    page = around.with_ways_out(
        PageView(key="read_slip", title=around.say(ProgressText.READ_SLIP_TITLE), picture="slip")
    )
    match state.stage:
        case SlipStage.WAITING:
            by_card = around.button(Text.BUTTON_ASK_BY_CARD, actions.StartAsking())
            page = replace(page, hint=around.say(ProgressText.READ_SLIP_HINT), others=(by_card,))
            return ReadSlipView(page, is_live=True, picture="")
        case SlipStage.OPENED:
            return _opened(state, around, page)
        case SlipStage.FAILED:
            page = replace(
                page,
                title=around.say(ProgressText.READ_SLIP_FAILED),
                way_on=around.button(Text.BUTTON_RETRY, actions.Retry(), "again"),
                trouble=around.trouble(state.fault),
            )
            return ReadSlipView(page, is_live=False, picture="trouble")
        case _:
            return _said(state, around, page)


def _number(state: ReadSlip, around: Around) -> str:
    return around.say(Text.PRINTING_NUMBER, number=state.number) if state.number else ""


def _opened(state: ReadSlip, around: Around, page: PageView) -> ReadSlipView:
    """How it stands first, then what to bring, then the messages, newest first."""
    done = around.button(Text.BUTTON_FINISH, actions.GoOn(), "check")
    answer = around.button(Text.BUTTON_ANSWER, actions.AnswerNotice(), "camera")
    page = replace(
        page,
        key="read_slip/news",
        title=around.say(
            ProgressText.ASKED_TITLE if state.can_answer else ProgressText.READ_SLIP_OPENED
        ),
        picture="letter",
        hint=_number(state, around),
        way_on=answer if state.can_answer else done,
        others=_others(state, around),
    )
    news = (
        *(_asked(one, around) for one in state.asked),
        *(_standing(one, around) for one in state.standings),
        *(_news(one) for one in state.news),
    )
    return ReadSlipView(
        page, is_live=False, picture="", news=news, next_page=around.say(Text.BUTTON_NEXT_PAGE)
    )


def _others(state: ReadSlip, around: Around) -> tuple[Button, ...]:
    if not state.can_take_back:
        return ()
    return (around.button(Text.BUTTON_TAKE_BACK, actions.TakeBack()),)


def _asked(asked: AskedShown, around: Around) -> NewsView:
    by = around.say(ProgressText.ASKED_BY, day=asked.by) if asked.by else ""
    body = f"{asked.wrong}\n{asked.mend}"
    return NewsView(by, around.words(asked.name), body, "clock" if by else "", is_minded=True)


def _standing(one: StandingShown, around: Around) -> NewsView:
    who = around.say(ProgressText.STANDING_WITH, who=around.words(one.who))
    body = "\n".join(part for part in (who, days_left(one, around.language)) if part)
    return news_of(one, body, around)


def news_of(one: StandingShown, body: str, around: Around) -> NewsView:
    """Say how one matter stands, in words and by a sign."""
    return NewsView(
        around.say(one.stands),
        around.words(one.name),
        body,
        _SIGNS.get(one.stands, "clock"),
        is_minded=one.stands is ProgressText.STANDS_TO_BE_COMPLETED,
    )


def _news(news: NewsShown) -> NewsView:
    return NewsView(news.at, news.headline, news.body)


def _said(state: ReadSlip, around: Around, page: PageView) -> ReadSlipView:
    text, picture = _SAID[state.stage]
    is_done = state.stage not in {SlipStage.PUBLIC_ONLY, SlipStage.NOT_OURS}
    way_on = (
        around.button(Text.BUTTON_FINISH, actions.GoOn(), "check")
        if is_done
        else around.button(Text.BUTTON_RETRY, actions.Retry(), "again")
    )
    received = (
        around.say(ProgressText.READ_SLIP_RECEIVED, at=state.received) if state.received else ""
    )
    others = _others(state, around)
    page = replace(
        page, title=around.say(text), hint=received, picture="", way_on=way_on, others=others
    )
    return ReadSlipView(page, is_live=False, picture=picture, number=_number(state, around))
