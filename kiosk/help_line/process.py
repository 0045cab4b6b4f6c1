"""The messenger as a process: its key lies in the kiosk's identity folder."""

import logging
import threading
from pathlib import Path

from kiosk.errors import NoHelpLineError
from kiosk.help_line.messenger import Messenger, MessengerSettings
from kiosk.settings import KioskSettings
from provisioning.wire.help import KEY_BYTES

logger = logging.getLogger(__name__)

KEY_FILE = "help.key"


def run_messenger(settings: KioskSettings, stop: threading.Event) -> None:
    """Serve the screen until told to stop. Raises NoHelpLineError."""
    messenger = Messenger(messenger_settings(settings))
    logger.info("help is asked for at %s:%d", settings.help_host, settings.help_port)
    stop.wait()
    messenger.close()


def messenger_settings(settings: KioskSettings) -> MessengerSettings:
    """Return what a kiosk's file says about help from the town. Raises NoHelpLineError."""
    if not settings.help_socket or not settings.help_host:
        raise NoHelpLineError("help_socket or help_host is not set")
    try:
        key = (Path(settings.identity) / KEY_FILE).read_bytes()
    except OSError as error:
        raise NoHelpLineError(f"no {KEY_FILE} in the identity folder") from error
    if len(key) != KEY_BYTES:
        raise NoHelpLineError(f"{KEY_FILE} has not {KEY_BYTES} bytes")
    return MessengerSettings(
        Path(settings.help_socket), key, settings.help_host, settings.help_port
    )
