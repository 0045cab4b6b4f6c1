"""The questions of this kiosk on its disk: sealed, unanswered or answered, and soon gone."""

import msgspec

from edge_sync.edge.tables import QuestionRow
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import Answer, Question, encode
from provisioning.storage.database import Database

LONGEST_MS = 60_000  # nobody waits longer before the glass

_QUESTION = msgspec.msgpack.Decoder(Question)
_ANSWER = msgspec.msgpack.Decoder(Answer)


class QuestionStore:
    """Every query about questions. Any thread; each call takes one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, question: Question, now_ms: int) -> None:
        """Leave a question for the courier. Writes."""
        with self._database.transaction():
            self._database.run(
                QuestionRow.insert(id=question.id, message=encode(question), asked_ms=now_ms)
            )

    def open(self, now_ms: int) -> tuple[QuestionId, ...]:
        """Return the questions without an answer, and delete all that are a minute old.

        A clock that was set back leaves none behind either. Writes if it must.
        """
        rows = self._database.ask("SELECT id, asked_ms, answer IS NULL FROM question")
        old = {name for name, asked_ms, _ in rows if not 0 <= now_ms - int(asked_ms) < LONGEST_MS}
        if old:
            with self._database.transaction():
                self._database.run(QuestionRow.delete().where(QuestionRow.id.in_(list(old))))
        return tuple(QuestionId(name) for name, _, is_open in rows if is_open and name not in old)

    def question(self, name: QuestionId) -> Question | None:
        """Return one question, if it still waits."""
        found = self._database.where(QuestionRow, "id = ? AND answer IS NULL", name)
        return _QUESTION.decode(found[0].message) if found else None

    def keep_answer(self, answer: Answer) -> None:
        """Put an answer beside its question; one that nobody waits for is dropped. Writes."""
        waiting = (QuestionRow.id == answer.id) & QuestionRow.answer.is_null()
        with self._database.transaction():
            self._database.run(QuestionRow.update(answer=encode(answer)).where(waiting))

    def answer(self, name: QuestionId) -> Answer | None:
        """Return the answer to a question, if it has come."""
        row = self._database.first(QuestionRow.select().where(QuestionRow.id == name))
        return _ANSWER.decode(row.answer) if row and row.answer else None

    def remove(self, name: QuestionId) -> None:
        """Delete a question with its answer. Writes."""
        with self._database.transaction():
            self._database.run(QuestionRow.delete().where(QuestionRow.id == name))

    def clear(self) -> None:
        """Delete every question: whoever asked it has gone with the process. Writes."""
        if self._database.ask("SELECT 1 FROM question LIMIT 1"):
            with self._database.transaction():
                self._database.run(QuestionRow.delete())
