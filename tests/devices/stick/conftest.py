"""A stick: a folder in memory that tests fill, and the real process that looks at it."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from devices.document_camera.kept import as_pdf
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from devices.stick.reader import FolderStick

DOTS = 200  # an inch
PATIENCE_S = 120.0


@cache
def scanned(paper: str = "birth-certificate", dots: int = DOTS) -> bytes:
    """Return what a flatbed makes of a paper: a JPEG that says how many dots it has."""
    drawn = PAPERS[paper]().convert("RGB")
    scale = dots / 25.4 / DOTS_PER_MM
    size = round(drawn.width * scale), round(drawn.height * scale)
    kept = BytesIO()
    drawn.resize(size, Image.Resampling.LANCZOS).save(kept, "JPEG", quality=88, dpi=(dots, dots))
    return kept.getvalue()


def pdf(*papers: str) -> bytes:
    """Return a PDF with a page a paper."""
    return as_pdf([scanned(paper) for paper in papers])


@pytest.fixture
def stick() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="doorstep-stick-", dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def reader(stick: Path, tmp_path: Path) -> Iterator[FolderStick]:
    looking = FolderStick(stick, tmp_path, PATIENCE_S)
    yield looking
    looking.forget()
