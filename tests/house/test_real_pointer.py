"""The kiosk as a black box: its process, a window on a display, a pointer moved by the display.

The glass socket is only looked through here; every touch comes from the X server.
"""

import os
import re
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

from devices.card_reader.test_people import PEOPLE
from devices.emulation.bench import BenchSettings, bench
from devices.emulation.hands import Hands
from kiosk.text import Language, Text, say
from provisioning.cloud.registrar import Registrar
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey
from provisioning.wire.identity import SIGNING_KEY_FILE
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.reckoning import slips_on_paper

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 240.0  # a loaded machine starts a screen ten times slower
WIDTH_PX, HEIGHT_PX = 360, 640
BETWEEN_S = 0.03  # two frames: a finger is not quicker
AT_WORK = ("lodging", "printing")  # pages that go on by themselves
MOST_PAGES = 40
CLOCK = re.compile("[0-9]{2}:[0-9]{2}")
SUITE, LIU = InternationalSuite(), PEOPLE["liu"]
pytestmark = pytest.mark.timeout(900)


def wait_until(is_so: Callable[[], bool], why: Callable[[], object]) -> None:
    never, end = threading.Event(), time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, str(why())
        never.wait(0.05)


Deeds = dict[str, Callable[["Pointer"], None]]
"""What is done on a page whose key begins so."""


@dataclass
class Pointer:
    """A finger outside the kiosk: it knows a place on the display and nothing of widgets."""

    glass: LookingGlass
    display: str
    hands: Hands  # for the card and the paper; what is touched, the display touches
    paper: Path
    key: SigningPublicKey  # of the kiosk's slips

    def touch(self, *touch_ids: str) -> None:
        """Touch these, one after the other; several stand on one page and stay where they are."""
        places = {touch_id: self._place(touch_id) for touch_id in dict.fromkeys(touch_ids)}
        self._move(*("mousemove {} {} click 1".format(*places[one]) for one in touch_ids))

    def draw(self, *strokes: list[tuple[int, int]]) -> None:
        """Draw on the pad in sight, in pixels from its middle."""
        x, y = self._place("pad")
        for first, *others in strokes:
            along = (f"mousemove {x + dx} {y + dy} sleep {BETWEEN_S}" for dx, dy in others)
            self._move(f"mousemove {x + first[0]} {y + first[1]} mousedown 1", *along, "mouseup 1")

    def _move(self, *deeds: str) -> None:
        words = ["xdotool", *f" sleep {BETWEEN_S} ".join(deeds).split()]
        shown = {**os.environ, "DISPLAY": self.display}
        subprocess.run(words, env=shown, check=True, timeout=PATIENCE_S)

    def turn(self, touch_id: str = "way_on") -> None:
        """Touch this, and wait until something else is in sight."""
        self._place(touch_id)
        before = self._in_sight()
        self.touch(touch_id)
        self.waits(lambda: self._in_sight() != before)

    def touch_words(self, words: str) -> None:
        """Touch what says just this."""
        self.waits(lambda: words in self.glass.touchable().values())
        self.touch(next(name for name, said in self.glass.touchable().items() if said == words))

    def text(self) -> str:
        """Return all that is in sight, without its blanks."""
        return "".join("".join(self.glass.texts()).split())

    def reads(self, *words: str) -> None:
        """Wait until all of this is in sight."""
        self.waits(lambda: all(one in self.text() for one in words))

    def waits(self, is_so: Callable[[], bool]) -> None:
        """Wait until this is so, and touch a page that is hidden meanwhile."""
        wait_until(lambda: is_so() or self._uncover(), self.text)

    def sees(self, page: str, *touch_ids: str) -> None:
        """Wait until a page is in sight and these can be touched on it."""

        def is_in_sight() -> bool:
            return self.glass.page() == page and set(touch_ids) <= set(self.glass.touchable())

        self.waits(is_in_sight)

    def walk(self, deeds: Deeds, until: str) -> list[str]:
        """Do what the table says of a page, and take the way on of any other."""
        seen: list[str] = []
        for _ in range(MOST_PAGES):
            self.waits(lambda: self.glass.page() not in AT_WORK)
            page = self.glass.page()
            seen += [page] if page not in seen else []
            if page == until:
                return seen
            known = max((key for key in deeds if page.startswith(key)), key=len, default="")
            deeds[known](self) if known else self.turn()
        raise AssertionError(seen)

    def _in_sight(self) -> tuple[str, list[str]]:
        """Return the page and its words; the clock above it is none of them."""
        return self.glass.page(), [said for said in self.glass.texts() if not CLOCK.match(said)]

    def _uncover(self) -> bool:
        """Touch what was hidden after half a minute: a loaded machine needs longer for a page."""
        if self.glass.is_covered():
            told = self.glass.do("where", id="stay")
            self._move(f"mousemove {round(told['x'])} {round(told['y'])} click 1")
        return False

    def _place(self, touch_id: str) -> tuple[int, int]:
        """Return the middle of what has this id, once it stands still: a page is laid in steps."""
        places: list[tuple[int, int]] = []

        def stands_still() -> bool:
            try:
                told = self.glass.do("where", id=touch_id)
            except DemonstrationError:
                self._uncover()
                return False
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
    office = Registrar(folder / "ca", SUITE, datetime.now(UTC))  # noqa: TID251 - a test's composition root
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
        private = SigningPrivateKey((folder / "identity" / SIGNING_KEY_FILE).read_bytes())
        key = SUITE.signing_public(private)
        yield Pointer(glass, display, Hands(devices.hands), devices.paper, key)


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
    pointer.waits(lambda: pointer.glass.touchable()["way_on"] == "Start")
    pointer.touch("language")
    pointer.waits(lambda: pointer.glass.touchable()["way_on"] == "开始办事")


PHONE, MATTER = "13800005299", "MT-ELDER-CARD"
GUIDE = f"guide/{MATTER}"


def lay_card(pointer: Pointer) -> None:
    pointer.hands.insert_card("liu")
    pointer.sees("identify", "way_on")
    pointer.hands.remove_card()  # the way on
    pointer.waits(lambda: pointer.glass.page() != "identify")


def find_the_matter(pointer: Pointer) -> None:
    """The lists have sheets: the arrow turns them."""
    while f"choice.{MATTER}" not in pointer.glass.touchable():
        pointer.turn("more")
    pointer.turn(f"choice.{MATTER}")


def type_the_phone(pointer: Pointer) -> None:
    pointer.touch(*(f"key.{digit}" for digit in PHONE))
    pointer.reads(PHONE)
    pointer.turn()


def lay_the_photo(pointer: Pointer) -> None:
    pointer.hands.lay_paper("photo")
    pointer.touch("way_on")
    pointer.reads(say(Language.ZH, Text.BUTTON_RETAKE))
    pointer.turn()
    pointer.hands.take_paper()


def check(pointer: Pointer) -> None:
    """Two sheets: what was said, what was handed in. Numbers are masked on both."""
    pointer.reads(LIU.name, f"{PHONE[:3]}****{PHONE[-4:]}")
    pointer.turn()
    pointer.reads(say(Language.ZH, Text.CHECK_SCANNED))
    pointer.turn()


def sign(pointer: Pointer) -> None:
    across = [(10 * step - 60, -20) for step in range(12)]
    down = [(0, 8 * step - 40) for step in range(10)]
    pointer.draw(across, down, [(6 * step, 5 * step) for step in range(8)])
    pointer.turn()


def turns(touch_id: str) -> Callable[[Pointer], None]:
    return lambda pointer: pointer.turn(touch_id)


@pytest.mark.row("U02", "T09")
def test_a_finger_and_a_card_lead_from_the_first_page_to_a_slip_in_hand(pointer: Pointer) -> None:
    seen = pointer.walk(
        {
            "for_whom": turns("choice.myself"),
            "identify": lay_card,
            "choose": turns("choice.old-age"),
            "choose/": find_the_matter,
            "question/applicant.phone": type_the_phone,
            "question/applicant.delivery": turns("choice.终端打印"),
            "paper/M-PHOTO": lay_the_photo,
            "check": check,
            "sign/": sign,
        },
        until="goodbye",
    )
    assert len(seen) > 10, seen
    [slip] = slips_on_paper(pointer.paper, SUITE, pointer.key)
    pointer.reads(slip)
    pointer.touch("way_on")
    pointer.sees("welcome")
    assert LIU.name not in pointer.text()


@pytest.mark.row("U02")
def test_a_finger_finds_how_a_matter_is_done_and_has_it_printed(pointer: Pointer) -> None:
    before = len(list(pointer.paper.glob("*.bin")))
    pointer.touch("ask_how")
    pointer.walk({"choose": turns("choice.old-age"), "choose/": find_the_matter}, until=GUIDE)
    pointer.touch_words(say(Language.ZH, Text.GUIDE_PRINT))
    pointer.waits(lambda: len(list(pointer.paper.glob("*.bin"))) > before)
    pointer.reads(say(Language.ZH, Text.GUIDE_PRINTED))
    pointer.touch("leave")
    pointer.sees("welcome")
