"""Asking the cloud by card: one question at a time, at most ten seconds, and no trace after it.

The question, each look for its answer, and its end run in a thread of their
own, one after the other, so that nothing blocks the glass and a question is
never deleted before it was written. The key to the answer lives in this
object and goes with the question.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from edge_sync.edge.questions import Asked
from edge_sync.errors import SyncError
from edge_sync.wire.questions import Told
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import AskCloud
from kiosk.parts import Store
from kiosk.text import Language
from provisioning.clock import Clock
from provisioning.errors import ProvisioningError

logger = logging.getLogger(__name__)

LONGEST_S = 10.0
LOOK_EVERY_S = 0.25


class QuestionDesk:
    """Puts a question and waits for its answer. Methods: UI thread only; none blocks."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="question")
        self._asked: Future[Asked | None] | None = None
        self._look: Future[Told | None] | None = None
        self._look_at = 0.0
        self._until = 0.0

    def ask(self, question: AskCloud, language: Language) -> None:
        """Put a question; one that was under way is given up."""
        self.forget()
        now = self._clock.monotonic()
        self._look_at, self._until = now, now + LONGEST_S
        self._asked = self._thread.submit(_ask, self._store, question, language)

    def pump(self) -> Action | None:
        """Return what became of the question, once."""
        asked, now = self._asked, self._clock.monotonic()
        if asked is None:
            return None
        told = self._look.result() if self._look and self._look.done() else None
        if told is not None:
            self.forget()
            return actions.ProgressTold(told)
        if now >= self._until or (asked.done() and asked.result() is None):
            self.forget()
            return actions.NoAnswerCame()
        self._look_again(asked, now)
        return None

    def forget(self) -> None:
        """Delete the question and its answer, wherever they are, and drop the key."""
        if self._asked is not None:
            self._thread.submit(_forget, self._store, self._asked)
        self._asked = self._look = None

    def stop(self) -> None:
        """Delete what is under way and let go of the thread."""
        self.forget()
        self._thread.shutdown(wait=True)

    def _look_again(self, asked: Future[Asked | None], now: float) -> None:
        is_free = self._look is None or self._look.done()
        if asked.done() and is_free and now >= self._look_at:
            self._look_at = now + LOOK_EVERY_S
            self._look = self._thread.submit(_answer, self._store, asked)


def _ask(store: Store, question: AskCloud, language: Language) -> Asked | None:
    try:
        return store.questions.ask(question.number, question.name, language.value)
    except (SyncError, ProvisioningError) as error:
        logger.warning("no question was put: %s", error.code)
        return None


def _answer(store: Store, asked: Future[Asked | None]) -> Told | None:
    pending = asked.result()
    try:
        return store.questions.answer(pending) if pending else None
    except (SyncError, ProvisioningError) as error:
        logger.warning("an answer is not read: %s", error.code)
        return None


def _forget(store: Store, asked: Future[Asked | None]) -> None:
    """What cannot be deleted now is sealed, and deleted by the courier within a minute."""
    pending = asked.result()
    try:
        if pending:
            store.questions.forget(pending)
    except (SyncError, ProvisioningError) as error:
        logger.warning("a question is deleted later: %s", error.code)
