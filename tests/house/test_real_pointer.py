"""The kiosk as a black box: its process, a window on a display, a pointer moved by the display.

The glass socket is only looked through here; every touch comes from the X server.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.emulation.bench import BenchSettings, bench
from provisioning.cloud.registrar import Registrar
from provisioning.trust.international import InternationalSuite
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.looking_glass import LookingGlass

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 240.0  # a loaded machine starts a screen ten times slower
WIDTH_PX, HEIGHT_PX = 360, 640
pytestmark = pytest.mark.timeout(900)


def wait_until(is_so: Callable[[], bool], why: Callable[[], object]) -> None:
    never, end = threading.Event(), time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, why()
        never.wait(0.05)


@dataclass
class Pointer:
    """A finger outside the kiosk: it knows a place on the display and nothing of widgets."""

    glass: LookingGlass
    display: str

    def touch(self, touch_id: str) -> None:
        x, y = self._place(touch_id)
        subprocess.run(
            ["xdotool", "mousemove", str(x), str(y), "click", "1"],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            timeout=PATIENCE_S,
        )

    def sees(self, page: str, *touch_ids: str) -> None:
        """Wait until a page is in sight and these can be touched on it."""

        def is_in_sight() -> bool:
            return self.glass.page() == page and set(touch_ids) <= set(self.glass.touchable())

        wait_until(is_in_sight, self.glass.texts)

    def _place(self, touch_id: str) -> tuple[int, int]:
        """Return the middle of what has this id, once it stands still: a page is laid in steps."""
        places: list[tuple[int, int]] = []

        def stands_still() -> bool:
            told = self.glass.do("where", id=touch_id)
            places.append((round(told["x"]), round(told["y"])))
            return len(places) > 1 and places[-1] == places[-2]

        wait_until(stands_still, lambda: places)
        return places[-1]


@contextmanager
def private_display() -> Iterator[str]:
    """Run a display of our own, whose number the server chooses among the free ones."""
    told, said = os.pipe()
    screen = f"{WIDTH_PX}x{HEIGHT_PX}x24"
    words = ["Xvfb", "-displayfd", str(said), "-screen", "0", screen, "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=(said,), stderr=subprocess.DEVNULL) as server:
        os.close(said)
        try:
            with os.fdopen(told, encoding="ascii") as number:
                yield f":{number.readline().strip()}"
        finally:
            server.kill()


def settings_of(folder: Path, devices: BenchSettings) -> Path:
    office = Registrar(folder / "ca", InternationalSuite(), datetime.now(UTC))  # noqa: TID251 - a test's composition root
    office.found_cloud(folder / "cloud")
    office.enrol_kiosk("k000001", "529901101201", folder / "identity")
    (folder / "data").mkdir()
    file = folder / "settings.toml"
    file.write_text(
        'identity = "identity"\ndata = "data"\nbroker_host = "127.0.0.1"\nbroker_port = 1\n'
        f'station_zh = "示例村"\nstation_en = "Example"\nreader = "{devices.reader}"\n'
        f'printer = "{devices.printer}"\ncamera = "{devices.frame}"\nglass = "glass"\n'
        f"width_px = {WIDTH_PX}\nheight_px = {HEIGHT_PX}\ncorner_px = [0, 0]\nmotion = false\n",
        encoding="utf-8",
    )
    return file


@contextmanager
def kiosk(settings: Path, display: str) -> Iterator[LookingGlass]:
    words = [sys.executable, str(ROOT / "main.py"), "kiosk", "--settings", str(settings)]
    shown = {"DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
    log, glass = settings.with_name("kiosk.log"), LookingGlass(settings.with_name("glass"))
    with (
        log.open("wb") as said,
        subprocess.Popen(words, env={**os.environ, **shown}, stderr=said) as process,
    ):
        try:
            wait_until(lambda: process.poll() is not None or is_open(glass), log.read_text)
            assert process.poll() is None, log.read_text("utf-8")
            yield glass
        finally:
            process.kill()


def is_open(glass: LookingGlass) -> bool:
    try:
        return glass.page() == "welcome"
    except DemonstrationError:  # no window yet
        return False


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pointer]:
    """One kiosk for all journeys of this file: each ends where the next one begins."""
    folder = tmp_path_factory.mktemp("pointer")
    devices = BenchSettings(folder / "devices")
    with (
        private_display() as display,
        bench(devices),
        kiosk(settings_of(folder, devices), display) as glass,
    ):
        yield Pointer(glass, display)


@pytest.fixture
def pointer(standing: Pointer) -> Pointer:
    standing.sees("welcome", "green", "way_on")
    return standing


def test_a_touch_on_the_green_lane_opens_it_and_a_touch_leaves_it(pointer: Pointer) -> None:
    assert "lane.0" not in pointer.glass.touchable()
    pointer.touch("green")
    pointer.sees("notice", "lane.0", "lane.1")
    pointer.touch("leave")
    pointer.sees("welcome", "green")
    assert "lane.0" not in pointer.glass.touchable()


def test_touches_lead_from_the_door_to_the_card_and_back(pointer: Pointer) -> None:
    pointer.touch("way_on")
    pointer.sees("for_whom", "choice.myself", "back")
    pointer.touch("choice.myself")
    pointer.sees("identify", "back")
    pointer.touch("back")
    pointer.sees("for_whom", "leave")
    pointer.touch("leave")
    pointer.sees("welcome")


def test_a_touch_in_the_corner_changes_the_language_and_another_changes_it_back(
    pointer: Pointer,
) -> None:
    assert pointer.glass.touchable()["way_on"] == "开始办事"
    pointer.touch("language")
    wait_until(lambda: pointer.glass.touchable()["way_on"] == "Start", pointer.glass.texts)
    pointer.touch("language")
    wait_until(lambda: pointer.glass.touchable()["way_on"] == "开始办事", pointer.glass.texts)
