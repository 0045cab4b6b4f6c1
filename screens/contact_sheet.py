"""The contact sheet: chosen pages of the gallery side by side, for the README and for a review."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

TALL: Final = (
    "portrait-zh-welcome",
    "portrait-zh-choose",
    "portrait-zh-needs",
    "portrait-zh-question-phone-error",
    "portrait-zh-paper-flaw",
    "portrait-zh-check",
    "portrait-dark-zh-welcome",
    "portrait-dark-zh-members-why",
    "portrait-zh-green-question-phone",
    "portrait-zh-sign",
    "portrait-zh-goodbye",
    "portrait-en-read-slip-standing",
)
WIDE: Final = (
    "landscape-zh-welcome",
    "landscape-en-choose",
    "landscape-dark-zh-question-phone",
)
PICTURES: Final = frozenset((*TALL, *WIDE))
ACROSS: Final = 6
TILE_PX: Final = 240, 427
GAP_PX: Final = 12
GROUND: Final = "#C9C3B6"


def write_sheet(pictures: Path, out: Path) -> None:
    """Put the chosen pictures of a folder onto one sheet. Raises OSError where one is missing."""
    tall = _shrunk(pictures, TALL, TILE_PX)
    width = ACROSS * (TILE_PX[0] + GAP_PX) + GAP_PX
    across = (width - GAP_PX) // len(WIDE) - GAP_PX
    wide = _shrunk(pictures, WIDE, (across, round(across * 9 / 16)))
    rows = -(-len(tall) // ACROSS)
    top = rows * (TILE_PX[1] + GAP_PX) + GAP_PX
    sheet = Image.new("RGB", (width, top + wide[0].height + GAP_PX), GROUND)
    for number, tile in enumerate(tall):
        row, column = divmod(number, ACROSS)
        step = GAP_PX + TILE_PX[0], GAP_PX + TILE_PX[1]
        sheet.paste(tile, (GAP_PX + column * step[0], GAP_PX + row * step[1]))
    for number, tile in enumerate(wide):
        sheet.paste(tile, (GAP_PX + number * (across + GAP_PX), top))
    out.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(out, quality=82, method=6)


def _shrunk(folder: Path, names: Sequence[str], size: tuple[int, int]) -> list[Image.Image]:
    return [
        Image.open(folder / f"{name}.png").convert("RGB").resize(size, Image.Resampling.LANCZOS)
        for name in names
    ]
