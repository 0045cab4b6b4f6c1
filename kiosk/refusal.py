"""A kiosk that cannot serve: it says so, with a code, and does nothing else."""

from collections.abc import Sequence

from devices.speaker.routing import Part
from kiosk.journeys.actions import Action, SpeakLanguage
from kiosk.journeys.states import OutOfService, Shown


class RefusingKiosk:
    """Takes the place of `KioskApp` when the catalogue or the store does not open."""

    def __init__(self, code: str) -> None:
        self.shown = Shown(OutOfService(code))

    def apply(self, action: Action) -> None:
        """Change the language; nothing else can be done here."""
        if isinstance(action, SpeakLanguage):
            self.shown = Shown(self.shown.state, action.language)

    def pump(self) -> None:
        """Do nothing."""

    def read_aloud(self, parts: Sequence[Part]) -> None:
        """Say nothing: whatever speaks may be what is broken."""

    def preview(self) -> None:
        """Return no picture."""
