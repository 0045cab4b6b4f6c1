"""The verb of the town's end of a call for help."""

import time
from pathlib import Path
from typing import Annotated

import typer

from provisioning.process import start_logging, until_told

help_verbs = typer.Typer()


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
