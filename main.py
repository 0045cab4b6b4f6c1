"""Doorstep's composition root and command line.

The only module that knows concrete drivers, the clock of this machine and where
files lie. Every verb explains itself with ``--help``, ends with a non-zero
status and one plain sentence when it fails, and lets a bug end the process: a
kiosk's watchdog brings it back, and what was lodged is lodged.

Parts are imported by the verb that needs them: a kiosk carries no cloud.
"""

from __future__ import annotations

import json
import logging
import os
import random
import signal
import sys
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from provisioning.clock import today
from provisioning.errors import ProvisioningError
from provisioning.process import start_logging, until_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cloud.town import Town
    from devices.card_reader.contract import CardReader
    from devices.document_camera.contract import DocumentCamera
    from devices.document_reader.told import PaperTeller
    from edge_sync.wire.checker import Checker
    from kiosk.parts import Devices
    from kiosk.practice import PractisingKiosk
    from kiosk.settings import KioskSettings
    from provisioning.cloud.registrar import Registrar
    from provisioning.cloud.rosters import Rosters

logger = logging.getLogger("doorstep")

# No pretty tracebacks: they show local values, and those may be somebody's.
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Doorstep 家门口办",
)
cloud_verbs = typer.Typer(no_args_is_help=True, help="Run one part of the cloud.")
fleet_verbs = typer.Typer(no_args_is_help=True, help="Central operations: kiosks and keys.")
roster_verbs = typer.Typer(no_args_is_help=True, help="The helpers of a station and their codes.")
device_verbs = typer.Typer(no_args_is_help=True, help="Emulated devices and their hands.")
catalogue_verbs = typer.Typer(no_args_is_help=True, help="Matters and packages as data.")
app.add_typer(cloud_verbs, name="cloud")
quarantine_verbs = typer.Typer(no_args_is_help=True, help="What the intake could not take.")
cloud_verbs.add_typer(quarantine_verbs, name="quarantine")
app.add_typer(fleet_verbs, name="fleet")
fleet_verbs.add_typer(roster_verbs, name="roster")
app.add_typer(device_verbs, name="devices")
app.add_typer(catalogue_verbs, name="catalogue")
journal_verbs = typer.Typer(no_args_is_help=True, help="What a kiosk did, for a checker.")
app.add_typer(journal_verbs, name="journal")
help_verbs = typer.Typer(no_args_is_help=True, help="Help from the town, without the internet.")
app.add_typer(help_verbs, name="help")
simulate_verbs = typer.Typer(no_args_is_help=True, help="The deterministic simulations.")
app.add_typer(simulate_verbs, name="simulate")

Settings = Annotated[Path, typer.Option("--settings", help="A settings file (TOML).")]
Address = Annotated[str, typer.Option("--database", help="postgresql://… instead of the file's.")]


# -- what every process needs ----------------------------------------------------------


class MachineClock:
    """The clock of this machine, told apart from the business clock by ``ahead_s``."""

    def __init__(self, ahead_s: int = 0) -> None:
        self._ahead = timedelta(seconds=ahead_s)

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        return datetime.now(UTC) + self._ahead

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()

    def today(self) -> date:
        """Return the date in China, where every station is."""
        return today(self)


def give_up(sentence: str) -> NoReturn:
    """End with a failure that a person can read."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


# -- the kiosk -------------------------------------------------------------------------


@app.command()
def kiosk(settings: Settings) -> None:
    """Run the screen process of a kiosk."""
    from edge_sync.errors import SyncError
    from kiosk.errors import KioskError
    from kiosk.refusal import RefusingKiosk
    from kiosk.settings import read_kiosk_settings
    from screens.settings import screen_settings
    from screens.start import run_for_a_while, run_kiosk, stop

    start_logging()
    file = read_kiosk_settings(settings)
    screen = screen_settings(file)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop())
    clock, is_open = MachineClock(file.clock_ahead_s), False
    try:
        with kiosk_app(file, clock) as serving:
            is_open = True
            run_kiosk(serving, screen, clock.now)
    except (ProvisioningError, KioskError, SyncError) as error:
        logger.error("the kiosk cannot serve: %s %s", error.code, error)  # noqa: TRY400 - known
        refusing = RefusingKiosk(error.code)
        if is_open or run_for_a_while(refusing, screen, MachineClock().now, file.try_again_s):
            begin_again()


def begin_again() -> NoReturn:
    """Put this very command in the place of this process: what was in its way may be gone."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command


@contextmanager
def kiosk_app(file: KioskSettings, clock: MachineClock) -> Iterator[PractisingKiosk]:
    """Put a kiosk together: catalogue, store, and the drivers of its devices."""
    from edge_sync.edge.identity import read_kiosk_keys
    from edge_sync.edge.opening import open_edge
    from edge_sync.edge.settings import EdgeSettings
    from edge_sync.edge.stamps import boot_id
    from kiosk.app import KioskApp
    from kiosk.edition_desk import EditionDesk
    from kiosk.helper_desk import HelperDesk, helper_files
    from kiosk.parts import Senses, Station
    from kiosk.practice import PractisingKiosk
    from kiosk.practice_room import Room, passing_store
    from kiosk.records.uses import FILE as USES_FILE
    from kiosk.records.uses import UseRecord
    from provisioning.catalogue.files import load
    from provisioning.catalogue.words import Words
    from provisioning.edge.shelf import open_shelf
    from provisioning.trust.international import InternationalSuite
    from provisioning.wire.identity import WORD_FILE, decode_word

    suite, identity = InternationalSuite(), Path(file.identity)
    keys, shelf = read_kiosk_keys(identity, suite), open_shelf(identity, Path(file.data))
    edition = (shelf.edition() if shelf else None) or load()
    word = decode_word((identity / WORD_FILE).read_bytes())
    devices, data = kiosk_devices(file, clock), Path(file.data)
    name = Words(zh=file.station_zh, en=file.station_en)
    station = Station(keys.kiosk, word.station, name, file.draft_days)
    with open_edge(EdgeSettings(data), keys, clock, boot_id()) as edge:
        helpers = helper_files(
            identity, data, keys, word.station, edge.stamp, shelf.roster if shelf else no_roster
        )
        desk = HelperDesk(helpers, clock, file.helper_alone_s)
        uses = UseRecord(data / USES_FILE, clock.today())
        town = Path(file.help_socket) if file.help_socket else None
        senses = Senses(suite.random, uses=uses, help_socket=town)
        serving = KioskApp(edition, station, devices, edge, clock, senses, desk)
        if shelf:
            serving.watch(EditionDesk(shelf, edition, clock))
        store = passing_store(clock, boot_id())
        room = Room(edition, station, devices, clock, suite, desk, store)
        whole = PractisingKiosk(serving, room.begin, clock)
        serving.start()
        try:
            yield whole
        finally:
            whole.stop()
            serving.stop()


def no_roster() -> None:
    """Stand for a kiosk that nothing comes down to: its roster was installed with it."""


def kiosk_devices(file: KioskSettings, clock: MachineClock) -> Devices:
    """Return the drivers of a kiosk's devices; nothing is opened yet."""
    from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
    from devices.document_camera.codes import read_codes
    from devices.document_camera.scan import scan
    from devices.document_camera.watch import Watcher
    from devices.printer.serial_printer import PrinterSettings, SerialPrinter
    from kiosk.parts import Devices

    return Devices(
        reader=SamVReader(SamVSettings(Path(file.reader)), clock.today),
        camera=document_camera(file.camera),
        printer=SerialPrinter(PrinterSettings(Path(file.printer))),
        scan=scan,
        read_codes=read_codes,
        social_reader=social_reader(file.social_reader, clock),
        watcher=Watcher(takes_pages=file.takes_pages and file.camera.startswith("/dev/")),
        paper_teller=paper_teller(file.page_reader),
    )


def social_reader(socket: str, clock: MachineClock) -> CardReader | None:
    """Return the driver of social-security cards, or None for a kiosk without such a reader."""
    if not socket:
        return None
    from devices.social_card.pcsc_reader import PcscReader, PcscSettings

    return PcscReader(PcscSettings(Path(socket)), clock.today)


def paper_teller(socket: str) -> PaperTeller | None:
    """Return the way to the reader process, or None for a kiosk without one."""
    if not socket:
        return None
    from devices.document_reader.client import ReaderClient
    from devices.document_reader.telling import Teller

    return Teller(ReaderClient(Path(socket)))


def document_camera(name: str) -> DocumentCamera:
    """Return the driver for a camera's name: a device, or a picture file for the emulated one."""
    from devices.document_camera.emulated import EmulatedCamera
    from devices.document_camera.opencv_camera import OpencvCamera

    return OpencvCamera(name) if name.startswith("/dev/") else EmulatedCamera(Path(name))


@app.command()
def courier(settings: Settings) -> None:
    """Run the courier of a kiosk: the one process with a network."""
    from edge_sync.edge.courier import CourierSettings, run_courier
    from edge_sync.edge.identity import kiosk_link, read_kiosk_keys
    from edge_sync.edge.settings import EdgeSettings
    from edge_sync.errors import StoreReplacedError
    from kiosk.settings import read_kiosk_settings
    from provisioning.edge.shelf import open_shelf
    from provisioning.storage.errors import DamagedError
    from provisioning.trust.international import InternationalSuite

    start_logging()
    file = read_kiosk_settings(settings)
    keys = read_kiosk_keys(Path(file.identity), InternationalSuite())
    link = kiosk_link(Path(file.identity), keys.kiosk, file.broker_host, file.broker_port)
    shelf = open_shelf(Path(file.identity), Path(file.data))
    at_work = CourierSettings(EdgeSettings(Path(file.data)), link, shelf=shelf)
    with until_told() as stop:
        while not stop.is_set():
            try:
                run_courier(at_work, keys, MachineClock(file.clock_ahead_s), random.random, stop)
            except (StoreReplacedError, DamagedError) as error:
                # The screen process sets a damaged store aside and begins a new one.
                logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble
                stop.wait(file.try_again_s)


@app.command()
def reader(settings: Settings) -> None:
    """Run the process that reads papers: large libraries, no network, may be killed at will."""
    from devices.document_reader.recognition import Recognition
    from devices.document_reader.service import serve
    from kiosk.settings import read_kiosk_settings

    start_logging()
    file = read_kiosk_settings(settings)
    if not file.page_reader:
        give_up("The settings name no page_reader: the socket to serve at.")
    with until_told() as stop:
        serve(Path(file.page_reader), Recognition().read, stop)


@app.command("rescue")
def rescue_disk(
    folder: Annotated[Path, typer.Argument(help="A kiosk's data folder, from its disk.")],
    out: Annotated[Path, typer.Option("--out", help="The bundle to write, on a stick.")],
    identity: Annotated[Path | None, typer.Option(help="The kiosk's identity folder.")] = None,
) -> None:
    """Bring what has not left off a dead kiosk's disk, which is only read."""
    from edge_sync.edge.rescue import rescue, rescue_lines
    from provisioning.trust.international import InternationalSuite
    from provisioning.wire.identity import WORD_FILE, decode_word

    word = decode_word((identity / WORD_FILE).read_bytes()) if identity else None
    found = rescue(folder, out, InternationalSuite(), word.believe() if word else None)
    for line in rescue_lines(found):
        typer.echo(line)
    if found.spoiled or found.torn:
        give_up(f"not all could be read; {out} holds what could")


@help_verbs.command("line")
def help_line(settings: Settings) -> None:
    """Run a kiosk's messenger to the town: it has the station's network and nothing else."""
    from kiosk.help_line.process import run_messenger
    from kiosk.settings import read_kiosk_settings

    start_logging()
    with until_told() as stop:
        run_messenger(read_kiosk_settings(settings), stop)


@help_verbs.command("desk")
def help_desk(
    key: Annotated[Path, typer.Option(help="The stations' help key; made if it is not there.")],
    name: Annotated[str, typer.Option(help="How the helper is called at the kiosk.")],
    port: Annotated[int, typer.Option(help="Where kiosks reach this machine.")] = 8471,
) -> None:
    """Run the town's end: calls of kiosks, and the helper's page on this machine alone."""
    from cloud.help.process import run_desk

    start_logging()
    with until_told() as stop:
        run_desk(key, name, port, time.monotonic, stop)


# -- the cloud -------------------------------------------------------------------------


def town(settings: Path, database: str = "") -> Town:
    """Put one town's cloud together."""
    from cloud.settings import read_town_settings
    from cloud.town import Town
    from provisioning.trust.international import InternationalSuite

    file = read_town_settings(settings).on(database)
    return Town(file, MachineClock(file.clock_ahead_s), InternationalSuite())


@cloud_verbs.command("all")
def cloud_all(settings: Settings, database: Address = "") -> None:
    """Run intake and desk in one process, on one SQLite file: enough for a town."""
    start_logging()
    whole = town(settings, database)
    with until_told() as stop, whole.desk() as server:
        logger.info("desk at %s", server.url)
        whole.run_intake(random.random, stop)


@cloud_verbs.command()
def intake(
    settings: Settings,
    worker: Annotated[int, typer.Option(min=1, help="Which of several, from 1 on.")] = 1,
    of: Annotated[int, typer.Option(min=1, help="How many workers share the kiosks.")] = 1,
) -> None:
    """Run the intake, alone or as one of several workers on PostgreSQL."""
    start_logging()
    with until_told() as stop:
        town(settings).run_intake(random.random, stop, worker, of)


@cloud_verbs.command("take")
def cloud_take(settings: Settings, bundle: Path) -> None:
    """Take in a bundle that `rescue` wrote; twice, or after the kiosk itself, is harmless."""
    report = town(settings).take_bundle(bundle)
    for line in report.lines:
        typer.echo(line)
    if report.trouble:
        give_up(report.trouble)


@quarantine_verbs.command("list")
def quarantine_list(
    settings: Settings, *, as_json: Annotated[bool, typer.Option("--json")] = False
) -> None:
    """Say what could not be taken, since when, why, and how often it came."""
    from cloud.quarantine_lines import line, record

    for kept in town(settings).quarantine.all():
        typer.echo(json.dumps(record(kept)) if as_json else line(kept))


@quarantine_verbs.command("retry")
def quarantine_retry(settings: Settings, places: list[int]) -> None:
    """Have the running intake take these again, as if they had just come."""
    asked = town(settings).quarantine.ask_retry(
        places, int(MachineClock().now().timestamp() * 1000)
    )
    typer.echo(f"{asked} on their way; look at the list again in a few seconds")


@cloud_verbs.command()
def desk(settings: Settings) -> None:
    """Run the officers' desk alone."""
    start_logging()
    with until_told() as stop, town(settings).desk() as server:
        logger.info("desk at %s", server.url)
        stop.wait()


@cloud_verbs.command()
def broker(
    settings: Settings,
    kind: Annotated[str, typer.Option(help="mosquitto, or nats for one node of a cluster.")] = (
        "mosquitto"
    ),
    node: Annotated[int, typer.Option(min=1, help="Which node of the cluster, from 1 on.")] = 1,
) -> None:
    """Run the broker with our certificates and topic rules, in its private folder."""
    from cloud.settings import read_town_settings
    from cloud.town import town_broker, town_node

    start_logging()
    if kind not in {"mosquitto", "nats"}:
        give_up(f"There is no broker {kind}; there are mosquitto and nats.")
    file = read_town_settings(settings)
    ours = town_node(file, node) if kind == "nats" else town_broker(file)
    with until_told() as stop, ours as running:
        while running.is_running and not stop.wait(0.5):
            pass
        if not stop.is_set():
            give_up(f"{kind} has ended; see {running.log}")


@cloud_verbs.command("journals")
def cloud_journals(
    settings: Settings,
    database: Address = "",
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Say what does not fit in the kiosks' journals; ends with 1 on a fork or a broken link."""
    report = town(settings, database).journal_report()
    typer.echo(report.json() if as_json else str(report))
    if report.is_broken:
        raise typer.Exit(1)


@cloud_verbs.command("export")
def cloud_export(settings: Settings, what: str, out: Path, database: Address = "") -> None:
    """Write for `verify`: a kiosk's journal (k000001), a case (its slip's number), or `log`."""
    whole = town(settings, database)
    out.write_bytes(whole.exported(what))
    typer.echo(f"{what} in {out}")


# -- central operations ----------------------------------------------------------------


@fleet_verbs.command("found")
def fleet_found(
    registrar: Path,
    keys: Path,
    workers: Annotated[int, typer.Option(help="Of an intake spread over several.")] = 0,
    node: Annotated[list[str] | None, typer.Option(help="Host of a NATS node; repeat it.")] = None,
) -> None:
    """Make the authority, the cloud's keys and its services' certificates."""
    from cloud.town import found_nodes, found_town

    founded = registrar_of(registrar)
    found_town(founded, keys, workers)
    found_nodes(founded, keys, node or ())
    typer.echo(f"founded: keys in {keys}")


@fleet_verbs.command()
def enrol(registrar: Path, kiosk_id: str, station: str, out: Path) -> None:
    """Give a kiosk its identity; the folder OUT is taken to the kiosk."""
    enrolment = registrar_of(registrar).enrol_kiosk(kiosk_id, station, out)
    typer.echo(f"enrolled {enrolment.kiosk} at {enrolment.station}")


@fleet_verbs.command("list")
def fleet_list(registrar: Path) -> None:
    """List the kiosks and their standing."""
    registry = registrar_of(registrar).registry
    for name in registry.names():
        try:
            entry = registry.find(name)
        except ProvisioningError as error:
            typer.echo(f"{name}  {error.code} {error}")
            continue
        if entry is not None:
            typer.echo(f"{entry.kiosk}  {entry.station}  {entry.standing.value}")


@fleet_verbs.command("officer")
def fleet_officer(settings: Settings, account: str, name: str, department: str) -> None:
    """Open an officer's account; its password is read from standard input."""
    password = sys.stdin.readline().rstrip("\n")
    town(settings).accounts.open_account(account, name, department, password)
    typer.echo(f"opened {account} for {department}")


@roster_verbs.command("found")
def roster_found(registrar: Path, station: str) -> None:
    """Begin a station's roster of helpers."""
    rosters_of(registrar).found(station)
    typer.echo(f"the roster of {station} is begun")


@roster_verbs.command("add")
def roster_add(
    registrar: Path,
    station: str,
    name: str,
    *,
    volunteer: Annotated[bool, typer.Option(help="Helps, and speaks for nobody.")] = False,
    first: Annotated[str, typer.Option("--from", help="First day, 2026-11-21.")] = "",
    last: Annotated[str, typer.Option("--until", help="Last day; default: after a year.")] = "",
) -> None:
    """Take a helper in; the code is told this once."""
    from provisioning.wire.roster import Limits

    begins = day_of(first) if first else MachineClock().today()
    ends = day_of(last) if last else begins + timedelta(days=365)
    limits = Limits.VOLUNTEER if volunteer else Limits.STAFF
    helper, code = rosters_of(registrar).add(station, name, limits, begins, ends)
    typer.echo(f"{helper} {name} until {ends}: code {code}")


@roster_verbs.command("revoke")
def roster_revoke(registrar: Path, station: str, helper: str) -> None:
    """Take a helper out; kiosks know it from the next roster written."""
    rosters_of(registrar).revoke(station, helper)
    typer.echo(f"{helper} is out; write the roster and bring it to the station")


@roster_verbs.command("write")
def roster_write(
    registrar: Path,
    keys: Path,
    station: str,
    out: Path,
    days: Annotated[int, typer.Option(min=1, help="How long kiosks believe it.")] = 180,
) -> None:
    """Sign a station's roster into the file OUT, which goes into its kiosks' identity folders."""
    from provisioning.cloud.registrar import read_cloud_keys

    key, now = read_cloud_keys(keys).receipt, MachineClock().now()
    roster = rosters_of(registrar).write(station, key, now, out, timedelta(days=days))
    typer.echo(f"roster {roster.version} of {station}: {len(roster.helpers)} helpers")


def rosters_of(registrar: Path) -> Rosters:
    """Return the rosters of a registrar's folder."""
    from provisioning.cloud.rosters import Rosters
    from provisioning.trust.international import InternationalSuite

    return Rosters(registrar / "rosters", InternationalSuite())


def day_of(text: str) -> date:
    """Return the day that an option names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        give_up(f"a day is written 2026-11-21, not {text}")


def registrar_of(folder: Path) -> Registrar:
    """Return the registrar of a folder."""
    from provisioning.cloud.registrar import Registrar
    from provisioning.trust.international import InternationalSuite

    return Registrar(folder, InternationalSuite(), MachineClock().now())


# -- devices ---------------------------------------------------------------------------


@device_verbs.command()
def emulate(folder: Path) -> None:
    """Run emulated card readers, camera and printer; their ports appear in FOLDER."""
    from devices.emulation.bench import BenchSettings, run

    start_logging()
    with until_told() as stop:
        run(BenchSettings(folder).with_social(), stop)


@device_verbs.command()
def check(
    settings: Settings,
    *,
    english: Annotated[bool, typer.Option("--english")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check readers, camera and printer, and say what to do. The kiosk must not run meanwhile."""
    from kiosk.self_check import check_devices
    from kiosk.settings import read_kiosk_settings

    logging.basicConfig(level=logging.ERROR, force=True)  # the findings say it all
    devices, broken = kiosk_devices(read_kiosk_settings(settings), MachineClock()), 0
    for finding in check_devices(devices):
        broken += bool(finding.code)
        told = json.dumps({"device": finding.part.name.lower(), "code": finding.code})
        typer.echo(told if as_json else finding.line("en" if english else "zh"))
    if broken:
        give_up(f"{broken} need care" if english else f"{broken} 处要处理")


@device_verbs.command("hand")
def hand(folder: Path, command: str) -> None:
    """Give the emulated devices one command, such as '{"do": "insert-card", "person": "li"}'."""
    from devices.emulation.bench import BenchSettings
    from devices.emulation.hands import Hands

    try:
        details = json.loads(command)
    except ValueError:
        give_up("a command is one line of JSON")
    if not isinstance(details, dict):
        give_up("a command is a JSON object; devices/emulation/hands.py lists them.")
    typer.echo(json.dumps(Hands(BenchSettings(folder).hands).do(**details), ensure_ascii=False))


@device_verbs.command("insert-card")
def insert_card(
    folder: Path,
    person: str,
    reader: Annotated[str, typer.Option(help="id, or social for a social-security card.")] = "id",
    chip: Annotated[str, typer.Option(help="Kind of a social-security card's chip.")] = "spec-2",
) -> None:
    """Lay a test person's card on an emulated reader."""
    from devices.emulation.bench import BenchSettings
    from devices.emulation.hands import Hands

    hands = Hands(BenchSettings(folder).hands)
    hands.do("insert-card", person=person, reader=reader, chip=chip)


@device_verbs.command("remove-card")
def remove_card(
    folder: Path,
    reader: Annotated[str, typer.Option(help="id, or social for a social-security card.")] = "id",
) -> None:
    """Take the card away from an emulated reader."""
    from devices.emulation.bench import BenchSettings
    from devices.emulation.hands import Hands

    Hands(BenchSettings(folder).hands).do("remove-card", reader=reader)


@app.command("scan")
def scan_pictures(
    images: list[Path],
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    out: Annotated[Path | None, typer.Option(help="Write the cleaned pages here.")] = None,
) -> None:
    """Show what the document camera would make of pictures, one line each."""
    from devices.document_camera.trial import as_words, try_picture
    from devices.document_reader.on_frames import loaded_reader

    unreadable, read = [], loaded_reader()
    for image in images:
        found = try_picture(image, out, read)
        typer.echo(json.dumps(found, ensure_ascii=False) if as_json else as_words(found))
        if "error" in found:
            unreadable.append(f"{image}: {found['error']}")
    if unreadable:
        give_up("; ".join(unreadable))


# -- the catalogue, the checker, measurements -------------------------------------------


@catalogue_verbs.command("lint")
def catalogue_lint(
    folder: Annotated[Path | None, typer.Argument(help="Default: the one shipped here.")] = None,
) -> None:
    """Check a catalogue; every finding names file, place and cure. Notes fail nothing."""
    from provisioning.catalogue.files import DEFAULT_FOLDER
    from provisioning.catalogue.lint import lint, notes

    findings = lint(folder or DEFAULT_FOLDER)
    for finding in findings:
        typer.echo(str(finding))
    if findings:
        give_up(f"{len(findings)} findings; nothing was published")
    for note in notes(folder or DEFAULT_FOLDER):
        typer.echo(f"note: {note}")


@catalogue_verbs.command("found")
def catalogue_found(repository: Path, keys: Path, registrar: Path) -> None:
    """Make a region's catalogue keys, each role's apart; kiosks enrolled from now on trust them."""
    from provisioning.cloud.repository import Repository
    from provisioning.storage.files import write_durably
    from provisioning.wire.repository import ROOT_FILE

    root = Repository(repository).found(keys, MachineClock().now())
    write_durably(registrar / ROOT_FILE, [root])
    typer.echo(f"founded: take the root keys in {keys} off line, two people one each")


@catalogue_verbs.command("sign")
def catalogue_sign(
    repository: Path,
    key: Annotated[Path, typer.Argument(help="The folder of the targets key.")],
    folder: Annotated[Path | None, typer.Argument(help="Default: the one shipped here.")] = None,
) -> None:
    """Check a catalogue and sign it; kiosks hear of it when it is published."""
    from provisioning.catalogue.files import DEFAULT_FOLDER
    from provisioning.cloud.repository import Repository

    catalogue_lint(folder)
    edition = Repository(repository).sign(folder or DEFAULT_FOLDER, key, MachineClock().now())
    typer.echo(f"signed edition {edition.version} ({edition.digest.hex()[:12]})")


@catalogue_verbs.command("sign-roster")
def catalogue_sign_roster(repository: Path, key: Path, station: str, roster: Path) -> None:
    """Take a roster that `fleet roster write` wrote into what goes down; KEY is of the helpers."""
    from provisioning.cloud.repository import Repository

    now = MachineClock().now()
    Repository(repository).sign_roster(station, roster.read_bytes(), key, now)
    typer.echo(f"signed the roster of {station}")


@catalogue_verbs.command("publish")
def catalogue_publish(repository: Path, keys: Path) -> None:
    """Bring out what was signed. Due every two weeks, or kiosks raise an alarm after 30 days."""
    from provisioning.cloud.repository import Repository

    number = Repository(repository).publish(keys, MachineClock().now())
    typer.echo(f"published, timestamp {number}")


@catalogue_verbs.command("diff")
def catalogue_diff(old: Path, new: Path) -> None:
    """Say in words what changed between the catalogues of two folders."""
    from provisioning.catalogue.differences import differences
    from provisioning.catalogue.files import load

    for sentence in differences(load(old).catalogue, load(new).catalogue):
        typer.echo(sentence)


@catalogue_verbs.command("preview")
def catalogue_preview(
    title: str,
    folder: Annotated[Path | None, typer.Argument(help="Default: the one shipped here.")] = None,
    *,
    english: Annotated[bool, typer.Option("--english")] = False,
) -> None:
    """Show the guide to a matter or package as a kiosk shows and prints it."""
    from kiosk.guide_preview import guide_lines
    from provisioning.catalogue.files import DEFAULT_FOLDER, load

    catalogue = load(folder or DEFAULT_FOLDER).catalogue
    if title not in catalogue.matters.keys() | catalogue.packages.keys():
        give_up(f"There is no {title} in this catalogue.")
    for line in guide_lines(catalogue, title, MachineClock().today(), "en" if english else "zh"):
        typer.echo(line)


@catalogue_verbs.command("take")
def catalogue_take(stick: Path, settings: Settings) -> None:
    """Verify a repository on a stick and serve from it, at the kiosk."""
    from kiosk.settings import read_kiosk_settings
    from provisioning.edge.shelf import open_shelf
    from provisioning.edge.source import FolderSource

    file = read_kiosk_settings(settings)
    shelf = open_shelf(Path(file.identity), Path(file.data))
    if shelf is None:
        give_up("This kiosk was installed with no root to trust; enrol it anew.")
    edition = shelf.take(FolderSource(stick), MachineClock(file.clock_ahead_s).now())
    typer.echo(f"edition {edition.version} is active; visits that begin now are served from it")


@app.command("search")
def search_titles(
    query: Annotated[list[str], typer.Argument(help="What somebody would like, in plain words.")],
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Find matters and packages by plain words, offline, best first."""
    from provisioning.catalogue.files import load
    from provisioning.catalogue.search.finder import Finder

    found = Finder(load().catalogue).find(" ".join(query))
    if as_json:
        rows = [{"id": one.id, "title": one.name.zh, "score": one.score} for one in found]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for one in found:
        typer.echo(f"{one.score:.2f}  {one.id}  {one.name.zh}  {one.name.en}")
    if not found:
        typer.echo("Nothing here answers that. Say it otherwise, or look by life event.")


@app.command()
def gallery(out: Annotated[Path, typer.Option("--out", help="Where the pictures go.")]) -> None:
    """Draw every screen in every state as a picture."""
    from screens.start import draw_gallery

    typer.echo(f"{sum(1 for _ in draw_gallery(out))} pictures in {out}")


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(help="Slips (picture, print, text) and exports.")],
    identity: Annotated[Path, typer.Option(help="The kiosks' public keys: a registry folder.")],
    cloud: Annotated[
        Path | None, typer.Option(help="The cloud's public key: a kiosk's cloud.json.")
    ] = None,
) -> None:
    """Check slips, receipts, journals, logs and cases together, believing nobody.

    Ends with 0 when everything is genuine, 1 when anything is false, 3 when a key is missing.
    """
    from devices.errors import DeviceError
    from edge_sync.errors import SyncError
    from edge_sync.wire.checker import Verdict, worst

    checker = checker_of(identity, cloud)
    for file in files:
        try:
            look_at(checker, file)
        except (SyncError, DeviceError) as error:
            give_up(f"{file} carries no slip's code and is no export: {error}")
    findings = checker.findings()
    for finding in findings:
        if finding.verdict is not Verdict.FALSE:
            typer.echo(finding.sentence)
    if wrong := [one.sentence for one in findings if one.verdict is Verdict.FALSE]:
        give_up("; ".join(wrong))
    if worst(findings) is Verdict.UNPROVED:
        raise typer.Exit(3)


def checker_of(identity: Path, cloud: Path | None) -> Checker:
    """Return a checker that believes these public keys."""
    from edge_sync.wire.checker import Checker, Trust
    from provisioning.cloud.registry import KioskRegistry
    from provisioning.trust.international import InternationalSuite
    from provisioning.wire.identity import decode_word

    key = decode_word(cloud.read_bytes()).believe() if cloud else None
    return Checker(Trust(InternationalSuite(), KioskRegistry(identity).signing_key, key))


def look_at(checker: Checker, file: Path) -> None:
    """Give a file to the checker. Raises SlipCodeError, UnreadableError or a DeviceError."""
    from devices.slip_reader import codes_on
    from edge_sync.wire.exports import MAGIC, read_export
    from edge_sync.wire.slip_code import PUBLIC_PREFIX

    data = file.read_bytes()
    if data.startswith(MAGIC):
        checker.export(read_export(data))
    else:
        checker.slip(next((one for one in codes_on(file) if one.startswith(PUBLIC_PREFIX)), ""))


@journal_verbs.command("export")
def journal_export(settings: Settings, out: Path) -> None:
    """Write a kiosk's journal, receipts and heads of the cloud to a file for `verify`."""
    from edge_sync.edge.exporting import export_journal
    from edge_sync.edge.identity import read_kiosk_keys
    from edge_sync.edge.settings import EdgeSettings
    from edge_sync.wire.exports import write_export
    from kiosk.settings import read_kiosk_settings
    from provisioning.trust.international import InternationalSuite

    file = read_kiosk_settings(settings)
    keys = read_kiosk_keys(Path(file.identity), InternationalSuite())
    export = export_journal(EdgeSettings(Path(file.data)), keys)
    out.write_bytes(write_export(export))
    typer.echo(f"{len(export.entries)} entries, {len(export.receipts)} receipts in {out}")


@journal_verbs.command("meet")
def journal_meet(settings: Settings, file: Path) -> None:
    """Bring the heads another kiosk was shown, from its export: the cloud must join them."""
    from edge_sync.edge.exporting import meet_heads
    from edge_sync.edge.identity import read_kiosk_keys
    from edge_sync.edge.settings import EdgeSettings
    from edge_sync.wire.exports import read_export
    from kiosk.settings import read_kiosk_settings
    from provisioning.trust.international import InternationalSuite

    kiosk, clock = read_kiosk_settings(settings), MachineClock()
    keys = read_kiosk_keys(Path(kiosk.identity), InternationalSuite())
    met = meet_heads(EdgeSettings(Path(kiosk.data)), keys, read_export(file.read_bytes()), clock)
    typer.echo(f"{met} heads; the cloud is asked to show that they are one history with ours")


@app.command()
def bench(
    name: str,
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    data: Annotated[Path | None, typer.Option(help="For scan: pictures with truth.")] = None,
    only: Annotated[str | None, typer.Option(help="For link: a part of one link's name.")] = None,
    patterns: Annotated[str | None, typer.Option(help="For link: doorstep,whole-file…")] = None,
) -> None:
    """Run one benchmark beside its peer: seal, lodge, outbox, search, scan, intake, link."""
    if name == "link":
        from tests.bench.link.verb import speak

        say = typer.echo
        if why := speak(only, patterns, say, lambda line: typer.echo(line, err=True)):
            give_up(why)
        return
    if name not in {"seal", "lodge", "outbox", "search", "scan", "intake"}:
        give_up("There are seal, lodge, outbox, search, scan, intake and link.")
    module = import_module(f"tests.bench.{name}")
    if name in {"scan", "intake"}:
        for row in module.run(data) if name == "scan" else module.run():
            told = (f"{key} {value}" for key, value in row.items())
            typer.echo(json.dumps(row) if as_json else ", ".join(told))
        return
    for one in module.run():
        line = f"{one['name']}: {one['ours']} {one['unit']}, {one['ratio']} of {one['peer_is']}"
        typer.echo(json.dumps(one) if as_json else line)


@simulate_verbs.command("sync")
def simulate_sync(
    schedules: Annotated[int, typer.Option(min=1)] = 2000,
    seed: Annotated[int | None, typer.Option(help="Default: a new one, printed.")] = None,
    only: Annotated[str, typer.Option(help="Of one schedule, these steps: 3,7,12.")] = "",
    processes: Annotated[int | None, typer.Option(help="Default: one a processor.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Cut power and link at every turn, over the real engine, store and intake."""
    from dataclasses import asdict

    from edge_sync.simulation.report import simulate
    from edge_sync.simulation.telling import troubles
    from provisioning.trust.international import InternationalSuite

    chosen = random.SystemRandom().randrange(10**9) if seed is None else seed
    steps = [int(number) for number in only.split(",")] if only else None
    suite, several = InternationalSuite(), processes or os.cpu_count() or 1
    findings = simulate(suite, schedules, chosen, several if schedules > 1 else 1, steps)
    typer.echo(json.dumps(asdict(findings.report)) if as_json else str(findings.report))
    if findings.wrong:
        for line in troubles(findings, suite):
            typer.echo(line, err=True)
        give_up(f"Something was lost, came twice or went wrong; the seed is {chosen}.")


# -- the demonstration --------------------------------------------------------------------


@app.command()
def demo(
    *,
    headless: Annotated[bool, typer.Option(help="A scripted resident, no display.")] = False,
    chapter: Annotated[
        str | None, typer.Option(help="Up to this one; or a person, or people.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Where story.json and pictures go.")] = Path(
        "build/story"
    ),
) -> None:
    """Run a whole site on this machine; play the story, or let a person use it."""
    import shutil
    import tempfile

    from provisioning.trust.international import InternationalSuite
    from screens.demonstration.errors import DemonstrationError
    from screens.demonstration.playing import play, serve_person

    suite = InternationalSuite()
    signal.signal(signal.SIGTERM, end_once)
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    folder = Path(tempfile.mkdtemp(prefix="doorstep-"))
    try:
        if headless or not has_display:
            play(Path(__file__), folder, out, suite, typer.echo, chapter)
        else:
            serve_person(Path(__file__), folder, suite, typer.echo)
    except DemonstrationError as error:
        give_up(f"The demonstration failed: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def end_once(*_: object) -> NoReturn:
    """End, and let nothing interrupt the end: the parts run in sessions of their own."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def known_failures() -> tuple[type[Exception], ...]:
    """Return the families of errors of the parts in use: what is not imported raised nothing."""
    families = {
        "cloud.errors": "CloudError",
        "devices.errors": "DeviceError",
        "edge_sync.errors": "SyncError",
        "kiosk.errors": "KioskError",
    }
    loaded = ((sys.modules.get(module), name) for module, name in families.items())
    return (ProvisioningError, *(getattr(part, name) for part, name in loaded if part))


def main() -> None:
    """Run one verb. A known failure is one sentence and a status; a bug is a traceback."""
    try:
        app()
    except known_failures() as error:
        typer.echo(f"{getattr(error, 'code', '')}: {error}", err=True)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
