"""The house: its eaves over every page, and the village of the first page."""

from screens.theme.art.brush import Brush
from screens.theme.colours import (
    CARD,
    CLAY,
    GREEN,
    PAPER,
    PINE,
    PINE_DEEP,
    ROOF,
    SKIN,
    SUN,
    SUN_TINT,
    Colour,
)

FIELD = Colour("#A9C7A4")
FAR_HILL = Colour("#BFD5D0")
NEAR_HILL = Colour("#8FB5AC")
ROOF_SHADE = Colour("#8C3D1E")
STONE = Colour("#CFC6B4")


def eaves(brush: Brush) -> None:
    """Draw a row of round tile ends hanging from a beam."""
    count = max(1, round(brush.width / 150))
    step = brush.width / count
    brush.card((0, 0, brush.width, 34), 0, ROOF)
    for n in range(count):
        middle = step * (n + 0.5)
        brush.oval((middle - step * 0.46, -58, middle + step * 0.46, 94), ROOF)
        brush.oval((middle - step * 0.2, 12, middle + step * 0.2, 68), PINE_DEEP)
        brush.oval((middle - step * 0.09, 27, middle + step * 0.09, 53), SUN)


def village(brush: Brush) -> None:
    """Draw the village with the open door in its middle, for a field of any width."""
    middle = brush.width / 2
    _land(brush, middle)
    for x, size in ((middle - 66, 0.62), (middle + 68, 0.7)):
        _cottage(brush, x, 76, size)
    for x, size in ((middle - 44, 1.0), (middle + 45, 0.86), (middle - 92, 0.8), (middle + 96, 1)):
        _tree(brush, x, 80, size)
    _house(brush, middle, 90)
    _people(brush, middle)


def _land(brush: Brush, middle: float) -> None:
    brush.disc((middle + 38, 24), 11, SUN)
    brush.oval((middle - 150, 38, middle + 10, 150), FAR_HILL)
    brush.oval((middle - 20, 44, middle + 150, 140), FAR_HILL)
    brush.oval((middle - 110, 56, middle + 60, 140), NEAR_HILL)
    brush.oval((middle - 10, 60, middle + 170, 140), NEAR_HILL)
    brush.oval((middle - 190, 72, middle + 190, 150), FIELD)
    for x, y in ((middle - 60, 20), (middle - 12, 12)):
        brush.card((x - 14, y, x + 14, y + 5), 2.5, CARD)
        brush.card((x - 6, y - 4, x + 20, y + 1), 2.5, CARD)


def _cottage(brush: Brush, x: float, foot: float, size: float) -> None:
    wide, tall = 17 * size, 17 * size
    brush.card((x - wide, foot - tall, x + wide, foot), 0.5, CARD)
    ridge, eave = foot - tall - 11 * size, foot - tall + 2 * size
    brush.shape(
        [(x - wide - 5, eave), (x - wide + 4, ridge), (x + wide - 4, ridge), (x + wide + 5, eave)],
        PINE,
    )
    brush.card((x - 4 * size, foot - 11 * size, x + 4 * size, foot), 0.5, PINE_DEEP)


def _tree(brush: Brush, x: float, foot: float, size: float) -> None:
    brush.line([(x, foot), (x, foot - 16 * size)], 2 * size, ROOF_SHADE)
    brush.disc((x, foot - 20 * size), 9 * size, GREEN)
    brush.disc((x - 6 * size, foot - 15 * size), 6 * size, GREEN)
    brush.disc((x + 6 * size, foot - 15 * size), 6 * size, GREEN)


def _house(brush: Brush, x: float, foot: float) -> None:
    """Draw the house whose open door is the kiosk's own sign."""
    brush.card((x - 29, foot - 36, x + 29, foot), 1, CARD)
    brush.shape(
        [(x - 40, foot - 33), (x - 35, foot - 37), (x - 20, foot - 56), (x + 20, foot - 56),
         (x + 35, foot - 37), (x + 40, foot - 33)], CLAY,
    )  # fmt: skip
    brush.line([(x - 22, foot - 56), (x + 22, foot - 56)], 3.4, ROOF_SHADE)
    brush.line([(x - 39, foot - 33), (x + 39, foot - 33)], 2.6, ROOF_SHADE)
    for n in range(-5, 6):
        brush.line([(x + n * 3.7, foot - 54), (x + n * 6.6, foot - 35)], 0.7, ROOF_SHADE)
    brush.card((x - 12, foot - 28, x + 12, foot), 1, PINE)
    brush.card((x - 9.5, foot - 25.5, x + 9.5, foot), 0.5, SUN_TINT)
    brush.shape([(x - 9.5, foot - 25.5), (x - 15.5, foot - 22), (x - 15.5, foot + 2.5),
                 (x - 9.5, foot)], PINE_DEEP)  # fmt: skip
    brush.shape([(x + 9.5, foot - 25.5), (x + 15.5, foot - 22), (x + 15.5, foot + 2.5),
                 (x + 9.5, foot)], PINE_DEEP)  # fmt: skip
    for side in (-22, 22):
        brush.card((x + side - 4, foot - 25, x + side + 4, foot - 14), 0.8, PINE)
        brush.line([(x + side, foot - 25), (x + side, foot - 14)], 0.8, CARD)
        brush.line([(x + side - 4, foot - 19.5), (x + side + 4, foot - 19.5)], 0.8, CARD)
    for lantern in (-17.5, 17.5):
        brush.line([(x + lantern, foot - 33), (x + lantern, foot - 31)], 0.7, ROOF_SHADE)
        brush.oval((x + lantern - 2.6, foot - 31, x + lantern + 2.6, foot - 26.5), CLAY)
    brush.card((x - 20, foot, x + 20, foot + 4), 1, STONE)
    brush.card((x - 26, foot + 4, x + 26, foot + 9), 1, STONE)
    brush.line([(x - 20, foot + 4), (x + 20, foot + 4)], 0.6, PAPER)


def _people(brush: Brush, x: float) -> None:
    for at, coat, hair, size in ((x + 24, PINE, STONE, 1.0), (x + 33, CLAY, PINE_DEEP, 0.8)):
        foot = 97.0
        brush.card((at - 4 * size, foot - 13 * size, at + 4 * size, foot), 3.2 * size, coat)
        brush.disc((at, foot - 16.4 * size), 3.8 * size, hair)
        brush.disc((at, foot - 15.8 * size), 3.2 * size, SKIN)
    brush.line([(x + 19, 85), (x + 18.4, 97)], 1, ROOF_SHADE)
