"""The way in for `main.py`: sets Kivy up, then opens a window of one kind.

Kivy reads its environment and configuration when it is imported, and importing
some of its widgets opens the window. So Kivy, and everything that draws, is
imported inside these functions, after the settings are known; importing this
module costs nothing. One window a process.
"""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from ctypes.util import find_library
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from provisioning.catalogue.words import NOTHING
from screens.settings import ScreenSettings
from screens.wanted import Wanted

if TYPE_CHECKING:
    from screens.stage import Kiosk

_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",  # the command line is ours
    "KIVY_NO_CONFIG": "1",  # no stray file of a user changes how a kiosk behaves
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",  # into our log; NO_CONSOLELOG would swallow tracebacks
    "KIVY_METRICS_DENSITY": "1",  # we measure in millimetres, screens/theme/measure.py
}
PANEL_CORNER_PX = (640, 40)  # beside a kiosk's window of 540 by 960
GALLERY_SIDE_PX = (
    2560  # all panels, both directions fit: an offscreen window can shrink and cannot grow
)


def prepare(settings: ScreenSettings) -> None:
    """Set Kivy and the typeface up for one window. Call once, before importing what draws."""
    os.environ.update(_ENVIRONMENT)
    from kivy.config import Config  # noqa: PLC0415 - reads the environment set just above

    for name, value in _graphics(settings).items():
        Config.set("graphics", name, str(value))
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "log_level", "warning")
    Config.set("input", "mouse", "mouse,disable_multitouch")
    if find_library("mtdev") is None:
        _do_without_mtdev()

    from screens.theme.fonts import open_fonts  # noqa: PLC0415 - before any widget is imported

    open_fonts(settings.rare_fonts)


def run_kiosk(kiosk: "Kiosk", settings: ScreenSettings, now: Callable[[], datetime]) -> None:
    """Show a kiosk until its window is closed, or `stop` is called. Main thread only; blocks.

    ``now`` returns the business clock's time, aware; it is shown on top.
    """
    prepare(settings)
    from screens.window import KioskWindow  # noqa: PLC0415 - opens the window

    KioskWindow(kiosk, settings, now).run()


def stop() -> None:
    """Close the window that runs in this process: from any thread, or a signal's handler.

    While there is none yet it raises SystemExit, which ends the main thread.
    """
    if "screens.window" not in sys.modules:
        raise SystemExit
    from screens.window import close  # noqa: PLC0415 - importing it earlier would open one

    close()


def run_for_a_while(
    kiosk: "Kiosk", settings: ScreenSettings, now: Callable[[], datetime], seconds: float
) -> bool:
    """Show a kiosk for so long; return False when its window was closed before. As `run_kiosk`."""
    is_over, is_closed = threading.Event(), threading.Event()

    def end() -> None:
        while not is_closed.wait(seconds):
            is_over.set()
            with suppress(SystemExit):  # there is no window yet: then once more
                stop()

    threading.Thread(target=end, name="end", daemon=True).start()
    run_kiosk(kiosk, settings, now)
    is_closed.set()
    return is_over.is_set()


def run_panel(title: str, groups: Mapping[str, Sequence[tuple[str, Callable[[], object]]]]) -> None:
    """Show a panel of buttons, grouped under headings. Main thread only; blocks.

    Each button is its words and what a touch does; what that returns, if
    anything, is shown as text under the buttons. A process of its own.
    """
    prepare(ScreenSettings(NOTHING, "", width_px=560, height_px=900, corner_px=PANEL_CORNER_PX))
    from screens.panel import show_panel  # noqa: PLC0415 - opens the window

    show_panel(title, groups)


def draw_gallery(out: Path, wanted: Wanted | None = None, *, only: str = "") -> Iterator[Path]:
    """Draw every page in every sample state into ``out`` and yield each picture's path.

    Portrait and landscape, in each language and theme, unless less is ``wanted``;
    ``only`` picks the states whose name begins with it.
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    side = GALLERY_SIDE_PX
    prepare(ScreenSettings(NOTHING, "", width_px=side, height_px=side))
    from screens.gallery import draw  # noqa: PLC0415 - opens the window

    yield from draw(out, wanted or Wanted(only=(only,)))


def _graphics(settings: ScreenSettings) -> dict[str, object]:
    left, top = settings.corner_px or (0, 0)
    return {
        "position": "custom" if settings.corner_px else "auto",
        "left": left,
        "top": top,
        "width": settings.width_px,
        "height": settings.height_px,
        "fullscreen": "auto" if settings.fullscreen else 0,
        "borderless": int(settings.fullscreen),
        "resizable": 0,
        "multisamples": 0,  # three times the frame cost without a graphics processor
        "show_cursor": int(settings.show_cursor),
        "allow_screensaver": 0,
        "maxfps": settings.frames_per_s,
    }


def _do_without_mtdev() -> None:
    """Leave out touch panels outside SDL, and the traceback that Kivy logs about them."""
    from kivy.config import Config  # noqa: PLC0415 - as above

    logging.getLogger("kivy").addFilter(lambda record: "MTDev" not in record.getMessage())
    for name, _provider in Config.items("input"):
        if name != "mouse":
            Config.remove_option("input", name)
