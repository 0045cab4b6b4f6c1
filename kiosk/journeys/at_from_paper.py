"""Moves while a paper is read whose words are to be the answer to a question.

Nothing that was read is an answer before the resident has said so; the other values on
the paper are offered at their own questions in the same way.
"""

from dataclasses import replace

from devices.document_reader.telling import ToldPaper
from kiosk.journeys.actions import (
    Action,
    AnswerField,
    PaperTold,
    Retake,
    Retry,
    ScanFailed,
    ScanTaken,
    TakePage,
    TakeValue,
    WriteMyself,
)
from kiosk.journeys.at_answers import at_question
from kiosk.journeys.effects import ReadPaper, TakePicture
from kiosk.journeys.from_paper import FromPaper, FromPaperStage, sources_of
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.visit import Context, Place, Step, Visit

_READY = (FromPaperStage.PREVIEW, FromPaperStage.FAILED, FromPaperStage.NOT_READ)


def at_from_paper(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Move on at the paper that answers a question."""
    look = visit.from_paper
    match action:
        case TakePage() | Retry() if look.stage in _READY:
            return _now(visit, FromPaper(FromPaperStage.TAKING), TakePicture())
        case ScanTaken(picture) if look.stage is FromPaperStage.TAKING:
            return _now(visit, FromPaper(FromPaperStage.READING), ReadPaper(picture))
        case ScanFailed(code) if look.stage is FromPaperStage.TAKING:
            return _now(visit, FromPaper(FromPaperStage.FAILED, fault=code))
        case PaperTold(told) if look.stage is FromPaperStage.READING:
            return _told(visit, told)
        case Retake():
            return _now(visit, FromPaper())
        case TakeValue() if look.stage is FromPaperStage.READ:
            return _take(visit, look.value, context)
        case WriteMyself():
            return go(visit, Place(Step.QUESTION, visit.place.key))
        case _:
            return stay(visit)


def _now(visit: Visit, look: FromPaper, *effects: TakePicture | ReadPaper) -> Moved:
    return stay(replace(visit, from_paper=look), *effects)


def _told(visit: Visit, told: ToldPaper | None) -> Moved:
    key = visit.place.key
    group, _, element = key.rpartition(".")
    found = told.fields.get(element) if told and told.kind in sources_of(key) else None
    if told is None or found is None:
        return _now(visit, FromPaper(FromPaperStage.NOT_READ))
    others = {f"{group}.{name}": one.value for name, one in told.fields.items()}
    look = FromPaper(FromPaperStage.READ, found.value, found.picture, found.is_doubtful)
    return _now(replace(visit, told={**visit.told, **others}), look)


def _take(visit: Visit, value: str, context: Context) -> Moved:
    """Take what was read as if it had been typed: the same checks stand before it."""
    asked, _ = go(visit, Place(Step.QUESTION, visit.place.key))
    return at_question(asked, AnswerField(value), context)
