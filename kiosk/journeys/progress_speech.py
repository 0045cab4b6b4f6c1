"""What the cloud said, read aloud: each application, how it stands, who has it, how long still."""

from collections.abc import Iterator

from kiosk.journeys.progress_states import AskByCard, CaseShown
from kiosk.journeys.slip_speech import days_left
from kiosk.text import Language, ProgressText, say


def spoken(state: AskByCard, language: Language) -> str:
    """Return what is said when the answer has come."""
    return " ".join(_sentences(state, language))


def _sentences(state: AskByCard, language: Language) -> Iterator[str]:
    if not state.cases:
        yield say(language, ProgressText.ASK_NOTHING)
        return
    yield say(language, ProgressText.ASK_TOLD, count=len(state.cases))
    if state.has_more:
        yield say(language, ProgressText.ASK_MORE)
    for case in state.cases:
        yield from _case(case, language)


def _case(case: CaseShown, language: Language) -> Iterator[str]:
    if len(case.standings) > 1:
        yield say(language, ProgressText.ASK_CASE_SPOKEN, title=case.title.to(language.value))
    for one in case.standings:
        name, who = one.name.to(language.value), one.who.to(language.value)
        stands = say(language, one.stands)
        yield say(language, ProgressText.STANDING_SPOKEN, matter=name, stands=stands, who=who)
        yield days_left(one, language)
