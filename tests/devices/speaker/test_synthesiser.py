"""The synthesiser speaks in a process of its own, which may be killed at any word."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from devices.speaker.readable import by_voice, in_words, readable
from devices.speaker.sound import RATE
from devices.speaker.synthesiser import Synthesiser


def test_a_sentence_becomes_sound_of_a_plausible_length(synthesiser: Synthesiser) -> None:
    sound = synthesiser.say("请把身份证放在读卡区。", "cmn")
    assert sound is not None
    assert sound.rate == RATE
    assert 1.5 < sound.seconds < 6  # eleven syllables
    assert np.abs(np.frombuffer(sound.samples, "<i2")).max() > 3000


def test_two_voices_say_the_same_words_differently(synthesiser: Synthesiser) -> None:
    mandarin, cantonese = (synthesiser.say("今天替谁办事", voice) for voice in ("cmn", "yue"))
    assert mandarin is not None
    assert cantonese is not None
    assert mandarin.samples != cantonese.samples


def test_a_voice_that_is_not_there_is_none(synthesiser: Synthesiser) -> None:
    assert synthesiser.say("好", "no-such-voice") is None
    assert synthesiser.say("好", "cmn") is not None


def test_a_process_that_was_killed_is_replaced_with_the_next_words() -> None:
    synthesiser = Synthesiser(patience_s=120)
    assert synthesiser.say("好", "cmn") is not None
    first = synthesiser.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    heard = [synthesiser.say("好", "cmn") for _ in range(2)]
    assert heard[1] is not None
    assert synthesiser.process_id != first
    synthesiser.stop()


def test_a_process_that_hangs_is_given_up() -> None:
    synthesiser = Synthesiser(patience_s=120)
    assert synthesiser.say("好", "cmn") is not None
    assert synthesiser.process_id is not None
    os.kill(synthesiser.process_id, signal.SIGSTOP)
    synthesiser._patience_s = 0.3  # noqa: SLF001 - it need not be waited for: it hangs
    assert synthesiser.say("好", "cmn") is None
    synthesiser.stop()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1234.50元", "一千二百三十四元五角"),
        ("￥100,005.06 元", "十万零五元零六分"),
        ("2026-11-22", "二零二六年11月22日"),
        ("2026年11月", "二零二六年11月"),
        ("9:05", "九点零五分"),
        ("14:00", "十四点整"),
        ("13800001111", "幺三八零，零零零幺，幺幺幺"),
        ("52990119550101002X", "五二九九，零幺幺九，五五零幺，零幺零零，二叉"),
        ("138****1111", "幺三八，幺幺幺幺"),
        ("6228 4804 0256 4890 018", "六二二八，四八零四，零二五六，四八九零，零幺八"),
        ("例如 260000", "例如 二十六万"),
        ("打 12345", "打 幺二三四，五"),
        ("还有3天", "还有3天"),
    ],
)
def test_numbers_are_said_as_people_say_them(text: str, said: str) -> None:
    assert readable(text, "cmn") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,234.50 yuan, from 2026", "1,234.50 yuan, from 2026"),
        ("such as 260000", "such as 260000"),
        ("by 2026-11-05", "by 5 November 2026"),
        ("slip K000001-000042", "slip K 0 0 0, 0 0 1 0, 0 0 0 4, 2"),
        ("phone 138****1111.", "phone 1 3 8, 1 1 1 1."),
        ("call 12345", "call 1 2 3 4, 5"),
        ("6228 4804 0256 4890 018", "6 2 2 8, 4 8 0 4, 0 2 5 6, 4 8 9 0, 0 1 8"),
    ],
)
def test_in_english_too_a_number_is_said_digit_by_digit_and_a_sum_as_a_sum(
    text: str, said: str
) -> None:
    assert readable(text, "en") == said


def test_a_name_in_an_english_sentence_is_left_to_who_says_chinese() -> None:
    pieces = list(by_voice("Please put the card of 欧阳·小龙 on the reader.", "en"))
    assert [voice for _, voice in pieces] == ["en", "cmn", "en"]
    assert pieces[1][0] == "欧阳·小龙"
    assert list(by_voice("请放王秀英的卡", "cmn")) == [("请放王秀英的卡", "cmn")]


def test_a_number_below_a_hundred_million_is_counted_without_a_doubled_or_missing_zero() -> None:
    told = {10: "十", 105: "一百零五", 1010: "一千零一十", 20000: "二万", 100000: "十万"}
    told |= {10050: "一万零五十", 1000001: "一百万零一", 0: "零", 115: "一百一十五"}
    assert {number: in_words(number) for number in told} == told


def test_characters_that_the_library_cannot_read_are_sent_as_it_can(
    synthesiser: Synthesiser,
) -> None:
    """It reads every xiong, qiong and jiong in English: 兄 would take a second and a half."""
    assert readable("熊", "cmn").startswith("[[")
    rare, spelt = synthesiser.say(readable("熊", "cmn"), "cmn"), synthesiser.say("𬎆", "cmn")
    assert rare is not None
    assert spelt is not None
    assert rare.seconds < 0.8 < spelt.seconds


def test_the_program_of_the_voice_knows_nothing_of_ours() -> None:
    """It is GPL-3 and lives alone: only the standard library, and the library that speaks."""
    program = Path(__file__).parents[3] / "devices" / "speaker" / "espeak_process.py"
    imported = [
        line.split()[1].split(".")[0]
        for line in program.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "from "))
    ]
    assert set(imported) == {"ctypes", "struct", "sys", "typing", "espeakng_loader"}
