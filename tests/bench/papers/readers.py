"""The readers beside each other: ours, RapidOCR as shipped, Tesseract."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from devices.document_camera.frames import frame_of_image
from devices.document_reader.plain_forms import beside
from devices.document_reader.reading import read_paper
from devices.document_reader.recognition import Recognition
from tests.bench.papers.peak import watched
from tests.bench.papers.texts import Page

METHODS = ("doorstep", "rapidocr as shipped", "tesseract chi_sim")

Fields = dict[str, tuple[str, bool]]  # the value, and whether something confirms it


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader made of a page. Only ours ties values to labels."""

    text: str
    fields: Fields
    others_mb: int = 0  # the most memory of the program that read it, where it is another one


Reader = Callable[[Page], Read]


def _ours() -> Reader:
    recognition = Recognition()

    def read(page: Page) -> Read:
        found = recognition.read_frame(frame_of_image(page.picture))
        fields = beside(read_paper(found), found)
        told = {name: (one.value, one.confirmed_by is not None) for name, one in fields.items()}
        return Read("\n".join(line.text for line in found.lines), told)

    return read


def _as_shipped() -> Reader:
    engine = RapidOCR(params={"Global.log_level": "error"})

    def read(page: Page) -> Read:
        found = engine(frame_of_image(page.picture))
        said = found.txts if isinstance(found, RapidOCROutput) else None
        return Read("\n".join(said or ()), {})

    return read


def _tesseract() -> Reader:
    def read(page: Page) -> Read:
        with NamedTemporaryFile(suffix=".png") as file:
            page.picture.save(file, "PNG")
            file.flush()
            words = ("tesseract", "stdin", "stdout", "-l", "chi_sim", "--psm", "11")
            said, most = watched(words, Path(file.name))
        return Read(said.decode(), {}, most)

    return read


READERS: dict[str, Callable[[], Reader]] = {
    METHODS[0]: _ours,
    METHODS[1]: _as_shipped,
    METHODS[2]: _tesseract,
}
