"""Sets the stage: premises, cable, hands and eyes, and clears it afterwards."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from devices.emulation.hands import Hands
from provisioning.trust.suite import Suite
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.officer import Officer
from screens.demonstration.premises import OFFICERS, PASSWORD, Look, Premises
from screens.demonstration.relay import Relay
from screens.demonstration.site import Part, Site
from screens.demonstration.story import Place

_OFFSCREEN = {"SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}
_STANDING = Look()
_ON_A_DESK = Look(width_px=540, height_px=960, frames_per_s=30, has_glass=False)


@contextmanager
def staged(
    folder: Path, main: Path, out: Path, suite: Suite, look: Look = _STANDING
) -> Iterator[Place]:
    """Found a site in ``folder`` for a script and yield its place; nothing is started yet.

    Pictures go to ``out/screens``, and at the end the printed slips and the
    logs to ``out`` too; what lay there from an earlier story is removed.
    """
    album = out / "screens"
    for old in (album, out / "paper", out / "log"):
        shutil.rmtree(old, ignore_errors=True)
    with _place(folder, main, suite, look, _OFFSCREEN, album) as place:
        try:
            yield place
        finally:
            for kept in (place.paper, folder / "log"):
                if kept.exists():
                    shutil.copytree(kept, out / kept.name, dirs_exist_ok=True)


@contextmanager
def opened(folder: Path, main: Path, suite: Suite) -> Iterator[Place]:
    """Found a site in ``folder`` for a person, started, with a window on this display."""
    with _place(folder, main, suite, _ON_A_DESK, os.environ, folder / "screens") as place:
        place.site.start(*Part)
        yield place


@contextmanager
def _place(
    folder: Path,
    main: Path,
    suite: Suite,
    look: Look,
    environment: Mapping[str, str],
    album: Path,
) -> Iterator[Place]:
    premises = Premises.choose(folder, main)
    with Relay(premises.broker_port) as relay:
        premises.found(relay.port, look)
        site = Site(folder, premises.commands(), environment)
        desk = f"http://127.0.0.1:{premises.desk_port}"
        try:
            yield Place(
                site=site,
                relay=relay,
                glass=LookingGlass(premises.glass),
                hands=Hands(premises.devices.hands),
                officers=tuple(Officer(desk, account, PASSWORD) for account in OFFICERS),
                paper=premises.devices.paper,
                kiosk_file=premises.kiosk_file,
                cloud_file=premises.cloud_file,
                album=album,
                suite=suite,
                kiosk_key=premises.kiosk_key(suite),
                cloud_key=premises.cloud_key(),
            )
        finally:
            site.stop()
