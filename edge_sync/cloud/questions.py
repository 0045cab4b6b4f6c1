"""Progress by card at the cloud's end: who may ask, how often, and what is written of it.

A question counts when a kiosk that counts has signed it, when a chip said who
asks, and while that kiosk has not asked too often: a stolen kiosk cannot walk
through the numbers of a town. Each one leaves a row that says who looked, when
and at how many cases, and of nobody; it is kept for a year.

A link may bring one question several times: it is answered each time and counts once.
Of what a kiosk asks beyond the limit nothing is kept but that it did.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, time

from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.lived import lived_day
from edge_sync.cloud.tables import AskedRow
from edge_sync.errors import MismatchError, ParcelNotOpenedError, StrangerError
from edge_sync.wire.application import IdentityLevel, KioskId
from edge_sync.wire.messages import Answer, Question, encode
from edge_sync.wire.questions import Asker, CaseTold, Outcome, Told, answer, open_question
from edge_sync.wire.signing import is_genuine
from provisioning.clock import CHINA, Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

MOST_AN_HOUR = 30
_HOUR_MS = 3_600_000
KEPT_MS = 366 * 24 * _HOUR_MS  # GB/T 22239 wants half a year at least
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
        self._heard: dict[bytes, int] = {}  # digests of the last hour's questions, and when
        self._tidied_ms = 0

    def answers(self, kiosk: KioskId, question: Question) -> Iterator[Answer]:
        """Answer a question, or stay silent where its kiosk did not sign it."""
        suite = self._keys.suite
        try:
            asker = self._opened(kiosk, question)
        except (StrangerError, ParcelNotOpenedError, MismatchError) as error:
            logger.error("%s: a question of %s is not answered", error.code, kiosk)  # noqa: TRY400 - a known trouble, no trace
            self._note(kiosk, _REFUSED, 0)
            return
        name = hashlib.sha256(encode(question)).digest()
        is_repeat = self._was_answered(name)
        told = self._told(kiosk, asker, is_repeat=is_repeat)
        if not is_repeat:
            self._note(kiosk, told.outcome.value, len(told.cases))
            if told.outcome is not Outcome.TOO_MANY:  # else its repeat would pass the limit
                self._heard[name] = self._now_ms()
        logger.info("%s asked by card: %s, %d cases", kiosk, told.outcome.value, len(told.cases))
        yield answer(told, question, asker.reply_to, suite, self._keys.signing)

    def _opened(self, kiosk: KioskId, question: Question) -> Asker:
        suite, public = self._keys.suite, self._keys.kiosk_key(kiosk)
        if public is None or question.kiosk != kiosk or not is_genuine(question, suite, public):
            raise StrangerError("not signed by a kiosk that counts")
        return open_question(question, suite, self._keys.opening)

    def _was_answered(self, name: bytes) -> bool:
        """Say whether exactly this was answered within the hour; forget what is older."""
        now_ms = self._now_ms()
        while self._heard and now_ms - next(iter(self._heard.values())) >= _HOUR_MS:
            del self._heard[next(iter(self._heard))]
        return name in self._heard

    def _told(self, kiosk: KioskId, asker: Asker, *, is_repeat: bool) -> Told:
        if not is_repeat and self._asked_lately(kiosk) >= MOST_AN_HOUR:
            return Told(Outcome.TOO_MANY)
        if asker.level is not IdentityLevel.CHIP:
            return Told(Outcome.NOT_PROVED)
        return Told(Outcome.TOLD, self._on_question(asker))

    def _asked_lately(self, kiosk: KioskId) -> int:
        """Count a kiosk's questions of the last hour, as far as it matters."""
        now_ms = self._now_ms()
        lately = f"kiosk = ? AND at_ms > ? AND at_ms <= ? LIMIT {MOST_AN_HOUR + 1}"
        given = (kiosk, now_ms - _HOUR_MS, now_ms)
        return len(self._database.where(AskedRow, lately, *given, only=("place",)))

    def _note(self, kiosk: KioskId, outcome: str, shown: int) -> None:
        """Write that a kiosk asked. Of those beyond the limit the first says enough."""
        if self._asked_lately(kiosk) > MOST_AN_HOUR:
            return
        now_ms = self._now_ms()
        with self._database.transaction():
            self._database.run(
                AskedRow.insert(kiosk=kiosk, at_ms=now_ms, outcome=outcome, shown=shown)
            )
            if abs(now_ms - self._tidied_ms) >= _HOUR_MS:
                self._tidied_ms = now_ms
                day = datetime.combine(lived_day(self._database, self._clock), time(), CHINA)
                kept_ms = milliseconds(day) - KEPT_MS
                self._database.run(AskedRow.delete().where(AskedRow.at_ms < kept_ms))

    def _now_ms(self) -> int:
        return milliseconds(self._clock.now())


def tells_nobody(_asker: Asker) -> tuple[CaseTold, ...]:
    """Know no cases: for an intake that has no case handling behind it."""
    return ()
