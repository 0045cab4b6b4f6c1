"""`bench link`: our courier beside the patterns of others, on bad links side by side."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from statistics import median
from typing import TypedDict

from tests.bench.link.cases import CASES, PATTERNS, Case
from tests.bench.link.trial import Outcome, try_out

_KNOWN = Path("/proc/sys/net/ipv4/tcp_available_congestion_control")


class Row(TypedDict):
    """One pattern on one link."""

    link: str
    pattern: str
    utilisation: float
    finished: int
    of: int
    wire_per_payload: float | None
    urgent_median_s: float | None


def obstacle() -> str | None:
    """Return why this machine cannot measure links, in a plain sentence, or None."""
    if os.geteuid() != 0:
        return "bench link makes network namespaces: run it as root."
    if not Path("/dev/net/tun").exists():
        return "bench link needs /dev/net/tun, which this machine has not."
    return None


def best_congestion_control() -> str:
    """Return BBR where the kernel has it, for everybody."""
    return "bbr" if "bbr" in _KNOWN.read_text(encoding="ascii").split() else "cubic"


def rows(only: str | None, patterns: str | None, tell: Callable[[str], None]) -> Iterator[Row]:
    """Measure pattern after pattern, all links side by side. ``only`` is part of a link's name."""
    cases = [case for case in CASES if only is None or only in case.name]
    chosen = PATTERNS if patterns is None else tuple(patterns.split(","))
    cc = best_congestion_control()
    for pattern in chosen:
        for outcomes in _side_by_side(cases, pattern, cc):
            for outcome in outcomes:
                tell(_told(outcome))
            yield _row(outcomes)


def _side_by_side(cases: Sequence[Case], pattern: str, cc: str) -> list[list[Outcome]]:
    numbers = count(1)
    with ThreadPoolExecutor(max(1, sum(case.runs for case in cases))) as pool:
        found = [
            [pool.submit(try_out, case, pattern, next(numbers), cc) for _ in range(case.runs)]
            for case in cases
        ]
        return [[run.result() for run in runs] for runs in found]


def names(cases: tuple[Case, ...] = CASES) -> str:
    """List the links."""
    return "; ".join(case.name for case in cases)


def _row(runs: Sequence[Outcome]) -> Row:
    """Return the medians of some runs of one pattern on one link; the fewest files that came."""
    case, pattern = runs[0].case, runs[0].pattern
    return Row(
        link=case.name,
        pattern=pattern,
        utilisation=round(median(one.utilisation for one in runs), 3),
        finished=min(one.finished for one in runs),
        of=case.files,
        wire_per_payload=_median_of(one.wire_per_payload for one in runs),
        urgent_median_s=_median_of(one.urgent_median_s for one in runs),
    )


def _median_of(told: Iterable[float | None]) -> float | None:
    known = [one for one in told if one is not None]
    return round(median(known), 3) if known else None


def _told(outcome: Outcome) -> str:
    load = os.getloadavg()[0]
    return (
        f"{outcome.case.name} | {outcome.pattern} | {outcome.seconds:.1f} s | "
        f"{outcome.utilisation:.1%} | {outcome.finished}/{outcome.case.files} | "
        f"wire {outcome.wire_per_payload or 0:.3f} | load {load:.1f}"
    )
