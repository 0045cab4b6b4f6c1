"""How the screen process ends: asked by a signal, or on the helper's page, to switch off."""

import logging
import shlex
import subprocess
from collections.abc import Callable
from typing import Protocol

logger = logging.getLogger(__name__)


class Leaving(Protocol):
    """A kiosk that keeps what may be kept before it closes."""

    def take_leave(self, close: Callable[[], None]) -> None:
        """Keep it, then call ``close``."""


class Close:
    """The end of the screen process, asked for by a signal: through its kiosk, if one serves."""

    def __init__(self, close: Callable[[], None]) -> None:
        self._close = close
        self.kiosk: Leaving | None = None

    def ask(self) -> None:
        """End; whoever stands there has the slip of what was entered first."""
        if self.kiosk is None:
            self._close()
        else:
            self.kiosk.take_leave(self._close)


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
