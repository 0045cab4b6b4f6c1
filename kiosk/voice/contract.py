"""What the kiosk asks of its voice. A kiosk without one is served all the same."""

from collections.abc import Sequence
from typing import Protocol

from devices.speaker.routing import Part
from kiosk.text import Language


class Voice(Protocol):
    """Says things one after the other, and stops when somebody goes on. Nothing blocks."""

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said, or waits to be."""

    @property
    def fault(self) -> str | None:
        """What kept it from speaking the last time, as a failure code."""

    def look(self) -> str | None:
        """Try the devices without a sound; return what is wrong, as a failure code. Blocks."""

    def say(self, parts: Sequence[Part], language: Language) -> None:
        """Say this after what is being said."""

    def say_again(self, parts: Sequence[Part], language: Language) -> None:
        """Say this once more, a step louder: who asks again did not hear it well."""

    def hush(self) -> None:
        """Say no more of what was to be said."""

    def forget(self) -> None:
        """Hush, and be as loud as for everybody: the person has gone."""

    def stop(self) -> None:
        """Hush, and let go of every device and process. For good."""


class Silent:
    """A kiosk with no voice."""

    is_speaking = False
    fault: str | None = None

    def look(self) -> str | None:
        """Have nothing that could be broken."""
        return None

    def say(self, parts: Sequence[Part], language: Language) -> None:
        """Say nothing."""

    def say_again(self, parts: Sequence[Part], language: Language) -> None:
        """Say nothing."""

    def hush(self) -> None:
        """Be silent already."""

    def forget(self) -> None:
        """Know nothing already."""

    def stop(self) -> None:
        """Have nothing to let go of."""
