"""What processes of this machine have used."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def memory_bytes(process: int) -> int:
    """Return what a process keeps in memory."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def cpu_s(process: int) -> float:
    """Return the CPU time of a process and of those of its children that live or have ended."""
    total, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        try:
            facts = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        total += sum(map(int, facts[11:15])) / _TICK
        waiting += map(int, children)
    return total
