"""The courier: brings what is owed to the cloud and what is new back. One process, one thread.

It joins the engine, its errands on the disk and one link. Everything it knows
is on the disk, so it may be killed at any instruction: started again, it offers
what is owed. It never writes a journal entry or a slip, and removes a document
only when the cloud's verified receipt is committed.
"""

import logging
import select
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from edge_sync.dialing import Memory
from edge_sync.edge.carrier import Carrier
from edge_sync.edge.dispatch import Dispatch
from edge_sync.edge.errands import Errands
from edge_sync.edge.mirror import Mirror
from edge_sync.edge.network import NetworkWatch
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.spending import Spending
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.edge.wake import Bell, Ring
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import Send
from edge_sync.engine.events import Event, LinkDown, LinkUp, Ready, Tick
from edge_sync.engine.machine import EngineSettings
from edge_sync.engine.pace import Pace
from edge_sync.engine.redial import Redial
from edge_sync.errors import LinkError, StoreReplacedError
from edge_sync.link_events import Down, Left, LinkEvent, Message, Up
from edge_sync.mqtt import Link, LinkSettings
from edge_sync.wire.topics import down_filter
from provisioning.clock import Clock
from provisioning.edge.shelf import Shelf
from provisioning.storage.database import open_database
from provisioning.storage.files import make_folder
from provisioning.storage.kept_log import refuse_lost_log

logger = logging.getLogger(__name__)

INCOMING = "incoming"  # below the data folder: what is on its way down

_ROOM_S = 0.01  # between looks whether there is room for the next piece
_PROBE_EVERY_S = 30.0  # at most, however much changes on the network


@dataclass(frozen=True, slots=True)
class CourierSettings:
    """How a courier works; the defaults suit a village's link.

    ``look_s`` is how often the outbox is looked at when no bell rings. Answers
    and reconnects wait from the first up to the longest time, spread by chance.
    ``daily_bytes`` is what documents may cost in any 24 hours on a metered card.
    """

    edge: EdgeSettings
    link: LinkSettings
    shelf: Shelf | None = None  # what comes down is put there
    look_s: float = 1.0
    answer_first_s: float = 3.0
    answer_longest_s: float = 300.0
    reconnect_first_s: float = 0.5
    reconnect_longest_s: float = 600.0
    daily_bytes: int | None = None


def run_courier(
    settings: CourierSettings,
    keys: KioskKeys,
    clock: Clock,
    chance: Callable[[], float],
    stop: threading.Event,
) -> None:
    """Work until ``stop`` is set; it is noticed within ``look_s`` or a connection attempt.

    ``chance`` returns a number from 0 up to 1. Raises DamagedError or
    StoreReplacedError when the store under it is no longer the kiosk's: then
    start it again. A missing link is no error.
    """
    with _courier(settings, keys, clock, chance) as courier:
        while not stop.is_set():
            courier.turn()


class Courier:
    """One turn after another: look, connect, wait, answer. Made by `run_courier`."""

    def __init__(
        self,
        settings: CourierSettings,
        keys: KioskKeys,
        clock: Clock,
        chance: Callable[[], float],
        errands: Errands,
        spending: Spending,
    ) -> None:
        self._settings = settings
        self._kiosk = keys.kiosk
        self._clock = clock
        self._errands = errands
        self._file_number = _file_number(settings.edge.database)
        errands.clear_leftovers()
        again = BackOff(settings.reconnect_first_s, settings.reconnect_longest_s, chance)
        self._redial = Redial(again, chance)
        answer = BackOff(settings.answer_first_s, settings.answer_longest_s, chance)
        self._spending = spending
        engine = EngineSettings(answer, budget=spending.budget)
        self._dispatch = Dispatch(keys, clock, errands, engine, self._put)
        self._link: Link | None = None
        self._carrier: Carrier | None = None
        self._memory = Memory()
        self._pace = Pace()
        self._is_up = False
        self._is_welcome = True  # the last connection was let in: the next one need not wait
        self._look_at = 0.0
        self._probe_at = 0.0
        self._network = NetworkWatch()
        self._bell = Bell(settings.edge.wake)  # last: who can ring it finds a courier at work

    def turn(self) -> None:
        """Do what is due, then wait for what comes next, at most ``look_s``."""
        now = self._clock.monotonic()
        rung = self._bell.heard()
        if rung or now >= self._look_at:
            self._look(now)
        if Ring.PRINTED in rung:
            self._dispatch.handle(Ready())
        if self._network.has_changed():
            self._network_changed(now)
        elif rung and self._link is None:
            self._redial.hasten(now)
        if self._link is None and self._redial.is_due(now):
            self._connect()
        self._carry()
        self._wait()
        self._dispatch.handle(Tick())

    def close(self) -> None:
        """Let go of the link, the bell and the network's news."""
        if self._link is not None:
            self._link.close()
        self._bell.close()
        self._network.close()

    # -- inside ------------------------------------------------------------------

    def _look(self, now: float) -> None:
        self._look_at = now + self._settings.look_s
        self._refuse_replaced_store()
        self._dispatch.look()

    def _refuse_replaced_store(self) -> None:
        number = _file_number(self._settings.edge.database)
        if number is None or number != self._file_number:
            raise StoreReplacedError("the database is another file now")

    def _network_changed(self, now: float) -> None:
        """Try at once; or say hello, which tells soon whether the link still stands."""
        if self._link is None:
            self._redial.hasten(now)
        elif now >= self._probe_at:
            self._probe_at = now + _PROBE_EVERY_S
            self._dispatch.handle(Ready())

    def _connect(self) -> None:
        link = Link(self._settings.link, [down_filter(self._kiosk)], self._memory)
        try:
            link.open()
        except LinkError as error:
            logger.info("%s: %s", error.code, error)
            self._redial.failed(self._clock.monotonic())
            return
        self._link = link
        self._carrier = Carrier(link, self._kiosk, self._errands, self._pace)
        if self._is_welcome:
            self._dispatch.handle(LinkUp())  # what is sent now arrives behind the greeting

    def _carry(self) -> None:
        """Hand over what there is room for, and learn what fits the link."""
        if self._carrier is not None:
            self._spending.note()
            for event in self._carrier.fitted(self._clock.monotonic()):
                self._dispatch.handle(event)
            for event in self._carrier.hand_over(self._dispatch.knows):
                self._dispatch.handle(event)

    def _wait(self) -> None:
        bells = (*self._bell.sockets, *self._network.sockets)
        timeout_s = self._pause_s()
        link, carrier = self._link, self._carrier
        if link is None or carrier is None:
            select.select(bells, [], [], timeout_s)
            return
        if carrier.waits_for_room:
            timeout_s = min(timeout_s, _ROOM_S)
        messages = []
        for event in link.step(timeout_s, bells):
            if self._link is link:  # what came after its end is worth nothing
                self._happened(event, link, carrier)
                messages += [event] if isinstance(event, Message) else []
        self._dispatch.keep_receipts()
        for message in messages if self._link is link else ():
            link.acknowledge(message)

    def _pause_s(self) -> float:
        due = [self._look_at, self._dispatch.next_due()]
        if self._link is None:
            due.append(self._redial.next_at)
        now = self._clock.monotonic()
        return max(0.0, min(moment for moment in due if moment is not None) - now)

    def _happened(self, event: LinkEvent, link: Link, carrier: Carrier) -> None:
        match event:
            case Up():
                self._let_in()
            case Down(reason):
                logger.info("the link is down: %s", reason)
                self._fell(link)
            case Left():
                for freed in carrier.left(event):
                    self._dispatch.handle(freed)
            case Message():
                self._dispatch.arrived(event.payload)
            case _:
                assert_never(event)

    def _let_in(self) -> None:
        logger.info("the link is up")
        self._redial.up(self._clock.monotonic())
        if not self._is_welcome:
            self._is_welcome = True
            self._dispatch.handle(LinkUp())
        self._is_up = True

    def _fell(self, link: Link) -> None:
        link.close()
        self._is_welcome, self._is_up = self._is_up, False
        self._link = self._carrier = None
        self._redial.lost(self._clock.monotonic())
        self._dispatch.handle(LinkDown())

    def _put(self, send: Send) -> list[Event]:
        if self._carrier is not None:
            self._carrier.put(send)
        return []


@contextmanager
def _courier(
    settings: CourierSettings, keys: KioskKeys, clock: Clock, chance: Callable[[], float]
) -> Iterator[Courier]:
    make_folder(settings.edge.folder)
    make_folder(settings.edge.documents)
    refuse_lost_log(settings.edge.database)
    database = open_database(settings.edge.database, SCHEMA)
    store = EdgeStore(database)
    errands = Errands(settings.edge, keys, clock, store)
    if settings.shelf is not None:
        incoming, metered = settings.edge.folder / INCOMING, settings.daily_bytes
        errands.fill(Mirror(incoming, settings.shelf, clock, metered))
    spending = Spending(store, clock, settings.daily_bytes)
    with closing(database):
        courier = Courier(settings, keys, clock, chance, errands, spending)
        with closing(courier):
            yield courier


def _file_number(database: Path) -> int | None:
    try:
        return database.stat().st_ino
    except FileNotFoundError:
        return None
