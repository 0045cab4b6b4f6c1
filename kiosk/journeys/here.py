"""What is true at this very kiosk, for finding a matter: its place, its habits, its search."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.search.finder import Finder

# Twenty uses still count as ten or more within sixty days, whatever was halved meanwhile.
OFTEN_FROM = 10.0
MOST_OFTEN = 6


@dataclass(frozen=True, slots=True)
class Here:
    """``division`` is the station's 12-digit code, ``uses`` counts by title without any person."""

    division: str = ""
    uses: Mapping[str, float] = field(default_factory=dict)
    finder: Finder | None = None

    def often(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Return the titles often done here, the most used first (row M10)."""
        offered = {title.id for title in titles(catalogue)}
        many = [title for title, uses in self.uses.items() if uses >= OFTEN_FROM]
        known = sorted((t for t in many if t in offered), key=lambda t: (-self.uses[t], t))
        return tuple(known[:MOST_OFTEN])
