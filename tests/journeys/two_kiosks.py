"""Two kiosks that never hear of each other, and the cloud that hears of both. All real stores."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cloud.casework.cases import CaseRegister
from cloud.casework.schema import SCHEMA as CASEWORK
from edge_sync.cloud.arrival import Arrival, legal_moment_ms
from edge_sync.cloud.tables import SCHEMA as INTAKE
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import KioskId, SlipNumber
from edge_sync.wire.parcel import open_parcel
from edge_sync.wire.signing_slip import read_signing_code
from edge_sync.wire.submissions import Submitted
from kiosk.errands import lodge, pack
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import ReadCard
from kiosk.journeys.signing import SignWay
from kiosk.parts import Senses, Station
from provisioning.catalogue.words import Words
from provisioning.storage.database import Database, open_database
from provisioning.trust.suite import KeyId, SealingPrivateKey
from tests.cloud.hands import Outbox
from tests.edge_sync.people import SUITE
from tests.kiosk.resident import Resident, context
from tests.shipped import shipped_edition

STATION = Words("示例村便民服务站", "Example village")


class Clock:
    """A date that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def pass_by(self, span: timedelta) -> None:
        self.at += span


@dataclass
class Place:
    """One kiosk with its store."""

    kiosk: KioskId
    edge: Edge

    def submit(self, resident: Resident) -> SlipNumber:
        """Walk a visit to its end and lodge it, as the kiosk does."""
        resident.world = replace(resident.world, slip=self.edge.next_slip_number())
        resident.walk_to(s.Lodging, limit=240)
        station = Station(self.kiosk, "529901100201", STATION)
        senses = Senses(random=SUITE.random)
        packet = pack(resident.visit, resident.world, self.edge, shipped_edition(), station, senses)
        done = lodge(packet, self.edge)
        assert isinstance(done, a.LodgeDone), done
        return done.number

    def code_of(self, number: str) -> str:
        """Return what a slip's code says; the printer has not confirmed it yet."""
        slip = self.edge.slip(SlipNumber(number))
        assert slip is not None
        assert slip.private_code is not None
        return slip.private_code

    def countersign(
        self, code: str, card: ReadCard, way: SignWay = SignWay.HERE
    ) -> tuple[Resident, SlipNumber]:
        """Come with a signing slip and sign."""
        signer = Resident(world=replace(context(), slip=""))
        signer.do(a.StartReadingSlip(), a.SigningSlipRead(read_signing_code(code)))
        signer.do(a.ChooseWay(way))
        signer.do(a.CardSeen(), a.CardRead(card), a.CardLifted())
        return signer, self.submit(signer)

    def parcels(self) -> list[bytes]:
        """Return what this kiosk owes the cloud."""
        store = self.edge._store  # noqa: SLF001 - the courier's own way
        offers = (store.offer(application) for application in store.owed())
        return [offer.parcel for offer in offers if offer]


@dataclass
class Cloud:
    """The cloud's database with its register."""

    key: SealingPrivateKey
    database: Database
    register: CaseRegister
    outbox: Outbox
    clock: Clock

    def open(self, parcel: bytes) -> Submitted:
        public = SUITE.sealing_public(self.key)
        keys: dict[KeyId, SealingPrivateKey] = {SUITE.key_id(public): self.key}
        return open_parcel(parcel, SUITE, keys)

    def take(self, parcel: bytes) -> Submitted:
        """Take one parcel, as the intake does."""
        submission = self.open(parcel)
        self.take_submission(submission)
        return submission

    def take_submission(self, submission: Submitted) -> None:
        arrived_ms = round(self.clock.now().timestamp() * 1000)
        received_ms, is_doubtful = legal_moment_ms(submission.lodged, arrived_ms)
        arrival = Arrival(
            application=submission.id,
            kiosk=submission.kiosk,
            slip=submission.slip,
            arrived_ms=arrived_ms,
            received_ms=received_ms,
            is_clock_doubtful=is_doubtful,
            deliveries=1,
            journal_number=1,
        )
        with self.database.transaction():
            self.register.take(submission, arrival)


@dataclass
class County:
    """Two kiosks and the cloud, on one clock."""

    first: Place
    second: Place
    cloud: Cloud
    clock: Clock


@contextmanager
def county(folder: Path) -> Iterator[County]:
    """Open all of it in a folder."""
    clock, cloud_key = Clock(), SUITE.new_sealing_key()
    receipts = SUITE.signing_public(SUITE.new_signing_key())

    def keys(name: str) -> KioskKeys:
        sealing, signing = SUITE.sealing_public(cloud_key), SUITE.new_signing_key()
        return KioskKeys(KioskId(name), SUITE, signing, sealing, receipts)

    def settings(name: str) -> EdgeSettings:
        return EdgeSettings(folder / name, reserve_bytes=1024)

    outbox = Outbox()
    database = open_database(folder / "cloud.db", INTAKE, CASEWORK)
    register = CaseRegister(database, shipped_edition().catalogue, outbox.tell, SUITE)
    with (
        open_edge(settings("one"), keys("k000001"), clock, "boot") as one,
        open_edge(settings("two"), keys("k000002"), clock, "boot") as two,
    ):
        yield County(
            Place(KioskId("k000001"), one),
            Place(KioskId("k000002"), two),
            Cloud(cloud_key, database, register, outbox, clock),
            clock,
        )
    database.close()
