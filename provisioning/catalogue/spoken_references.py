"""Can the search read every pattern of how people speak? Pure."""

import re
from collections.abc import Iterator

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import Catalogue

_FILE = "spoken.toml"


def unreadable_patterns(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every pattern that is no regular expression: a search cannot be made with it."""
    for meaning in catalogue.lexicon.meaning:
        for at, pattern in enumerate(meaning.patterns):
            try:
                re.compile(pattern)
            except re.error as error:
                place = f"meaning.{meaning.id}.patterns[{at}]"
                yield Finding(
                    _FILE, place, f"is no pattern: {error}", "correct it, or take it away"
                )
