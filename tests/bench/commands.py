"""The verb that measures, each benchmark beside its peer."""

import json
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from provisioning.command_line import AsJson, give_up

root_verbs = typer.Typer()


@root_verbs.command()
def bench(
    name: str,
    *,
    as_json: AsJson = False,
    data: Annotated[Path | None, typer.Option(help="For scan: pictures with truth.")] = None,
    only: Annotated[str | None, typer.Option(help="For link: a part of one link's name.")] = None,
    patterns: Annotated[str | None, typer.Option(help="For link: doorstep,whole-file…")] = None,
    size: Annotated[float, typer.Option(help="For scan: 0.1 is a tenth of all.")] = 1.0,
) -> None:
    """Run one benchmark beside its peer.

    There are seal, lodge, outbox, wake, search, scan, entry, screens, intake, casework and link.
    """
    if name == "link":
        from tests.bench.link.verb import speak

        say = typer.echo
        if why := speak(only, patterns, say, lambda line: typer.echo(line, err=True)):
            give_up(why)
        return
    if name == "scan":
        from tests.bench.scan_verb import speak as speak_of_scan

        aside = partial(typer.echo, err=True)
        speak_of_scan(data, size, typer.echo, aside, as_json=as_json)
        return
    if name not in {
        "seal",
        "lodge",
        "outbox",
        "wake",
        "search",
        "entry",
        "screens",
        "intake",
        "casework",
    }:
        give_up(
            "There are seal, lodge, outbox, wake, search, scan, entry, screens, intake, "
            "casework, link."
        )
    module = import_module(f"tests.bench.{name}")
    if name in {"entry", "screens", "intake", "casework"}:
        for row in module.run():
            told = (f"{key} {value}" for key, value in row.items())
            typer.echo(json.dumps(row) if as_json else ", ".join(told))
        return
    for one in module.run():
        line = f"{one['name']}: {one['ours']} {one['unit']}, {one['ratio']} of {one['peer_is']}"
        typer.echo(json.dumps(one) if as_json else line)
