"""What `main.py bench link` says: the rows, and why there are none."""

import json
from collections.abc import Callable

from tests.bench.link.run import names, obstacle, rows

Tell = Callable[[str], None]


def speak(only: str | None, patterns: str | None, say: Tell, tell: Tell) -> str | None:
    """Measure and say the rows as one JSON object; return a plain sentence when that fails.

    ``tell`` takes what goes on meanwhile. ``only`` is a part of a link's name,
    ``patterns`` a list with commas.
    """
    why = obstacle()
    if why is not None:
        return why
    measured = list(rows(only, patterns, tell))
    if not measured:
        return f"No link is called {only}; there are: {names()}."
    say(json.dumps({"rows": measured}, ensure_ascii=False))
    return None
