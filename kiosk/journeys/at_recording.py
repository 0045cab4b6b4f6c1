"""Moves of recording: one sentence after the other, heard back, kept or said once more."""

from dataclasses import replace
from functools import cache

from kiosk.journeys.actions import Action
from kiosk.journeys.effects import AboutTake
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.recording_states import (
    DoTake,
    NextPrompt,
    Recording,
    RecordPrompt,
    TakeDeed,
    TakeDone,
    TakeStage,
)
from kiosk.journeys.visit import Context, Place, Step, Visit
from kiosk.text import Language
from kiosk.voice.prompts import prompts_of

_MAY = {
    TakeStage.READY: {TakeDeed.START, TakeDeed.RESET},
    TakeStage.LISTENING: {TakeDeed.STOP},
    TakeStage.TAKEN: {TakeDeed.PLAY, TakeDeed.KEEP, TakeDeed.DROP, TakeDeed.START},
}
_AFTER = {
    TakeDeed.START: TakeStage.LISTENING,
    TakeDeed.STOP: TakeStage.TAKEN,
    TakeDeed.PLAY: TakeStage.TAKEN,
    TakeDeed.KEEP: TakeStage.READY,
    TakeDeed.DROP: TakeStage.READY,
    TakeDeed.RESET: TakeStage.READY,
}


@cache
def to_record() -> tuple[tuple[str, str], ...]:
    """Return the sentences to record with their voice ids: what pages are called comes first."""
    prompts = prompts_of(Language.ZH).by_id.items()
    return tuple(sorted(prompts, key=lambda one: (not one[0].endswith(".title"), one[0])))


def open_recording(visit: Visit) -> Moved:
    """Go to the first sentence."""
    return go(replace(visit, recording=Recording()), Place(Step.RECORD))


def at_recording(visit: Visit, action: Action, context: Context) -> Moved:
    """Take what the helper touched, and how it went."""
    now, on = visit.recording, context.duty.on
    match action:
        case DoTake(deed) if on is not None and deed in _MAY[now.stage]:
            stage = _AFTER[deed] if deed is TakeDeed.START else now.stage
            begun = replace(visit, recording=Recording(now.at, stage))
            return stay(begun, AboutTake(deed, to_record()[now.at][0], on.id))
        case TakeDone(deed, fault):
            at = _next(now.at) if deed is TakeDeed.KEEP and not fault else now.at
            stage = TakeStage.READY if fault else _AFTER[deed]
            return stay(replace(visit, recording=Recording(at, stage, fault)))
        case NextPrompt() if now.stage is TakeStage.READY:
            return stay(replace(visit, recording=Recording(_next(now.at))))
        case _:
            return stay(visit)


def show_recording(visit: Visit, context: Context) -> RecordPrompt:
    """Show the sentence and how its recording stands."""
    now = visit.recording
    text = to_record()[now.at][1]
    kept = context.recorded or 0
    return RecordPrompt(now.at, len(to_record()), text, now.stage, kept, now.fault)


def _next(at: int) -> int:
    return (at + 1) % len(to_record())
