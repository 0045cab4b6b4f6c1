"""The page of script samples on the real window, measured like every other page."""

import numpy as np
import pytest

from kiosk.journeys.states import Shown, Welcome
from kiosk.text import Language
from provisioning.typeface.scripts import Direction, samples
from screens.audit import Pixels, audit, pale
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.script_samples.screen import ShapedWords
from screens.theme.colours import CARD, INK, Colour, Theme, shade
from screens.wanted import SIZES
from screens.widgets.sight import Box, box_of, visible


def _scripts(studio: Studio) -> list[Box]:
    return [box_of(w) for w in visible(studio.stage.root) if isinstance(w, ShapedWords)]


def _seen(box: Box, pixels: Pixels) -> np.ndarray:
    """Return the pixels of a box, rows from the top."""
    top = round(pixels.shape[0] - box.y - box.height)
    left = round(box.x)
    return pixels[top : top + round(box.height), left : left + round(box.width)]


def _has(seen: np.ndarray, name: Colour) -> bool:
    colour = tuple(bytes.fromhex(shade(name).removeprefix("#")))
    return bool((seen == colour).all(axis=2).any())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("direction", list(SIZES))
def test_the_samples_keep_the_house_rules_and_stand_in_full_ink_where_their_reader_begins(
    direction: str, theme: Theme, language: Language
) -> None:
    studio = Studio(SIZES[direction])
    studio.show_scripts(language, theme)
    pixels = pixels_of_window()
    assert [*audit(studio.stage), *pale(studio.stage, pixels)] == []
    boxes = sorted(_scripts(studio), key=lambda box: (box.x, -box.y))
    for sample, box in zip(samples().sample, boxes, strict=True):
        seen = _seen(box, pixels)
        assert _has(seen, INK)
        assert _has(seen, CARD)
        _stands_where_reading_begins(seen, sample.direction)
    studio.show(Shown(Welcome()))
    studio.close()


def _stands_where_reading_begins(seen: np.ndarray, direction: Direction) -> None:
    light = seen.max(axis=2).astype(int)
    inked = np.flatnonzero((abs(light - light[0, 0]) > 128).any(axis=0))
    at_left, at_right = inked[0], seen.shape[1] - inked[-1]
    assert (at_right < at_left) == (direction is Direction.RTL)
    assert min(at_left, at_right) < 0.1 * seen.shape[1]
