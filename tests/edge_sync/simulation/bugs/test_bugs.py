"""Every bug that is put in is found: the simulation would see what it is there to see."""

import json
import random
import subprocess
import sys

import pytest

from provisioning.storage import database
from tests.edge_sync.simulation.bugs.patching import (
    ROOT,
    Bug,
    Change,
    Patches,
    StalePatchError,
    bugs,
    patched,
)

MOST = 1000


def test_every_bug_fits_the_code_as_it_is() -> None:
    assert len(bugs()) >= 12
    for bug in bugs().values():
        for file in {change.file for change in bug.changes}:
            changes = [change for change in bug.changes if change.file == file]
            source = patched((ROOT / file).read_text(encoding="utf-8"), changes)
            compile(source, file, "exec")


def test_a_bug_that_does_not_fit_is_no_bug() -> None:
    with pytest.raises(StalePatchError):
        patched("one one", [Change("file.py", "one", "two")])
    late = Bug("late", "", (Change(f"{database.__name__.replace('.', '/')}.py", "a", "b"),))
    with pytest.raises(StalePatchError):
        Patches(late).put_in()


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_every_bug_is_found_within_a_thousand_schedules() -> None:
    check(seed=1)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_every_bug_is_found_within_a_thousand_schedules_of_any_seed() -> None:
    for _ in range(3):
        check(random.SystemRandom().randrange(10**9))


def check(seed: int) -> None:
    print("seed", seed)  # noqa: T201 - to run it again
    hunt = [sys.executable, "-m", "tests.edge_sync.simulation.bugs.hunt", str(seed), str(MOST)]
    said = subprocess.run(hunt, cwd=ROOT, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in said.stdout.splitlines()]
    for one in found:
        print(f"{one['bug']:42} {one['schedules']}")  # noqa: T201 - how soon each was found
    assert [one["bug"] for one in found] == list(bugs()), said.stderr
    assert [one["bug"] for one in found if one["schedules"] is None] == []
