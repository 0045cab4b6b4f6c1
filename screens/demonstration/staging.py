"""Sets the stage: premises, cable, hands and eyes, and clears it afterwards."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devices.emulation.hands import Hands
from provisioning.trust.suite import Suite
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.officer import Officer
from screens.demonstration.premises import OFFICERS, PASSWORD, Look, Premises
from screens.demonstration.relay import Relay
from screens.demonstration.site import Site
from screens.demonstration.story import Place

_OFFSCREEN = {"SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}


@contextmanager
def staged(folder: Path, main: Path, out: Path, suite: Suite) -> Iterator[Place]:
    """Found a site in ``folder`` and yield the place of a story; nothing is started yet.

    Pictures go to ``out/screens``, and at the end the printed slips and the
    logs to ``out`` too.
    """
    premises = Premises.choose(folder, main)
    with Relay(premises.broker_port) as relay:
        premises.found(relay.port, Look())
        site = Site(folder, premises.commands(), _OFFSCREEN)
        album = out / "screens"
        shutil.rmtree(album, ignore_errors=True)
        try:
            yield Place(
                site=site,
                relay=relay,
                glass=LookingGlass(premises.glass),
                hands=Hands(premises.devices.hands),
                officers=tuple(
                    Officer(f"http://127.0.0.1:{premises.desk_port}", account, PASSWORD)
                    for account in OFFICERS
                ),
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
            for kept in (premises.devices.paper, folder / "log"):
                if kept.exists():
                    shutil.copytree(kept, out / kept.name, dirs_exist_ok=True)
