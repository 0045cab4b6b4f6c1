"""What several mirrors share."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def card_service_folder() -> Iterator[Path]:
    """The one place of a card service in this process: its client library remembers the first.

    Short, because a Unix socket's path holds 107 bytes; each process of a
    parallel run has its own.
    """
    folder = Path(tempfile.mkdtemp(prefix="doorstep-cards-"))
    yield folder
    shutil.rmtree(folder)
