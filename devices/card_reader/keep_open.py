"""The loop of every reader's thread: open, serve, fall, wait a little, open again."""

import logging
import threading
from collections.abc import Callable

from devices.card_reader.contract import Event, ReaderDown
from devices.card_reader.faults import CardFault

logger = logging.getLogger(__name__)

Session = Callable[[], tuple[CardFault | None, bool]]


def keep_open(
    session: Session,
    post: Callable[[Event], None],
    back_off_s: tuple[float, ...],
    stopping: threading.Event,
) -> None:
    """Run sessions one after the other until stopped; each trouble is told once, not once a try.

    A session serves a reader to its end and returns why it ended, and whether
    the reader was up at all.
    """
    told: CardFault | None = None
    tries = 0
    while not stopping.is_set():
        fault, was_up = session()
        if was_up:
            told, tries = None, 0
        if fault is not None and fault is not told:
            logger.warning("%s is down: %s", threading.current_thread().name, fault.code)
            post(ReaderDown(fault))
            told = fault
        stopping.wait(back_off_s[min(tries, len(back_off_s) - 1)])
        tries += 1
