"""Progress by card at the cloud's end: who may ask, how often, and what is written of it.

A question counts when a kiosk that counts has signed it, when a chip said who
asks, and while that kiosk has not asked too often: a stolen kiosk cannot walk
through the numbers of a town. Each one leaves a row that says who looked, when
and at how many cases, and of nobody.
"""

import logging
from collections.abc import Callable, Iterator

from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.tables import AskedRow
from edge_sync.errors import MismatchError, ParcelNotOpenedError, StrangerError
from edge_sync.wire.application import IdentityLevel, KioskId
from edge_sync.wire.messages import Answer, Question
from edge_sync.wire.questions import Asker, CaseTold, Outcome, Told, answer, open_question
from edge_sync.wire.signing import is_genuine
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

MOST_AN_HOUR = 30
_HOUR_MS = 3_600_000
_REFUSED = "refused"

OnQuestion = Callable[[Asker], tuple[CaseTold, ...]]
"""Returns the applications of exactly this number and name; nothing for anybody unknown."""


class Questions:
    """Answers what kiosks ask by card. One thread: the intake's."""

    def __init__(
        self, database: Database, keys: IntakeKeys, on_question: OnQuestion, clock: Clock
    ) -> None:
        self._database = database
        self._keys = keys
        self._on_question = on_question
        self._clock = clock

    def answers(self, kiosk: KioskId, question: Question) -> Iterator[Answer]:
        """Answer a question, or stay silent where its kiosk did not sign it."""
        suite = self._keys.suite
        try:
            asker = self._opened(kiosk, question)
        except (StrangerError, ParcelNotOpenedError, MismatchError) as error:
            logger.error("%s: a question of %s is not answered", error.code, kiosk)  # noqa: TRY400 - a known trouble, no trace
            self._note(kiosk, _REFUSED, 0)
            return
        told = self._told(kiosk, asker)
        self._note(kiosk, told.outcome.value, len(told.cases))
        logger.info("%s asked by card: %s, %d cases", kiosk, told.outcome.value, len(told.cases))
        yield answer(told, question, asker.reply_to, suite, self._keys.signing)

    def _opened(self, kiosk: KioskId, question: Question) -> Asker:
        suite, public = self._keys.suite, self._keys.kiosk_key(kiosk)
        if public is None or question.kiosk != kiosk or not is_genuine(question, suite, public):
            raise StrangerError("not signed by a kiosk that counts")
        return open_question(question, suite, self._keys.opening)

    def _told(self, kiosk: KioskId, asker: Asker) -> Told:
        if self._asked_lately(kiosk) >= MOST_AN_HOUR:
            return Told(Outcome.TOO_MANY)
        if asker.level is not IdentityLevel.CHIP:
            return Told(Outcome.NOT_PROVED)
        return Told(Outcome.TOLD, self._on_question(asker))

    def _asked_lately(self, kiosk: KioskId) -> int:
        since_ms = self._now_ms() - _HOUR_MS
        lately = (AskedRow.kiosk == kiosk) & (AskedRow.at_ms > since_ms)
        return self._database.count(AskedRow.select().where(lately))

    def _note(self, kiosk: KioskId, outcome: str, shown: int) -> None:
        with self._database.transaction():
            self._database.run(
                AskedRow.insert(kiosk=kiosk, at_ms=self._now_ms(), outcome=outcome, shown=shown)
            )

    def _now_ms(self) -> int:
        return milliseconds(self._clock.now())


def tells_nobody(_asker: Asker) -> tuple[CaseTold, ...]:
    """Know no cases: for an intake that has no case handling behind it."""
    return ()
