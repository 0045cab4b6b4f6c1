"""What an officer answers for one member, and what the law wants in it. Pure values."""

from dataclasses import dataclass, replace
from datetime import date

from cloud.casework.model import acts as a
from cloud.casework.model.facts import Asked
from cloud.casework.model.saying import LONGEST
from cloud.casework.states import Act
from cloud.errors import AnswerIncompleteError
from edge_sync.wire.news import AskedFor

MOST_POINTS = 60  # lines of one member
LONGEST_POINT = 200

__all__ = ["LONGEST", "LONGEST_POINT", "MOST_POINTS", "Answer", "Point", "act_of", "checked"]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a completion notice: a line, what is wrong with it and how to mend it."""

    line: str
    wrong: str
    mend: str
    wanted: AskedFor = AskedFor.PAPER


@dataclass(frozen=True, slots=True)
class Answer:
    """One act with its words. ``text`` is the reason or the list of what is missing.

    A completion notice has ``points`` that may be answered at a kiosk until
    ``by``. All gaps go into one: a second notice is a supervised fault and is
    taken only ``again``, knowingly.
    """

    act: Act
    text: str = ""
    remedies: str = ""
    points: tuple[Point, ...] = ()
    by: date | None = None
    again: bool = False


def checked(answer: Answer) -> Answer:
    """Return the answer without stray blanks. Raises AnswerIncompleteError.

    A completion notice says what is missing, a refusal says why and what the
    applicant can do against it (rows J06 and M25); neither can be saved empty.
    """
    text, remedies = answer.text.strip(), answer.remedies.strip()
    if max(len(text), len(remedies)) > LONGEST:
        raise AnswerIncompleteError("the text is too long")
    if answer.act in {Act.ASK_TO_COMPLETE, Act.REFUSE} and not text:
        raise AnswerIncompleteError("the reason is missing")
    if answer.act is Act.REFUSE and not remedies:
        raise AnswerIncompleteError("the remedies are missing")
    points = tuple(map(_checked_point, answer.points))
    return replace(
        answer,
        text=text,
        remedies=remedies if answer.act is Act.REFUSE else "",
        points=points if answer.act is Act.ASK_TO_COMPLETE else (),
    )


def _checked_point(point: Point) -> Point:
    wrong, mend = point.wrong.strip(), point.mend.strip()
    if not wrong or not mend:
        raise AnswerIncompleteError("a point says what is wrong and how to mend it")
    if max(len(wrong), len(mend)) > LONGEST_POINT:
        raise AnswerIncompleteError("the text is too long")
    return replace(point, wrong=wrong, mend=mend)


def act_of(answer: Answer, position: int) -> a.Accept | a.AskToComplete | a.Grant | a.Refuse:
    """Return the act that an answer is. Raises AnswerIncompleteError for one that is none."""
    match answer.act:
        case Act.ACCEPT:
            return a.Accept(position, answer.text)
        case Act.ASK_TO_COMPLETE:
            points = tuple(
                Asked(one.line, one.wrong, one.mend, one.wanted) for one in answer.points
            )
            return a.AskToComplete(position, answer.text, points, answer.by, answer.again)
        case Act.GRANT:
            return a.Grant(position, answer.text)
        case Act.REFUSE:
            return a.Refuse(position, answer.text, answer.remedies)
        case _:
            raise AnswerIncompleteError("this act has a form of its own", ("act",))
