"""Puts bugs in, each in a process of its own, and says after how many schedules each is found.

python -m tests.edge_sync.simulation.bugs.hunt SEED MOST [BUG …]

Prints one line of JSON a bug: {"bug", "schedules" (null if it was not found), "words"}.
"""

import importlib
import json
import os
import sys

from tests.edge_sync.simulation.bugs.patching import Bug, Patches, bugs

# Imported once for all children; nothing of the project is among them.
_HEAVY = ("apsw", "playhouse.apsw_ext", "msgspec", "zstandard", "cryptography.hazmat.primitives")
_MOST_WORDS = 300


def main() -> None:
    seed, most, *names = sys.argv[1:]
    for name in _HEAVY:
        importlib.import_module(name)
    known = bugs()
    for name in names or known:
        child = os.fork()
        if child == 0:
            hunt(known[name], int(seed), int(most))
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


def hunt(bug: Bug, seed: int, most: int) -> None:
    Patches(bug).put_in()
    report = importlib.import_module("edge_sync.simulation.report")
    suites = importlib.import_module("provisioning.trust.international")
    outcomes = report.outcomes_of(suites.InternationalSuite(), range(seed, seed + most))
    for count, outcome in enumerate(outcomes, start=1):
        if not outcome.is_right:
            tell(bug, count, "; ".join(outcome.words)[-_MOST_WORDS:])
            return
    tell(bug, None, "")


def tell(bug: Bug, schedules: int | None, words: str) -> None:
    print(json.dumps({"bug": bug.name, "schedules": schedules, "words": words}))  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
