"""What a camera or a phone sees of the test papers, drawn before it is wanted.

A resident carries her papers in her bag; drawing one takes half a second of a core. So a
visit's papers are drawn in a thread of their own, while she answers its questions.
"""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from PIL import Image

from devices.document_camera.test_desk import photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS

_QUALITY: Final = 93


class Easel:
    """Pictures of test papers, each drawn once, in ``folder``. One thread uses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pen = ThreadPoolExecutor(1, thread_name_prefix="easel")
        self._drawn: dict[str, Future[Path]] = {}

    def prepare(self, papers: Iterable[str]) -> None:
        """Begin to draw them, in this order."""
        for paper in papers:
            if paper not in self._drawn:
                self._drawn[paper] = self._pen.submit(_draw, paper, self.folder)

    def picture(self, paper: str) -> Path:
        """Return the picture of one, as soon as it is drawn."""
        self.prepare((paper,))
        return self._drawn[paper].result()


def _draw(paper: str, folder: Path) -> Path:
    seen = photograph(PAPERS[paper](), DOTS_PER_MM)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{paper}.jpg"
    Image.fromarray(seen[..., ::-1].copy()).save(file, "JPEG", quality=_QUALITY)
    return file
