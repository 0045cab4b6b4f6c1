"""The verbs of who writes matters as data: check them, compare them, find them."""

import json
from pathlib import Path
from typing import Annotated

import typer

from provisioning.command_line import AsJson, give_up

catalogue_verbs = typer.Typer()
root_verbs = typer.Typer()


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


@catalogue_verbs.command("diff")
def catalogue_diff(old: Path, new: Path) -> None:
    """Say in words what changed between the catalogues of two folders."""
    from provisioning.catalogue.differences import differences
    from provisioning.catalogue.files import load

    for sentence in differences(load(old).catalogue, load(new).catalogue):
        typer.echo(sentence)


@root_verbs.command("search")
def search_titles(
    query: Annotated[list[str], typer.Argument(help="What somebody would like, in plain words.")],
    *,
    as_json: AsJson = False,
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
