"""What `main.py bench scan` says: rows while it goes on, then all of them and the aims."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from tests.bench.papers.aims import aims_of
from tests.bench.scan import run

Tell = Callable[[str], None]


def speak(data: Path | None, size: float, say: Tell, tell: Tell, *, as_json: bool) -> None:
    """Measure; ``tell`` takes each row at once, ``say`` the whole at the end."""
    start, rows = monotonic(), []
    for row in run(data, size):
        rows.append(row)
        tell(f"{monotonic() - start:.0f} s: {_words(row)}")
    aims = aims_of(rows)
    whole = {
        "bench": "scan",
        "data": str(data) if data else "rendered",
        "size": size,
        "seconds": round(monotonic() - start),
        "load": round(os.getloadavg()[0], 1),
        "aims": aims,
        "rows": rows,
    }
    if as_json:
        say(json.dumps(whole, ensure_ascii=False))
        return
    for row in (*rows, *aims):
        say(_words(row))


def _words(row: dict[str, object]) -> str:
    return ", ".join(f"{key} {value}" for key, value in row.items())
