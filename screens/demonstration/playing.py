"""Plays the demonstration: the story for nobody in particular, or a site for a person."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from devices.errors import DeviceError
from provisioning.trust.suite import Suite
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.panel import buttons
from screens.demonstration.people import EVERYBODY, JOURNEYS
from screens.demonstration.people.telling import tell_of_people
from screens.demonstration.premises import PASSWORD
from screens.demonstration.staging import opened, staged
from screens.demonstration.story import Story
from screens.start import run_panel

Say = Callable[[str], None]

_FOUNDING = "founding a town: authority, keys, one kiosk, four officers"


def play(
    main: Path,
    folder: Path,
    out: Path,
    suite: Suite,
    say: Say,
    chapter: str | None = None,
    database: str = "",
) -> None:
    """Play in ``folder`` for nobody in particular; leave a report and pictures in ``out``.

    Without a chapter, or with one of the story's, the story up to there
    (`story.json`). With the name of one of the ten people, that journey; with
    "people" all of them (`people.json`). ``database`` as in `Premises`. ``say`` hears
    one line at a time, as it happens. Raises DemonstrationError when a script stops, or
    when not all of it was true.
    """
    out.mkdir(parents=True, exist_ok=True)
    started = monotonic()

    def tell(sentence: str) -> None:
        say(f"{monotonic() - started:6.1f} s  {sentence}")

    tell(_FOUNDING)
    try:
        if chapter == EVERYBODY or chapter in JOURNEYS:
            _play_people(main, folder, out, suite, tell, chapter, database)
        else:
            _play_story(main, folder, out, suite, tell, chapter, database)
    except DeviceError as error:
        raise DemonstrationError(f"the script stopped: {error}") from error


def _play_people(
    main: Path, folder: Path, out: Path, suite: Suite, tell: Say, chapter: str, database: str
) -> None:
    journeys = [one for name, one in JOURNEYS.items() if chapter in (EVERYBODY, name)]
    with staged(folder, main, out, suite, has_second=True, database=database) as place:
        report = tell_of_people(place, journeys, tell)
    report.write(out / "people.json")
    tell(f"people.json and the pictures of {len(journeys)} journeys are in {out}")


def _play_story(
    main: Path, folder: Path, out: Path, suite: Suite, tell: Say, chapter: str | None, database: str
) -> None:
    with staged(folder, main, out, suite, database=database) as place:
        story = Story(place, tell)
        if chapter is not None and chapter not in story.chapters():
            names = ", ".join((*story.chapters(), EVERYBODY, *JOURNEYS))
            raise DemonstrationError(f"there is no chapter {chapter}; there are {names}")
        report = story.play(chapter)
    report.write(out / "story.json")
    tell(f"{len(report.applications)} applications, {report.lost} lost, {report.duplicated} twice")
    if chapter is None and (faults := report.faults()):
        raise DemonstrationError(f"not all of it was true: {'; '.join(faults)}")
    tell(f"story.json and {len(report.screens)} pictures are in {out}")


def serve_person(main: Path, folder: Path, suite: Suite, say: Say, database: str = "") -> None:
    """Run the site with a panel for the devices, until the panel is closed. Main thread only."""
    say(_FOUNDING)
    with opened(folder, main, suite, database) as place:
        say(f"the desk is at {place.officers[0].desk}")
        names = ", ".join(officer.account for officer in place.officers)
        say(f"sign in as one of {names}; the password is: {PASSWORD}")
        say(f"the helper in the town answers calls at {place.help_page}")
        say(f"the helper of the village signs in at the kiosk with {place.helper_code}")
        run_panel("Doorstep 家门口办", buttons(place))
