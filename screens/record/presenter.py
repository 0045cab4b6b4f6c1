"""What the helper sees while she records: the sentence, what to do now, and the way on."""

from kiosk.journeys.recording_states import DoTake, NextPrompt, RecordPrompt, TakeDeed, TakeStage
from kiosk.text import HelpText
from screens.page_view import Around, Button, PageView
from screens.said.presenter import SaidView

_HINTS = {
    TakeStage.READY: HelpText.RECORD_READY,
    TakeStage.LISTENING: HelpText.RECORD_LISTENING,
    TakeStage.TAKEN: HelpText.RECORD_TAKEN,
}
_WAY_ON = {
    TakeStage.READY: (HelpText.RECORD_START, TakeDeed.START, "speaker"),
    TakeStage.LISTENING: (HelpText.RECORD_STOP, TakeDeed.STOP, "check"),
    TakeStage.TAKEN: (HelpText.RECORD_KEEP, TakeDeed.KEEP, "check"),
}


def present(state: RecordPrompt, around: Around) -> SaidView:
    """Show one sentence to be read aloud."""
    words, deed, sign = _WAY_ON[state.stage]
    page = PageView(
        key=f"record/{state.at}",
        title=around.say(HelpText.RECORD_TITLE),
        picture="home",
        hint=around.say(_HINTS[state.stage]),
        way_on=around.button(words, DoTake(deed), sign),
        back=around.back(),
        others=_others(state, around),
        trouble=around.trouble(state.fault or None),
    )
    count = around.say(HelpText.RECORD_COUNT, at=state.at + 1, count=state.count, kept=state.kept)
    return SaidView(page, state.text, count)


def _others(state: RecordPrompt, around: Around) -> tuple[Button, ...]:
    if state.stage is TakeStage.TAKEN:
        hear = around.button(HelpText.RECORD_PLAY, DoTake(TakeDeed.PLAY), "speaker")
        return (hear, around.button(HelpText.RECORD_AGAIN, DoTake(TakeDeed.START), "again"))
    if state.stage is TakeStage.LISTENING:
        return ()
    other = around.button(HelpText.RECORD_NEXT, NextPrompt(), "arrow_right")
    reset = around.button(HelpText.RECORD_RESET, DoTake(TakeDeed.RESET), "again")
    return (other, reset) if state.kept else (other,)
