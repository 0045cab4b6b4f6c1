"""The table of what is read: characters, fields tied to their labels, seconds and memory.

Each reader runs in a process of its own, so that its peak memory is its own. A text
counts as read where it stands in what was read, blanks aside; a field, where the value
was tied to its label and is right.

    python -m tests.bench.papers.reading doorstep 3 /nothing 60
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

import numpy as np

from tests.bench.papers.peak import peak_mb
from tests.bench.papers.readers import METHODS, READERS
from tests.bench.papers.texts import Page, of_folder, packed, rendered
from tests.bench.papers.time_box import TimeBox

Row = dict[str, Any]

ROUNDS = 2  # of every kind of paper
_ROOT = Path(__file__).resolve().parents[3]
_LOADING_S = 120.0  # for a process to begin, load its models and draw its pages


def reading_table(
    data: Path | None = None, rounds: int = ROUNDS, seconds: float = 60.0
) -> Iterator[Row]:
    """Let every reader read every page for so many seconds each; one row a reader."""
    place = str(data) if data else "rendered"
    for method in METHODS:
        words = (method, str(rounds), place, str(seconds))
        for row in in_a_process("tests.bench.papers.reading", words, seconds):
            yield {"table": "reading", "method": method, "data": place} | row


def in_a_process(module: str, words: tuple[str, ...], seconds: float) -> list[Row]:
    """Measure in a process of its own; a peer that is not there costs its row, not the run."""
    try:
        done = subprocess.run(
            (sys.executable, "-m", module, *words),
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=2 * seconds + _LOADING_S,
        )
    except subprocess.CalledProcessError as error:
        return [{"error": (error.stderr.strip().splitlines() or ["it said nothing"])[-1]}]
    except subprocess.TimeoutExpired:
        return [{"error": "it did not end in time"}]
    return [json.loads(line) for line in done.stdout.splitlines()]


def measure(method: str, pages: Iterable[Page], seconds: float) -> Row:
    """Read pages in this process while there is time."""
    read, box, tally = READERS[method](), TimeBox(seconds), _Tally()
    is_warm = False
    for page in box.of(pages):
        if not is_warm:
            read(page)  # models are loaded, caches are warm
            is_warm = True
        start, before = perf_counter(), _processor_s()
        said = read(page)
        tally.seconds.append(perf_counter() - start)
        tally.processor.append(_processor_s() - before)
        tally.count(page, packed(said.text), said.fields)
        tally.others_mb = max(tally.others_mb, said.others_mb)
    return tally.row() | {"stopped_early": box.is_cut, "peak_mb": tally.others_mb or peak_mb()}


class _Tally:
    """What one reader made of the pages so far."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.processor: list[float] = []
        self.texts = self.found = self.others_mb = 0
        self.fields = self.right = self.wrong = self.false_sure = self.seen = 0

    def count(self, page: Page, text: str, fields: dict[str, tuple[str, bool]]) -> None:
        """Hold what was read against the truth."""
        self.texts += sum(len(one) for one in page.texts)
        self.found += sum(len(one) for one in page.texts if packed(one) in text)
        for name, truth in page.fields.items():
            value, is_sure = fields.get(name, ("", False))
            is_right = packed(value) == packed(truth)
            self.fields += 1
            self.seen += packed(truth) in text
            self.right += is_right
            self.wrong += bool(value) and not is_right
            self.false_sure += is_sure and not is_right

    def row(self) -> Row:
        """Say it. No peer ties values to labels: there the share is 0."""
        told: Row = {
            "pages": len(self.seconds),
            "characters": round(self.found / max(1, self.texts), 4),
            "seconds_a_page": round(float(np.median(self.seconds)), 2),
            "processor_seconds_a_page": round(float(np.median(self.processor)), 2),
        }
        if not self.fields:
            return told
        return told | {
            "fields": self.fields,
            "values_that_appear": round(self.seen / self.fields, 4),
            "fields_right": round(self.right / self.fields, 4),
            "fields_wrong": self.wrong,
            "confirmed_and_wrong": self.false_sure,
        }


def _processor_s() -> float:
    """Return what this process and those it waited for have used of the processor."""
    both = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _main(method: str, rounds: str, place: str, seconds: str) -> None:
    folder = Path(place)
    pages = of_folder(folder) if folder.is_dir() else rendered(int(rounds))
    sys.stdout.write(json.dumps(measure(method, pages, float(seconds))) + "\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
