"""Moves while a paper is read whose words are to be the answer to a question.

Nothing that was read is an answer before the resident has said so; the other values on
the paper are offered at their own questions in the same way.
"""

from dataclasses import replace

from devices.document_reader.kinds import PaperKind
from devices.document_reader.told import ToldPaper
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
from kiosk.journeys.at_own import at_own
from kiosk.journeys.course import question_of
from kiosk.journeys.effects import ReadPaper, TakePicture
from kiosk.journeys.from_paper import OWN, FromPaper, FromPaperStage, sources_of
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.visit import Context, Step, Visit
from provisioning.catalogue.numbers import sex_of

_READY = (FromPaperStage.PREVIEW, FromPaperStage.FAILED, FromPaperStage.NOT_READ)


def at_from_paper(visit: Visit, action: Action, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Move on at the paper that answers a question."""
    look = visit.from_paper
    match action:
        case TakePage() | Retry() if look.stage in _READY:
            return _now(visit, FromPaper(FromPaperStage.TAKING), TakePicture())
        case ScanTaken(picture) if look.stage is FromPaperStage.TAKING:
            return _now(visit, FromPaper(FromPaperStage.READING, taken=picture), ReadPaper(picture))
        case ScanFailed(code) if look.stage is FromPaperStage.TAKING:
            return _now(visit, FromPaper(FromPaperStage.FAILED, fault=code))
        case PaperTold(told, of) if _is_awaited(look, of):
            return _told(visit, told)
        case Retake():
            return _now(visit, FromPaper())
        case TakeValue() if look.stage is FromPaperStage.READ:
            return _take(visit, look.value, context)
        case WriteMyself():
            return go(visit, question_of(visit.place.key))
        case _:
            return stay(visit)


def _now(visit: Visit, look: FromPaper, *effects: TakePicture | ReadPaper) -> Moved:
    return stay(replace(visit, from_paper=look), *effects)


def _is_awaited(look: FromPaper, picture: bytes) -> bool:
    return look.stage is FromPaperStage.READING and picture in {b"", look.taken}


def _told(visit: Visit, told: ToldPaper | None) -> Moved:
    key = visit.place.key
    group, _, element = key.rpartition(".")
    found = told.fields.get(element) if told and told.kind in sources_of(key) else None
    if told is None or found is None:
        return _now(visit, FromPaper(FromPaperStage.NOT_READ))
    others = {f"{group}.{name}": one.value for name, one in told.fields.items()}
    look = FromPaper(FromPaperStage.READ, found.value, found.picture, found.is_doubtful)
    face = number_of_face(told) if group == OWN else visit.face
    return _now(replace(visit, told={**visit.told, **others}, face=face), look)


def _take(visit: Visit, value: str, context: Context) -> Moved:
    """Take what was read as if it had been typed: the same checks stand before it."""
    asked, _ = go(visit, question_of(visit.place.key))
    answering = at_own if asked.place.step is Step.OWN else at_question
    return answering(asked, AnswerField(value), context)


def number_of_face(told: ToldPaper) -> str:
    """Return the number on a card's face if all the rest of it agrees with it, else ""."""
    said = {name: one.value for name, one in told.fields.items()}
    number, needed = said.get("id_no", ""), {"name", "id_no", "sex", "birth_date"}
    if told.kind is not PaperKind.CARD_FACE or not needed <= set(said):
        return ""
    agrees = said["birth_date"] == number[6:14] and said["sex"] == sex_of(number)
    return number if agrees else ""
