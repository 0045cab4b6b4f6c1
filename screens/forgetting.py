"""When memory is collected: never in the middle of a touch, and once more when somebody has gone.

Kivy's pages are cycles, which only the collector takes away; left to itself it does so
whenever it likes, and a touch waits for it. So it works a moment after each touch, on what
that touch left behind. When the first page is back, what the last visit left in memory is
collected and overwritten, at the one time when nobody is being served.
"""

import gc
from typing import Final

from kivy.clock import Clock

from kiosk import scrubbing

AFTER_S: Final = 0.7  # longer than from one key to the next


def collect_soon() -> None:
    """Collect a moment from now, unless this is asked again before. UI thread only."""
    Clock.unschedule(_collect)
    Clock.schedule_once(_collect, AFTER_S)


def forget_soon() -> None:
    """Collect and overwrite a moment from now. UI thread only."""
    Clock.unschedule(_forget)
    Clock.schedule_once(_forget, AFTER_S)


def _collect(_seconds: float) -> None:
    gc.collect()


def _forget(_seconds: float) -> None:
    gc.collect()
    scrubbing.scrub()
