"""Every screen has a voice id: what it says begins with a prompt, or with one that has a blank."""

import re

import pytest

from kiosk.text import TABLES, Language
from kiosk.voice.prompts import prompts_of
from kiosk.voice.sentences import said, sentences
from screens.lane import sentence_of, with_lane
from screens.page_view import Around
from screens.presenters import present
from screens.samples import samples
from tests.shipped import shipped_edition

BLANK = re.compile(r"\\\{[^{}]*\\\}")


def patterns(language: Language) -> list[re.Pattern[str]]:
    """Texts with a blank, as what may be heard of them."""
    filled = (one for text in TABLES[language].values() for one in sentences(text) if "{" in one)
    return [re.compile(BLANK.sub(".*", re.escape(said(one)))) for one in filled]


@pytest.mark.row("A05", "U12")
@pytest.mark.parametrize("language", list(Language))
def test_every_sample_of_every_screen_says_something_that_has_a_text(language: Language) -> None:
    prompts, blanks = prompts_of(language, shipped_edition().catalogue), patterns(language)
    silent = []
    for name, shown in samples(language).items():
        view = with_lane(present(shown.state, Around.of(shown), "12345"), shown)
        first = next(sentences(sentence_of(view, language)), "")
        has_text = prompts.id_of(first) or any(one.fullmatch(said(first)) for one in blanks)
        silent += [] if first and has_text else [f"{name}: {first}"]
    assert silent == []
