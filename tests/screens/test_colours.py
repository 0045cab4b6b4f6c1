from collections.abc import Iterator

import pytest

from screens.theme import colours
from screens.theme.colours import Colour, Theme, contrast, set_theme, shade

GROUNDS = (colours.PAPER, colours.CARD)


@pytest.fixture(params=list(Theme), autouse=True)
def _each_theme(request: pytest.FixtureRequest) -> Iterator[None]:
    set_theme(request.param)
    yield
    set_theme(Theme.LIGHT)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", [colours.INK, colours.SOFT_INK, colours.PINE, colours.RED])
def test_words_can_be_read_by_weak_eyes(ink: Colour, ground: Colour) -> None:
    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (colours.GREEN_INK, colours.GREEN),
        (colours.GREEN_INK, colours.GREEN_PRESSED),
        (colours.ROOF_INK, colours.ROOF),
        (colours.ROOF_INK, colours.ROOF_PRESSED),
        (colours.NIGHT_INK, colours.NIGHT),
        (colours.INK, colours.GREEN_TINT),
        (colours.SOFT_INK, colours.GREEN_TINT),
        (colours.PINE, colours.GREEN_TINT),
        (colours.SUN_INK, colours.SUN_TINT),
        (colours.INK, colours.SUN_TINT),
        (colours.SHADE, colours.SUN),
        (colours.RED, colours.RED_TINT),
        (colours.INK, colours.RED_TINT),
    ],
)
def test_words_on_colours_can_be_read_too(ink: Colour, ground: Colour) -> None:
    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(
    "edge", [colours.EDGE, colours.GREEN, colours.RED, colours.PINE, colours.FOCUS]
)
def test_what_can_be_touched_has_an_edge_that_is_seen(edge: Colour, ground: Colour) -> None:
    assert contrast(edge, ground) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Colour("#000000"), Colour("#FFFFFF")) == pytest.approx(21)
    assert contrast(Colour("#777777"), Colour("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_no_theme_names_is_the_same_in_all() -> None:
    assert shade("#A9C7A4") == "#A9C7A4"
