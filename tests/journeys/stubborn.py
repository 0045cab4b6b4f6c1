"""A resident who applies again and again, whatever happens to the kiosk meanwhile."""

from collections.abc import Callable

from screens.demonstration.errors import DemonstrationError
from screens.demonstration.personas import PENSION
from screens.demonstration.place import Place
from screens.demonstration.resident import Resident
from screens.demonstration.site import Part, wait_for
from tests.journeys.accidents import Accidents

_WINDOW_S = 180.0
_SLIP_S = 180.0


class Hurried(Resident):
    """Takes no pictures."""

    def look(self, page: str) -> None:
        self._tell(page)


class Stubborn:
    """Comes back after every power cut. A failure that no power cut explains is raised."""

    def __init__(self, place: Place, accidents: Accidents, tell: Callable[[str], None]) -> None:
        self._place, self._accidents, self._tell = place, accidents, tell
        self._resident = Hurried(place.glass, place.hands, place.album, self._at)

    def apply_until(self, is_enough: Callable[[], bool]) -> None:
        """Go through visits to their end until it is enough."""
        while not is_enough():
            self._try(self._visit)

    def take_what_is_due(self) -> None:
        """Have every slip printed that an earlier visit is still owed."""
        self._try(self._come)

    def _try(self, part: Callable[[], None]) -> None:
        deaths = self._accidents.deaths(Part.KIOSK)
        try:
            part()
        except DemonstrationError as error:
            if self._accidents.deaths(Part.KIOSK) == deaths:
                raise
            self._tell(f"again: {str(error)[:60]}")

    def _visit(self) -> None:
        self._come()
        self._resident.visit(PENSION)
        self._place.glass.tap("way_on")
        self._place.glass.wait_for_page("welcome")

    def _come(self) -> None:
        """Clear the desk, wait for the window, and print what is due."""
        place = self._place
        place.hands.remove_card()
        place.hands.take_paper()
        wait_for("the kiosk's window", place.glass.is_there, _WINDOW_S)
        if place.glass.is_covered():
            place.glass.tap("stay")
        while place.glass.wait_for_page("welcome", "slip_waiting") == "slip_waiting":
            self._at("slip_waiting")
            place.glass.tap("way_on")
            wait_for("a slip that was due", self._is_printed, _SLIP_S)

    def _is_printed(self) -> bool:
        glass = self._place.glass
        return glass.page() == "welcome" or "way_on" in glass.touchable()

    def _at(self, page: str) -> None:
        self._tell(page)
        self._accidents.hear(page)
