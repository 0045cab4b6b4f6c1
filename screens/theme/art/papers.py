"""Pictograms of cards, papers and what is done with them."""

from typing import Final

from screens.theme.art.brush import Brush
from screens.theme.art.moving import Moving
from screens.theme.colours import (
    CARD,
    CLAY,
    EDGE,
    GREEN,
    LINE,
    MIST,
    PINE,
    PINE_DEEP,
    RED,
    SKIN,
    SUN,
)


def _backdrop(brush: Brush) -> None:
    brush.disc((50, 50), 49, MIST)


def _identity_card(brush: Brush, left: float, top: float) -> None:
    """Draw a resident's card 46 x 30 with its face side up."""
    brush.card((left - 1, top - 1, left + 47, top + 31), 4.5, PINE)
    brush.card((left + 1, top + 1, left + 45, top + 29), 3, CARD)
    for row, length in ((7, 18), (13, 14), (19, 18)):
        brush.line([(left + 6, top + row), (left + 6 + length, top + row)], 2.6, EDGE)
    brush.card((left + 29, top + 5, left + 41, top + 21), 2, MIST)
    brush.disc((left + 35, top + 11), 3.6, SKIN)
    brush.card((left + 30.5, top + 15, left + 39.5, top + 21), 2.5, CLAY)
    brush.line([(left + 6, top + 25), (left + 40, top + 25)], 2, PINE)


def _reader(brush: Brush) -> None:
    brush.card((12, 62, 88, 86), 7, PINE_DEEP)
    brush.card((18, 66, 82, 73), 3.5, PINE)
    brush.disc((76, 80), 2.6, SUN)


def _empty_reader(brush: Brush) -> None:
    _backdrop(brush)
    _reader(brush)


def card_in(brush: Brush) -> None:
    """Lay the card on the reader."""
    _empty_reader(brush)
    _identity_card(brush, 27, 12)
    brush.line([(50, 48), (50, 59)], 5, GREEN)
    brush.shape([(41, 55), (59, 55), (50, 65)], GREEN)


def card_out(brush: Brush) -> None:
    """Take the card away from the reader."""
    _empty_reader(brush)
    _identity_card(brush, 27, 30)
    brush.line([(50, 26), (50, 15)], 5, GREEN)
    brush.shape([(41, 18), (59, 18), (50, 8)], GREEN)


def card_reading(brush: Brush) -> None:
    """The card lies there and is being read."""
    _backdrop(brush)
    _reader(brush)
    _identity_card(brush, 27, 34)
    for radius in (9, 16, 23):
        brush.arc((50, 31), radius, (218, 322), 3.6, GREEN)


def card_done(brush: Brush) -> None:
    """The card was read and can be taken away."""
    _backdrop(brush)
    _reader(brush)
    _identity_card(brush, 24, 14)
    brush.disc((72, 42), 14, GREEN)
    brush.line([(65, 43), (70, 48), (79, 36)], 4.4, CARD)


def card_bad(brush: Brush) -> None:
    """The card could not be read."""
    _backdrop(brush)
    _reader(brush)
    _identity_card(brush, 27, 28)
    brush.disc((74, 28), 14, RED)
    brush.line([(68.5, 22.5), (79.5, 33.5)], 4, CARD)
    brush.line([(79.5, 22.5), (68.5, 33.5)], 4, CARD)


def _card_alone(brush: Brush) -> None:
    _identity_card(brush, 27, 12)


LAYING: Final = Moving(_empty_reader, _card_alone, begins=(0, -8), ends=(0, 27))
TAKING: Final = Moving(_empty_reader, _card_alone, begins=(0, 27), ends=(0, -8))


def _sheet(brush: Brush, left: float, top: float, width: float, height: float) -> None:
    right, bottom = left + width, top + height
    brush.card((left, top, right, bottom), 3.5, PINE)
    brush.card((left + 2, top + 2, right - 2, bottom - 2), 2, CARD)


def _rows(brush: Brush, left: float, right: float, tops: tuple[float, ...]) -> None:
    for top in tops:
        brush.line([(left, top), (right, top)], 2.8, EDGE)


def papers(brush: Brush) -> None:
    """What you will need: a heap of papers, ticked."""
    _backdrop(brush)
    _sheet(brush, 34, 16, 42, 56)
    _sheet(brush, 24, 24, 44, 60)
    for top in (36, 50, 64):
        brush.line([(30, top), (33, top + 3.4), (39, top - 4)], 3, GREEN)
    _rows(brush, 45, 61, (36, 50, 64))


def scan(brush: Brush) -> None:
    """A paper lies under the camera."""
    _backdrop(brush)
    brush.card((44, 10, 56, 20), 3, PINE_DEEP)
    brush.card((36, 16, 64, 26), 4, PINE)
    brush.disc((50, 26), 5.5, SUN)
    brush.shape([(46, 30), (54, 30), (78, 72), (22, 72)], CARD)
    brush.shape([(26, 66), (74, 66), (84, 88), (16, 88)], PINE)
    brush.shape([(28.5, 68), (71.5, 68), (80, 86), (20, 86)], CARD)
    _rows(brush, 34, 66, (73, 78))


def paper_kept(brush: Brush) -> None:
    """The paper was taken well."""
    _backdrop(brush)
    _sheet(brush, 26, 16, 44, 62)
    _rows(brush, 34, 62, (28, 37, 46, 55))
    brush.disc((68, 70), 17, GREEN)
    brush.line([(60, 71), (66, 77), (76, 64)], 4.6, CARD)


def form(brush: Brush) -> None:
    """A question of the form: a line to fill in."""
    _backdrop(brush)
    _sheet(brush, 22, 20, 50, 62)
    _rows(brush, 31, 63, (33, 43))
    brush.card((30, 52, 64, 66), 2.5, SUN)
    brush.card((32, 54, 62, 64), 1.5, CARD)
    brush.shape([(58, 62), (80, 34), (87, 39), (65, 67)], CLAY)
    brush.shape([(58, 62), (65, 67), (56, 71)], PINE_DEEP)


def checked(brush: Brush) -> None:
    """Look through your answers."""
    _backdrop(brush)
    _sheet(brush, 22, 14, 48, 66)
    _rows(brush, 30, 62, (26, 36, 46, 56))
    brush.line([(72, 76), (84, 90)], 7, PINE_DEEP)
    brush.disc((62, 62), 17, PINE_DEEP)
    brush.disc((62, 62), 12.5, CARD)
    brush.line([(56, 62), (60.5, 67), (68.5, 57)], 3.8, GREEN)


def sign(brush: Brush) -> None:
    """Write your name."""
    _backdrop(brush)
    _sheet(brush, 16, 30, 60, 46)
    brush.wave([(24, 60), (30, 48), (34, 62), (41, 47), (45, 61), (54, 54)], 3.2, PINE)
    brush.line([(24, 68), (66, 68)], 1.8, LINE)
    brush.shape([(55, 54), (79, 17), (87, 22), (63, 59)], CLAY)
    brush.shape([(55, 54), (63, 59), (53, 64)], PINE_DEEP)
    brush.shape([(76, 21.5), (79, 17), (87, 22), (84, 26.5)], SUN)


def mark(brush: Brush) -> None:
    """Draw a mark, and somebody signs beside it."""
    _backdrop(brush)
    _sheet(brush, 16, 30, 68, 46)
    brush.arc((34, 54), 9, (0, 360), 3.4, CLAY)
    brush.wave([(54, 58), (59, 50), (63, 60), (69, 50), (75, 56)], 3, PINE)
    brush.line([(24, 68), (44, 68)], 1.8, LINE)
    brush.line([(52, 68), (76, 68)], 1.8, LINE)


def sealed(brush: Brush) -> None:
    """The application is being sealed and kept."""
    _backdrop(brush)
    brush.card((16, 30, 84, 76), 5, PINE)
    brush.card((19, 33, 81, 73), 3, CARD)
    brush.line([(20, 35), (50, 58), (80, 35)], 3.4, PINE)
    brush.disc((50, 60), 12, CLAY)
    brush.line([(44, 60), (48.5, 65), (56.5, 55)], 3.6, CARD)


def _slip(brush: Brush, left: float, top: float, bottom: float) -> None:
    """Draw a strip of paper 32 wide with its code."""
    right = left + 32
    brush.card((left - 1.5, top, right + 1.5, bottom + 1.5), 1.5, PINE)
    brush.card((left, top, right, bottom), 1, CARD)
    _rows(brush, left + 5, right - 5, (top + 6, top + 12))
    for column in range(4):
        for row in range(4):
            if (column * 3 + row * 5 + column * row) % 4 != 1:
                x, y = left + 8 + column * 4, top + 18 + row * 4
                brush.card((x, y, x + 3.6, y + 3.6), 0.4, PINE_DEEP)


def printer(brush: Brush) -> None:
    """The slip is coming out of the printer."""
    _backdrop(brush)
    brush.card((16, 18, 84, 52), 7, PINE_DEEP)
    brush.card((24, 38, 76, 46), 3.5, PINE)
    brush.disc((76, 27), 2.8, SUN)
    _slip(brush, 34, 42, 82)


def slip(brush: Brush) -> None:
    """A slip under the camera: its code is read."""
    _backdrop(brush)
    _slip(brush, 34, 22, 80)
    for x, y, dx, dy in ((20, 16, 1, 1), (80, 16, -1, 1), (20, 84, 1, -1), (80, 84, -1, -1)):
        brush.line([(x, y + 12 * dy), (x, y), (x + 12 * dx, y)], 4.4, GREEN)


def slip_waiting(brush: Brush) -> None:
    """A slip was lodged and could not be printed yet."""
    _backdrop(brush)
    _slip(brush, 28, 16, 78)
    brush.disc((68, 66), 18, SUN)
    brush.disc((68, 66), 13.5, CARD)
    brush.line([(68, 57), (68, 67), (75, 70)], 3.6, PINE_DEEP)


def letter(brush: Brush) -> None:
    """News about a case."""
    _backdrop(brush)
    _sheet(brush, 28, 14, 44, 54)
    _rows(brush, 36, 64, (25, 34, 43))
    brush.shape([(14, 46), (50, 70), (86, 46), (86, 86), (14, 86)], PINE)
    brush.line([(16, 84), (42, 65)], 2.2, MIST)
    brush.line([(84, 84), (58, 65)], 2.2, MIST)


def bank_card(brush: Brush) -> None:
    """A bank card and its number."""
    _backdrop(brush)
    brush.card((14, 28, 86, 74), 6, PINE)
    brush.card((14, 36, 86, 45), 0, PINE_DEEP)
    brush.card((22, 51, 36, 60), 2, SUN)
    for left in (22, 38, 54, 70):
        brush.line([(left, 67), (left + 8, 67)], 3, MIST)


def stick(brush: Brush) -> None:
    """Put a stick with scans into the machine."""
    _backdrop(brush)
    brush.card((14, 66, 86, 88), 6, PINE_DEEP)
    brush.card((36, 66, 64, 72), 1.5, SUN)
    brush.card((41, 40, 59, 60), 1.5, EDGE)
    brush.disc((46.5, 51), 2, PINE_DEEP)
    brush.disc((53.5, 51), 2, PINE_DEEP)
    brush.card((35, 8, 65, 44), 5, PINE)
    brush.card((41, 14, 59, 34), 2, CARD)
    for row in (19, 24, 29):
        brush.line([(44, row), (56, row)], 2, EDGE)


PAPERS = {
    picture.__name__: picture
    for picture in (
        card_in, card_out, card_reading, card_done, card_bad, papers, scan, paper_kept, form,
        checked, sign, mark, sealed, printer, slip, slip_waiting, letter, bank_card,
        stick,
    )
}  # fmt: skip
MOVING: Final = {card_in.__name__: LAYING, card_out.__name__: TAKING}
