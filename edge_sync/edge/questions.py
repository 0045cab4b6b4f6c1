"""Progress by card, as the screen process asks for it: a question, its answer, and no trace.

What lies on the disk between the two processes is sealed: the question to the
cloud, the answer to a key that only the value returned by `Questions.ask` holds.
"""

import logging
from dataclasses import dataclass, field

from edge_sync.edge.question_store import QuestionStore
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.wake import Ring, ring
from edge_sync.wire.application import IdentityLevel
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.questions import Asker, Told, ask, open_answer
from provisioning.clock import Clock
from provisioning.storage.fields import milliseconds
from provisioning.trust.suite import SealingPrivateKey

logger = logging.getLogger(__name__)

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way. ``key`` opens its answer and is kept nowhere else."""

    id: QuestionId
    key: SealingPrivateKey = field(repr=False)


class Questions:
    """The questions of one kiosk. Screen process only; any thread."""

    def __init__(
        self, settings: EdgeSettings, keys: KioskKeys, clock: Clock, store: QuestionStore
    ) -> None:
        self._wake = settings.wake
        self._keys = keys
        self._clock = clock
        self._store = store

    def ask(self, number: str, name: str, language: str) -> Asked:
        """Ask how the applications of the holder of this card stand; its chip was read.

        Raises BusyError, DiskFullError or UnreachableError: then nothing was asked.
        """
        suite, now_ms = self._keys.suite, milliseconds(self._clock.now())
        asked = Asked(QuestionId(suite.random(_ID_BYTES).hex()), suite.new_sealing_key())
        asker = Asker(
            number=number,
            name=name,
            level=IdentityLevel.CHIP,
            reply_to=suite.sealing_public(asked.key),
            asked_ms=now_ms,
            language=language,
        )
        keys = self._keys
        question = ask(asker, asked.id, keys.kiosk, suite, keys.cloud_sealing, keys.signing)
        self._store.add(question, now_ms)
        ring(self._wake, Ring.ASKED)
        return asked

    def answer(self, asked: Asked) -> Told | None:
        """Return the answer, if it has come. Raises NotOpenedError or UnreadableError."""
        message = self._store.answer(asked.id)
        return open_answer(message, asked.key, self._keys.suite) if message else None

    def forget(self, asked: Asked) -> None:
        """Delete a question that was answered or given up. Harmless twice."""
        self._store.remove(asked.id)
