import pytest

from screens.theme import colours
from screens.theme.colours import Colour, contrast

GROUNDS = (colours.PAPER, colours.CARD)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", [colours.INK, colours.SOFT_INK, colours.PINE, colours.RED])
def test_words_can_be_read_by_weak_eyes(ink: Colour, ground: Colour) -> None:
    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (colours.CARD, colours.GREEN),
        (colours.CARD, colours.GREEN_PRESSED),
        (colours.CARD, colours.PINE),
        (colours.CARD, colours.PINE_DEEP),
        (colours.INK, colours.GREEN_TINT),
        (colours.SOFT_INK, colours.GREEN_TINT),
        (colours.SUN_INK, colours.SUN_TINT),
        (colours.INK, colours.SUN_TINT),
        (colours.RED, colours.RED_TINT),
        (colours.INK, colours.RED_TINT),
    ],
)
def test_words_on_colours_can_be_read_too(ink: Colour, ground: Colour) -> None:
    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", [colours.EDGE, colours.GREEN, colours.RED])
def test_what_can_be_touched_has_an_edge_that_is_seen(edge: Colour, ground: Colour) -> None:
    assert contrast(edge, ground) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Colour("#000000"), Colour("#FFFFFF")) == pytest.approx(21)
    assert contrast(Colour("#777777"), Colour("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
