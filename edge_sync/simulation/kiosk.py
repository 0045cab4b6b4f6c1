"""The kiosk of a simulated world: the real store, errands and engine, and a plug to pull."""

import contextlib
import random
from collections import deque

from edge_sync.edge.errands import Errands
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import Effect, Send
from edge_sync.engine.events import Arrived, Event, Freed, LinkDown, LinkUp, Ready, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.simulation.clock import SimulatedClock
from edge_sync.simulation.link import Line, Weather
from edge_sync.simulation.sample import Sample, sample
from edge_sync.wire.messages import SignedMessage, decode_down, encode
from edge_sync.wire.receipt import is_clouds_word
from provisioning.storage.database import open_database

_LARGEST_DOCUMENT_BYTES = 50_000
_MOST_DOCUMENTS = 3


class SimulatedKiosk:
    """One kiosk. ``up`` takes what it sends; all of it is acknowledged, whatever becomes of it."""

    def __init__(
        self,
        settings: EdgeSettings,
        keys: KioskKeys,
        clock: SimulatedClock,
        chance: random.Random,
        up: Line[bytes],
    ) -> None:
        self._settings = settings
        self._keys = keys
        self._clock = clock
        self._chance = chance
        self._up = up
        self._acks: Line[Send] = Line(chance)
        self._acks.weather = Weather(loses=0.0, repeats=0.1, longest_delay_s=2.0)
        self.is_linked = False
        self._open()

    # -- power -------------------------------------------------------------------

    def cut_power(self) -> None:
        """Lose everything that is not on the disk, and start again."""
        self.close()
        self._acks.cut()
        self.is_linked = False
        self._open()

    def close(self) -> None:
        """Let go of the files."""
        self._parts.close()

    def _open(self) -> None:
        self._parts = contextlib.ExitStack()
        edge = open_edge(self._settings, self._keys, self._clock, "boot")
        self.edge = self._parts.enter_context(edge)
        database = open_database(self._settings.database, SCHEMA, check=False)
        self._parts.callback(database.close)
        self._errands = Errands(self._settings, self._keys, self._clock, EdgeStore(database))
        answer = BackOff(1.0, 60.0, self._chance.random)
        self._engine = Engine(EngineSettings(answer), self._trusts)
        self._errands.clear_leftovers()
        self.look()

    # -- what a resident does ----------------------------------------------------

    def lodge(self) -> Sample:
        """Lodge an application with up to three documents, print its slip or not."""
        sizes = [
            self._chance.randrange(_LARGEST_DOCUMENT_BYTES)
            for _ in range(self._chance.randrange(_MOST_DOCUMENTS + 1))
        ]
        given = sample(self.edge, self._keys.kiosk, self._keys.suite, self._chance, *sizes)
        self.edge.lodge(given.application, given.documents, b"record", given.secret)
        self.look()
        return given

    def print_slips(self) -> None:
        """Have the printer confirm everything that is due."""
        for slip in self.edge.slips_due():
            self.edge.mark_printed(slip.number)
        self._handle(Ready())

    # -- the link ----------------------------------------------------------------

    def link_up(self) -> None:
        """The connection stands."""
        self.is_linked = True
        self._handle(LinkUp())

    def link_down(self) -> None:
        """The connection is gone."""
        self.is_linked = False
        self._acks.cut()
        self._handle(LinkDown())

    def hear(self, payload: bytes) -> None:
        """Take one message that came down."""
        if self.is_linked:
            self._handle(Arrived(decode_down(payload)))

    def look(self) -> None:
        """Look into the outbox, as the courier does every second."""
        for owed in self._errands.owed(self._engine.knows):
            self._handle(owed)
        self._handle(self._errands.asking())
        self._handle(self._errands.comparing())

    def turn(self) -> None:
        """Let time do its work."""
        for sent in self._acks.due(self._clock.monotonic()):
            self._handle(Freed(sent))
        self._handle(Tick())

    # -- inside ------------------------------------------------------------------

    def _handle(self, event: Event) -> None:
        events = deque([event])
        while events:
            for effect in self._engine.handle(events.popleft(), self._clock.monotonic()):
                events.extend(self._do(effect))

    def _do(self, effect: Effect) -> list[Event]:
        if not isinstance(effect, Send):
            return self._errands.run(effect)
        message = self._errands.message(effect)
        if message is None:
            return self._errands.not_sent(effect)
        self._up.put(encode(message), self._clock.monotonic())
        self._acks.put(effect, self._clock.monotonic())
        return []

    def _trusts(self, message: SignedMessage) -> bool:
        return is_clouds_word(message, self._keys.suite, self._keys.cloud_receipts)
