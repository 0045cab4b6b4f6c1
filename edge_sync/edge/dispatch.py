"""The engine and its errands, joined: an event goes in, and all that follows from it is done.

Neither knows of a link. The courier drives it over MQTT, the simulation over a line that
lies, so what is simulated is what runs at a station.
"""

import logging
from collections import deque
from collections.abc import Callable

from edge_sync.edge.errands import Errands
from edge_sync.edge.settings import KioskKeys
from edge_sync.engine.effects import Effect, KeepReceipt, Send
from edge_sync.engine.events import Arrived, Event
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.messages import AnyReceipt, SignedMessage, decode_down
from edge_sync.wire.receipt import is_clouds_word
from provisioning.clock import Clock

logger = logging.getLogger(__name__)


class Dispatch:
    """One engine with its errands. One thread.

    ``send`` takes what is to go out and returns what follows from it at once. Every call
    raises DamagedError when the store is no longer fit, and no other trouble with it.
    """

    def __init__(
        self,
        keys: KioskKeys,
        clock: Clock,
        errands: Errands,
        settings: EngineSettings,
        send: Callable[[Send], list[Event]],
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._errands = errands
        self._send = send
        self._engine = Engine(settings, self._trusts)
        self._receipts: list[AnyReceipt] = []

    def knows(self, application: ApplicationId) -> bool:
        """Say whether the engine still has something to do with an application."""
        return self._engine.knows(application)

    def next_due(self) -> float | None:
        """Return when `Tick` is due, by the monotonic clock, if anything waits."""
        return self._engine.next_due()

    def look(self) -> None:
        """Look at the disk for what other processes left there."""
        for owed in self._errands.owed(self._engine.knows):
            self.handle(owed)
        self.handle(self._errands.asking())
        self.handle(self._errands.comparing())
        self.handle(self._errands.drafting())
        for event in self._errands.wipe_secrets():
            self.handle(event)

    def arrived(self, payload: bytes) -> None:
        """Take one message that came down. A receipt is kept by `keep_receipts` alone."""
        try:
            self.handle(Arrived(decode_down(payload)))
        except UnreadableError as error:
            logger.warning("%s: %s", error.code, error)

    def handle(self, event: Event) -> None:
        """Give the engine an event, do what it says, and go on with what follows from that."""
        events = deque([event])
        while events:
            for effect in self._engine.handle(events.popleft(), self._clock.monotonic()):
                events.extend(self._do(effect))

    def keep_receipts(self) -> None:
        """Keep what came together in one transaction; only then it may be acknowledged."""
        receipts, self._receipts = self._receipts, []
        for event in self._errands.keep_receipts(receipts):
            self.handle(event)

    # -- inside ------------------------------------------------------------------

    def _do(self, effect: Effect) -> list[Event]:
        if isinstance(effect, Send):
            return self._send(effect)
        if isinstance(effect, KeepReceipt):
            self._receipts.append(effect.receipt)
            return []
        return self._errands.run(effect)

    def _trusts(self, message: SignedMessage) -> bool:
        if message.kiosk != self._keys.kiosk:
            return False
        return is_clouds_word(message, self._keys.suite, self._keys.cloud_receipts)
