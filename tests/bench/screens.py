"""`bench screens`: how soon the glass answers, without a graphics processor.

The window is the reference panel of 1080 by 1920, drawn by Mesa's software rasteriser.
A touch counts from the finger's lifting to the last pixel of the next page. Memory is
that of the process after so many visits, each one page of the gallery and the first page again.
Handwriting and pinyin follow, beside zinnia, as `bench entry` measures them alone.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from statistics import median, quantiles
from time import monotonic, perf_counter

from provisioning.catalogue.words import NOTHING
from screens.settings import ScreenSettings
from screens.start import prepare
from tests.bench import entry

Row = dict[str, object]
STARTS = 5
FRAMES = 3
VISITS = 2000
PAGES_A_VISIT = 1
MARKS = (0.25, 0.5, 0.75, 1.0)  # of the visits, at which memory is read
WIDTH_PX, HEIGHT_PX = 1080, 1920

_FIRST_FRAME = """
from screens.start import prepare
from screens.settings import ScreenSettings
from provisioning.catalogue.words import NOTHING
prepare(ScreenSettings(NOTHING, "", width_px=1080, height_px=1920, frames_per_s=0))
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
studio = Studio((1080, 1920))
studio.show(studio.kiosk.shown)
pixels_of_window()
from time import monotonic
print(monotonic())
"""


def run(visits: int = VISITS) -> Iterator[Row]:
    """Measure; rows come as they are ready."""
    os.environ["SDL_VIDEODRIVER"] = "offscreen"
    yield _first_frame()
    prepare(ScreenSettings(NOTHING, "", width_px=WIDTH_PX, height_px=HEIGHT_PX, frames_per_s=0))
    yield _touches()
    yield _frames()
    yield _memory(visits)
    yield from entry.run()


def _first_frame() -> Row:
    """Time a process from its start to Welcome on the glass."""
    took = []
    for _ in range(STARTS):
        start = monotonic()
        done = subprocess.run(
            [sys.executable, "-c", _FIRST_FRAME], check=True, capture_output=True, text=True
        )
        took.append(float(done.stdout.split()[-1]) - start)
    return {"name": "first frame", "s": round(median(took), 2), "starts": STARTS}


def _touches() -> Row:
    """Walk a pension's registration by finger, and time every touch that opens a page."""
    from tests.bench.screens_walk import touches_ms  # noqa: PLC0415 - opens the window

    took = touches_ms()
    return {
        "name": "touch to next screen",
        "touches": len(took),
        "ms": round(median(took), 1),
        "ms_p95": round(quantiles(took, n=20)[-1], 1),
    }


def _frames() -> Row:
    """Draw every page of the gallery some times and name the slowest."""
    from kiosk.text import Language  # noqa: PLC0415 - as below
    from screens.gallery import Studio  # noqa: PLC0415 - opens the window
    from screens.glass_commands import pixels_of_window  # noqa: PLC0415 - as above
    from screens.samples import samples  # noqa: PLC0415 - as above

    studio, took = Studio((WIDTH_PX, HEIGHT_PX)), {}
    for name, shown in samples(Language.ZH).items():
        studio.show(shown)
        pixels_of_window()
        times = []
        for _ in range(FRAMES):
            start = perf_counter()
            pixels_of_window()
            times.append((perf_counter() - start) * 1000)
        took[name] = median(times)
    studio.close()
    worst = max(took, key=lambda name: took[name])
    return {
        "name": "frame",
        "pages": len(took),
        "ms": round(median(took.values()), 1),
        "worst_ms": round(took[worst], 1),
        "worst": worst,
    }


def _memory(visits: int) -> Row:
    """Let people come and go, and read what the process holds."""
    from kiosk.journeys.states import Shown, Welcome  # noqa: PLC0415 - as below
    from kiosk.text import Language  # noqa: PLC0415 - as below
    from screens.gallery import Studio  # noqa: PLC0415 - opens the window
    from screens.samples import samples  # noqa: PLC0415 - as above

    studio, pages = Studio((WIDTH_PX, HEIGHT_PX)), cycle(samples(Language.ZH).values())
    at = {round(visits * mark): 0 for mark in MARKS}
    for number in range(1, visits + 1):
        for shown in islice(pages, PAGES_A_VISIT):
            studio.show(shown)
        studio.show(Shown(Welcome()))
        if number in at:
            at[number] = _resident_mb()
    studio.close()
    return {"name": "memory", **{f"mb_after_{n}_visits": mb for n, mb in at.items()}}


def _resident_mb() -> int:
    with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no file of ours
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000
