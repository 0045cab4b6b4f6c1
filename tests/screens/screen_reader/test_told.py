"""What is said when, and behind which door."""

from dataclasses import replace

import pytest

from devices.speaker.routing import Part
from kiosk.text import Language, Text, say
from kiosk.voice.personal import is_personal
from screens.screen_reader.lines import EAR, ROOM, heard
from screens.screen_reader.told import Told, lines_between

PAGE = Told(
    page="question/phone",
    language=Language.ZH,
    opening=((Part("标题：手机号"),), (Part("关于：母亲 王秀英", is_private=True),)),
    entry="",
    prompt="请点下面的数字",
    count=7,
)


def _said(before: Told | None, now: Told, door: str = EAR) -> list[str]:
    lines = tuple(lines_between(before, now))
    return list(heard(lines, door, Language.ZH, tells_gap=True))


def test_a_fresh_page_is_told_from_its_heading_to_its_field() -> None:
    assert _said(None, PAGE) == [
        "标题：手机号",
        "关于：母亲 王秀英",
        "能选的有 7 个",
        "空的输入框：请点下面的数字",
    ]


def test_of_a_change_only_the_change_is_told() -> None:
    typed = replace(PAGE, entry="13")
    assert _said(PAGE, typed) == ["输入 13"]
    assert _said(typed, replace(PAGE, entry="1")) == ["删掉 3"]
    assert _said(typed, replace(PAGE, entry="2")) == ["已填：2"]
    focused = replace(PAGE, focus=(Part("填好了，主按钮，第 7 个，共 7 个"),))
    assert _said(PAGE, focused) == ["填好了，主按钮，第 7 个，共 7 个"]
    assert _said(PAGE, PAGE) == []


def test_who_asks_once_more_hears_all_of_it() -> None:
    assert _said(PAGE, replace(PAGE, asked=1)) == _said(None, PAGE)


@pytest.mark.row("Z02")
def test_behind_the_door_of_the_room_nothing_private_is_heard_and_one_line_says_so() -> None:
    withheld = say(Language.ZH, Text.VOICE_WITHHELD)
    assert _said(None, PAGE, ROOM) == [
        "标题：手机号",
        withheld,
        "能选的有 7 个",
        "空的输入框：请点下面的数字",
    ]
    later = tuple(lines_between(PAGE, replace(PAGE, entry="13")))
    assert list(heard(later, ROOM, Language.ZH, tells_gap=False)) == []


@pytest.mark.row("Z02")
def test_a_heading_that_bears_a_name_is_for_one_ear() -> None:
    assert is_personal("读好了，李春燕。", Language.ZH)
    assert is_personal("关于：母亲 王秀英", Language.ZH)
    assert not is_personal("请把身份证放在读卡区。", Language.ZH)
    assert not is_personal("手机号码", Language.ZH)
