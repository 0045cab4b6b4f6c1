"""Memory stays small whatever the size of a document, at the kiosk and in the cloud."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MOST_GROWN_MB = 8


def grown_mb(folder: Path, megabytes: int) -> float:
    result = subprocess.run(
        [sys.executable, "-m", "tests.edge_sync.large_document", str(folder), str(megabytes)],
        capture_output=True,
        text=True,
        check=True,
        timeout=900,
    )
    return float(json.loads(result.stdout)["grown_mb"])


def test_a_document_of_12_megabytes_goes_all_the_way_in_less_than_8_of_memory(
    tmp_path: Path,
) -> None:
    assert grown_mb(tmp_path, 12) < MOST_GROWN_MB


@pytest.mark.soak
@pytest.mark.timeout(1000)
def test_a_document_of_200_megabytes_goes_all_the_way_in_less_than_8_of_memory(
    tmp_path: Path,
) -> None:
    assert grown_mb(tmp_path, 200) < MOST_GROWN_MB
