"""The help desk as a process, on the machine of a helper in the town."""

import logging
import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

from cloud.help.desk import HelpDesk, HelpDeskSettings
from provisioning.wire.help import KEY_BYTES

logger = logging.getLogger(__name__)


def run_desk(
    key: Path, who: str, port: int, monotonic: Callable[[], float], stop: threading.Event
) -> None:
    """Serve until told to stop."""
    desk = HelpDesk(HelpDeskSettings(who, read_key(key), port=port, page_port=port + 1), monotonic)
    with desk.serving() as at:
        logger.info("kiosks call at port %d; the page is http://127.0.0.1:%d/", port, at.page[1])
        stop.wait()


def read_key(file: Path) -> bytes:
    """Return the stations' key; a fresh one is written where there is none.

    The same file goes as ``help.key`` into the identity folder of each kiosk.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_bytes()
    with os.fdopen(descriptor, "wb") as fresh:
        key = secrets.token_bytes(KEY_BYTES)
        fresh.write(key)
    return key
