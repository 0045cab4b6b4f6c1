"""Reading what a camera's picture became: for `scan`, and for measurements."""

from devices.document_camera.contract import Frame
from devices.document_camera.reading import Field, PageReader, Reading
from devices.document_reader.contract import PageText
from devices.document_reader.plain_forms import beside
from devices.document_reader.reading import read_paper
from devices.document_reader.recognition import Recognition


def loaded_reader() -> PageReader:
    """Load the models and return what reads a page with them. One thread."""
    recognition = Recognition()

    def read(frame: Frame) -> Reading:
        return _told(recognition.read_frame(frame))

    return read


def _told(page: PageText) -> Reading:
    paper = read_paper(page)
    lines = sorted(page.lines, key=lambda line: (line.top, line.left))
    return Reading(
        kind=paper.kind.material if paper.kind else None,
        fields={
            name: Field(
                one.value, one.confidence, one.confirmed_by.value if one.confirmed_by else ""
            )
            for name, one in beside(paper, page).items()
        },
        lines=tuple(line.text for line in lines),
        turned=page.turned,
    )
