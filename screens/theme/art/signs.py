"""Small signs beside words: one stroke colour, no background."""

from screens.theme.art.brush import Brush
from screens.theme.colours import Colour

STROKE = 9.0


def arrow_right(brush: Brush, ink: Colour) -> None:
    """Way on."""
    brush.line([(14, 50), (84, 50)], STROKE, ink)
    brush.line([(56, 22), (84, 50), (56, 78)], STROKE, ink)


def arrow_left(brush: Brush, ink: Colour) -> None:
    """Back."""
    brush.line([(86, 50), (16, 50)], STROKE, ink)
    brush.line([(44, 22), (16, 50), (44, 78)], STROKE, ink)


def door(brush: Brush, ink: Colour) -> None:
    """Leave: a doorway and the way out of it."""
    brush.line([(56, 30), (56, 14), (16, 14), (16, 86), (56, 86), (56, 70)], STROKE, ink)
    brush.line([(40, 50), (88, 50)], STROKE, ink)
    brush.line([(70, 32), (88, 50), (70, 68)], STROKE, ink)


def check(brush: Brush, ink: Colour) -> None:
    """Yes, chosen, done."""
    brush.line([(16, 54), (40, 78), (86, 24)], 12, ink)


def cross(brush: Brush, ink: Colour) -> None:
    """No, missing."""
    brush.line([(22, 22), (78, 78)], 11, ink)
    brush.line([(78, 22), (22, 78)], 11, ink)


def erase(brush: Brush, ink: Colour) -> None:
    """Take one character back."""
    brush.line([(34, 18), (92, 18), (92, 82), (34, 82), (8, 50), (34, 18)], 7, ink)
    brush.line([(50, 38), (74, 62)], 8, ink)
    brush.line([(74, 38), (50, 62)], 8, ink)


def alert(brush: Brush, ink: Colour) -> None:
    """Look here: an exclamation mark in a ring."""
    brush.arc((50, 50), 42, (0, 360), 7, ink)
    brush.line([(50, 26), (50, 56)], 10, ink)
    brush.disc((50, 73), 6, ink)


def lock(brush: Brush, ink: Colour) -> None:
    """Fixed: comes from the card."""
    brush.arc((50, 38), 20, (180, 360), 8, ink)
    brush.line([(30, 38), (30, 50)], 8, ink)
    brush.line([(70, 38), (70, 50)], 8, ink)
    brush.card((18, 46, 82, 92), 8, ink)


def clock(brush: Brush, ink: Colour) -> None:
    """Later, not yet."""
    brush.arc((50, 50), 42, (0, 360), 8, ink)
    brush.line([(50, 26), (50, 52), (68, 62)], 8, ink)


def more(brush: Brush, ink: Colour) -> None:
    """Another page: an arrow down."""
    brush.line([(50, 14), (50, 84)], STROKE, ink)
    brush.line([(22, 56), (50, 84), (78, 56)], STROKE, ink)


def less(brush: Brush, ink: Colour) -> None:
    """The page before: an arrow up."""
    brush.line([(50, 86), (50, 16)], STROKE, ink)
    brush.line([(22, 44), (50, 16), (78, 44)], STROKE, ink)


def pencil(brush: Brush, ink: Colour) -> None:
    """Change this."""
    brush.shape([(20, 64), (68, 16), (86, 34), (38, 82)], ink)
    brush.shape([(16, 70), (32, 86), (10, 92)], ink)


def camera(brush: Brush, ink: Colour) -> None:
    """Take the picture."""
    brush.card((8, 28, 92, 84), 12, ink)
    brush.card((34, 16, 66, 36), 6, ink)
    brush.disc((50, 56), 20, Colour("#FFFFFF"))
    brush.disc((50, 56), 12, ink)


def again(brush: Brush, ink: Colour) -> None:
    """Once more."""
    brush.arc((50, 52), 34, (-50, 230), STROKE, ink)
    brush.shape([(62, 6), (92, 22), (64, 42)], ink)


def plus(brush: Brush, ink: Colour) -> None:
    """One more."""
    brush.line([(50, 14), (50, 86)], 11, ink)
    brush.line([(14, 50), (86, 50)], 11, ink)


def dot(brush: Brush, ink: Colour) -> None:
    """One of a list."""
    brush.disc((50, 50), 16, ink)


def card(brush: Brush, ink: Colour) -> None:
    """A resident's card."""
    brush.line([(10, 22), (90, 22), (90, 78), (10, 78), (10, 22)], 7, ink)
    brush.disc((68, 44), 8, ink)
    brush.card((56, 53, 80, 66), 5, ink)
    brush.line([(24, 42), (46, 42)], 7, ink)
    brush.line([(24, 58), (40, 58)], 7, ink)


def papers(brush: Brush, ink: Colour) -> None:
    """A paper."""
    brush.line([(22, 12), (78, 12), (78, 88), (22, 88), (22, 12)], 7, ink)
    for row in (34, 50, 66):
        brush.line([(38, row), (62, row)], 6, ink)


def printer(brush: Brush, ink: Colour) -> None:
    """Print."""
    brush.line([(28, 34), (28, 12), (72, 12), (72, 34)], 7, ink)
    brush.line([(28, 68), (12, 68), (12, 36), (88, 36), (88, 68), (72, 68)], 7, ink)
    brush.line([(28, 56), (72, 56), (72, 88), (28, 88), (28, 56)], 7, ink)


def speaker(brush: Brush, ink: Colour) -> None:
    """Read it aloud."""
    brush.shape([(10, 38), (28, 38), (50, 16), (50, 84), (28, 62), (10, 62)], ink)
    brush.arc((50, 50), 20, (-50, 50), 7, ink)
    brush.arc((50, 50), 36, (-50, 50), 7, ink)


def look(brush: Brush, ink: Colour) -> None:
    """Look for something."""
    brush.arc((42, 42), 28, (0, 360), STROKE, ink)
    brush.line([(63, 63), (88, 88)], 11, ink)


def star(brush: Brush, ink: Colour) -> None:
    """Often done here."""
    points = [(50, 8), (61, 37), (92, 38), (68, 57), (76, 88), (50, 70), (24, 88), (32, 57),
              (8, 38), (39, 37)]  # fmt: skip
    brush.shape(points, ink)


def pin(brush: Brush, ink: Colour) -> None:
    """At this place."""
    brush.shape([(20, 46), (80, 46), (50, 94)], ink)
    brush.disc((50, 38), 31, ink)
    brush.disc((50, 38), 12, Colour("#FFFFFF"))


def phone(brush: Brush, ink: Colour) -> None:
    """The resident's own phone."""
    brush.line([(26, 10), (74, 10), (74, 90), (26, 90), (26, 10)], 7, ink)
    brush.line([(42, 76), (58, 76)], 6, ink)


def stick(brush: Brush, ink: Colour) -> None:
    """A stick with somebody's scans."""
    brush.line([(34, 40), (34, 10), (66, 10), (66, 40)], 7, ink)
    brush.card((24, 38, 76, 92), 9, ink)
    brush.disc((44, 24), 3.6, ink)
    brush.disc((56, 24), 3.6, ink)


def person(brush: Brush, ink: Colour) -> None:
    """Somebody who helps."""
    brush.disc((50, 28), 19, ink)
    brush.shape([(16, 90), (16, 74), (30, 56), (70, 56), (84, 74), (84, 90)], ink)


def half_lit(brush: Brush, ink: Colour) -> None:
    """Light and dark change places."""
    brush.arc((50, 50), 40, (0, 360), 8, ink)
    brush.shape([(50, 12), (70, 17), (84, 32), (88, 50), (84, 68), (70, 83), (50, 88)], ink)


def switch(brush: Brush, ink: Colour) -> None:
    """The one thing to press: a round button seen from above."""
    brush.arc((50, 50), 40, (0, 360), 7, ink)
    brush.disc((50, 50), 24, ink)


SIGNS = {
    sign.__name__: sign
    for sign in (arrow_right, arrow_left, door, check, cross, erase, alert, lock, clock, more)
} | {
    sign.__name__: sign
    for sign in (
        less,
        pencil,
        camera,
        again,
        plus,
        dot,
        card,
        papers,
        printer,
        speaker,
        look,
        star,
        pin,
        person,
        phone,
        stick,
        half_lit,
        switch,
    )
}
