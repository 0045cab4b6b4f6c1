"""What eyes found on pictures of the gallery, held so that it stays mended."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from kivy.uix.widget import Widget

from kiosk.text import Language
from kiosk.text.catalogue import TABLES
from screens.choose.screen import EventCard
from screens.gallery import Studio
from screens.samples import samples
from screens.theme.measure import to_mm
from screens.wanted import SIZES
from screens.widgets.code import CodePicture
from screens.widgets.picture import Picture
from screens.widgets.preview import PaperPreview
from screens.widgets.rows import HeadingRow, LineRow
from screens.widgets.sight import texts, visible

Kind = TypeVar("Kind", bound=Widget)


@pytest.fixture(params=list(SIZES))
def studio(request: pytest.FixtureRequest) -> Iterator[Studio]:
    made = Studio(SIZES[request.param])
    yield made
    made.close()


def _seen(studio: Studio, kind: type[Kind]) -> list[Kind]:
    return [one for one in visible(studio.stage.root) if isinstance(one, kind)]


@pytest.mark.parametrize(
    ("before", "after"), [("paper-taken", "paper-failed"), ("from-paper-read", "from-paper-failed")]
)
def test_no_slab_of_the_last_picture_stands_behind_a_warning(
    studio: Studio, before: str, after: str
) -> None:
    shown = samples(Language.ZH)
    studio.show(shown[before])
    assert [one.shape[2] > 0 for one in _seen(studio, PaperPreview)] == [True]
    studio.show(shown[after])
    assert [one for one in _seen(studio, PaperPreview) if one.frame[2] or one.shape[2]] == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["paper-phone", "paper-phone-open", "paper-phone-joining"])
def test_a_code_stays_large_beside_words_of_130_per_cent(
    studio: Studio, name: str, language: Language
) -> None:
    studio.show(replace(samples(language)[name], green=True))
    codes = _seen(studio, CodePicture)
    assert len(codes) == (2 if name.endswith("joining") else 1)
    assert all(to_mm(code.side) > 30 for code in codes)


@pytest.mark.parametrize("language", list(Language))
def test_every_life_event_has_its_picture_whatever_its_name_is(
    studio: Studio, language: Language
) -> None:
    studio.show(replace(samples(language)["choose"], green=True))
    cards = _seen(studio, EventCard)
    assert len(cards) >= 4
    for card in cards:
        drawn = [
            one for one in card.walk(restrict=True) if isinstance(one, Picture) and one.texture
        ]
        assert [to_mm(one.side) > 15 for one in drawn] == [True], card.words


def test_no_heading_stands_alone_above_nothing(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["green-goodbye-to-follow"])
    assert len(_seen(studio, LineRow)) >= len(_seen(studio, HeadingRow))


def test_a_slip_whose_words_are_unknown_asks_for_another_kiosk_and_for_nobody(
    studio: Studio,
) -> None:
    studio.show(samples(Language.ZH)["countersign-unknown"])
    assert not [said for said in texts(studio.stage.in_sight) if said.endswith("：")]


def test_english_has_marks_of_its_own_width() -> None:
    wide = [key for key, text in TABLES[Language.EN].items() if set(text) & set("“”‘’，。：")]
    assert wide == []
