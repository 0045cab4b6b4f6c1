"""What documents look like: one drawing a kind, for the page that shows a sample (row M13).

They show the kind, never a real form: lines where words stand, a head where a
photograph is, a red disc where the seal must be.
"""

from screens.theme.art.brush import Brush
from screens.theme.colours import CARD, CLAY, EDGE, LINE, MIST, PINE, PINE_DEEP, RED, SKIN, SUN

_INK = 1.6


def _sheet(brush: Brush, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    brush.card((left - 0.8, top - 0.8, right + 0.8, bottom + 0.8), 2, EDGE)
    brush.card(box, 1.6, CARD)


def _lines(brush: Brush, left: float, right: float, tops: tuple[float, ...]) -> None:
    for n, top in enumerate(tops):
        brush.line([(left, top), (right - (n % 3) * 4, top)], _INK, EDGE)


def _head(brush: Brush, left: float, top: float, tall: float) -> None:
    """Draw a photograph: a head before a pale wall."""
    wide = tall * 0.75
    brush.card((left, top, left + wide, top + tall), 1, MIST)
    brush.disc((left + wide / 2, top + tall * 0.38), tall * 0.2, SKIN)
    brush.card(
        (left + wide * 0.16, top + tall * 0.62, left + wide * 0.84, top + tall), tall * 0.14, PINE
    )


def _seal(brush: Brush, x: float, y: float, radius: float = 8) -> None:
    brush.arc((x, y), radius, (0, 360), 1.8, RED)
    brush.disc((x, y), radius * 0.3, RED)


def sample_card(brush: Brush) -> None:
    """A card such as the identity card or the social security card."""
    _sheet(brush, (8, 24, 92, 77))
    _lines(brush, 16, 52, (34, 42, 50, 58))
    _head(brush, 64, 32, 28)
    brush.line([(16, 69), (84, 69)], 2.4, PINE_DEEP)


def sample_booklet(brush: Brush) -> None:
    """A booklet such as the household register, opened."""
    brush.card((6, 20, 94, 82), 3, CLAY)
    _sheet(brush, (9, 23, 49.5, 79))
    _sheet(brush, (50.5, 23, 91, 79))
    _lines(brush, 14, 45, (32, 40, 48, 56, 64))
    _lines(brush, 56, 86, (32, 40, 48))
    _seal(brush, 76, 64)


def sample_certificate(brush: Brush) -> None:
    """A certificate with a border and a seal."""
    _sheet(brush, (12, 12, 88, 88))
    brush.card((16, 16, 84, 84), 1.5, SUN)
    brush.card((18, 18, 82, 82), 1, CARD)
    brush.line([(36, 28), (64, 28)], 3.4, RED)
    _lines(brush, 26, 74, (40, 48, 56))
    _seal(brush, 66, 69)


def sample_form(brush: Brush) -> None:
    """A form: boxes to fill in."""
    _sheet(brush, (16, 8, 84, 92))
    brush.line([(36, 17), (64, 17)], 3, PINE_DEEP)
    for row in range(6):
        top = 25 + row * 8.5
        brush.line([(22, top), (78, top)], 0.8, EDGE)
        brush.line([(26, top + 4.4), (36, top + 4.4)], _INK, PINE)
    brush.line([(22, 76), (78, 76)], 0.8, EDGE)
    brush.line([(40, 25), (40, 76)], 0.8, EDGE)
    brush.wave([(58, 86), (62, 81), (66, 87), (72, 82)], 1.4, PINE_DEEP)


def sample_statement(brush: Brush) -> None:
    """A statement: lines, a signature, a date."""
    _sheet(brush, (18, 8, 82, 92))
    brush.line([(38, 19), (62, 19)], 3, PINE_DEEP)
    _lines(brush, 26, 74, (31, 39, 47, 55, 63))
    brush.wave([(52, 78), (57, 71), (61, 79), (66, 72), (72, 77)], 1.6, PINE_DEEP)
    brush.line([(52, 84), (72, 84)], 1, EDGE)


def sample_record(brush: Brush) -> None:
    """A record such as minutes: a list of people, their signatures, a seal."""
    _sheet(brush, (16, 8, 84, 92))
    brush.line([(34, 18), (66, 18)], 3, PINE_DEEP)
    for row in range(5):
        top = 30 + row * 9
        brush.disc((26, top), 2, PINE)
        brush.line([(32, top), (52, top)], _INK, EDGE)
        brush.wave([(58, top), (62, top - 2.6), (66, top + 2), (72, top - 1)], 1.2, PINE_DEEP)
    _seal(brush, 66, 80)


def sample_plan(brush: Brush) -> None:
    """A plan: a plot, its neighbours, the north."""
    _sheet(brush, (10, 16, 90, 84))
    brush.shape([(26, 34), (66, 28), (72, 66), (30, 70)], MIST)
    brush.line([(26, 34), (66, 28), (72, 66), (30, 70), (26, 34)], 1.6, PINE_DEEP)
    brush.card((40, 42, 58, 58), 0.5, CLAY)
    brush.line([(16, 76), (84, 76)], 1.2, LINE)
    brush.line([(80, 40), (80, 24)], 1.8, RED)
    brush.shape([(77, 28), (80, 21), (83, 28)], RED)


def sample_photo(brush: Brush) -> None:
    """A photograph: one head, from the front, before a plain wall."""
    _sheet(brush, (24, 12, 76, 88))
    _head(brush, 24, 12, 69.4)
    brush.card((24, 81.4, 76, 88), 0, CARD)


SAMPLES = {
    picture.__name__: picture
    for picture in (
        sample_card, sample_booklet, sample_certificate, sample_form, sample_statement,
        sample_record, sample_plan, sample_photo,
    )
}  # fmt: skip
