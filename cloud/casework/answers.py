"""What an officer answers for one member, and what the law wants in it. Pure values."""

from dataclasses import dataclass

from cloud.casework.states import Act
from cloud.errors import AnswerIncompleteError

LONGEST = 2000  # characters: a slip's news must stay small enough for a bad link


@dataclass(frozen=True, slots=True)
class Answer:
    """One act with its words. ``text`` is the reason or the list of what is missing."""

    act: Act
    text: str = ""
    remedies: str = ""


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
    return Answer(answer.act, text, remedies if answer.act is Act.REFUSE else "")
