"""The verbs of who brings a catalogue out: sign it, publish it."""

from pathlib import Path
from typing import Annotated

import typer

from provisioning.catalogue.commands import catalogue_lint
from provisioning.command_line import MachineClock

catalogue_verbs = typer.Typer()


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
