"""The intake process: one link, one thread; alone on SQLite, one of several on PostgreSQL.

What the link has brought is taken as one batch; the next one gathers meanwhile. A
message is acknowledged to the broker only when what it brought is committed. That
makes repeats rare; what makes them harmless is the intake itself.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from edge_sync.cloud.arrival import OnSubmission, Together
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.distribution import Distribution
from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.limits import HONEST, Buckets, Limits
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.one_folder import refuse_other_folder
from edge_sync.cloud.pressure import Pressure, wait_after_slow_ms
from edge_sync.cloud.questions import OnQuestion, tells_nobody
from edge_sync.cloud.ready import Reply
from edge_sync.dialing import Memory
from edge_sync.engine.backoff import BackOff
from edge_sync.errors import LinkError, UnreadableError
from edge_sync.link_events import Down, Left, Message, Up
from edge_sync.mqtt import Link, LinkSettings
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Busy, DownMessage, encode
from edge_sync.wire.topics import EVERY_KIOSK_UP, down_topic, kiosk_of
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.errors import BusyError, DiskFullError, UnreachableError

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 200  # messages in a batch
_NEWS_AT_ONCE = 100
_RETRIES_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """``objects`` is the folder of sealed documents; news are looked for every ``look_s``.

    ``on_question`` says what a card is told; it reads and writes nothing. ``topics``
    are those of this worker's shards.
    """

    link: LinkSettings
    objects: Path
    on_question: OnQuestion = tells_nobody
    topics: Sequence[str] = (EVERY_KIOSK_UP,)
    limits: Limits = HONEST
    repository: Path | None = None  # what goes down, see `cloud.distribution`
    look_s: float = 1.0
    reconnect_first_s: float = 0.2
    reconnect_longest_s: float = 10.0


def run_intake(
    settings: IntakeSettings,
    database: Database,
    keys: IntakeKeys,
    on_submission: OnSubmission | Together,
    clock: Clock,
    chance: Callable[[], float],
    stop: threading.Event,
) -> None:
    """Work until ``stop`` is set; it is noticed within ``look_s`` or a connection attempt.

    ``database`` was opened with `edge_sync.cloud.tables.SCHEMA` among its
    schemas; ``on_submission`` may write to the same one. Raises DamagedError,
    SettingsError for another folder than that of the database's documents, and
    whatever ``on_submission`` raises beyond ApplicationRefusedError.
    """
    refuse_other_folder(database, settings.objects, keys.suite)
    objects = Objects(settings.objects, keys.suite)
    intake = Intake(
        database, objects, keys, on_submission, clock, settings.on_question, settings.limits
    )
    if settings.repository is not None:
        intake.distribute(Distribution(settings.repository))
    process = IntakeProcess(settings, intake, clock, chance)
    try:
        while not stop.is_set():
            process.turn(stop)
    finally:
        process.close()


class IntakeProcess:
    """One turn after another: connect, wait, take, answer, tell."""

    def __init__(
        self,
        settings: IntakeSettings,
        intake: Intake,
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        self._settings = settings
        self._intake = intake
        self._clock = clock
        self._reconnect = BackOff(settings.reconnect_first_s, settings.reconnect_longest_s, chance)
        self._link: Link | None = None
        self._memory = Memory()
        self._is_up = False
        self._attempts = 0
        self._look_at = 0.0
        self._buckets = Buckets(settings.limits)
        self._pressure = Pressure()
        intake.hasten_news()

    def turn(self, stop: threading.Event) -> None:
        """Do what is due and wait for what comes, at most ``look_s``."""
        if self._link is None:
            self._connect(stop)
        link = self._link
        if link is None:
            return
        came = self._gathered(link)
        if came and self._link is link:
            self._take(came, link)
        self._tell()

    def close(self) -> None:
        """Let go of the link."""
        if self._link is not None:
            self._link.close()

    # -- inside ------------------------------------------------------------------

    def _connect(self, stop: threading.Event) -> None:
        """Try once; wait before a try that follows another, however that one ended."""
        if self._attempts and stop.wait(self._reconnect.wait_s(self._attempts - 1)):
            return
        self._attempts += 1
        link = Link(self._settings.link, self._settings.topics, self._memory)
        try:
            link.open()
        except LinkError as error:
            logger.info("%s: %s", error.code, error)
        else:
            self._link = link

    def _gathered(self, link: Link) -> list[Message]:
        """Wait for something, then gather what else is there: it is taken together."""
        came, pause_s = list[Message](), self._pause_s()
        while self._link is link and len(came) < MOST_AT_ONCE:
            events = link.step(pause_s)
            messages = [event for event in events if isinstance(event, Message)]
            for event in events:
                if not isinstance(event, Message) and self._link is link:
                    self._happened(event, link)
            came += messages
            if not messages:
                break
            pause_s = 0.0
        return came

    def _happened(self, event: Up | Down | Left, link: Link) -> None:
        match event:
            case Up():
                logger.info("the link is up")
                self._is_up, self._attempts = True, 1
            case Down(reason):
                logger.info("the link is down: %s", reason)
                link.close()
                self._link, self._is_up = None, False
            case Left():
                pass  # a receipt that does not arrive is asked for again
            case _:
                assert_never(event)

    def _take(self, came: Sequence[Message], link: Link) -> None:
        """Take a batch and send the answers; what cannot be taken now is turned away politely."""
        letters, turned_away = self._admitted(came)
        replies = list[Reply]()
        if letters:
            began = self._clock.monotonic()
            try:
                replies = self._intake.receive_all(letters)
            except (BusyError, DiskFullError, UnreachableError) as error:
                # Nothing is lost; the kiosks keep it and offer it again.
                logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
                self._pressure.failed(self._clock.monotonic())
                turned_away |= {kiosk for kiosk, _payload in letters}
            else:
                self._pressure.served()
                replies += _after_slow(letters, self._clock.monotonic() - began)
        wait_ms = self._pressure.wait_ms(self._clock.monotonic())
        replies += ((kiosk, Busy(wait_ms)) for kiosk in turned_away)
        with link.together():
            for kiosk, answer in replies:
                self._buckets.answered(kiosk, _send(kiosk, answer, link))
            for message in came:
                link.acknowledge(message)

    def _admitted(self, came: Sequence[Message]) -> tuple[list[Letter], set[KioskId]]:
        """Part what may be looked at now from the kiosks that are asked to wait."""
        now, letters, turned_away = self._clock.monotonic(), list[Letter](), set[KioskId]()
        is_shut = self._pressure.is_shut(now)
        for message in came:
            try:
                kiosk = kiosk_of(message.topic)
            except UnreadableError as error:
                logger.warning("%s: %s", error.code, error)
                continue
            if is_shut or not self._buckets.admits(kiosk, len(message.payload), now):
                turned_away.add(kiosk)
            else:
                letters.append((kiosk, message.payload))
        return letters, turned_away

    def _tell(self) -> None:
        if self._link is None or not self._is_up or self._clock.monotonic() < self._look_at:
            return
        self._look_at = self._clock.monotonic() + self._settings.look_s
        try:
            due = self._intake.retry_quarantined(_RETRIES_AT_ONCE)
            due += ((news.kiosk, news) for news in self._intake.news_due(_NEWS_AT_ONCE))
            due += self._intake.announcements()
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
            return
        for kiosk, answer in due:
            _send(kiosk, answer, self._link)

    def _pause_s(self) -> float:
        if not self._is_up:
            return self._settings.look_s
        return min(self._settings.look_s, max(0.0, self._look_at - self._clock.monotonic()))


def _after_slow(letters: Sequence[Letter], took_s: float) -> list[Reply]:
    """Ask the kiosks of a batch that took long to leave us alone for as long again."""
    wait_ms = wait_after_slow_ms(took_s)
    return [(kiosk, Busy(wait_ms)) for kiosk in {kiosk for kiosk, _ in letters} if wait_ms]


def _send(kiosk: KioskId, answer: DownMessage, link: Link) -> int:
    """Send an answer; return how many bytes it has."""
    payload = encode(answer)
    link.publish(down_topic(kiosk, answer), payload)
    return len(payload)
