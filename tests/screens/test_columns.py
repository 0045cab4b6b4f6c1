"""A language whose script runs down: columns where a page has room, lines that lie elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.text import Language
from kiosk.text.packs import bring_languages, forget_languages
from provisioning.typeface.scripts import MONGOLIAN, Direction
from screens.audit import audit
from screens.gallery import Studio
from screens.samples import samples
from screens.theme.brought import Hand, drawn
from screens.theme.columns import in_columns
from screens.wanted import SIZES
from screens.widgets.sight import labels, words_of
from screens.widgets.words import Words
from tests.kiosk.languages import REGION, SCRIPT, TONGUE, mongol

BLACK = (0.0, 0.0, 0.0)
HAND = Hand(MONGOLIAN, Direction.VERTICAL, 40, is_bold=False)


@pytest.fixture
def mn(tmp_path: Path) -> Iterator[Language]:
    bring_languages(str(mongol(tmp_path / "languages")))
    yield Language("mn-Mong")
    forget_languages()


@pytest.fixture(params=["portrait", "landscape"])
def studio(request: pytest.FixtureRequest, mn: Language) -> Iterator[Studio]:
    made = Studio(SIZES[request.param])
    yield made
    assert mn
    made.show(samples(Language.ZH)["welcome"])
    made.close()


def _said(studio: Studio, words: str) -> Words:
    found = (one for one in labels(studio.stage.in_sight) if words_of(one) == words)
    return next(one for one in found if isinstance(one, Words))


@pytest.mark.parametrize("is_large", [False, True])
def test_its_pages_keep_the_house_rules(studio: Studio, mn: Language, *, is_large: bool) -> None:
    shown = samples(mn)
    for name in ("welcome", "for-whom", "needs", "members", "question-phone", "check", "sign"):
        studio.show(replace(shown[name], green=is_large))
        assert audit(studio.stage) == [], name


def test_the_heading_stands_and_the_button_lies(studio: Studio, mn: Language) -> None:
    studio.show(samples(mn)["welcome"])
    title = _said(studio, f"{REGION} {TONGUE}")
    wide, tall = title.texture.size
    ink = np.frombuffer(title.texture.pixels, np.uint8).reshape(tall, wide, 4)[..., 3] > 0
    columns = np.diff(np.flatnonzero(np.diff(ink.any(axis=0).astype(int)) == 1))
    assert len(columns) == 3, "each of its four words in a column of its own"
    starts = [np.flatnonzero(ink[:, at])[0] for at in np.flatnonzero(ink.any(axis=0))]
    assert min(starts) < tall / 8, "they begin at the top"
    button = _said(studio, TONGUE)
    assert button.texture.size[0] > 2 * button.texture.size[1]


def test_columns_are_as_short_as_the_room_beside_them_allows() -> None:
    text = f"{SCRIPT} {TONGUE}"
    roomy = in_columns(text, HAND, 2000, 1000, BLACK)
    narrow = in_columns(text, HAND, HAND.line_px * 2, 1000, BLACK)
    assert roomy is not None
    assert narrow is not None
    assert roomy.shape[0] < narrow.shape[0]
    assert narrow.shape[1] == 2 * HAND.line_px
    assert in_columns(text, HAND, HAND.line_px * 2, 100, BLACK) is None, "longer than they may be"


def test_hanzi_within_a_column_stand_upright() -> None:
    column = in_columns("王", HAND, 200, 200, BLACK)
    assert column is not None
    upright = drawn("王", HAND, None, BLACK)[..., 3] > 128
    inside = column[..., 3] > 128
    assert upright.any(axis=1).sum() == inside.any(axis=1).sum()
    rows = [np.count_nonzero(one[one.any(axis=1)], axis=1) for one in (upright, inside)]
    assert np.array_equal(*rows), "its three strokes lie across"


def test_the_day_on_top_is_said_as_whatever_it_lacks(studio: Studio, mn: Language) -> None:
    studio.show(samples(mn)["welcome"])
    assert not [one for one in labels(studio.stage.in_sight) if "Nov" in words_of(one)]
