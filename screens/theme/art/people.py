"""Pictograms of people, matters and of the house itself."""

from screens.theme.art.brush import Brush
from screens.theme.colours import (
    CARD,
    CLAY,
    GREEN,
    MIST,
    PINE,
    PINE_DEEP,
    SKIN,
    SUN,
    SUN_TINT,
    Colour,
)


def _backdrop(brush: Brush) -> None:
    brush.disc((50, 50), 49, MIST)


def _person(brush: Brush, x: float, foot: float, size: float, coat: Colour, hair: Colour) -> None:
    """Draw head and shoulders ending at ``foot``."""
    brush.card((x - 15 * size, foot - 26 * size, x + 15 * size, foot + 4 * size), 12 * size, coat)
    brush.disc((x, foot - 37 * size), 11.5 * size, hair)
    brush.disc((x, foot - 35 * size), 10 * size, SKIN)


def person(brush: Brush) -> None:
    """One person: for myself."""
    _backdrop(brush)
    _person(brush, 50, 82, 1.25, PINE, PINE_DEEP)


def family(brush: Brush) -> None:
    """Another person of the family comes in."""
    _backdrop(brush)
    _person(brush, 34, 76, 1.0, PINE, PINE_DEEP)
    _person(brush, 66, 76, 1.0, CLAY, PINE_DEEP)
    _person(brush, 50, 88, 0.7, SUN, PINE_DEEP)


def behalf(brush: Brush) -> None:
    """Somebody acts for another: one hands a paper over."""
    _backdrop(brush)
    _person(brush, 32, 80, 1.0, PINE, PINE_DEEP)
    _person(brush, 70, 80, 1.0, SUN, CARD)
    brush.card((42, 56, 60, 78), 2, PINE_DEEP)
    brush.card((44, 58, 58, 76), 1, CARD)
    brush.line([(47, 63), (55, 63)], 1.8, PINE)
    brush.line([(47, 69), (55, 69)], 1.8, PINE)


def pension(brush: Brush) -> None:
    """Old age made safe: an elder under an umbrella, coins beside."""
    _backdrop(brush)
    brush.shape([(14, 42), (20, 27), (34, 16), (50, 12), (66, 16), (80, 27), (86, 42)], CLAY)
    brush.shape([(38, 42), (42, 22), (50, 12), (58, 22), (62, 42)], SUN)
    for x in (26, 50, 74):
        brush.disc((x, 42), 12, MIST)
    brush.line([(50, 12), (50, 50)], 3, PINE_DEEP)
    _person(brush, 44, 86, 0.9, PINE, CARD)
    for n, top in enumerate((82, 76, 70)):
        brush.oval((66, top, 86, top + 8), SUN if n % 2 == 0 else CLAY)


def baby(brush: Brush) -> None:
    """A newborn in its cloth."""
    _backdrop(brush)
    brush.oval((20, 34, 80, 88), CLAY)
    brush.oval((25, 30, 75, 78), SUN)
    brush.disc((50, 44), 22, SUN_TINT)
    brush.disc((50, 46), 17, SKIN)
    brush.arc((50, 30), 4, (90, 300), 2.6, PINE_DEEP)
    brush.arc((43, 45), 3, (20, 160), 2.2, PINE_DEEP)
    brush.arc((57, 45), 3, (20, 160), 2.2, PINE_DEEP)
    brush.arc((50, 50), 5, (30, 150), 2.2, CLAY)


def matter(brush: Brush) -> None:
    """Any other matter: a folder of the hall."""
    _backdrop(brush)
    brush.card((18, 28, 50, 50), 4, CLAY)
    brush.card((18, 34, 82, 80), 5, SUN)
    brush.card((30, 24, 72, 60), 2, CARD)
    brush.line([(36, 34), (64, 34)], 3, PINE)
    brush.line([(36, 43), (58, 43)], 3, PINE)
    brush.card((18, 50, 82, 80), 5, CLAY)


def phone(brush: Brush) -> None:
    """A telephone number."""
    _backdrop(brush)
    brush.card((32, 12, 68, 88), 7, PINE_DEEP)
    brush.card((36, 20, 64, 74), 2, CARD)
    brush.disc((50, 81), 3, MIST)
    for radius in (8, 15):
        brush.arc((43, 54), radius, (-80, -10), 3.2, GREEN)
    brush.disc((44, 53), 3.4, GREEN)


def home(brush: Brush) -> None:
    """Where somebody lives."""
    _backdrop(brush)
    brush.card((26, 46, 74, 84), 2, CARD)
    brush.shape([(12, 50), (50, 18), (88, 50), (80, 54), (50, 29), (20, 54)], CLAY)
    brush.shape([(50, 28), (76, 50), (24, 50)], CARD)
    brush.card((42, 58, 58, 84), 2, PINE)
    brush.disc((54, 71), 1.8, SUN)


def calendar(brush: Brush) -> None:
    """A day."""
    _backdrop(brush)
    brush.card((20, 24, 80, 82), 6, PINE)
    brush.card((23, 40, 77, 79), 3, CARD)
    for x in (36, 64):
        brush.line([(x, 18), (x, 30)], 5, PINE_DEEP)
    for row in range(3):
        for column in range(4):
            spot = CLAY if (row, column) == (1, 2) else MIST
            brush.card(
                (29 + column * 11, 46 + row * 10.5, 37 + column * 11, 53 + row * 10.5), 1.5, spot
            )


def question(brush: Brush) -> None:
    """Which is it? A signpost with two ways."""
    _backdrop(brush)
    brush.line([(50, 20), (50, 86)], 5, PINE_DEEP)
    brush.shape([(50, 22), (76, 22), (86, 31), (76, 40), (50, 40)], GREEN)
    brush.shape([(50, 46), (24, 46), (14, 55), (24, 64), (50, 64)], CLAY)
    brush.line([(30, 88), (70, 88)], 4, PINE)


def notice(brush: Brush) -> None:
    """What happens with your data: a shield."""
    _backdrop(brush)
    brush.shape([(50, 12), (80, 23), (80, 50), (71, 70), (50, 88), (29, 70), (20, 50), (20, 23)],
                PINE)  # fmt: skip
    brush.shape([(50, 19), (74, 28), (74, 50), (66, 66), (50, 80), (34, 66), (26, 50), (26, 28)],
                CARD)  # fmt: skip
    brush.line([(37, 49), (47, 60), (65, 38)], 6, GREEN)


def goodbye(brush: Brush) -> None:
    """Done: a waving hand."""
    _backdrop(brush)
    brush.card((36, 44, 70, 82), 15, SKIN)
    for x, top in ((40.5, 24), (49, 18), (57.5, 20), (66, 28)):
        brush.line([(x, top), (x, 60)], 7.6, SKIN)
    brush.line([(28, 50), (42, 66)], 8, SKIN)
    brush.card((38, 76, 68, 98), 3, PINE)
    brush.arc((50, 40), 38, (-62, -34), 3.6, SUN)
    brush.arc((50, 40), 38, (-146, -118), 3.6, SUN)


def helper(brush: Brush) -> None:
    """Something failed and somebody helps: a person and a tool."""
    _backdrop(brush)
    _person(brush, 40, 82, 1.15, GREEN, PINE_DEEP)
    brush.line([(64, 78), (78, 46)], 6, PINE_DEEP)
    brush.arc((80, 39), 8, (-30, 210), 5, PINE_DEEP)


def trouble(brush: Brush) -> None:
    """Something does not work just now."""
    _backdrop(brush)
    brush.shape([(50, 14), (88, 80), (12, 80)], SUN)
    brush.line([(50, 14), (88, 80), (12, 80), (50, 14)], 5, SUN)
    brush.line([(50, 36), (50, 58)], 6.5, PINE_DEEP)
    brush.disc((50, 70), 4.2, PINE_DEEP)


def waiting(brush: Brush) -> None:
    """Nobody has touched the glass for a while."""
    _backdrop(brush)
    brush.disc((50, 50), 34, PINE)
    brush.disc((50, 50), 27, CARD)
    brush.line([(50, 30), (50, 51), (63, 60)], 4.6, CLAY)


PEOPLE = {
    picture.__name__: picture
    for picture in (
        person, family, behalf, pension, baby, matter, phone, home, calendar, question, notice,
        goodbye, helper, trouble, waiting,
    )
}  # fmt: skip
