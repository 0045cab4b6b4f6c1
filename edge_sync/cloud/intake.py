"""The intake: messages in, the answers out. No network here.

Any number of messages may come at once; what they bring is committed together, in
one transaction for what is recorded and one for what is taken, and the answers leave
afterwards. An application is taken with its sealed parcel, its journal entry,
whatever the handler writes, and its leaf in the log; its receipt is the same for
every repeat. What cannot be taken is kept whole in quarantine and refused with a
signature, so that the kiosk sets it aside for a person instead of sending it for ever.
"""

import logging
from collections.abc import Iterator, Sequence

from edge_sync.cloud.arrival import OnSubmission, Together
from edge_sync.cloud.checks import Checks, IntakeKeys
from edge_sync.cloud.distribution import Distribution
from edge_sync.cloud.drafts import HeldDrafts
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.limits import HONEST, Limits
from edge_sync.cloud.lived import lived_day
from edge_sync.cloud.log import Log
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.questions import OnQuestion, Questions, tells_nobody
from edge_sync.cloud.ready import Books, Ready, Reply
from edge_sync.cloud.recording import Recorded, Recording
from edge_sync.cloud.refusals import Refusals
from edge_sync.cloud.store import IntakeStore
from edge_sync.cloud.taking import Taking
from edge_sync.errors import MismatchError, StrangerError, UnreadableError
from edge_sync.wire.application import KioskId
from edge_sync.wire.draft_messages import DraftCall, DraftPart
from edge_sync.wire.fields import NewsId
from edge_sync.wire.messages import (
    AnyPiece,
    Busy,
    Compare,
    DownMessage,
    Fetch,
    Greeting,
    Held,
    Hello,
    Inquiry,
    Offer,
    Question,
    Refused,
    SealedNews,
    UpMessage,
    decode_down,
    decode_up,
)
from edge_sync.wire.order_messages import Heard
from edge_sync.wire.signing import signed
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

FIRST_NEWS_WAIT_MS = 15_000
LONGEST_NEWS_WAIT_MS = 3_600_000  # a kiosk that comes back says hello and is served at once

Letter = tuple[KioskId, bytes]
"""A message as it came, and the kiosk whose certificate it came with."""


class Intake:
    """Takes what kiosks send. One thread."""

    def __init__(
        self,
        database: Database,
        objects: Objects,
        keys: IntakeKeys,
        on_submission: OnSubmission | Together,
        clock: Clock,
        on_question: OnQuestion = tells_nobody,
        limits: Limits = HONEST,
    ) -> None:
        self._database = database
        self._store = IntakeStore(database)
        self._keys = keys
        checks = Checks(keys, objects)
        books = Books(Journals(database, keys.suite), Log(database, keys.suite, keys.signing))
        self._log = books.log
        self._refusals = Refusals(database, checks, keys.signing, clock, limits)
        self._recording = Recording(database, objects, self._refusals, clock, limits)
        self._taking = Taking(database, checks, books, self._refusals, on_submission, clock)
        self._questions = Questions(database, keys, on_question, clock)
        self._drafts = HeldDrafts(database, keys, clock)
        self._quarantine = Quarantine(database)
        self._clock = clock
        self._distribution: Distribution | None = None
        self._lived_hour = -1

    def distribute(self, distribution: Distribution) -> None:
        """Hand out what a region published; without it nothing goes down."""
        self._distribution = distribution

    def announcements(self) -> list[Reply]:
        """Return the word of a new edition, for kiosks that were heard since the start."""
        return list[Reply](self._distribution.news()) if self._distribution else []

    def news_due(self, limit: int) -> list[SealedNews]:
        """Return the news to send now, signed, and plan when to send them again."""
        now_ms = self._now_ms()
        with self._database.transaction():
            self._live_on()
            rows = self._store.news_due(now_ms, limit)
            for row in rows:
                wait_ms = min(FIRST_NEWS_WAIT_MS << min(row.attempts, 16), LONGEST_NEWS_WAIT_MS)
                self._store.postpone_news(NewsId(row.id), now_ms + wait_ms)
        messages = (decode_down(row.message) for row in rows)
        suite, key = self._keys.suite, self._keys.signing
        return [signed(news, suite, key) for news in messages if isinstance(news, SealedNews)]

    def retry_quarantined(self, limit: int) -> list[Reply]:
        """Take again what a person asked for, and return the answers: see `quarantine`."""
        replies = list[Reply]()
        for kept in self._quarantine.take_asked(limit):
            answers = self.receive(kept.kiosk, kept.payload)
            replies += ((kept.kiosk, answer) for answer in answers)
            if any(not isinstance(answer, Refused | Busy) for answer in answers):
                self._quarantine.settle(kept.place, self._now_ms())
        return replies

    def hasten_news(self) -> None:
        """Send all news that no kiosk has confirmed: after a pause nobody knows what was lost."""
        with self._database.transaction():
            self._live_on()
            self._store.hasten_news(None, self._now_ms())

    def receive(self, kiosk: KioskId, payload: bytes) -> list[DownMessage]:
        """Take one message of a kiosk and return the answers to it: see `receive_all`."""
        return [answer for _kiosk, answer in self.receive_all([(kiosk, payload)])]

    def receive_all(self, letters: Sequence[Letter]) -> list[Reply]:
        """Take messages of any kiosks and return the answers to them.

        When this returns, what the messages brought is on the disk. Raises
        BusyError, DiskFullError or UnreachableError: then whatever was not taken
        will come again. A kiosk whose word does not count gets no answer and
        keeps what it has.
        """
        came = list(self._read(letters))
        recorded = Recorded()
        if offers := [(kiosk, one) for kiosk, one in came if isinstance(one, Offer)]:
            self._recording.offers(offers, recorded)
        if pieces := [(kiosk, one) for kiosk, one in came if isinstance(one, AnyPiece)]:
            self._recording.pieces(pieces, recorded)
        if asked := [
            (k, name) for k, m in came if isinstance(m, Inquiry) for name in m.applications
        ]:
            self._recording.inquiries(asked, recorded)
        replies = self._courtesies(came) + self._handed_down(came)
        for kiosk, message in came:
            if isinstance(message, Question):
                replies += ((kiosk, answer) for answer in self._questions.answers(kiosk, message))
            elif isinstance(message, DraftPart | DraftCall):
                replies += ((kiosk, answer) for answer in self._drafts.answers(kiosk, message))
            elif isinstance(message, Compare):
                replies.append((kiosk, self._log.compared(kiosk, message)))
            elif isinstance(message, Heard):
                logger.info("order %s has come to %s", message.order, kiosk)
        return replies + recorded.replies + self._take(list(recorded.ready.values()))

    # -- inside ------------------------------------------------------------------

    def _read(self, letters: Sequence[Letter]) -> Iterator[tuple[KioskId, UpMessage]]:
        """Read the messages of those whose word counts; keep what cannot be read."""
        for kiosk, payload in letters:
            if self._keys.kiosk_key(kiosk) is None:
                logger.error("%s: %s sends and does not count", StrangerError.code, kiosk)
                continue
            try:
                yield kiosk, decode_up(payload)
            except UnreadableError as error:
                self._refusals.keep(kiosk, None, error.code, payload)

    def _courtesies(self, came: Sequence[tuple[KioskId, UpMessage]]) -> list[Reply]:
        """Greet those who say hello, and note which news are held."""
        hellos = [(kiosk, one) for kiosk, one in came if isinstance(one, Hello)]
        held = [(kiosk, one) for kiosk, one in came if isinstance(one, Held)]
        if hellos or held:
            now_ms = self._now_ms()
            with self._database.transaction():
                for kiosk, word in held:
                    self._store.news_held(kiosk, word.news, now_ms)
                self._store.hasten_news({kiosk for kiosk, _hello in hellos}, now_ms)
        return [(kiosk, self._greeting(kiosk, hello.device_ms)) for kiosk, hello in hellos]

    def _handed_down(self, came: Sequence[tuple[KioskId, UpMessage]]) -> list[Reply]:
        """Tell of the newest edition at a hello, and hand out what is asked for of it."""
        replies = list[Reply]()
        if self._distribution is None:
            return replies
        for kiosk, message in came:
            if isinstance(message, Hello):
                replies += ((kiosk, one) for one in self._distribution.greet(kiosk))
            elif isinstance(message, Fetch):
                replies += ((kiosk, part) for part in self._distribution.parts(message))
        return replies

    def _take(self, ready: Sequence[Ready]) -> list[Reply]:
        """Take what is complete; what is not as it was promised is asked for again."""
        sound, replies = list[Ready](), list[Reply]()
        for one in ready:
            try:
                wanted = self._recording.begun_anew(one)
            except MismatchError as error:
                refused = self._refusals.refuse(one.kiosk, one.offer, error)
                replies.append((one.kiosk, refused))
                continue
            if wanted is None:
                sound.append(one)
            else:
                replies.append((one.kiosk, wanted))
        return replies + self._taking.take(sound)

    def _live_on(self) -> None:
        """Note each day while it is, also one on which no draft comes."""
        hour = int(self._clock.monotonic() / 3600)
        if hour != self._lived_hour:
            self._lived_hour = hour
            lived_day(self._database, self._clock)

    def _greeting(self, kiosk: KioskId, hello_ms: int) -> Greeting:
        greeting = Greeting(
            suite=self._keys.suite.id, kiosk=kiosk, hello_ms=hello_ms, cloud_ms=self._now_ms()
        )
        return signed(greeting, self._keys.suite, self._keys.signing)

    def _now_ms(self) -> int:
        return milliseconds(self._clock.now())
