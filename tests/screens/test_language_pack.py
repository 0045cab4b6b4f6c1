"""A language that a station brings, on the glass: offered, shaped, turned round, and put back."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.journeys import actions
from kiosk.text import Language, Text, say
from kiosk.text.packs import bring_languages, forget_languages
from screens.audit import audit
from screens.gallery import Studio
from screens.samples import samples
from screens.theme.mirror import is_mirrored
from screens.wanted import SIZES
from screens.widgets.sight import box_of, labels, texts, touchables, words_of
from tests.kiosk.languages import NAME, WELCOME, uyghur


@pytest.fixture
def ug(tmp_path: Path) -> Iterator[Language]:
    bring_languages(str(uyghur(tmp_path / "languages")))
    yield Language("ug")
    forget_languages()


@pytest.fixture(params=["portrait", "landscape"])
def studio(request: pytest.FixtureRequest, ug: Language) -> Iterator[Studio]:
    made = Studio(SIZES[request.param])
    yield made
    made.show(samples(Language.ZH)["welcome"])
    assert ug
    assert not is_mirrored()
    made.close()


def across(studio: Studio) -> dict[str, float]:
    """Return how far from the left the middle of each thing to touch is, as a share."""
    whole = studio.stage.root.width
    return {
        one.touch_id: box_of(one).centre[0] / whole for one in touchables(studio.stage.in_sight)
    }


def test_the_first_page_offers_it_by_its_own_name_and_then_says_that_it_has_gaps(
    studio: Studio, ug: Language
) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    assert audit(studio.stage) == []
    studio.do(do="tap", text=NAME)
    assert studio.kiosk.done[-1] == actions.SpeakLanguage(ug)
    studio.show(samples(ug)["welcome"])
    assert audit(studio.stage) == []
    said = texts(studio.stage.in_sight)
    assert WELCOME in said
    assert any(say(Language.ZH, Text.WELCOME_PARTLY) in text for text in said)
    assert "language" in across(studio), "the way back to Chinese"


def test_a_page_is_turned_round_and_its_pads_are_not(studio: Studio, ug: Language) -> None:
    studio.show(samples(Language.ZH)["question-phone"])
    before = across(studio)
    studio.show(samples(ug)["question-phone"])
    assert audit(studio.stage) == []
    after = across(studio)
    assert before["back"] < before["leave"] < before["way_on"]
    assert after["back"] > after["leave"] > after["way_on"]
    assert after["key.1"] < after["key.2"] < after["key.3"]


def test_letters_join_and_lines_end_at_their_beginning_on_the_right(
    studio: Studio, ug: Language
) -> None:
    studio.show(samples(ug)["for-whom"])
    assert audit(studio.stage) == []
    title = next(one for one in labels(studio.stage.in_sight) if WELCOME in words_of(one))
    raw = np.frombuffer(title.texture.pixels, np.uint8).reshape(*title.texture.size[::-1], 4)
    columns = np.flatnonzero(raw[..., 3].any(axis=0))
    rows = raw[..., 3].any(axis=1)
    assert raw.shape[1] - columns[-1] < raw.shape[1] / 20
    assert np.count_nonzero(np.diff(rows.astype(int)) == 1) >= 2, "it is broken into lines"
