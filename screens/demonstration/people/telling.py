"""Plays journeys at one site, and leaves `people.json` beside the pictures."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

import msgspec

from screens.demonstration.errors import DemonstrationError
from screens.demonstration.overhearing import Heard, overheard
from screens.demonstration.people.table import Journey
from screens.demonstration.people.walker import Walker
from screens.demonstration.place import Place
from screens.demonstration.site import Part, wait_for
from screens.demonstration.watching import is_clock_compared

_LONG = 90.0


class JourneyReport(msgspec.Struct):
    """One journey that came to its end."""

    name: str
    person: str
    told: str
    screens: list[str]
    seconds: float
    heard: Heard = Heard()  # at the first kiosk, of who goes by ear


class PeopleReport(msgspec.Struct):
    """All journeys that were asked for."""

    journeys: list[JourneyReport] = []
    seconds: float = 0.0

    def write(self, file: Path) -> None:
        """Write `people.json`, readable by a person."""
        file.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n")


def tell_of_people(
    place: Place, journeys: Sequence[Journey], tell: Callable[[str], None]
) -> PeopleReport:
    """Start the site and walk the journeys, one after the other, off line as they begin.

    Raises DemonstrationError at the first row that does not fit.
    """
    report, started = PeopleReport(), monotonic()
    open_both(place)
    for journey in journeys:
        begun = monotonic()
        tell(f"— {journey.name}: {journey.person} —")
        place.relay.cut()
        walker = Walker(place, place.album / journey.name, tell)
        walker.walk(journey)
        seconds = round(monotonic() - begun, 1)
        told = JourneyReport(journey.name, journey.person, journey.told, walker.pictures, seconds)
        if journey.is_by_ear:
            told.heard = heard_by_all(place, walker.told)
        report.journeys.append(told)
    report.seconds = round(monotonic() - started, 1)
    return report


def heard_by_all(place: Place, told: str) -> Heard:
    """Return what the room of the first kiosk heard so far; ``told`` as in `overheard`.

    Raises DemonstrationError when it was nothing, or what is for one ear alone.
    """
    heard = overheard(place.first.sound, place.kiosk_file.parent, told)
    if heard.strange or not heard.room:
        raise DemonstrationError(f"the room heard {len(heard.room)} prompts, {heard.strange} other")
    return heard


def open_both(place: Place) -> None:
    """Start everything and let each kiosk hear the cloud's time once."""
    kiosks = [kiosk for kiosk in (place.first, place.second) if kiosk]
    place.site.start(Part.BROKER, Part.CLOUD)
    for kiosk in kiosks:
        devices, courier, window = kiosk.parts
        place.site.start(devices, courier)
        wait_for("the devices", kiosk.hands.is_there, _LONG)
        place.site.start(window)
    for kiosk in kiosks:
        wait_for("the kiosk's window", kiosk.glass.is_there, _LONG)
        wait_for("the cloud's time", partial(is_clock_compared, kiosk.database))
