"""`bench link`: our courier beside the patterns of others, on bad links side by side."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
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
    """Measure pattern after pattern, the links side by side. ``only`` is part of a link's name."""
    cases = [case for case in CASES if only is None or only in case.name]
    chosen = PATTERNS if patterns is None else tuple(patterns.split(","))
    cc = best_congestion_control()
    for pattern in chosen:
        with ThreadPoolExecutor(max(1, len(cases))) as pool:
            found = [
                pool.submit(try_out, case, pattern, number, cc)
                for number, case in enumerate(cases, 1)
            ]
            for outcome in [one.result() for one in found]:
                tell(_told(outcome))
                yield _row(outcome)


def names(cases: tuple[Case, ...] = CASES) -> str:
    """List the links."""
    return "; ".join(case.name for case in cases)


def _row(outcome: Outcome) -> Row:
    wire, urgent = outcome.wire_per_payload, outcome.urgent_median_s
    return Row(
        link=outcome.case.name,
        pattern=outcome.pattern,
        utilisation=round(outcome.utilisation, 3),
        finished=outcome.finished,
        of=outcome.case.files,
        wire_per_payload=None if wire is None else round(wire, 3),
        urgent_median_s=None if urgent is None else round(urgent, 3),
    )


def _told(outcome: Outcome) -> str:
    load = os.getloadavg()[0]
    return (
        f"{outcome.case.name} | {outcome.pattern} | {outcome.seconds:.1f} s | "
        f"{outcome.utilisation:.1%} | {outcome.finished}/{outcome.case.files} | load {load:.1f}"
    )
