"""How each of our processes lives and ends: its log, its bugs, and the signal to stop."""

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)


def start_logging() -> None:
    """Log to standard error: no personal data ever gets there."""
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,  # libraries may have set up their own
    )
    threading.excepthook = end_the_process


def carry_no_server() -> None:
    """Keep peewee from loading PostgreSQL's client, as it does wherever one is installed.

    For a kiosk's processes, before they import a table: a third of a courier's start, on a
    machine of tests or demonstrations, goes into a library that it never uses.
    """
    sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type] # as Python documents it


def end_the_process(crash: threading.ExceptHookArgs) -> None:
    """Let a bug in any thread end the process: half a kiosk is worse than one that comes back."""
    kind = crash.exc_type.__name__
    where = crash.thread.name if crash.thread else "a thread"
    logger.critical("%s ended by %s", where, kind, exc_info=crash.exc_value)
    os._exit(70)


@contextmanager
def until_told() -> Iterator[threading.Event]:
    """Yield an event that SIGTERM and SIGINT set, for a process that ends in good order."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    yield stop


def spare_the_collector() -> None:
    """Take all there is out of the collector's sight: call once, when a process stands.

    What was imported and read lives as long as the process. Looking through it again and
    again costs a tenth to a fifth of a second each time, whenever the collector likes: in the
    middle of a touch.
    """
    gc.collect()
    gc.freeze()
