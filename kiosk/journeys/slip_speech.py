"""A slip read aloud: who has it, how many days are left, and what to bring."""

from collections.abc import Iterator

from kiosk.journeys.states import AskedShown, ReadSlip, SlipStage, StandingShown
from kiosk.text import Language, ProgressText, say

_IN_PROGRESS = (
    ProgressText.STANDS_WAITING,
    ProgressText.STANDS_RECEIVED,
    ProgressText.STANDS_ACCEPTED,
)


def spoken(state: ReadSlip, language: Language) -> str:
    """Return what is said when a slip was opened, sentence by sentence."""
    return " ".join(_sentences(state, language))


def days_left(one: StandingShown, language: Language) -> str:
    """Say how long a department still has, that the day is over, or that there is none."""
    if one.days is None:
        return say(language, ProgressText.STANDING_NO_DAY) if one.stands in _IN_PROGRESS else ""
    if one.days < 0:
        return say(language, ProgressText.STANDING_OVER, day=one.by)
    text = ProgressText.STANDING_DAYS_PROVISIONAL if one.provisional else ProgressText.STANDING_DAYS
    return say(language, text, day=one.by, days=one.days)


def _sentences(state: ReadSlip, language: Language) -> Iterator[str]:
    if state.stage is SlipStage.NOTHING_YET:
        yield say(language, ProgressText.READ_SLIP_NOTHING_YET)
        return
    yield say(language, ProgressText.READ_SLIP_OPENED)
    if state.news and not state.standings:
        yield state.news[0].headline
    for one in state.standings:
        name, who = one.name.to(language.value), one.who.to(language.value)
        stands = say(language, one.stands)
        yield say(language, ProgressText.STANDING_SPOKEN, matter=name, stands=stands, who=who)
        yield days_left(one, language)
    if state.asked:
        yield say(language, ProgressText.ASKED_TITLE)
    for asked in state.asked:
        yield _point(asked, language)


def _point(asked: AskedShown, language: Language) -> str:
    name = asked.name.to(language.value)
    return say(language, ProgressText.ASKED_SPOKEN, name=name, wrong=asked.wrong, mend=asked.mend)
