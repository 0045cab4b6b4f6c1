"""An end of the sync on a disk, for input from somebody who holds the other end's keys.

Signatures and seals keep strangers out and not a broken or bought program at
the other end. So here every signature counts and every seal opens: what comes
reaches the innermost decoder.
"""

import atexit
import contextlib
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from edge_sync.edge.errands import Errands
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA as EDGE_SCHEMA
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import Send
from edge_sync.engine.events import Arrived, Event, LinkUp, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, DocumentId, KioskId
from edge_sync.wire.messages import AnyReceipt, DownMessage, Refused, decode_down
from provisioning.storage.database import open_database
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import (
    KeyId,
    SealingPrivateKey,
    SealingPublicKey,
    SigningPrivateKey,
    SigningPublicKey,
)
from tests.edge_sync.people import Handed, application_of, scan

KIOSK = KioskId("k000001")
APPLICATION = ApplicationId("0123456789abcdef" * 2)  # as in the kept messages
DOCUMENT = DocumentId("fedcba9876543210" * 2)
INPUTS_A_STORE = 300  # after so many it is begun anew, so that a run stays as quick as it began
CLOUD = SigningPrivateKey(bytes(range(32)))


class Believing(InternationalSuite):
    """A suite under which every signature counts and every seal opens to what is in it."""

    def seal(self, plain: bytes, recipient: SealingPublicKey, context: bytes) -> bytes:
        assert len(recipient) >= 0
        assert context is not None
        return plain

    def open(self, sealed: bytes, private: SealingPrivateKey, context: bytes) -> bytes:
        assert private is not None
        assert context is not None
        return sealed

    def key_id(self, public: bytes) -> KeyId:
        assert public is not None
        return KeyId(bytes(8))

    def is_signed(self, message: bytes, signature: bytes, public: SigningPublicKey) -> bool:
        assert message is not None
        assert public is not None
        return signature != b"false"


SUITE = Believing()


class StandingClock:
    """Time that passes only when somebody says so."""

    def __init__(self) -> None:
        self.passed_s = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 8, 0, tzinfo=UTC) + timedelta(seconds=self.passed_s)

    def monotonic(self) -> float:
        return self.passed_s


class EveryKey(Mapping[KeyId, SealingPrivateKey]):
    """Some key for every name."""

    def __getitem__(self, _name: KeyId) -> SealingPrivateKey:
        return SealingPrivateKey(bytes(96))

    def __iter__(self) -> Iterator[KeyId]:
        return iter((KeyId(bytes(8)),))

    def __len__(self) -> int:
        return 1


class End:
    """One end on a disk in memory, begun anew after so many inputs."""

    def __init__(self) -> None:
        self._inputs = 0
        self._parts = contextlib.ExitStack()
        self._folder: Path | None = None
        atexit.register(self._end)

    def hear(self, messages: list[bytes]) -> None:
        """Take some messages as they come off the link."""
        if self._inputs % INPUTS_A_STORE == 0:
            self._begin_anew()
        self._inputs += 1
        self._hear(messages)

    def _begin_anew(self) -> None:
        self._end()
        self._folder = Path(tempfile.mkdtemp(prefix="doorstep-fuzz-"))
        self._open(self._folder)

    def _end(self) -> None:
        self._parts.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _open(self, folder: Path) -> None:
        raise NotImplementedError

    def _hear(self, messages: list[bytes]) -> None:
        raise NotImplementedError


class KioskEnd(End):
    """Engine, errands and store of a kiosk that owes two applications."""

    def _open(self, folder: Path) -> None:
        clock, settings = StandingClock(), EdgeSettings(folder, 1024, 1024)
        keys = KioskKeys(KIOSK, SUITE, CLOUD, SealingPublicKey(b""), SigningPublicKey(bytes(32)))
        edge = self._parts.enter_context(open_edge(settings, keys, clock, "boot"))
        self._lodge(edge)
        database = open_database(settings.database, EDGE_SCHEMA, check=False)
        self._parts.callback(database.close)
        self._clock = clock
        self._errands = Errands(settings, keys, clock, EdgeStore(database))
        self._engine = Engine(EngineSettings(BackOff(1.0, 2.0, lambda: 0.5)), lambda _word: True)
        (self._owed,) = self._errands.owed(self._engine.knows)
        self._handle(self._owed)
        self._handle(LinkUp())

    def _lodge(self, edge: Edge) -> None:
        """Lodge the application that the kept messages speak of, and print its slip."""
        documents = {DOCUMENT: scan(20_000)}
        secret = edge.new_slip_secret()
        made = application_of(
            KIOSK, edge.next_slip_number(), edge.stamp(), secret.public_key, documents
        )
        application = msgspec.structs.replace(made, id=APPLICATION)
        Handed(application, documents, secret).lodge(edge)
        edge.mark_printed(application.slip)

    def _hear(self, messages: list[bytes]) -> None:
        for data in messages:
            with contextlib.suppress(UnreadableError):
                message = self._fitting(decode_down(data))
                self._clock.passed_s += 1.0
                self._handle(Arrived(message))
                self._handle(Tick())

    def _fitting(self, message: DownMessage) -> DownMessage:
        """Put the true hashes where the kept messages have zeros: what is true is not guessed."""
        if not isinstance(message, AnyReceipt | Refused) or message.parcel_sha256 != bytes(32):
            return message
        fitting = msgspec.structs.replace(message, parcel_sha256=self._owed.parcel_sha256)
        if isinstance(fitting, AnyReceipt):
            return msgspec.structs.replace(fitting, entry_sha256=self._owed.entry_sha256)
        return fitting

    def _handle(self, event: Event) -> None:
        events = deque([event])
        while events:
            for effect in self._engine.handle(events.popleft(), self._clock.monotonic()):
                if isinstance(effect, Send):
                    self._errands.message(effect)
                else:
                    events.extend(self._errands.run(effect))
