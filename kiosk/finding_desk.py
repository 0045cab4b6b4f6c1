"""What this kiosk knows for finding a matter: an index of its titles, and its habits."""

from datetime import date

from kiosk.journeys.here import Here
from kiosk.records.uses import UseRecord
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.search.finder import Finder


class FindingDesk:
    """`count` blocks for a write to the disk; `here` never does."""

    def __init__(self, catalogue: Catalogue, division: str, uses: UseRecord) -> None:
        self._division, self._uses = division, uses
        self._finder = Finder(catalogue)

    def of(self, catalogue: Catalogue) -> "FindingDesk":
        """Return a desk of another edition, with the same habits."""
        return FindingDesk(catalogue, self._division, self._uses)

    def here(self, today: date) -> Here:
        """Return what is true here on a day."""
        return Here(self._division, self._uses.standing(today), self._finder)

    def count(self, title: str, today: date) -> None:
        """Count one use of a title. Any thread, one at a time."""
        self._uses.note(title, today)
