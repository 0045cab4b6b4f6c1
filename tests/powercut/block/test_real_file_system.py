"""The store on the kernel's own ext4, with the power cut between any two blocks."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
SEED = 20261122  # what runs every time is the same every time; `make soak` takes its chances
ALONE = ("unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child")
TRIAL = """
truncate -s 4M "$1/trial" && mkfs.ext4 -q -F "$1/trial" && mkdir "$1/place"
mount -t ext4 -o loop "$1/trial" "$1/place" && umount "$1/place"
"""


@pytest.fixture(scope="module", autouse=True)
def _block_device(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Say why, where this machine lets nobody mount a file system of his own."""
    if os.geteuid() != 0:
        pytest.skip("mounting a file system takes root: nothing is proved about ext4 here")
    if not Path("/dev/fuse").exists():
        pytest.skip("this kernel has no FUSE: nothing is proved about ext4 here")
    folder = str(tmp_path_factory.mktemp("trial"))
    trial = subprocess.run(
        [*ALONE, "sh", "-e", "-c", TRIAL, "sh", folder], capture_output=True, text=True, check=False
    )
    if trial.returncode:
        pytest.skip(f"no ext4 on a loop device here: {trial.stderr.strip()[:200]}")


def cut(folder: Path, seed: int, points: int, lodges: int, how: str) -> dict[str, Any]:
    rig = (sys.executable, "-m", "tests.powercut.block.rig", str(folder))
    said = subprocess.run(
        [*ALONE, *rig, str(seed), str(points), str(lodges), how],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(said.stdout)
    print("seed", seed, found)  # noqa: T201 - to run it again
    return found


@pytest.mark.block_device
@pytest.mark.row("T09")
def test_a_lodge_outlasts_a_power_cut_on_a_real_file_system(tmp_path: Path) -> None:
    check(tmp_path, SEED, points=15, lodges=12)


@pytest.mark.block_device
def test_a_store_that_does_not_sync_is_caught_on_a_real_file_system(tmp_path: Path) -> None:
    assert cut(tmp_path, SEED, points=10, lodges=8, how="normal")["lost"] > 0


@pytest.mark.block_device
@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.row("T09")
def test_lodges_outlast_a_thousand_power_cuts_on_a_real_file_system(tmp_path: Path) -> None:
    for run in range(4):
        folder = tmp_path / str(run)
        folder.mkdir()
        check(folder, random.SystemRandom().randrange(10**9), points=250, lodges=60)


def check(folder: Path, seed: int, points: int, lodges: int) -> None:
    found = cut(folder, seed, points, lodges, "full")
    assert (found["lost"], found["damaged"], found["unmountable"]) == (0, 0, 0)
    assert found["points"] == points
    assert found["promises"] > points
    assert found["flushes"] > 2 * lodges
