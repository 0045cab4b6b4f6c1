"""Moves of one who asks by card: the card, the question, what the cloud says.

A number that was typed is not enough, nor is a card that proves nobody's
identity: whoever knows a neighbour's number must not see the neighbour's affairs.
"""

from dataclasses import replace
from typing import Final

from edge_sync.wire.questions import Outcome
from kiosk.journeys.actions import (
    Action,
    CardFailed,
    CardLifted,
    CardRead,
    CardSeen,
    GoOn,
    NoAnswerCame,
    ProgressTold,
    ReadCard,
    Retry,
    StartReadingSlip,
)
from kiosk.journeys.effects import AskCloud, ReadCards, Speak, SpeakAloud
from kiosk.journeys.moving import Moved, end, go, stay
from kiosk.journeys.outcome import is_proof
from kiosk.journeys.progress import AskedByCard
from kiosk.journeys.progress_speech import spoken
from kiosk.journeys.progress_states import AskStage
from kiosk.journeys.show_progress import show_progress
from kiosk.journeys.states import CardStage
from kiosk.journeys.visit import Context, Place, Reading, Step, Visit
from kiosk.text.progress_keys import ProgressText

_STAGES: Final = {
    Outcome.TOLD: AskStage.TOLD,
    Outcome.TOO_MANY: AskStage.TOO_MANY,
    Outcome.NOT_PROVED: AskStage.NOT_PROVED,
}
_SAID: Final = {
    AskStage.NO_LINE: ProgressText.ASK_NO_LINE,
    AskStage.TOO_MANY: ProgressText.ASK_TOO_MANY,
    AskStage.NOT_PROVED: ProgressText.ASK_NOT_PROVED,
}


def at_ask(visit: Visit, action: Action, context: Context) -> Moved:
    """Ask as soon as a card says who it is; what comes too late changes nothing."""
    match visit.asked.stage:
        case AskStage.CARD:
            return _at_card(visit, action, context)
        case AskStage.ASKING:
            return _at_asking(visit, action, context)
        case _:
            return _at_answer(visit, action)


def _at_card(visit: Visit, action: Action, context: Context) -> Moved:
    match action:
        case CardSeen():
            return stay(replace(visit, reading=Reading(CardStage.READING)))
        case CardFailed(code):
            return stay(replace(visit, reading=Reading(CardStage.FAILED, code)))
        case CardLifted():
            return stay(replace(visit, reading=Reading()))
        case CardRead(card):
            return _asked(visit, card, context)
        case StartReadingSlip():
            return go(visit, Place(Step.READ_SLIP))
        case _:
            return stay(visit)


def _asked(visit: Visit, card: ReadCard, context: Context) -> Moved:
    read = replace(visit, reading=Reading())
    if not is_proof(card, context.today):
        return _ended(read, AskStage.NOT_PROVED)
    asking = replace(read, asked=AskedByCard(AskStage.ASKING))
    question = AskCloud(card.number, card.name)
    return stay(asking, ReadCards(on=False), question, Speak(ProgressText.ASK_ASKING))


def _at_asking(visit: Visit, action: Action, context: Context) -> Moved:
    match action:
        case ProgressTold(told) if told.outcome is Outcome.TOLD:
            read = replace(visit, asked=AskedByCard(AskStage.TOLD, told.cases))
            return stay(read, SpeakAloud(spoken(show_progress(read, context), visit.language)))
        case ProgressTold(told):
            return _ended(visit, _STAGES[told.outcome])
        case NoAnswerCame():
            return _ended(visit, AskStage.NO_LINE)
        case _:
            return stay(visit)


def _ended(visit: Visit, stage: AskStage) -> Moved:
    return stay(replace(visit, asked=AskedByCard(stage)), ReadCards(on=False), Speak(_SAID[stage]))


def _at_answer(visit: Visit, action: Action) -> Moved:
    match action:
        case GoOn():
            return end(visit)
        case Retry():
            return go(visit, Place(Step.ASK_BY_CARD))
        case StartReadingSlip():
            return go(visit, Place(Step.READ_SLIP))
        case _:
            return stay(visit)
