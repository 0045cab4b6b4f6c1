"""A pen: a printed page is signed by hand, at the line that waits for it."""

from pathlib import Path

from PIL import Image, ImageDraw

from screens.demonstration.gestures import SIGNATURE

_INK = (20, 30, 120)
_WIDTH = 5
_PLATE = (62, 64, 68)  # the dark plate on which it lies
_MARGIN = 0.25  # of the page's length, on every side
_FROM_BELOW = 0.52  # where the line for the signature stands on a page that a kiosk prints


def sign_by_pen(page: Path, inked: Path) -> None:
    """Write the page, turned to lie across the camera's plate, with a signature in blue ink."""
    inked.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(page) as printed:
        paper = printed.convert("RGB")
    scale = paper.width / 2 / 800
    left, top = paper.width * 0.4, paper.height * (1 - _FROM_BELOW)
    pen = ImageDraw.Draw(paper)
    for stroke in SIGNATURE:
        pen.line([(left + x * scale, top + y * scale) for x, y in stroke], fill=_INK, width=_WIDTH)
    lying = paper.rotate(90, expand=True)
    margin = round(lying.width * _MARGIN)
    plate = Image.new("RGB", (lying.width + 2 * margin, lying.height + 2 * margin), _PLATE)
    plate.paste(lying, (margin, margin))
    plate.save(inked)
