"""One town's cloud put together: one database, one catalogue, intake and desk."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from ipaddress import ip_address
from pathlib import Path

from cloud.accounts.access import AccessLog
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.office import office_of
from cloud.accounts.register import Accounts
from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.accounts.worlds import Worlds
from cloud.bundle_report import BundleReport, take_bundle
from cloud.casework.editions import Editions
from cloud.casework.policy import read_policy, shipped_policy
from cloud.casework.progress import ProgressReader, number_persons
from cloud.casework.reading import CaseReader
from cloud.casework.rebuilding import differences
from cloud.casework.rebuilding import repair as repair_cases
from cloud.casework.registers import Registers
from cloud.casework.results import as_toml, results
from cloud.casework.retold import retell_old_cases
from cloud.casework.scans import Scans
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.casework.sealing import Seal, Sealing
from cloud.casework.time_passing import TimePassing
from cloud.casework.watched import WatchedCases
from cloud.clock.complaints import ComplaintBook
from cloud.clock.member_clock import Almanac
from cloud.clock.rules import shipped_rules
from cloud.clock.schema import SCHEMA as CLOCK
from cloud.clock.supervision import Supervision
from cloud.clock.tallies import Tallies
from cloud.clock.warning_book import WarningBook
from cloud.desk.app import create_app
from cloud.desk.parts import DeskParts
from cloud.desk.server import DeskServer
from cloud.errors import NoSuchCaseError
from cloud.settings import TownSettings
from edge_sync.cloud.arrival import Together
from edge_sync.cloud.bundles import BundleIntake
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.exporting import exported
from edge_sync.cloud.identity import intake_keys, intake_link, worker_name
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.intake_process import IntakeSettings, run_intake
from edge_sync.cloud.journal_report import JournalReport, journal_report
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.log import DEFAULT_LOG
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.questions import OnQuestion
from edge_sync.cloud.tables import SCHEMA as INTAKE
from edge_sync.errors import EditionUnknownError
from edge_sync.wire.exports import write_export
from edge_sync.wire.topics import up_filters
from provisioning.catalogue.files import load
from provisioning.clock import Clock
from provisioning.cloud.body_seals import BodySeals
from provisioning.cloud.broker import Broker
from provisioning.cloud.broker_rules import SERVICES, WORKERS, Listener
from provisioning.cloud.errors import RegistrarDamagedError
from provisioning.cloud.nats_node import NatsNode
from provisioning.cloud.nats_rules import Node
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.cloud.registrar import (
    ROUTE_SECRET_FILE,
    IdentityFiles,
    Registrar,
    read_cloud_keys,
)
from provisioning.cloud.registry import KioskRegistry
from provisioning.cloud.repository import Repository
from provisioning.settings import SettingsError
from provisioning.storage.fields import milliseconds
from provisioning.storage.files import make_folder
from provisioning.storage.opening import open_at
from provisioning.trust.suite import SigningPublicKey, Suite

logger = logging.getLogger(__name__)

BROKER_HOST = "broker.doorstep"  # the one name with the addresses of all nodes
ROUTE_PORT = 6222  # NATS's own customary ports
CLIENT_PORT = 4222
_REMEMBERED = 100_000  # kiosks whose entries are kept in memory: some 20 MB


class Town:
    """The cloud's parts of one town in one process, or one of them alone.

    Intake and desk may run in two threads or in two processes on the same file.
    """

    def __init__(self, settings: TownSettings, clock: Clock, suite: Suite) -> None:
        self._settings, self._clock, self._suite = settings, clock, suite
        folder = Path(settings.data)
        make_folder(folder)
        address = settings.database or folder / "cloud.db"
        self._database = open_at(address, INTAKE, CASEWORK, ACCOUNTS, CLOCK)
        number_persons(self._database)
        self._objects = Objects(folder / "objects", suite)
        outbox = NewsOutbox(self._database, suite, clock)
        editions = Editions(load(), _published(settings.repository))
        retell_old_cases(self._database, editions.of)
        policy = read_policy(Path(settings.policy)) if settings.policy else shipped_policy()
        self._registers = Registers(
            self._database, editions, outbox.tell, suite, policy, self._seal()
        )
        self.quarantine = Quarantine(self._database)
        self.accounts = Accounts(self._database, clock, editions.newest.departments)
        self.bodies = BodyRegister(self._database, clock)
        self.bodies.found(editions.newest.departments)

    def run_intake(
        self, chance: Callable[[], float], stop: threading.Event, worker: int = 1, of: int = 1
    ) -> None:
        """Take what kiosks send until ``stop`` is set, alone or as one of several. Blocks.

        Raises SettingsError for several on SQLite: it has one writing process.
        """
        if of > 1 and not self._settings.database:
            raise SettingsError("several workers need PostgreSQL: set database in the town's file")
        name = worker_name(worker, of)
        keys = Path(self._settings.keys)
        host, port = self._settings.broker_host, self._settings.broker_port
        now_ms = milliseconds(self._clock.now())
        self.quarantine.ask_retry_of(EditionUnknownError.code, now_ms)
        run_intake(
            IntakeSettings(
                intake_link(
                    keys / name,
                    host,
                    port,
                    name,
                    hears_at_most_once=of > 1 and bool(self._settings.nodes),
                ),
                Path(self._settings.data) / "objects",
                self._told(),
                up_filters(worker, of),
                repository=_place(self._settings.repository),
            ),
            self._database,
            self._intake_keys(),
            Together(self._registers.take_all),
            self._clock,
            chance,
            stop,
        )

    def watch(self, almanac: Almanac) -> Supervision:
        """Return the supervision of this town's cases."""
        cases = WatchedCases(self._database, self._clock)
        passing = TimePassing(self._database, self._registers, self._clock)
        return Supervision(lambda: passing.before(cases()), self._database, almanac, self._clock)

    def results(self, matter: str, first: date, last: date, until: date) -> str:
        """Return what was granted in a matter, as a posting: see `cloud.casework.results`."""
        wanted = self._registers.editions.newest.matters.get(matter)
        if wanted is None:
            raise NoSuchCaseError(f"there is no matter {matter}")
        shown = (last + timedelta(days=1), until)
        return as_toml(results(self._database, wanted, (first, last), shown))

    def rebuild(self, *, repair: bool) -> list[str]:
        """Compare the tables of cases with their events, a line a difference; or repair them."""
        found = [str(one) for one in differences(self._database)]
        if repair and found:
            repair_cases(self._database)
        return found

    def take_bundle(self, bundle: Path) -> BundleReport:
        """Take in what was rescued from a kiosk's disk, beside an intake that runs."""
        keys = self._intake_keys()
        take_all = Together(self._registers.take_all)
        intake = Intake(self._database, self._objects, keys, take_all, self._clock)
        return take_bundle(BundleIntake(intake, keys, self._database), bundle, keys, self._clock)

    def _intake_keys(self) -> IntakeKeys:
        own = read_cloud_keys(Path(self._settings.keys))
        registry = KioskRegistry(Path(self._settings.registrar) / "kiosks")
        return intake_keys(self._suite, own.sealing, own.receipt, believed_keys(registry))

    def journal_report(self) -> JournalReport:
        """Say what does not fit in the kiosks' journals."""
        return journal_report(Journals(self._database, self._suite))

    def exported(self, what: str) -> bytes:
        """Return the file for a checker: a kiosk's journal, a case, or a log, by its name."""
        name = DEFAULT_LOG if what == "log" else what
        return write_export(exported(name, self._database, self._suite))

    def _told(self) -> OnQuestion:
        registers = self._registers
        return ProgressReader(self._database, registers.editions, registers.policy).told

    def _seal(self) -> Seal:
        settings = self._settings
        keys = BodySeals(
            Path(settings.keys) / "seals", Path(settings.registrar) / "bodies", self._suite
        )
        return Sealing(self._suite, keys.key_of)

    def desk(self) -> DeskServer:
        """Return the officers' desk, not yet started."""
        parts = DeskParts(
            accounts=self.accounts,
            access=AccessLog(self._database, self._clock),
            register=self._registers.of(""),
            registers=self._registers,
            reader=CaseReader(self._database, self._registers.policy),
            policy=self._registers.policy,
            catalogue=self._registers.editions.newest,
            clock=self._clock,
            open_document=Scans(self._objects, self._suite).open,
            warnings=WarningBook(self._database, self._clock),
            complaints=ComplaintBook(self._database, self._clock),
            tallies=Tallies(self._database),
            rules=shipped_rules(),
            world=Worlds(self._database, self.bodies).now,
            office=office_of(self._database, self._clock),
            is_https=self._settings.desk_https,
        )
        return DeskServer(create_app(parts), self._settings.desk_host, self._settings.desk_port)


def believed_keys(registry: KioskRegistry) -> Callable[[str], SigningPublicKey | None]:
    """Return the registry's word for the intake: a damaged entry silences its own kiosk alone.

    That kiosk keeps what it has until the entry is restored; all others are served.
    An entry is read again when its file has changed, and only then.
    """
    remembered: dict[str, tuple[object, SigningPublicKey | None]] = {}

    def key_of(kiosk: str) -> SigningPublicKey | None:
        edition = registry.edition(kiosk)
        before = remembered.get(kiosk)
        if before is None or before[0] != edition:
            if len(remembered) >= _REMEMBERED:
                remembered.clear()
            remembered[kiosk] = before = (edition, _read(registry, kiosk))
        return before[1]

    return key_of


def _read(registry: KioskRegistry, kiosk: str) -> SigningPublicKey | None:
    try:
        return registry.signing_key(kiosk)
    except RegistrarDamagedError as error:
        logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
        return None


def town_broker(settings: TownSettings) -> Broker:
    """Return the town's broker with its certificates and topic rules, not yet started."""
    files = IdentityFiles.within(Path(settings.keys) / "broker")
    host, port = settings.broker_host, settings.broker_port
    listener = Listener(host, port, files.ca, files.certificate, files.key)
    registry = KioskRegistry(Path(settings.registrar) / "kiosks")
    return Broker(Path(settings.broker), listener, registry)


def town_node(settings: TownSettings, number: int) -> NatsNode:
    """Return one node of the town's NATS cluster, not yet started. Numbers begin at 1.

    Raises SettingsError for a number that the settings have no host for.
    """
    if not 1 <= number <= len(settings.nodes):
        raise SettingsError(f"the town's file names {len(settings.nodes)} nodes, and no {number}")
    host, identity = settings.nodes[number - 1], Path(settings.keys) / f"node-{number}"
    files = IdentityFiles.within(identity)
    node = Node(
        name=f"n{number}",
        host=host,
        mqtt_port=settings.broker_port,
        route_port=ROUTE_PORT,
        client_port=CLIENT_PORT,
        routes=[f"{one}:{ROUTE_PORT}" for one in settings.nodes],
        ca=files.ca,
        certificate=files.certificate,
        key=files.key,
        route_secret=PrivateFolder(identity).read(ROUTE_SECRET_FILE).decode(),
    )
    registry = KioskRegistry(Path(settings.registrar) / "kiosks")
    return NatsNode(Path(settings.broker) / node.name, node, registry)


def found_nodes(registrar: Registrar, keys: Path, hosts: Sequence[str]) -> None:
    """Make the identity of every node of a NATS cluster, for its own host and a shared name."""
    for number, host in enumerate(hosts, start=1):
        names = tuple(dict.fromkeys(("localhost", BROKER_HOST, *_if_name(host))))
        addresses = tuple(dict.fromkeys(("127.0.0.1", *_if_address(host))))
        name = f"doorstep-node-{number}"
        registrar.certify_node(name, keys / f"node-{number}", names, addresses)


def _if_name(host: str) -> list[str]:
    return [] if _if_address(host) else [host]


def _if_address(host: str) -> list[str]:
    try:
        return [str(ip_address(host))]
    except ValueError:
        return []


def found_town(registrar: Registrar, keys: Path, workers: int = 0) -> None:
    """Make the cloud's keys and the certificates of the broker and of every service.

    ``workers`` are those of a spread intake; called again with more, it adds them.
    """
    registrar.found_cloud(keys)
    registrar.certify_broker(keys / "broker")
    for name in (*(name for name in SERVICES if name not in WORKERS), *WORKERS[:workers]):
        registrar.certify_service(name, keys / name)


def _published(folder: str) -> Repository | None:
    return Repository(Path(folder)) if folder else None


def _place(folder: str) -> Path | None:
    return Path(folder) if folder else None
