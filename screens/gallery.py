"""The gallery: every page in every sample state as a picture, to be looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from kivy.base import runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang import Builder
from numpy.typing import NDArray

from devices.speaker.routing import Part
from kiosk.journeys.actions import Action
from kiosk.journeys.states import Shown, Welcome
from kiosk.text import Language
from provisioning.catalogue.words import Words
from screens.glass_commands import Commands, take_shot
from screens.samples import samples
from screens.script_samples.presenter import KEY as SCRIPTS
from screens.script_samples.presenter import present as present_scripts
from screens.script_samples.screen import ScriptSamplesScreen
from screens.settings import ScreenSettings
from screens.stage import Stage
from screens.theme.colours import PAPER, Theme, rgba
from screens.theme.measure import measure_window
from screens.wanted import Wanted

HELP_PHONE = "12345"
STATION = Words(zh="湾里镇中庄村便民服务站", en="Zhongzhuang village station")
SHOWN_AT = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
FRAMES_TO_SETTLE: Final = 4


@dataclass(slots=True)
class StillKiosk:
    """A kiosk that shows what it is given and remembers what was touched."""

    shown: Shown
    done: list[Action]
    said: list[Part] = field(default_factory=list)

    def apply(self, action: Action) -> None:
        """Remember it."""
        self.done.append(action)

    def pump(self) -> None:
        """Nothing comes from anywhere."""

    def read_aloud(self, parts: Sequence[Part]) -> None:
        """Remember it."""
        self.said += parts

    def preview(self) -> NDArray[np.uint8]:
        """Return a printed paper on a dark plate."""
        return sample_frame()


class Studio:
    """A stage that is turned by hand, frame by frame, without Kivy's own loop."""

    def __init__(self, size: tuple[int, int]) -> None:
        Window.size = size
        measure_window(*Window.size)
        Window.clearcolor = rgba(PAPER)
        self.kiosk = StillKiosk(Shown(Welcome()), [])
        self.stage = Stage(self.kiosk, ScreenSettings(STATION, HELP_PHONE), lambda: SHOWN_AT)
        runTouchApp(self.stage.root, embedded=True)

    def show(self, shown: Shown) -> None:
        """Show a state and let it settle."""
        self.kiosk.shown = shown
        self.stage.refresh()
        self.turn(FRAMES_TO_SETTLE)

    def show_scripts(self, language: Language, theme: Theme) -> None:
        """Show the samples of minority scripts: a page that no state of a visit leads to."""
        welcome = Shown(Welcome(), language, can_call=True)
        self.show(replace(welcome, contrast=theme is Theme.CONTRAST))
        page = ScriptSamplesScreen(act=self.kiosk.apply)
        self.stage.put(page)
        page.show(present_scripts(language))
        self.turn(FRAMES_TO_SETTLE)

    def turn(self, frames: int) -> None:
        """Let Kivy do what it does between two frames; pixels are drawn when they are read."""
        for _ in range(frames):
            Clock.tick()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()

    def do(self, **command: object) -> dict[str, object]:
        """Carry out a command of the glass socket. Raises LookupError if it cannot be."""
        task = Commands(self.stage).start(command)
        while True:
            try:
                next(task)
            except StopIteration as done:
                self.turn(1)
                return dict(done.value or {})
            self.turn(1)

    def close(self) -> None:
        """Take the stage off the window."""
        Window.remove_widget(self.stage.root)


@cache
def sample_frame() -> NDArray[np.uint8]:
    """Return a frame of the camera: a printed paper on a dark plate."""
    frame = np.full((480, 640, 3), 70, dtype=np.uint8)  # small: it is taken anew at every frame
    frame[45:440, 165:475] = 245
    for row in range(85, 400, 23):
        frame[row : row + 6, 200 : 440 - (row * 7) % 80] = 90
    return frame


def draw(out: Path, wanted: Wanted) -> Iterator[Path]:
    """Draw samples into ``out``, one PNG each, and yield its path. UI thread only."""
    for direction in wanted.directions:
        studio = Studio(wanted.size(direction))
        for theme, language in product(wanted.themes, wanted.languages):
            dark = "-dark" if theme is Theme.CONTRAST else ""
            first = f"{direction}{dark}-{language.value}-"
            for name in _shown_one_by_one(studio, theme, language, wanted, first):
                file = out / f"{first}{name}.png"
                take_shot(file)
                yield file
        studio.close()


def _shown_one_by_one(
    studio: Studio, theme: Theme, language: Language, wanted: Wanted, first: str
) -> Iterator[str]:
    """Show what is wanted and yield its name while it is in sight."""
    for name, shown in samples(language).items():
        if wanted.wants(name, first + name):
            studio.show(replace(shown, contrast=theme is Theme.CONTRAST))
            yield name
    if wanted.wants(SCRIPTS, first + SCRIPTS):
        studio.show_scripts(language, theme)
        yield SCRIPTS
