"""The messenger as a process: its key lies in the kiosk's identity folder."""

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from kiosk.errors import NoHelpLineError
from kiosk.help_line.messenger import Messenger, MessengerSettings
from kiosk.phone.door import PhoneDoor, PhoneDoorSettings
from kiosk.settings import KioskSettings
from provisioning.wire.help import KEY_BYTES

logger = logging.getLogger(__name__)

KEY_FILE = "help.key"


def run_messenger(
    settings: KioskSettings, monotonic: Callable[[], float], stop: threading.Event
) -> None:
    """Serve the screen until told to stop. Raises NoHelpLineError and NoPhoneDoorError."""
    at_work = messenger_settings(settings)
    with ExitStack() as stack:
        door = None
        if settings.phone_interface:
            door = PhoneDoor(phone_settings(settings), monotonic)
            stack.callback(door.close)
            logger.info("phones send pictures to %s:%d", settings.phone_interface, door.port)
        stack.callback(Messenger(at_work, door).close)
        if at_work.host:
            logger.info("help is asked for at %s:%d", at_work.host, at_work.port)
        stop.wait()


def phone_settings(settings: KioskSettings) -> PhoneDoorSettings:
    """Return what a kiosk's file says about phones."""
    return PhoneDoorSettings(
        settings.phone_interface, settings.phone_port, settings.phone_wifi, settings.phone_wifi_key
    )


def messenger_settings(settings: KioskSettings) -> MessengerSettings:
    """Return what a kiosk's file says about help from the town. Raises NoHelpLineError."""
    if not settings.help_socket or not (settings.help_host or settings.phone_interface):
        raise NoHelpLineError("help_socket or help_host is not set")
    if not settings.help_host:
        return MessengerSettings(Path(settings.help_socket), b"", "", 0)  # phones alone
    try:
        key = (Path(settings.identity) / KEY_FILE).read_bytes()
    except OSError as error:
        raise NoHelpLineError(f"no {KEY_FILE} in the identity folder") from error
    if len(key) != KEY_BYTES:
        raise NoHelpLineError(f"{KEY_FILE} has not {KEY_BYTES} bytes")
    return MessengerSettings(
        Path(settings.help_socket), key, settings.help_host, settings.help_port
    )
