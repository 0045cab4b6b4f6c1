"""The most memory that a process held.

Not by `getrusage`: what it says of a new process begins with its maker's.
"""

import subprocess
from pathlib import Path

_LOOK_S = 0.02
_KB = 1024


def peak_mb(process: int | str = "self") -> int:
    """Return the most that a process held so far, 0 where it has gone. Linux, proc(5)."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return round(int(found[0]) / _KB) if found else 0


def watched(words: tuple[str, ...], given: Path) -> tuple[bytes, int]:
    """Run another program on a file; return what it says and the most memory it held, in MB.

    Raises CalledProcessError, OSError.
    """
    with given.open("rb") as file:
        process = subprocess.Popen(
            words, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    most = 0
    while True:
        try:
            said, _ = process.communicate(timeout=_LOOK_S)
        except subprocess.TimeoutExpired:
            most = max(most, peak_mb(process.pid))
            continue
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, words)
        return said, most
