import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def site_folder() -> Iterator[Path]:
    """A short path for a whole site."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-"))  # a socket's path holds 107 bytes
    yield folder
    shutil.rmtree(folder)
