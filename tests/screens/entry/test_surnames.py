"""Surnames come first where a name is asked, one letter being enough to see them."""

import pytest

from provisioning import typeface
from provisioning.typeface.coverage import Coverage
from screens.entry.pinyin import pinyin
from screens.entry.surnames import first_offers, surnames, surnames_for, with_surnames

FIRST_PAGE = 18


def _texts(letters: str) -> list[str]:
    return [one.text for one in with_surnames(letters, pinyin().candidates(letters))]


def test_there_are_some_four_hundred_and_each_can_be_drawn_and_reached() -> None:
    names = {name for name, _letters in surnames()}
    assert len(names) >= 390
    drawn = Coverage.of(typeface.REGULAR)
    assert [name for name in names if any(ord(one) not in drawn for one in name)] == []
    for name, letters in surnames():
        assert letters.isascii()
        assert letters.islower()
        assert name in [one.text for one in surnames_for(letters)]


@pytest.mark.parametrize(
    ("letters", "first"),
    [("w", "王"), ("l", "李"), ("z", "张"), ("zeng", "曾"), ("shan", "单"), ("ouyang", "欧阳")],
)
def test_the_commonest_stands_first(letters: str, first: str) -> None:
    assert _texts(letters)[0] == first


def test_every_one_stands_on_the_first_page_of_its_own_letters() -> None:
    late = [name for name, letters in surnames() if name not in _texts(letters)[:FIRST_PAGE]]
    assert late == []


def test_all_else_follows_and_nothing_is_offered_twice() -> None:
    texts = _texts("chen")
    assert set(texts) >= {one.text for one in pinyin().candidates("chen")}
    assert len(texts) == len(set(texts))


def test_they_are_offered_where_a_name_is_asked_and_nowhere_else() -> None:
    assert first_offers("child.name")[:3] == ("王", "李", "张")
    assert first_offers("mother.phone") == ()
