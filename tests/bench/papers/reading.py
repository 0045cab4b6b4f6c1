"""The table of what is read: characters, fields tied to their labels, seconds and memory.

Each reader runs in a process of its own, so that its peak memory is its own. A text
counts as read where it stands in what was read, blanks aside; a field, where the value
was tied to its label and is right.

    python -m tests.bench.papers.reading doorstep 3 /nothing
"""

import io
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from PIL import Image
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from devices.document_camera.frames import frame_of_image
from devices.document_reader.reading import read_paper
from devices.document_reader.recognition import Recognition
from tests.devices.document_reader.drawing import chance_of, worn
from tests.devices.document_reader.specimens import SPECIMENS

Row = dict[str, Any]

ROUNDS = 2  # of every kind of paper
METHODS = ("doorstep", "rapidocr as shipped", "tesseract chi_sim")
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class _Page:
    """A picture, the texts on it, and its fields where it is a paper that we know."""

    picture: Image.Image
    texts: tuple[str, ...]
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reader made of a page. Only ours ties values to labels."""

    text: str
    fields: dict[str, tuple[str, bool]]  # the value, and whether something confirms it


def reading_table(data: Path | None = None, rounds: int = ROUNDS) -> Iterator[Row]:
    """Let every reader read every page; one row a reader."""
    for method in METHODS:
        place = str(data) if data else "rendered"
        words = ("-m", "tests.bench.papers.reading", method, str(rounds), place)
        done = subprocess.run(
            (sys.executable, *words), cwd=_ROOT, capture_output=True, text=True, check=True
        )
        yield json.loads(done.stdout.splitlines()[-1])


def measure(method: str, pages: list[_Page], place: str) -> Row:
    """Read all pages in this process."""
    read = _READERS[method]()
    read(pages[0].picture)  # models are loaded, caches are warm
    seconds, texts, found, fields, right, wrong, false_sure = [], 0, 0, 0, 0, 0, 0
    for page in pages:
        start = perf_counter()
        said = read(page.picture)
        seconds.append(perf_counter() - start)
        texts += sum(len(text) for text in page.texts)
        found += sum(len(text) for text in page.texts if _packed(text) in _packed(said.text))
        for name, truth in page.fields.items():
            value, is_sure = said.fields.get(name, ("", False))
            fields += 1
            right += value == truth
            wrong += bool(value) and value != truth
            false_sure += is_sure and value != truth
    row: Row = {
        "table": "reading",
        "method": method,
        "data": place,
        "pages": len(pages),
        "characters": round(found / texts, 4),
        "seconds_a_page": round(float(np.median(seconds)), 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if method != METHODS[0] or not fields:
        return row
    return row | {
        "fields": fields,
        "fields_right": round(right / fields, 4),
        "fields_wrong": wrong,
        "confirmed_and_wrong": false_sure,
    }


def _packed(text: str) -> str:
    return "".join(text.split())


def _rendered(rounds: int) -> Iterator[_Page]:
    for name, draw in SPECIMENS.items():
        for seed in range(rounds):
            chance = chance_of(f"bench {name} {seed}")
            specimen = draw(chance)
            page = io.BytesIO()
            worn(specimen.picture, chance).save(page, "JPEG", quality=80)
            texts = tuple(v for k, v in specimen.truth.items() if not k.endswith("date"))
            yield _Page(Image.open(page).convert("RGB"), texts, specimen.truth)


def _of_folder(data: Path) -> Iterator[_Page]:
    for one in json.loads((data / "ocr.json").read_text(encoding="utf-8")):
        picture = Image.open(data / "ocr" / one["file"]).convert("RGB")
        yield _Page(picture, tuple(one["lines"]), {})


def _ours() -> Callable[[Image.Image], _Read]:
    recognition = Recognition()

    def read(picture: Image.Image) -> _Read:
        page = recognition.read_frame(frame_of_image(picture))
        fields = read_paper(page).fields
        told = {k: (one.value, one.confirmed_by is not None) for k, one in fields.items()}
        return _Read("\n".join(line.text for line in page.lines), told)

    return read


def _as_shipped() -> Callable[[Image.Image], _Read]:
    engine = RapidOCR(params={"Global.log_level": "error"})

    def read(picture: Image.Image) -> _Read:
        found = engine(frame_of_image(picture))
        said = found.txts if isinstance(found, RapidOCROutput) else None
        return _Read("\n".join(said or ()), {})

    return read


def _tesseract() -> Callable[[Image.Image], _Read]:
    def read(picture: Image.Image) -> _Read:
        png = io.BytesIO()
        picture.save(png, "PNG")
        words = ("tesseract", "stdin", "stdout", "-l", "chi_sim", "--psm", "11")
        done = subprocess.run(words, input=png.getvalue(), capture_output=True, check=True)
        return _Read(done.stdout.decode(), {})

    return read


_READERS: dict[str, Callable[[], Callable[[Image.Image], _Read]]] = {
    METHODS[0]: _ours,
    METHODS[1]: _as_shipped,
    METHODS[2]: _tesseract,
}


def _main(method: str, rounds: str, place: str) -> None:
    folder = Path(place)
    pages = _of_folder(folder) if folder.is_dir() else _rendered(int(rounds))
    sys.stdout.write(json.dumps(measure(method, list(pages), place)) + "\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
