"""The kiosk of a simulated world: the real store, errands and engine on a disk that forgets."""

import contextlib
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from edge_sync.edge.dispatch import Dispatch
from edge_sync.edge.drafts import DraftId
from edge_sync.edge.errands import Errands
from edge_sync.edge.lodge import Edge  # noqa: TC001 - named in an attribute alone
from edge_sync.edge.mirror import Mirror
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import Send
from edge_sync.engine.events import Event, Freed, LinkDown, LinkUp, Ready, Tick
from edge_sync.engine.machine import EngineSettings
from edge_sync.simulation.clock import WorldTime
from edge_sync.simulation.link import WIRE, Line
from edge_sync.simulation.machine import Machine
from edge_sync.simulation.region import DIVISION
from edge_sync.simulation.sample import Sample, sample
from edge_sync.wire.application import ApplicationId, KioskId
from edge_sync.wire.messages import encode
from provisioning.edge.shelf import SHELF_FOLDER, Shelf, Station
from provisioning.storage.database import Database, open_database
from provisioning.storage.errors import StorageError

_BALLAST_BYTES = 16 * 1024
_INCOMING = "incoming"
_MOST_ASIDE = 1000
_ANSWER_FIRST_S = 1.0
_ANSWER_LONGEST_S = 60.0
_LOOKS_EVERY = 3  # turns; what is lodged or printed is looked at by itself, as if a bell rang


class SimulatedKiosk:
    """One kiosk and its line. All it sends is acknowledged, whatever becomes of it."""

    def __init__(
        self,
        keys: KioskKeys,
        scratch: Path,
        chance: random.Random,
        time: WorldTime,
        on_write: Callable[[bytes], None],
    ) -> None:
        self.keys = keys
        self.up: Line[bytes] = Line(chance)
        self.down: Line[bytes] = Line(chance)
        self._acks: Line[Send] = Line(chance, WIRE)
        self._chance = chance
        self._time = time
        self._on_write = on_write
        self._turns = 0
        self.is_linked = False
        self.root: bytes | None = None  # of the region, where there is one
        self.shelf: Shelf | None = None
        self.machine = Machine(keys.kiosk, scratch, chance, time, self._open, on_write)
        self.settings = EdgeSettings(
            self.machine.folder, reserve_bytes=0, ballast_bytes=_BALLAST_BYTES
        )

    @property
    def name(self) -> KioskId:
        """Which kiosk it is."""
        return self.keys.kiosk

    def _open(self, stack: contextlib.ExitStack) -> None:
        self.is_linked = False
        self._acks.cut()
        boot = f"boot-{self.machine.boots}"
        self.edge: Edge = stack.enter_context(
            open_edge(self.settings, self.keys, self.machine.clock, boot)
        )
        self.database: Database = open_database(self.settings.database, SCHEMA, check=False)
        stack.callback(self.database.close)
        self._store = EdgeStore(self.database)
        self._errands = Errands(self.settings, self.keys, self.machine.clock, self._store)
        self._open_shelf(stack)
        answer = BackOff(_ANSWER_FIRST_S, _ANSWER_LONGEST_S, self._chance.random)
        engine = EngineSettings(answer)
        clock = self.machine.clock
        self._dispatch = Dispatch(self.keys, clock, self._errands, engine, self._send)
        self._errands.clear_leftovers()
        self._dispatch.look()

    def _open_shelf(self, stack: contextlib.ExitStack) -> None:
        if self.root is None:
            return
        self.shelf = Shelf(self.settings.folder / SHELF_FOLDER, Station(self.root, DIVISION))
        stack.callback(self.shelf.close)
        mirror = Mirror(self.settings.folder / _INCOMING, self.shelf, self.machine.clock)
        self._errands.fill(mirror)

    # -- what people do ----------------------------------------------------------

    def prepare(self, *sizes: int) -> Sample:
        """Have a resident fill an application with documents of these sizes."""
        return sample(self.edge, self.name, self.keys.suite, self._chance, *sizes)

    def lodge(self, given: Sample, draft: DraftId | None = None) -> None:
        """Lodge what was filled. Raises what `Edge.lodge` raises."""
        self.edge.lodge(given.application, given.documents, b"record", given.secret, draft)
        self._dispatch.look()

    def offer_again(self) -> None:
        """Have somebody offer again all that was refused."""
        for name in self.aside():
            self._store.bring_back(name)
        self._dispatch.look()

    def print_slips(self) -> None:
        """Have the printer confirm everything that is due."""
        with contextlib.suppress(StorageError):  # the page says so, and it is offered again
            for slip in self.edge.slips_due():
                self.edge.mark_printed(slip.number)
        self._dispatch.handle(Ready())

    # -- the link ----------------------------------------------------------------

    def link_up(self) -> None:
        """The connection stands."""
        self.revive_lines()
        self.is_linked = True
        self._dispatch.handle(LinkUp())

    def link_down(self) -> None:
        """The connection is gone, and everybody knows."""
        self.is_linked = False
        for line in (self.up, self.down, self._acks):
            line.cut()
        self._dispatch.handle(LinkDown())

    def lose_silently(self, *, up: bool, down: bool) -> None:
        """Let one direction or both die without a word; the broker's own word goes with either."""
        self.up.is_dead, self.down.is_dead = up, down
        self._acks.is_dead = True

    def revive_lines(self) -> None:
        """Let all directions flow again."""
        for line in (self.up, self.down, self._acks):
            line.is_dead = False

    def hear(self, payloads: Sequence[bytes]) -> None:
        """Take the messages that came down in one turn; receipts are kept together."""
        if self.is_linked:
            for payload in payloads:
                self._dispatch.arrived(payload)
            self._dispatch.keep_receipts()

    def turn(self) -> None:
        """Let time do its work, and look into the outbox now and then."""
        for sent in self._acks.due(self._time.passed_s):
            self._dispatch.handle(Freed(sent))
        self._turns += 1
        if self._turns % _LOOKS_EVERY == 0:
            self._dispatch.look()
        self._dispatch.handle(Tick())
        self._dispatch.keep_receipts()

    @property
    def owes(self) -> bool:
        """Whether anything lies in the outbox that was not refused."""
        return bool(self.database.ask("SELECT 1 FROM outbox WHERE refused IS NULL LIMIT 1"))

    def aside(self) -> list[ApplicationId]:
        """Return what was refused and waits for a person."""
        return [name for _place, name in self._store.aside(None, _MOST_ASIDE)]

    # -- inside ------------------------------------------------------------------

    def _send(self, send: Send) -> list[Event]:
        message = self._errands.message(send)
        if message is None:
            return self._errands.not_sent(send)
        self._say(encode(message))
        self._acks.put(send, self._time.passed_s)
        return []

    def _say(self, payload: bytes) -> None:
        self._on_write(payload)
        self.up.put(payload, self._time.passed_s)
