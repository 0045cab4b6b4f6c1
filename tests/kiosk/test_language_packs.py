"""A language that a folder brings: its texts, Chinese where it has none, and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import UnreadableLanguageError
from kiosk.text import Language, Text, say
from kiosk.text.packs import bring_languages, forget_languages, packs, read_pack, runs_to_left
from kiosk.voice.speaking import voice_of
from provisioning.catalogue.words import Words
from tests.kiosk.languages import NAME, THANKS, UYGHUR, WELCOME, uyghur


@pytest.fixture
def ug(tmp_path: Path) -> Iterator[Language]:
    bring_languages(str(uyghur(tmp_path / "languages")))
    yield Language("ug")
    forget_languages()


def test_a_folder_brings_a_language_and_what_it_lacks_is_chinese(ug: Language) -> None:
    assert packs()[ug].about.name == NAME
    assert say(ug, Text.WELCOME_TITLE) == WELCOME
    assert say(ug, Text.BUTTON_LEAVE) == say(Language.ZH, Text.BUTTON_LEAVE)
    assert say(ug, Text.WELCOME_SLIPS_DUE, count=2) == f"{THANKS} 2 {THANKS}"
    assert packs()[ug].missing > 500
    assert runs_to_left(ug)
    assert not runs_to_left(Language.ZH)


def test_words_of_the_catalogue_are_told_by_their_chinese_ones(ug: Language) -> None:
    assert Words("母亲", "mother").to(ug.value) == THANKS
    assert Words("父亲", "father").to(ug.value) == "父亲"
    assert Words("母亲", "mother").to("en") == "mother"


def test_it_is_one_member_and_on_paper_it_is_chinese(ug: Language) -> None:
    assert Language("ug") is ug
    assert list(Language) == [Language.ZH, Language.EN]
    assert ug.on_paper is Language.ZH
    assert Language.EN.on_paper is Language.EN


def test_chinese_within_it_is_said_by_who_speaks_chinese(ug: Language) -> None:
    assert voice_of(WELCOME, ug) == "ug"
    assert voice_of(say(ug, Text.BUTTON_LEAVE), ug) == "cmn"
    assert voice_of("Start", Language.EN) == "en"


def test_without_its_folder_nobody_speaks_it(ug: Language) -> None:
    forget_languages()
    assert packs() == {}
    with pytest.raises(ValueError, match="ug"):
        Language(ug.value)
    assert Words("母亲", "mother").to("ug") == "母亲"


WRONG = {
    "no text is called": UYGHUR.replace("[text.button]", "[text.buttons]"),
    "other blanks": UYGHUR.replace("{count}", "{number}"),
    "no typeface has U\\+0E01": UYGHUR.replace(f'back = "{WELCOME}"', 'back = "ก"'),
    "is no typeface": UYGHUR.replace('typeface = "Noto', 'typeface = "No'),
    "needs a typeface": UYGHUR.replace('"rtl"', '"vertical"').replace("typeface =", "#"),
    "cannot be read": UYGHUR.replace("[language]", "[tongue]"),
}


@pytest.mark.parametrize("why", WRONG)
def test_a_pack_that_is_wrong_says_so_and_costs_its_language_alone(
    why: str, tmp_path: Path
) -> None:
    folder = uyghur(tmp_path / "languages", WRONG[why])
    with pytest.raises(UnreadableLanguageError, match=why):
        read_pack(folder / "ug.toml")
    assert bring_languages(str(folder)) == ()
    assert packs() == {}


def test_no_pack_takes_the_place_of_the_kiosks_own(tmp_path: Path) -> None:
    folder = uyghur(tmp_path / "languages")
    (folder / "ug.toml").rename(folder / "en.toml")
    with pytest.raises(UnreadableLanguageError, match="further language"):
        read_pack(folder / "en.toml")
