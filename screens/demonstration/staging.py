"""Sets the stage: premises, cable, hands and eyes, and clears it afterwards."""

import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devices.speaker.aplay import card_of_this_machine
from provisioning.trust.suite import Suite
from screens.demonstration.officer import Officer
from screens.demonstration.place import Place, StandingKiosk
from screens.demonstration.premises import OFFICERS, PASSWORD, Look, Premises
from screens.demonstration.relay import Relay
from screens.demonstration.site import FIRST_KIOSK, SECOND_KIOSK, Part, Site

_OFFSCREEN = {"SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}
_STANDING = Look(has_messenger=True)
_ON_A_DESK = Look(width_px=540, height_px=960, frames_per_s=30, has_glass=False, has_messenger=True)


@contextmanager
def staged(
    folder: Path,
    main: Path,
    out: Path,
    suite: Suite,
    look: Look = _STANDING,
    *,
    has_second: bool = False,
    database: str = "",
) -> Iterator[Place]:
    """Found a site in ``folder`` for a script and yield its place; nothing is started yet.

    With ``has_second`` there is a kiosk in another village too; with ``database`` the
    cloud keeps its tables there, see `Premises`.

    Pictures go to ``out/screens``, and at the end the printed slips and the
    logs to ``out`` too; what lay there from an earlier story is removed.
    """
    album = out / "screens"
    for old in (album, out / "paper", out / "papers", out / "log"):
        shutil.rmtree(old, ignore_errors=True)
    scene = _Scene(look, _OFFSCREEN, album, database, has_second=has_second)
    with _place(folder, main, suite, scene) as place:
        try:
            yield place
        finally:
            for kept in (place.paper, folder / "log"):
                if kept.exists():
                    shutil.copytree(kept, out / kept.name, dirs_exist_ok=True)


@contextmanager
def opened(folder: Path, main: Path, suite: Suite, database: str = "") -> Iterator[Place]:
    """Found a site in ``folder`` for a person, started, with a window on this display."""
    album, aloud = folder / "screens", card_of_this_machine()
    scene = _Scene(_ON_A_DESK, os.environ, album, database, heard_through=aloud)
    with _place(folder, main, suite, scene) as place:
        place.site.start(Part.HELP_DESK, Part.MESSENGER)
        place.site.start(Part.BROKER, Part.CLOUD, *FIRST_KIOSK, Part.READER)
        yield place


@dataclass(frozen=True, slots=True)
class _Scene:
    look: Look
    environment: Mapping[str, str]
    album: Path
    database: str
    has_second: bool = False
    heard_through: str = "null"


@contextmanager
def _place(folder: Path, main: Path, suite: Suite, scene: _Scene) -> Iterator[Place]:
    premises = Premises.choose(folder, main, scene.database)
    with Relay(premises.broker_port) as relay:
        premises.found()
        with ThreadPoolExecutor(1) as beside:  # each verb is a process: two of them at a time
            officers = beside.submit(premises.take_on_officers)
            premises.add(premises.first, relay.port, scene.look)
            if scene.has_second:
                premises.add(premises.second, relay.port, scene.look)
            code = premises.take_in_helper()
            officers.result()
        site = Site(folder, premises.commands(scene.heard_through), scene.environment)
        desk = f"http://127.0.0.1:{premises.desk_port}"
        try:
            yield Place(
                site=site,
                relay=relay,
                first=StandingKiosk.of(premises.first, suite, FIRST_KIOSK),
                second=_second(premises, suite) if scene.has_second else None,
                officers=tuple(Officer(desk, account, PASSWORD) for account in OFFICERS),
                cloud_database=premises.cloud_database,
                album=scene.album,
                suite=suite,
                cloud_key=premises.cloud_key(),
                publish=premises.publish,
                set_ahead=premises.set_ahead,
                helper_code=code,
                help_page=premises.net.page,
                messenger=premises.net.messenger,
            )
        finally:
            site.stop()


def _second(premises: Premises, suite: Suite) -> StandingKiosk:
    return StandingKiosk.of(premises.second, suite, SECOND_KIOSK)
