"""A scan as a PDF for the printer: every page on its own sheet of A4. The one door to reportlab.

Browsers print a WebP as they like, cut or blown up to the sheet. Here a page keeps its
proportions, lies within the margins every printer has, and a card stays a small thing.
"""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, WebPImagePlugin
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cloud.errors import NoPrintError

PLUGINS = (WebPImagePlugin,)  # importing it makes its format known
_FORMATS = ("JPEG", "WEBP")
_MARGIN = 8 * mm
_QUALITY = 80
_POINTS_A_PIXEL = 72 / 145  # an A4 sheet under the kiosk's camera has 145 pixels an inch
_MOST_PIXELS = 50_000_000


def printed(leaves: Sequence[bytes]) -> bytes:
    """Return a PDF of the pages in their order. Raises NoPrintError if one is no picture."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1, invariant=1)
    for leaf in leaves:
        _draw(canvas, _picture(leaf))
    canvas.save()
    return out.getvalue()


def _picture(leaf: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(leaf), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise NoPrintError("a page has more pixels than are printed")
            plain: Image.Image = picture.convert("RGB")
            return plain
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NoPrintError("a page is no picture that can be printed") from error


def _draw(canvas: Canvas, picture: Image.Image) -> None:
    wide, high = A4 if picture.height >= picture.width else (A4[1], A4[0])
    room = (wide - 2 * _MARGIN) / picture.width, (high - 2 * _MARGIN) / picture.height
    scale = min(*room, _POINTS_A_PIXEL)
    width, height = picture.width * scale, picture.height * scale
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    canvas.setPageSize((wide, high))
    left, bottom = (wide - width) / 2, (high - height) / 2
    canvas.drawImage(ImageReader(BytesIO(jpeg.getvalue())), left, bottom, width, height)
    canvas.showPage()
