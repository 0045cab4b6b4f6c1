"""The sheet of squares that a helper prints and lays once, for the camera to be measured by."""

from PIL import Image, ImageDraw, ImageFont

from devices.document_camera.lens import ACROSS, DOWN, SQUARE_MM
from provisioning.typeface import REGULAR

DOTS_PER_INCH = 300.0
_A4_MM = (297.0, 210.0)
_CAPTION = "打印时选 100 %，每格 25 毫米，请用尺子量一量 · print at 100 %: squares of 25 mm"
_CAPTION_MM = 4.0


def sheet_of_squares(dots_per_mm: float = DOTS_PER_INCH / 25.4) -> Image.Image:
    """Draw the sheet: A4, one square more each way than there are corners between them."""
    wide, high = (round(side * dots_per_mm) for side in _A4_MM)
    image = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(image)
    side = SQUARE_MM * dots_per_mm
    left, top = (wide - side * (ACROSS + 1)) / 2, (high - side * (DOWN + 1)) / 2
    for row in range(DOWN + 1):
        for column in range(row % 2, ACROSS + 1, 2):
            x, y = left + column * side, top + row * side
            draw.rectangle((x, y, x + side - 1, y + side - 1), fill=0)
    font = ImageFont.truetype(str(REGULAR), max(4, round(_CAPTION_MM * dots_per_mm)))
    draw.text((wide / 2, high - top / 2), _CAPTION, fill=0, font=font, anchor="mm")
    return image
