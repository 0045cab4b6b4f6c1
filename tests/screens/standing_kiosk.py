"""A whole kiosk behind the glass in one process: real store, readers and printer, a clock of ours.

Nobody waits for time: a clock that only the test moves says what time it is, and every wait is
for something that has happened.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic

from kivy.core.window import Window

from devices.emulation.gestures import carry_out
from devices.speaker.routing import Part
from kiosk.text import Language
from kiosk.voice.contract import Dialects, NoDialects
from kiosk.voice.prompts import Prompts, prompts_of
from kiosk.voice.sentences import by_sentence
from screens.gallery import SHOWN_AT, STATION, Studio
from screens.settings import ScreenSettings
from screens.stage import Stage
from screens.theme.measure import set_large
from tests.kiosk.conftest import Desk, SetClock, Station1
from tests.shipped import shipped_edition

PATIENCE_S = 120.0
FRAMES_OF_A_PAGE = 4  # drawn, laid out, recited


class StillClock(SetClock):
    """Time goes on when the test says so."""

    def monotonic(self) -> float:
        return self.ahead.total_seconds()


@dataclass
class Ears:
    """A `Voice` that is heard to its end. The room hears only what is for everybody."""

    prompts: Prompts
    dialects: Dialects = field(default_factory=NoDialects)
    is_speaking: bool = False
    fault: str | None = None
    room: list[str] = field(default_factory=list)  # since it was last hushed
    all_of_it: list[Part] = field(default_factory=list)

    def look(self) -> str | None:
        return None

    def say(self, parts: Sequence[Part], language: Language) -> None:  # noqa: ARG002 - a Voice
        for part in by_sentence(tuple(parts)):
            is_fixed = self.prompts.is_for_everybody(part.words)
            is_private = part.is_private or (part.is_of_page and not is_fixed)
            self.all_of_it.append(Part(part.words, is_private=is_private))
            if not is_private:
                self.room.append(part.words)

    def say_again(self, parts: Sequence[Part], language: Language) -> None:
        self.hush()
        self.say(parts, language)

    def hush(self) -> None:
        self.room.clear()

    def forget(self) -> None:
        self.hush()

    def stop(self) -> None:
        self.hush()


@dataclass
class StandingKiosk:
    """What stands in a village, and who stands before it looks at and hears."""

    desk: Desk
    studio: Studio
    ears: Ears
    station: Station1

    @property
    def page(self) -> str:
        view = self.studio.stage.page.view if self.studio.stage.page else None
        return view.key if view else ""

    def hands(self, do: str, **details: str | int) -> None:
        """Do something at the devices."""
        carry_out(self.desk.hands, {"do": do, **details})

    def settle(self) -> None:
        """Turn some frames, as the window does."""
        for _ in range(FRAMES_OF_A_PAGE):
            self.studio.stage.refresh()
            self.studio.turn(1)

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Turn frames until this has come about."""
        end, frame = monotonic() + PATIENCE_S, Event()
        while not is_so():
            assert monotonic() < end, f"{what}: still at {self.page}, heard {self.ears.room}"
            self.settle()
            frame.wait(0.002)


@contextmanager
def standing(folder: Path) -> Iterator[StandingKiosk]:
    """Switch a kiosk on before a window of half the size."""
    (folder / "devices").mkdir()
    station = Station1(folder)
    station.clock = StillClock()
    ears = Ears(prompts_of(Language.ZH, shipped_edition().catalogue))
    studio = Studio((540, 960))
    studio.close()
    with ExitStack() as stack:
        stack.callback(lambda: set_large(on=False))
        desk = station.open(stack, voice=ears)
        studio.stage = Stage(desk.app, ScreenSettings(STATION, "12345"), lambda: SHOWN_AT)
        Window.add_widget(studio.stage.root)
        stack.callback(studio.close)
        kiosk = StandingKiosk(desk, studio, ears, station)
        kiosk.settle()
        yield kiosk
