"""Every decoder refuses or reads whatever comes: kept inputs, new ones by chance, and atheris."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.mutation import mutated
from tests.fuzz.targets import CORPUS, TARGETS

CHANGED = 150  # inputs a target at every `make test`
EVERYWHERE_S = 4
SEED = 20261122  # what runs every time is the same every time; `make soak` takes its chances
SOAK_S = 3600
MOST_MB = 1024  # all targets together hold 90 MB before the first input
MOST_BYTES = 100_000
# A process begins with the peak of the one that started it, which libFuzzer would take for
# its own: a test process holds a gigabyte of libraries. A shell in between has no such past.
FROM_A_SMALL_PROCESS = ("sh", "-c", '"$@"; exit $?', "sh")


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_is_refused_or_read(name: str) -> None:
    target, chance = TARGETS[name], random.Random(SEED)  # noqa: S311 - the same every time
    inputs = [b"", *target.first(), *kept(name)]
    for data in inputs:
        target(data)
    for _ in range(CHANGED):
        inputs.append(mutated(chance.choice(inputs), chance)[:MOST_BYTES])
        target(inputs[-1])


def test_atheris_finds_nothing_in_a_few_seconds_over_all_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "begin"
    folder.mkdir()
    for place, (name, target) in enumerate(TARGETS.items()):
        for number, data in enumerate([*target.first(), *kept(name)]):
            (folder / f"{name}-{number}").write_bytes(bytes([place]) + data)
    fuzz("all", tmp_path, EVERYWHERE_S, f"-seed={SEED}")


@pytest.mark.soak
@pytest.mark.timeout(2 * SOAK_S)
@pytest.mark.parametrize("name", TARGETS)
def test_atheris_finds_nothing_in_an_hour_split_over_all_of_them(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "begin"
    folder.mkdir()
    for number, data in enumerate([*TARGETS[name].first(), *kept(name)]):
        (folder / str(number)).write_bytes(data)
    seconds = int(os.environ.get("DOORSTEP_FUZZ_S", str(SOAK_S // len(TARGETS))))
    fuzz(name, tmp_path, seconds)


def kept(name: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted((CORPUS / name).glob("*"))]


def fuzz(name: str, folder: Path, seconds: int, *more: str) -> None:
    """Fuzz for so long; an input that is a finding lies in ``folder`` and fails the test."""
    options = (
        f"-max_total_time={seconds}",
        f"-rss_limit_mb={MOST_MB}",
        "-timeout=120",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={folder}/finding-",
        "-verbosity=1",
        *more,
    )
    fuzzer = (sys.executable, "-m", "tests.fuzz.door")
    result = subprocess.run(
        [*FROM_A_SMALL_PROCESS, *fuzzer, name, *options, str(folder / "begin")],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 600,
    )
    said = result.stderr[-4000:]
    sys.stdout.write(said[-200:])
    assert result.returncode == 0, said
