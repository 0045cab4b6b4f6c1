"""The verb that plays a whole site on one machine."""

import os
import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from provisioning.command_line import give_up

root_verbs = typer.Typer()


@root_verbs.command()
def demo(
    *,
    headless: Annotated[bool, typer.Option(help="A scripted resident, no display.")] = False,
    chapter: Annotated[
        str | None, typer.Option(help="Up to this one; or a person, or people.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Where story.json and pictures go.")] = Path(
        "build/story"
    ),
    database: Annotated[
        str, typer.Option(help="postgresql://…, empty: the cloud's tables lie there.")
    ] = "",
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
            play(Path(sys.argv[0]).resolve(), folder, out, suite, typer.echo, chapter, database)
        else:
            serve_person(Path(sys.argv[0]).resolve(), folder, suite, typer.echo, database)
    except DemonstrationError as error:
        give_up(f"The demonstration failed: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def end_once(*_: object) -> NoReturn:
    """End, and let nothing interrupt the end: the parts run in sessions of their own."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)
