"""What the kiosk asks of its voice. A kiosk without one is served all the same."""

from collections.abc import Sequence
from typing import Protocol

from devices.speaker.routing import Part
from kiosk.text import Language
from provisioning.catalogue.words import Words


class Dialects(Protocol):
    """The ways of speaking that a station offers."""

    @property
    def spoken(self) -> str:
        """The voice pack that is spoken now."""

    def offered(self) -> Sequence[tuple[str, Words]]:
        """Return the packs to choose from, with their names."""

    def choose(self, pack: str) -> None:
        """Speak this one from now on; "" is the station's own again."""


class NoDialects:
    """A kiosk that does not speak."""

    spoken = ""

    def offered(self) -> Sequence[tuple[str, Words]]:
        """Offer none."""
        return ()

    def choose(self, pack: str) -> None:
        """Choose nothing."""


class Voice(Protocol):
    """Says things one after the other, and stops when somebody goes on. Nothing blocks."""

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said, or waits to be."""

    @property
    def fault(self) -> str | None:
        """What kept it from speaking the last time, as a failure code."""

    @property
    def dialects(self) -> Dialects:
        """What it can speak besides what it speaks now."""

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

    dialects: Dialects = NoDialects()
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
