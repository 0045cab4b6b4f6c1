"""One real window for every test of this process: offscreen, with real pixels."""

import atexit
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.journeys.states import Shown, Welcome
from provisioning.catalogue.words import NOTHING
from screens.settings import ScreenSettings
from screens.start import GALLERY_SIDE_PX, prepare
from tests.screens.rare_font import write_rare_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.gallery import Studio

# Kivy is configured before it is imported, and its window opens on import: so
# this stands here and not in a fixture.
os.environ["SDL_VIDEODRIVER"] = "offscreen"
_folder = tempfile.TemporaryDirectory()
atexit.register(_folder.cleanup)
RARE_FONT = write_rare_font(Path(_folder.name) / "rare.ttf")
prepare(
    ScreenSettings(
        NOTHING,
        "",
        width_px=GALLERY_SIDE_PX,
        height_px=GALLERY_SIDE_PX,
        rare_fonts=(RARE_FONT,),
        frames_per_s=0,
    )
)


@pytest.fixture(autouse=True)
def _own_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits at a test's window: to collect after each page would be a third of the work."""
    monkeypatch.setattr("screens.forgetting.AFTER_S", 1e9)


@pytest.fixture
def studio() -> "Iterator[Studio]":
    """A portrait window of half the size, to be quick, whose frames the test turns."""
    from screens.gallery import Studio  # noqa: PLC0415 - opens the window

    made = Studio((540, 960))
    yield made
    made.show(Shown(Welcome()))  # whoever still holds this stage holds nobody
    made.close()
