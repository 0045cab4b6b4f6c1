"""Plays the demonstration: the story for nobody in particular, or a site for a person."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from devices.errors import DeviceError
from provisioning.trust.suite import Suite
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.panel import buttons
from screens.demonstration.premises import PASSWORD
from screens.demonstration.staging import opened, staged
from screens.demonstration.story import Story
from screens.start import run_panel

Say = Callable[[str], None]

_FOUNDING = "founding a town: authority, keys, one kiosk, four officers"


def play_story(
    main: Path, folder: Path, out: Path, suite: Suite, say: Say, chapter: str | None = None
) -> None:
    """Let the scripted resident play in ``folder``; leave `story.json` and pictures in ``out``.

    ``say`` hears one line at a time, as it happens. Raises DemonstrationError
    when the story stops, or when not all of it was true.
    """
    out.mkdir(parents=True, exist_ok=True)
    started = monotonic()

    def tell(sentence: str) -> None:
        say(f"{monotonic() - started:6.1f} s  {sentence}")

    tell(_FOUNDING)
    try:
        with staged(folder, main, out, suite) as place:
            report = Story(place, tell).play(chapter)
    except DeviceError as error:
        raise DemonstrationError(f"the story stopped: {error}") from error
    report.write(out / "story.json")
    tell(f"{len(report.applications)} applications, {report.lost} lost, {report.duplicated} twice")
    if chapter is None and (faults := report.faults()):
        raise DemonstrationError(f"not all of it was true: {'; '.join(faults)}")
    tell(f"story.json and {len(report.screens)} pictures are in {out}")


def serve_person(main: Path, folder: Path, suite: Suite, say: Say) -> None:
    """Run the site with a panel for the devices, until the panel is closed. Main thread only."""
    say(_FOUNDING)
    with opened(folder, main, suite) as place:
        say(f"the desk is at {place.officers[0].desk}")
        names = ", ".join(officer.account for officer in place.officers)
        say(f"sign in as one of {names}; the password is: {PASSWORD}")
        run_panel("Doorstep 家门口办", buttons(place))
