"""The call to the town, as the kiosk's app sees it: who asks is the kiosk, and never a person."""

from kiosk.help_line.line import HelpLine
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import CallTheTown
from kiosk.parts import Senses, Station
from provisioning.clock import Clock
from provisioning.wire.help import Call

_ID_BYTES = 16


class TownDesk:
    """Calls over the help line. Methods: UI thread only; none blocks."""

    def __init__(self, station: Station, senses: Senses, clock: Clock) -> None:
        self._station, self._senses, self._clock = station, senses, clock
        self._line = HelpLine(senses.help_socket)

    @property
    def has_line(self) -> bool:
        """Say whether the town can be called at all."""
        return self._line.is_there

    def call(self, wanted: CallTheTown) -> None:
        """Call; a call that was under way is given up."""
        self._line.call(
            Call(
                id=self._senses.random(_ID_BYTES).hex(),
                kiosk=self._station.kiosk,
                station=self._station.name.zh,
                about=wanted.about,
                page=wanted.page,
                asked_ms=int(self._clock.now().timestamp() * 1000),
            )
        )

    def pump(self) -> Action | None:
        """Return what became of the call, once."""
        return self._line.pump()

    def hang_up(self) -> None:
        """Whoever called has gone."""
        self._line.hang_up()

    def stop(self) -> None:
        """Give up what is under way."""
        self._line.stop()
