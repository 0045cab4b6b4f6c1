"""Pages kept in a folder as they were cleaned, and joined into one PDF: for whoever tries `scan`.

A PDF in black and white holds CCITT group 4 (ITU-T T.6), which is what black and white
is best kept in without ever putting one sign in another's place. Every program reads it.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, PdfImagePlugin

from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.scanned_page import ScannedPage
from devices.document_camera.small import Tone, bilevel, packed

PLUGINS = (PdfImagePlugin,)  # importing it makes its format known
_DOTS_PER_INCH = 145.0  # of an A4 page whose long side has 1700 pixels
_QUALITY = 80


class Kept:
    """The pages kept so far, in their order. No file of the folder is written over by another."""

    def __init__(self, folder: Path, tone: Tone = Tone.COLOUR) -> None:
        self._folder = folder
        self._tone = tone
        self._files: list[Path] = []

    def keep(self, image: Path, page: ScannedPage) -> None:
        """Write one page beside those before it, named after its picture."""
        self._folder.mkdir(parents=True, exist_ok=True)
        data, suffix = page.picture, page.suffix
        if self._tone is not Tone.COLOUR:
            small = packed(frame_of_bytes(data), self._tone)
            data, suffix = small.data, "." + small.media_type.removeprefix("image/")
        names = (f"{image.stem}{'' if at == 1 else f'-{at}'}{suffix}" for at in range(1, 10_000))
        file = next(one for one in map(self._folder.joinpath, names) if one not in self._files)
        file.write_bytes(data)
        self._files.append(file)

    def join(self, name: str) -> None:
        """Write all pages into one PDF beside them."""
        if self._files:
            pages = [one.read_bytes() for one in self._files]
            (self._folder / name).write_bytes(as_pdf(pages, self._tone))


def as_pdf(pages: list[bytes], tone: Tone = Tone.COLOUR) -> bytes:
    """Return one PDF of encoded pages, each on a leaf of its own size. At least one page."""
    first, *others = (_image(page, tone) for page in pages)
    out = BytesIO()
    first.save(
        out,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=_DOTS_PER_INCH,
        quality=_QUALITY,
    )
    return out.getvalue()


def _image(page: bytes, tone: Tone) -> Image.Image:
    frame = frame_of_bytes(page)
    match tone:
        case Tone.BILEVEL:
            return Image.fromarray(bilevel(frame)).convert("1")
        case Tone.GREY:
            return Image.fromarray(frame[:, :, ::-1]).convert("L")
        case Tone.COLOUR:
            return Image.fromarray(frame[:, :, ::-1])
