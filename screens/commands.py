"""The verbs of the glass: its gallery, and the contact sheet of the README."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from kiosk.text import Language
from kiosk.text.packs import bring_languages
from provisioning.command_line import give_up
from screens.start import draw_gallery
from screens.theme.colours import Theme
from screens.wanted import SHORT_SIDES_PX, SIZES, Wanted

root_verbs = typer.Typer()

SHEET = Path("docs/pictures/screens.webp")


@root_verbs.command("gallery")
def gallery(
    out: Annotated[Path, typer.Option("--out", help="Where the pictures go.")],
    only: Annotated[str, typer.Option(help="States whose name begins with this.")] = "",
    language: Annotated[Language | None, typer.Option(help="This language alone.")] = None,
    theme: Annotated[str, typer.Option(help="light or contrast alone.")] = "",
    direction: Annotated[str, typer.Option(help="portrait or landscape alone.")] = "",
    languages: Annotated[
        str, typer.Option(help="A folder of further languages: these alone.")
    ] = "",
    inches: Annotated[float, typer.Option(help="The panel: 15, 21.5 or 32.")] = 21.5,
) -> None:
    """Draw every screen in every state, direction, theme and language as a picture."""
    themes = [one for one in Theme if theme in ("", one.name.lower())]
    directions = [one for one in SIZES if direction in ("", one)]
    if inches not in SHORT_SIDES_PX or not themes or not directions:
        give_up("a panel has 15, 21.5 or 32 inches; a theme is light or contrast")
    brought = [Language(pack.tag) for pack in bring_languages(languages)]
    if languages and not brought:
        give_up(f"no language in {languages} can be read")
    spoken = brought or ([language] if language else list(Language))
    wanted = Wanted(spoken, themes, inches, (only,), directions)
    typer.echo(f"{sum(1 for _ in draw_gallery(out, wanted))} pictures in {out}")


@root_verbs.command("contact-sheet")
def contact_sheet(
    out: Annotated[Path, typer.Option("--out", help="The picture to write.")] = SHEET,
) -> None:
    """Draw chosen pages and put them on one sheet: the one in the README."""
    from screens.contact_sheet import PICTURES, write_sheet

    with TemporaryDirectory() as folder:
        for _picture in draw_gallery(Path(folder), Wanted(pictures=PICTURES)):
            pass
        write_sheet(Path(folder), out)
    typer.echo(f"{out}: {out.stat().st_size // 1024} KiB")
