"""Counts the branches of engine, outbox and journal that tests and simulation take.

python -m tests.branches

Prints {"branches", "taken", "percent", "missing"} as JSON; some minutes.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COUNTED = (
    "edge_sync/engine/*",
    *(f"edge_sync/edge/{name}.py" for name in ("store", "lodge", "writing", "errands")),
    "edge_sync/wire/journal.py",
)
TESTS = (
    *("tests/edge_sync/engine", "tests/edge_sync/edge", "tests/edge_sync/wire/test_journal.py"),
    *("tests/edge_sync/test_the_way_down.py", "tests/edge_sync/test_drafts_anywhere.py"),
    *("-q", "-p", "no:cacheprovider"),
)
SIMULATION = ("main.py", "simulate", "sync", "--schedules", "60", "--seed", "1")


def count() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="doorstep-") as folder:
        data, report = f"--data-file={folder}/data", f"{folder}/report.json"
        include = f"--include={','.join(COUNTED)}"
        _coverage("run", data, include, "-m", "pytest", *TESTS)
        _coverage("run", "--append", data, include, *SIMULATION, "--processes", "1")
        _coverage("json", data, include, "-q", "-o", report)
        found: dict[str, Any] = json.loads(Path(report).read_text(encoding="utf-8"))
    return found


def summary() -> dict[str, Any]:
    found = count()
    totals = found["totals"]
    missing = {
        name: [*file["missing_lines"], *(f"{start}-{end}" for start, end in branches)]
        for name, file in found["files"].items()
        if (branches := file["missing_branches"]) or file["missing_lines"]
    }
    return {
        "branches": totals["num_branches"],
        "taken": totals["covered_branches"],
        "percent": round(totals["percent_covered"], 2),
        "missing": missing,
    }


def _coverage(*words: str) -> None:
    command = [sys.executable, "-m", "coverage", *words]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}:\n{done.stdout[-4000:]}{done.stderr[-2000:]}")


if __name__ == "__main__":
    print(json.dumps(summary()))  # noqa: T201 - its answer
