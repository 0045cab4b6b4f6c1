"""One visit by finger, timed: imported when Kivy has its settings, since it opens a window."""

from time import monotonic, perf_counter

from kivy.core.window import Window

from kiosk.journeys import states as s
from provisioning.process import spare_the_collector
from screens.gallery import SHOWN_AT, STATION, Studio
from screens.glass_commands import pixels_of_window
from screens.settings import ScreenSettings
from screens.stage import Stage
from screens.widgets.finger import Finger
from screens.widgets.sight import box_of, touchables
from tests.screens.live_kiosk import FingerHands, LiveKiosk, one_step

VISITS = 3
MOST_STEPS = 60
REST_S = 0.9  # nobody touches two pages within a second
FRAMES = 2  # one lays out, one more what that changed


class TimedHands(FingerHands):
    """A finger with a clock, from its lifting to the last pixel."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self.took_ms: list[float] = []

    def tap(self, touch_id: str) -> None:
        """Touch what has this id, and wait for what it shows."""
        seen = touchables(self.studio.stage.in_sight)
        target = next(one for one in seen if one.touch_id == touch_id)
        finger = Finger(*box_of(target).centre)
        finger.down()
        self.studio.turn(FRAMES)
        start = perf_counter()
        finger.up()
        self.studio.turn(FRAMES)
        pixels_of_window()
        self.took_ms.append((perf_counter() - start) * 1000)
        self._rest()

    def _rest(self) -> None:
        """Look at the page for a moment, as everybody does; the kiosk tidies up meanwhile."""
        until = monotonic() + REST_S
        while monotonic() < until:
            self.studio.turn(1)


def touches_ms() -> list[float]:
    """Return how long every touch of some visits took, in milliseconds."""
    return [took for _ in range(VISITS) for took in _one_visit()]


def _one_visit() -> list[float]:
    kiosk = LiveKiosk()
    kiosk.resident.title = "MT-PENSION-REG"
    studio = Studio((1080, 1920))
    studio.close()
    studio.stage = Stage(kiosk, ScreenSettings(STATION, "12345"), lambda: SHOWN_AT)
    Window.add_widget(studio.stage.root)
    studio.stage.refresh()
    studio.turn(FRAMES)
    spare_the_collector()  # as a kiosk's window does when it stands
    hands = TimedHands(studio)
    for _ in range(MOST_STEPS):
        if isinstance(kiosk.shown.state, s.Goodbye):
            break
        one_step(hands, kiosk)
    studio.close()
    return hands.took_ms
