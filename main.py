"""Doorstep's composition root and command line.

The only module that knows concrete drivers and puts a kiosk's screen process together;
the verbs of the other parts stand in their ``commands`` modules. Every verb explains
itself with ``--help``, ends with a non-zero status and one plain sentence when it
fails, and lets a bug end the process: a kiosk's watchdog brings it back, and what was
lodged is lodged.

Parts are imported by the verb that needs them, and a part that is not installed has
no verbs: a kiosk carries no cloud.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from provisioning.command_line import AsJson, MachineClock, Settings, give_up
from provisioning.errors import ProvisioningError
from provisioning.process import carry_no_server, start_logging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devices.card_reader.contract import CardReader
    from devices.document_camera.contract import DocumentCamera
    from devices.document_reader.told import PaperTeller
    from edge_sync.wire.checker import Checker
    from kiosk.parts import Devices
    from kiosk.practice import PractisingKiosk
    from kiosk.settings import KioskSettings

logger = logging.getLogger("doorstep")

# No pretty tracebacks: they show local values, and those may be somebody's.
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Doorstep 家门口办",
)

VERBS = (  # the package that must be installed, its module, the verbs there, their name here
    ("cloud", "cloud.commands", "cloud_verbs", "cloud"),
    ("cloud", "cloud.fleet_commands", "fleet_verbs", "fleet"),
    ("devices", "devices.commands", "device_verbs", "devices"),
    ("provisioning.catalogue", "provisioning.catalogue.commands", "catalogue_verbs", "catalogue"),
    ("provisioning.cloud", "provisioning.cloud.commands", "catalogue_verbs", "catalogue"),
    ("kiosk", "kiosk.commands", "catalogue_verbs", "catalogue"),
    ("kiosk", "kiosk.commands", "journal_verbs", "journal"),
    ("kiosk", "kiosk.commands", "outbox_verbs", "outbox"),
    ("kiosk", "kiosk.commands", "help_verbs", "help"),
    ("kiosk", "kiosk.voice.commands", "voice_verbs", "voice"),
    ("cloud", "cloud.help.commands", "help_verbs", "help"),
    ("edge_sync", "edge_sync.simulation.commands", "simulate_verbs", "simulate"),
    ("devices", "devices.commands", "root_verbs", ""),
    ("kiosk", "kiosk.commands", "root_verbs", ""),
    ("provisioning.catalogue", "provisioning.catalogue.commands", "root_verbs", ""),
    ("screens", "screens.commands", "root_verbs", ""),
    ("screens", "screens.demonstration.commands", "root_verbs", ""),
    ("tests", "tests.bench.commands", "root_verbs", ""),
)
GROUPS = {
    "cloud": "Run one part of the cloud.",
    "fleet": "Central operations: kiosks and keys.",
    "devices": "Emulated devices and their hands.",
    "catalogue": "Matters and packages as data.",
    "journal": "What a kiosk did, for a checker.",
    "outbox": "What a kiosk has not got rid of.",
    "help": "Help from the town, without the internet.",
    "voice": "What a kiosk says.",
    "simulate": "The deterministic simulations.",
}


@app.command()
def kiosk(settings: Settings) -> None:
    """Run the screen process of a kiosk."""
    carry_no_server()
    from edge_sync.errors import SyncError
    from kiosk.errors import KioskError
    from kiosk.power_switch import Close, PowerSwitch
    from kiosk.refusal import RefusingKiosk
    from kiosk.settings import read_kiosk_settings
    from kiosk.text.packs import bring_languages
    from screens.settings import screen_settings
    from screens.start import run_for_a_while, run_kiosk, stop

    start_logging()
    file = read_kiosk_settings(settings)
    screen = screen_settings(file)
    close = Close(stop)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGPWR):
        signal.signal(number, lambda *_: close.ask())
    clock, is_open = MachineClock(file.clock_ahead_s), False
    switch = PowerSwitch(file.power_off, stop)
    bring_languages(file.languages)
    try:
        with kiosk_app(file, clock, switch.ask) as serving:
            is_open, close.kiosk = True, serving
            run_kiosk(serving, screen, clock.now)
    except (ProvisioningError, KioskError, SyncError) as error:
        logger.error("the kiosk cannot serve: %s %s", error.code, error)  # noqa: TRY400 - known
        refusing = RefusingKiosk(error.code)
        if is_open or run_for_a_while(refusing, screen, MachineClock().now, file.try_again_s):
            begin_again()
    switch.throw()


def begin_again() -> NoReturn:
    """Put this very command in the place of this process: what was in its way may be gone."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command


@contextmanager
def kiosk_app(
    file: KioskSettings, clock: MachineClock, switch_off: Callable[[], None] | None = None
) -> Iterator[PractisingKiosk]:
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
    from kiosk.voice.making import recorded_of, voice_of
    from provisioning.catalogue.files import load
    from provisioning.edge.shelf import open_shelf
    from provisioning.trust.international import InternationalSuite
    from provisioning.wire.identity import WORD_FILE, decode_word
    from screens.entry.places import stand_in
    from screens.theme.rare_blocks import undrawn_blocks

    suite, identity, data = InternationalSuite(), Path(file.identity), Path(file.data)
    keys = read_kiosk_keys(identity, suite)
    shelf = open_shelf(identity, data, file.dialects)
    edition = (shelf.edition() if shelf else None) or load()
    word = decode_word((identity / WORD_FILE).read_bytes())
    devices = replace(kiosk_devices(file, clock), switch_off=switch_off, undrawn=undrawn_blocks())
    station = Station(keys.kiosk, word.station, file.station_name, file.draft_days, file.rota)
    stand_in(word.station, file.own_places)
    with open_edge(EdgeSettings(data), keys, clock, boot_id()) as edge:
        helpers = helper_files(
            identity, data, keys, word.station, edge.stamp, shelf.roster if shelf else lambda: None
        )
        desk = HelperDesk(helpers, clock, file.helper_alone_s)
        uses = UseRecord(data / USES_FILE, clock.today())
        recorded, messenger = recorded_of(data, shelf), file.messenger
        voice = voice_of(devices.speaker, data, lambda: serving.edition, recorded, file.dialects)
        town, phones = (messenger if to else None for to in (file.help_host, file.phone_interface))
        senses = Senses(suite.random, voice, uses=uses, help_socket=town, phone_socket=phones)
        serving = KioskApp(edition, station, devices, edge, clock, senses, desk)
        if shelf:
            serving.watch(EditionDesk(shelf, edition, clock, recorded.renew))
        store = passing_store(clock, boot_id())
        room = Room(lambda: serving.edition, station, devices, clock, suite, desk, store, voice)
        whole = PractisingKiosk(serving, room.begin, clock)
        serving.start()
        try:
            yield whole
        finally:
            whole.stop()
            serving.stop()
            voice.stop()


def kiosk_devices(file: KioskSettings, clock: MachineClock) -> Devices:
    """Return the drivers of a kiosk's devices; nothing is opened yet."""
    from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
    from devices.document_camera.codes import read_codes
    from devices.document_camera.inspecting import inspected
    from devices.document_camera.plate import BarePlate
    from devices.document_camera.scan import scan
    from devices.document_camera.watch import Watcher
    from devices.printer.serial_printer import PrinterSettings, SerialPrinter
    from devices.speaker.aplay import speaker_named
    from devices.stick.reader import FolderStick
    from kiosk.parts import Devices
    from kiosk.voice.making import recorder_of

    plate = BarePlate.of_file(file.plate)
    takes_pages = file.takes_pages and file.camera.startswith("/dev/")
    speaker = speaker_named(file.speaker, file.handset, file.handset_plug, file.sound_config)
    return Devices(
        reader=SamVReader(SamVSettings(Path(file.reader)), clock.today),
        camera=document_camera(file.camera),
        printer=SerialPrinter(PrinterSettings(Path(file.printer))),
        scan=partial(scan, plate=plate),
        scan_sent=scan,
        read_codes=read_codes,
        inspect=inspected,
        social_reader=social_reader(file.social_reader, clock),
        watcher=Watcher(takes_pages=takes_pages, plate=plate),
        paper_teller=paper_teller(file.page_reader),
        speaker=speaker,
        recorder=recorder_of(speaker, file.microphone, file.sound_config, Path(file.data)),
        stick=Path(file.stick) if file.stick else None,
        stick_pages=FolderStick(Path(file.stick), Path(file.data)) if file.stick else None,
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


def calibrate(
    settings: Settings,
    *,
    painted: Annotated[bool, typer.Option(help="Something like a paper is painted on it.")] = False,
    squares_mm: Annotated[
        float | None, typer.Option(help="The sheet of squares lies there: how large one is.")
    ] = None,
) -> None:
    """Learn how the camera's bare plate looks, or its lens. The kiosk must not run meanwhile."""
    from devices.document_camera.learning import learned, measured
    from devices.document_camera.plate import lens_beside
    from kiosk.settings import read_kiosk_settings
    from provisioning.storage.files import write_durably

    file = read_kiosk_settings(settings)
    if squares_mm is not None:
        lens = measured(document_camera(file.camera), squares_mm)
        if isinstance(lens, str):
            give_up(lens)
        write_durably(lens_beside(file.plate), [lens.as_file()])
        typer.echo(f"known from now on: {lens}; start the kiosk again")
        return
    told = learned(document_camera(file.camera), is_painted=painted)
    if isinstance(told, str):
        give_up(told)
    write_durably(file.plate, [told.as_file()])
    typer.echo("the bare plate is known from now on: start the kiosk again")


def check(
    settings: Settings,
    *,
    english: Annotated[bool, typer.Option("--english")] = False,
    as_json: AsJson = False,
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


@app.command()
def verify(
    files: Annotated[
        list[Path], typer.Argument(help="Slips (picture, print, text), receipts, exports.")
    ],
    identity: Annotated[Path, typer.Option(help="The kiosks' public keys: a registry folder.")],
    cloud: Annotated[
        Path | None, typer.Option(help="The cloud's public key: a kiosk's cloud.json.")
    ] = None,
    bodies: Annotated[
        Path | None, typer.Option(help="The bodies' public seals: a folder of the registrar.")
    ] = None,
) -> None:
    """Check slips, receipts, journals, logs, cases and papers together, believing nobody.

    Ends with 0 when everything is genuine, 1 when anything is false, 3 when a key is missing.
    """
    from devices.errors import DeviceError
    from edge_sync.errors import SyncError
    from edge_sync.wire.checker import Verdict, worst

    checker = checker_of(identity, cloud, bodies)
    for file in files:
        try:
            look_at(checker, file)
        except OSError as error:
            give_up(f"{file} cannot be read: {error.strerror}")
        except (SyncError, DeviceError) as error:
            give_up(f"{file} carries no slip's code and is no export: {error}")
    for finding in (findings := checker.findings()):
        if finding.verdict is not Verdict.FALSE:
            typer.echo(finding.sentence)
    if wrong := [one.sentence for one in findings if one.verdict is Verdict.FALSE]:
        give_up("; ".join(wrong))
    if worst(findings) is Verdict.UNPROVED:
        raise typer.Exit(3)


def checker_of(identity: Path, cloud: Path | None, bodies: Path | None = None) -> Checker:
    """Return a checker that believes these public keys."""
    from edge_sync.wire.checker import Checker, Trust
    from provisioning.cloud.body_seals import PublicSeals
    from provisioning.cloud.registry import KioskRegistry
    from provisioning.trust.international import InternationalSuite
    from provisioning.wire.identity import decode_word

    key = decode_word(cloud.read_bytes()).believe() if cloud else None
    seals = PublicSeals(bodies or identity.with_name("bodies"))
    kiosks = KioskRegistry(identity)
    return Checker(Trust(InternationalSuite(), kiosks.signing_key, key, seals.signing_key))


def look_at(checker: Checker, file: Path) -> None:
    """Give a file to the checker. Raises SlipCodeError, UnreadableError or a DeviceError."""
    from devices.slip_reader import codes_on
    from edge_sync.errors import UnreadableError
    from edge_sync.wire.exports import MAGIC, read_export, read_receipt
    from edge_sync.wire.slip_code import PUBLIC_PREFIX

    if (data := file.read_bytes()).startswith(MAGIC):
        checker.export(read_export(data))
        return
    try:
        checker.receipt(read_receipt(data))
    except UnreadableError:  # a picture, a print or a text
        checker.slip(next((one for one in codes_on(file) if one.startswith(PUBLIC_PREFIX)), ""))


def gather() -> None:
    """Put the verbs of every installed part on the command line."""
    groups = {name: typer.Typer(no_args_is_help=True, help=told) for name, told in GROUPS.items()}
    groups["devices"].command()(check)
    groups["devices"].command()(calibrate)
    for package, module, verbs, name in VERBS:
        if find_spec(package) is not None:
            groups.get(name, app).add_typer(getattr(import_module(module), verbs))
    for name, group in groups.items():
        app.add_typer(group, name=name)


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
    gather()
    try:
        app()
    except known_failures() as error:
        typer.echo(f"{getattr(error, 'code', '')}: {error}", err=True)
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
