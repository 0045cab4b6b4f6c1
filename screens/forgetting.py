"""When the first page is back, what the last visit left in memory is collected and overwritten.

A moment later and not at once, so that no touch waits for it: it takes about two tenths of a
second, at the one time when nobody is being served.
"""

import gc
from typing import Final

from kivy.clock import Clock

from kiosk import scrubbing

AFTER_S: Final = 0.3


def forget_soon() -> None:
    """Collect and overwrite a moment from now. UI thread only."""
    Clock.unschedule(_forget)
    Clock.schedule_once(_forget, AFTER_S)


def _forget(_seconds: float) -> None:
    gc.collect()
    scrubbing.scrub()
