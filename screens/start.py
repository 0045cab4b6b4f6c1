"""Sets Kivy up before it is first imported: afterwards is too late for most of it.

Kivy reads its environment and configuration when it is imported, and importing
some of its widgets opens the window. So this module imports Kivy itself only
inside its one function, and everything that draws is imported after it ran.
"""

import logging
import os
from ctypes.util import find_library

from screens.settings import ScreenSettings

_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",  # the command line is ours
    "KIVY_NO_CONFIG": "1",  # no stray file of a user changes how a kiosk behaves
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",  # into our log; NO_CONSOLELOG would swallow tracebacks
    "KIVY_METRICS_DENSITY": "1",  # we measure in millimetres, screens/theme/measure.py
}


def prepare(settings: ScreenSettings) -> None:
    """Set up Kivy for one window. Call once, before importing anything that draws."""
    os.environ.update(_ENVIRONMENT)
    from kivy.config import Config  # noqa: PLC0415 - reads the environment set just above

    graphics = {
        "width": settings.width_px,
        "height": settings.height_px,
        "fullscreen": "auto" if settings.fullscreen else 0,
        "borderless": int(settings.fullscreen),
        "resizable": 0,
        "multisamples": 0,  # three times the frame cost without a graphics processor
        "show_cursor": int(settings.show_cursor),
        "allow_screensaver": 0,
        "maxfps": 30,
    }
    for name, value in graphics.items():
        Config.set("graphics", name, str(value))
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "log_level", "warning")
    Config.set("input", "mouse", "mouse,disable_multitouch")
    if find_library("mtdev") is None:  # a touch panel outside SDL; Kivy logs a traceback
        logging.getLogger("kivy").addFilter(lambda record: "MTDev" not in record.getMessage())
        for name, _provider in Config.items("input"):
            if name != "mouse":
                Config.remove_option("input", name)
