"""Pictograms of life events, and of what is looked for."""

from screens.theme.art.brush import Brush
from screens.theme.colours import (
    CARD,
    CLAY,
    EDGE,
    GREEN,
    MIST,
    PINE,
    PINE_DEEP,
    RED,
    SKIN,
    SUN,
    SUN_TINT,
)


def _backdrop(brush: Brush) -> None:
    brush.disc((50, 50), 49, MIST)


def work(brush: Brush) -> None:
    """Finding work: a straw hat over a spanner and a hoe."""
    _backdrop(brush)
    brush.line([(26, 84), (70, 38)], 6, CLAY)
    brush.shape([(62, 30), (84, 34), (76, 50)], PINE_DEEP)
    brush.line([(74, 84), (38, 48)], 6.5, PINE)
    brush.arc((33, 42), 8, (-10, 260), 5, PINE)
    brush.oval((26, 16, 74, 40), SUN)
    brush.card((36, 8, 64, 30), 10, SUN)
    brush.line([(37, 26), (63, 26)], 4, CLAY)


def illness(brush: Brush) -> None:
    """Illness: a medicine box with its cross."""
    _backdrop(brush)
    brush.line([(38, 34), (38, 24), (62, 24), (62, 34)], 5, PINE_DEEP)
    brush.card((18, 34, 82, 80), 7, PINE)
    brush.card((21, 37, 79, 77), 5, CARD)
    brush.card((45, 43, 55, 71), 2, RED)
    brush.card((36, 52, 64, 62), 2, RED)


def elder(brush: Brush) -> None:
    """Old age: a grey-haired person with a stick, in the sun."""
    _backdrop(brush)
    brush.disc((76, 26), 10, SUN)
    brush.card((26, 52, 62, 92), 14, PINE)
    brush.disc((44, 36), 15, CARD)
    brush.disc((44, 39), 12, SKIN)
    brush.arc((39, 40), 2.4, (200, 340), 1.8, PINE_DEEP)
    brush.arc((49, 40), 2.4, (200, 340), 1.8, PINE_DEEP)
    brush.arc((44, 43), 4, (30, 150), 1.8, CLAY)
    brush.line([(58, 64), (70, 66)], 7, PINE)
    brush.line([(72, 88), (72, 62)], 4, CLAY)
    brush.arc((67, 62), 5, (180, 360), 4, CLAY)


def wheelchair(brush: Brush) -> None:
    """A person in a wheelchair."""
    _backdrop(brush)
    brush.disc((42, 24), 9, SKIN)
    brush.arc((42, 22), 7, (180, 360), 5, PINE_DEEP)
    brush.line([(43, 38), (45, 58), (64, 60), (70, 78)], 9, PINE)
    brush.line([(45, 46), (62, 48)], 6, PINE)
    brush.arc((44, 66), 20, (0, 360), 4.4, PINE_DEEP)
    brush.disc((44, 66), 3.4, CLAY)
    brush.line([(70, 80), (80, 80)], 4.4, PINE_DEEP)


def aid(brush: Brush) -> None:
    """Hardship: an open hand that holds a heart."""
    _backdrop(brush)
    brush.disc((42, 32), 10.5, CLAY)
    brush.disc((58, 32), 10.5, CLAY)
    brush.shape([(32.4, 36), (67.6, 36), (50, 57)], CLAY)
    brush.card((31, 62, 80, 74), 6, SKIN)
    brush.line([(30, 72), (20, 62)], 8, SKIN)
    brush.card((28, 66, 74, 82), 8, SKIN)
    brush.card((60, 70, 88, 88), 3, PINE)


def flower(brush: Brush) -> None:
    """After a death: a white flower."""
    _backdrop(brush)
    brush.line([(50, 50), (50, 88)], 4, GREEN)
    brush.oval((50, 66, 72, 77), GREEN)
    for x, y in ((50, 24), (63, 33), (58, 48), (42, 48), (37, 33)):
        brush.disc((x, y), 11.5, EDGE)
    for x, y in ((50, 24), (63, 33), (58, 48), (42, 48), (37, 33)):
        brush.disc((x, y), 10.2, CARD)
    brush.disc((50, 37.5), 7, SUN)


def shop(brush: Brush) -> None:
    """Doing business: a small shop with its awning."""
    _backdrop(brush)
    brush.card((22, 44, 78, 84), 2, CARD)
    brush.card((28, 52, 48, 70), 1.5, PINE)
    brush.card((54, 52, 70, 84), 1.5, PINE)
    brush.disc((66, 68), 1.8, SUN)
    for n in range(4):
        left = 18 + n * 16
        stripe = CLAY if n % 2 == 0 else SUN_TINT
        brush.card((left, 24, left + 16, 44), 0, stripe)
        brush.disc((left + 8, 44), 8, stripe)


def moving(brush: Brush) -> None:
    """Coming from elsewhere: a suitcase on its way."""
    _backdrop(brush)
    brush.line([(38, 38), (38, 26), (58, 26), (58, 38)], 5, PINE_DEEP)
    brush.card((20, 38, 76, 80), 6, CLAY)
    for x in (32, 64):
        brush.card((x - 3, 38, x + 3, 80), 0, SUN)
    for x in (32, 64):
        brush.disc((x, 83), 4.5, PINE_DEEP)
    brush.line([(80, 58), (90, 58)], 4.6, GREEN)
    brush.shape([(86, 50), (96, 58), (86, 66)], GREEN)


def certificate(brush: Brush) -> None:
    """A proof with its seal."""
    _backdrop(brush)
    brush.card((18, 22, 82, 72), 4, PINE)
    brush.card((21, 25, 79, 69), 2.5, CARD)
    for row, right in ((36, 66), (45, 58), (54, 50)):
        brush.line([(30, row), (right, row)], 2.8, EDGE)
    brush.shape([(58, 62), (70, 62), (74, 90), (64, 82), (54, 90)], RED)
    brush.disc((64, 60), 12, RED)
    brush.disc((64, 60), 7.5, SUN_TINT)


def farmhouse(brush: Brush) -> None:
    """Building in the village: a house beside a tree."""
    _backdrop(brush)
    brush.card((24, 52, 66, 84), 1, CARD)
    brush.shape([(16, 54), (45, 28), (74, 54)], PINE)
    brush.card((30, 60, 40, 70), 1, SUN)
    brush.card((48, 62, 59, 84), 1, CLAY)
    brush.line([(78, 84), (78, 60)], 5, CLAY)
    brush.disc((78, 46), 13, GREEN)
    brush.disc((70, 54), 8, GREEN)
    brush.disc((86, 54), 8, GREEN)
    brush.line([(12, 86), (90, 86)], 4, PINE_DEEP)


def often(brush: Brush) -> None:
    """Often done here: a star over the village's roof."""
    _backdrop(brush)
    brush.shape(
        [
            (50, 14), (59.4, 36.6), (83.8, 38.6), (65.2, 54.4), (70.9, 78.2), (50, 65.5),
            (29.1, 78.2), (34.8, 54.4), (16.2, 38.6), (40.6, 36.6),
        ],
        SUN,
    )  # fmt: skip
    brush.disc((50, 50), 9, SUN_TINT)


def look(brush: Brush) -> None:
    """Look for something: a magnifying glass over a page."""
    _backdrop(brush)
    brush.card((20, 18, 66, 80), 4, PINE)
    brush.card((22, 20, 64, 78), 2.5, CARD)
    for row in (32, 42, 52):
        brush.line([(30, row), (56, row)], 2.8, EDGE)
    brush.line([(70, 70), (86, 88)], 8, PINE_DEEP)
    brush.disc((60, 58), 18, PINE_DEEP)
    brush.disc((60, 58), 13, SUN_TINT)


EVENTS = {
    picture.__name__: picture
    for picture in (
        work, illness, elder, wheelchair, aid, flower, shop, moving, certificate, farmhouse,
        often, look,
    )
} | {"help": aid}  # fmt: skip
