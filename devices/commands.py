"""The verbs of devices: the emulators, their hands, and the camera's trial."""

import json
from pathlib import Path
from typing import Annotated

import typer

from provisioning.command_line import AsJson, give_up
from provisioning.process import start_logging, until_told

root_verbs = typer.Typer()
device_verbs = typer.Typer()


@device_verbs.command()
def emulate(
    folder: Path,
    through: Annotated[
        str, typer.Option(help="A card of this machine, as plug:default, that plays along.")
    ] = "null",
) -> None:
    """Run emulated card readers, camera, printer and sound; their ports appear in FOLDER."""
    from devices.emulation.bench import BenchSettings, run

    start_logging()
    with until_told() as stop:
        run(BenchSettings(folder, heard_through=through).with_social(), stop)


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


@device_verbs.command()
def squares(out: Annotated[Path, typer.Argument(help="A .pdf or .png, to print.")]) -> None:
    """Draw the sheet of squares by which the camera is measured: print it at 100 %, on A4."""
    from devices.document_camera.squares import DOTS_PER_INCH, sheet_of_squares

    sheet_of_squares().save(out, resolution=DOTS_PER_INCH, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))


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


@root_verbs.command("scan")
def scan_pictures(
    images: list[Path],
    *,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option(help="Write the cleaned pages here.")] = None,
    tone: Annotated[str, typer.Option(help="Of those pages: colour, grey or bilevel.")] = "colour",
    pdf: Annotated[str, typer.Option(help="Join them there into one PDF of that name.")] = "",
) -> None:
    """Show what the document camera would make of pictures, one line each."""
    from devices.document_camera.kept import Kept
    from devices.document_camera.small import Tone
    from devices.document_camera.trial import as_words, try_picture, unreadable
    from devices.document_reader.on_frames import loaded_reader
    from devices.errors import UnreadablePictureError

    if tone not in set(Tone) or (pdf and out is None):
        give_up("a tone is colour, grey or bilevel; a PDF lies in the folder of --out")
    kept = None if out is None else Kept(out, Tone(tone))
    failed, read = 0, loaded_reader()
    for image in images:
        try:
            found = try_picture(image, kept, read)
        except UnreadablePictureError as error:
            failed, found = failed + 1, unreadable(image)
            typer.echo(f"{image}: {error}", err=True)
        typer.echo(json.dumps(found, ensure_ascii=False) if as_json else as_words(found))
    if kept is not None and pdf:
        kept.join(Path(pdf).name)
    if failed:
        raise typer.Exit(1)
