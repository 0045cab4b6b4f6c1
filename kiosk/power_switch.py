"""The switch of the machine: asked for on the helper's page, thrown when all is closed."""

import logging
import shlex
import subprocess
from collections.abc import Callable

logger = logging.getLogger(__name__)


class PowerSwitch:
    """Closes the window when asked, and runs the machine's own command afterwards."""

    def __init__(self, command: str, close: Callable[[], None]) -> None:
        self._command, self._close = shlex.split(command), close
        self._is_asked = False

    @property
    def ask(self) -> Callable[[], None] | None:
        """Return what asks for it; None where this machine has no such command."""
        return self._asked if self._command else None

    def throw(self) -> None:
        """Switch off, if it was asked for. Call when store and devices are closed."""
        if not self._is_asked:
            return
        logger.info("switching the machine off")
        done = subprocess.run(self._command, check=False)  # noqa: S603 - of the kiosk's settings
        if done.returncode:
            logger.error("the machine could not be switched off: %d", done.returncode)

    def _asked(self) -> None:
        self._is_asked = True
        self._close()
