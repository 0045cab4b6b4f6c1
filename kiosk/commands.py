"""The verbs at a kiosk beside its screen: courier, reader, messenger, its store and edition."""

import logging
import random
from pathlib import Path
from typing import Annotated

import typer

from provisioning.command_line import MachineClock, Settings, give_up
from provisioning.process import carry_no_server, start_logging, until_told

logger = logging.getLogger("doorstep")

root_verbs = typer.Typer()
catalogue_verbs = typer.Typer()
journal_verbs = typer.Typer()
help_verbs = typer.Typer()
outbox_verbs = typer.Typer()


@root_verbs.command()
def courier(settings: Settings) -> None:
    """Run the courier of a kiosk: the one process with a network."""
    carry_no_server()
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
    shelf = open_shelf(Path(file.identity), Path(file.data), file.dialects)
    edge, metered = EdgeSettings(Path(file.data)), file.daily_bytes or None
    at_work = CourierSettings(edge, link, shelf=shelf, daily_bytes=metered)
    with until_told() as stop:
        while not stop.is_set():
            try:
                run_courier(at_work, keys, MachineClock(file.clock_ahead_s), random.random, stop)
            except (StoreReplacedError, DamagedError) as error:
                # The screen process sets a damaged store aside and begins a new one.
                logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble
                stop.wait(file.try_again_s)


@root_verbs.command()
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


@root_verbs.command("rescue")
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


@root_verbs.command("link-settings")
def kernels_link_settings(
    write: Annotated[
        Path | None, typer.Option("--write", help="An etc folder, of this machine or an image.")
    ] = None,
) -> None:
    """Write what a kiosk's kernel is told for its link, or say what is otherwise here."""
    from provisioning.edge.kernel import install, otherwise

    if write is not None:
        typer.echo(f"wrote {install(write)}: in force from the next start, or by sysctl --system")
        return
    found = list(otherwise())
    for one in found:
        typer.echo(f"{one.name} is {one.found or 'unknown here'}, and should be {one.wanted}")
    if found:
        give_up("this kernel carries more than it must, or less: link-settings --write /etc")


@help_verbs.command("line")
def help_line(settings: Settings) -> None:
    """Run a kiosk's messenger: to the town, and for phones; the station's network is all it has."""
    from kiosk.help_line.process import run_messenger
    from kiosk.settings import read_kiosk_settings

    start_logging()
    with until_told() as stop:
        run_messenger(read_kiosk_settings(settings), MachineClock().monotonic, stop)


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
    shelf = open_shelf(Path(file.identity), Path(file.data), file.dialects)
    if shelf is None:
        give_up("This kiosk was installed with no root to trust; enrol it anew.")
    edition = shelf.take(FolderSource(stick), MachineClock(file.clock_ahead_s).now())
    typer.echo(f"edition {edition.version} is active; visits that begin now are served from it")


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


@outbox_verbs.command("list")
def outbox_list(settings: Settings) -> None:
    """List what the cloud has not signed for: slip, age, last error, and the way out."""
    from edge_sync.edge.outbox_desk import outbox_lines
    from edge_sync.edge.settings import EdgeSettings
    from kiosk.settings import read_kiosk_settings

    file = read_kiosk_settings(settings)
    for line in outbox_lines(EdgeSettings(Path(file.data)), MachineClock(file.clock_ahead_s)):
        typer.echo(line)


@outbox_verbs.command("again")
def outbox_again(settings: Settings, slip: str) -> None:
    """Offer an application again that the cloud refused, once its cause is removed."""
    from edge_sync.edge.outbox_desk import offer_again
    from edge_sync.edge.settings import EdgeSettings
    from edge_sync.wire.application import SlipNumber
    from kiosk.settings import read_kiosk_settings

    file = read_kiosk_settings(settings)
    if not offer_again(EdgeSettings(Path(file.data)), SlipNumber(slip)):
        give_up(f"There is no refused application with the slip {slip}.")
    typer.echo(f"{slip} is offered again")
