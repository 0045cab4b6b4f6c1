"""The intake process: one link, one thread, one writer.

A message is acknowledged to the broker only when what it brought is committed.
That makes repeats rare; what makes them harmless is the intake itself.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from edge_sync.cloud.arrival import OnSubmission
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.questions import OnQuestion, tells_nobody
from edge_sync.engine.backoff import BackOff
from edge_sync.errors import LinkError, UnreadableError
from edge_sync.mqtt import Down, Left, Link, LinkEvent, LinkSettings, Memory, Message, Up
from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import DownMessage, encode
from edge_sync.wire.topics import EVERY_KIOSK_UP, down_topic, kiosk_of
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.errors import BusyError, DiskFullError, UnreachableError

logger = logging.getLogger(__name__)

_NEWS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """``objects`` is the folder of sealed documents; news are looked for every ``look_s``.

    ``on_question`` says what a card is told; it reads and writes nothing.
    """

    link: LinkSettings
    objects: Path
    on_question: OnQuestion = tells_nobody
    look_s: float = 1.0
    reconnect_first_s: float = 0.2
    reconnect_longest_s: float = 10.0


def run_intake(
    settings: IntakeSettings,
    database: Database,
    keys: IntakeKeys,
    on_submission: OnSubmission,
    clock: Clock,
    chance: Callable[[], float],
    stop: threading.Event,
) -> None:
    """Work until ``stop`` is set; it is noticed within ``look_s`` or a connection attempt.

    ``database`` was opened with `edge_sync.cloud.tables.SCHEMA` among its
    schemas; ``on_submission`` may write to the same one. Raises DamagedError,
    and whatever ``on_submission`` raises beyond ApplicationRefusedError.
    """
    objects = Objects(settings.objects, keys.suite)
    intake = Intake(database, objects, keys, on_submission, clock, settings.on_question)
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
        intake.hasten_news()

    def turn(self, stop: threading.Event) -> None:
        """Do what is due and wait for what comes, at most ``look_s``."""
        if self._link is None:
            self._connect(stop)
        link = self._link
        if link is None:
            return
        for event in link.step(self._pause_s()):
            if self._link is link:
                self._happened(event, link)
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
        link = Link(self._settings.link, [EVERY_KIOSK_UP], self._memory)
        try:
            link.open()
        except LinkError as error:
            logger.info("%s: %s", error.code, error)
        else:
            self._link = link

    def _happened(self, event: LinkEvent, link: Link) -> None:
        match event:
            case Up():
                logger.info("the link is up")
                self._is_up, self._attempts = True, 1
            case Down(reason):
                logger.info("the link is down: %s", reason)
                link.close()
                self._link, self._is_up = None, False
            case Message():
                self._take(event, link)
            case Left():
                pass  # a receipt that does not arrive is asked for again
            case _:
                assert_never(event)

    def _take(self, message: Message, link: Link) -> None:
        try:
            kiosk = kiosk_of(message.topic)
            answers = self._intake.receive(kiosk, message.payload)
        except UnreadableError as error:
            logger.warning("%s: %s", error.code, error)
        except (BusyError, DiskFullError, UnreachableError) as error:
            # Nothing was taken; the kiosk keeps it and offers it again.
            logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
        else:
            for answer in answers:
                _send(kiosk, answer, link)
        link.acknowledge(message)

    def _tell(self) -> None:
        if self._link is None or not self._is_up or self._clock.monotonic() < self._look_at:
            return
        self._look_at = self._clock.monotonic() + self._settings.look_s
        for news in self._intake.news_due(_NEWS_AT_ONCE):
            _send(news.kiosk, news, self._link)

    def _pause_s(self) -> float:
        if not self._is_up:
            return self._settings.look_s
        return min(self._settings.look_s, max(0.0, self._look_at - self._clock.monotonic()))


def _send(kiosk: KioskId, answer: DownMessage, link: Link) -> None:
    link.publish(down_topic(kiosk, answer), encode(answer))
