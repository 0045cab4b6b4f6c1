"""The voice says one thing after the other, to whom it may be said, and stops for a touch."""

import numpy as np
import pytest

from devices.speaker.contract import Output, Played
from devices.speaker.routing import Part
from devices.speaker.sound import Sound
from kiosk.text import GreenText, Language, Text, say
from kiosk.voice.page_voice import PageVoice
from kiosk.voice.prompts import prompts_of
from tests.kiosk.voice.conftest import MakeMouth, until
from tests.shipped import shipped_edition

GREETING = say(Language.ZH, Text.WELCOME_TITLE)
MINE = "张桂兰，529901195501010026"
BANK_CARD = say(Language.ZH, Text.PAPER_ASKED, material="银行卡（存折）")


def loudness(sound: Sound) -> float:
    samples = np.frombuffer(sound.samples, "<i2").astype(np.float64)
    return float(np.sqrt(np.mean(samples**2)))


@pytest.mark.row("A01")
def test_a_prompt_comes_out_of_the_loudspeaker(make_mouth: MakeMouth) -> None:
    mouth = make_mouth()
    mouth.voice.say((Part(GREETING),), Language.ZH)
    mouth.done()
    until(lambda: mouth.heard() > 1)
    assert mouth.voice.fault is None


@pytest.mark.row("Z02")
def test_without_a_handset_the_private_part_is_left_out_and_it_is_said_so(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth()
    instead = mouth.speech.sound_of(say(Language.ZH, Text.VOICE_WITHHELD), Language.ZH)
    assert instead is not None
    mouth.voice.say((Part(MINE, is_private=True), Part(MINE, is_private=True)), Language.ZH)
    mouth.done()
    until(lambda: mouth.heard() >= instead.seconds)
    assert mouth.heard() == pytest.approx(instead.seconds, abs=0.5)


@pytest.mark.row("Z02")
def test_with_a_handset_all_of_it_is_said_at_one_ear_and_nothing_in_the_room(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth()
    mouth.card.plug(Output.HANDSET)
    mouth.voice.say((Part(GREETING), Part(MINE, is_private=True)), Language.ZH)
    mouth.done()
    until(lambda: mouth.heard(Output.HANDSET) > 4)
    assert mouth.heard() == 0


@pytest.mark.row("Z02")
def test_a_handset_pulled_out_in_the_middle_never_turns_to_the_room(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth(in_real_time=True)
    mouth.card.plug(Output.HANDSET)
    mouth.voice.say((Part((MINE + "。") * 5, is_private=True),), Language.ZH)
    until(lambda: mouth.heard(Output.HANDSET) > 0)
    mouth.card.unplug(Output.HANDSET)
    mouth.done()
    assert mouth.heard() == 0


def test_a_hush_ends_what_is_said_and_what_waits(make_mouth: MakeMouth) -> None:
    mouth = make_mouth(in_real_time=True)
    for _ in range(30):
        mouth.voice.say((Part(GREETING),), Language.ZH)
    until(lambda: mouth.heard() > 0)
    mouth.voice.hush()
    mouth.done()
    assert mouth.heard() < 30


def test_who_asks_once_more_hears_it_louder_and_the_next_person_as_before(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth()
    levels = []
    for ask in (mouth.voice.say, mouth.voice.say_again, mouth.voice.say_again):
        mouth.card.forget()
        ask((Part(GREETING),), Language.ZH)
        mouth.done()
        until(lambda: mouth.heard() > 1)
        levels.append(loudness(mouth.card.heard(Output.ROOM)))
    assert levels[0] * 1.2 < levels[1] < levels[2] / 1.1
    mouth.voice.forget()
    mouth.card.forget()
    mouth.voice.say((Part(GREETING),), Language.ZH)
    mouth.done()
    until(lambda: mouth.heard() > 1)
    assert loudness(mouth.card.heard(Output.ROOM)) == pytest.approx(levels[0], rel=0.2)


def test_a_loudspeaker_that_is_gone_is_named_and_speaks_again_when_it_is_back(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth()
    mouth.card.unplug(Output.ROOM)
    mouth.voice.say((Part(GREETING),), Language.ZH)
    mouth.done()
    assert mouth.voice.fault in {Played.NO_DEVICE.value, Played.CUT_OFF.value}
    mouth.card.plug(Output.ROOM)
    mouth.voice.say((Part(GREETING),), Language.ZH)
    mouth.done()
    until(lambda: mouth.heard() > 1)
    assert mouth.voice.fault is None


@pytest.mark.row("Z03")
def test_a_prompt_is_kept_on_the_disk_and_what_is_somebody_s_never(make_mouth: MakeMouth) -> None:
    mouth = make_mouth()
    mouth.card.plug(Output.HANDSET)
    kept = mouth.folder / "voice" / "made"
    mouth.voice.say((Part(GREETING),), Language.ZH)
    mouth.done()
    files = {file.name: file.read_bytes() for file in kept.iterdir()}
    assert len(files) == 1
    mouth.voice.say((Part(MINE, is_private=True), Part(f"您好，{MINE}")), Language.ZH)
    mouth.voice.say((Part(GREETING),), Language.ZH)
    mouth.done()
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == files


@pytest.mark.row("Z03")
def test_a_page_s_own_words_around_the_name_of_a_paper_are_kept_and_no_answer_is(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth()
    mouth.card.plug(Output.HANDSET)
    kept, asked = mouth.folder / "voice" / "made", Part(BANK_CARD, is_of_page=True)
    mouth.voice.say((Part("15。", is_of_page=True), Part("15、12")), Language.ZH)
    mouth.voice.say((Part(BANK_CARD, is_private=True),), Language.ZH)
    mouth.done()
    assert not list(kept.glob("*"))
    mouth.voice.say((asked,), Language.ZH)
    mouth.done()
    assert len(list(kept.iterdir())) == 1


def test_a_chinese_name_in_an_english_sentence_is_said_and_not_spelt(make_mouth: MakeMouth) -> None:
    speech = make_mouth().speech
    words = say(Language.EN, Text.IDENTIFY_READ, name="欧阳秀英")
    spelt = speech.synthesiser.say(words, "en")
    heard = speech.sound_of(words, Language.EN)
    assert spelt is not None
    assert heard is not None
    assert 1 < heard.seconds < spelt.seconds - 1  # "Chinese letter", four times


def test_a_damaged_file_of_the_cache_is_made_again(make_mouth: MakeMouth) -> None:
    mouth = make_mouth()
    made = mouth.speech.sound_of(GREETING, Language.ZH)
    [file] = (mouth.folder / "voice" / "made").iterdir()
    file.write_bytes(b"RIFF")
    again = mouth.speech.sound_of(GREETING, Language.ZH)
    assert made is not None
    assert again is not None
    assert again.seconds == pytest.approx(made.seconds, abs=0.2)
    assert file.stat().st_size > 1000


@pytest.mark.row("Z02")
@pytest.mark.parametrize(
    ("words", "is_heard"),
    [
        (say(Language.ZH, GreenText.TOUCH, words=say(Language.ZH, Text.BUTTON_START)), True),
        ("凭证号 K000001-000042。", False),
        ("读好了，王*英。", False),
        ("6228 4804 0256 4890 018。", False),
        (say(Language.ZH, GreenText.CHOICES, words="张桂兰、李春梅"), False),
    ],
)
def test_of_a_page_the_room_hears_what_is_fixed_and_nobody_s_name_or_number(
    make_mouth: MakeMouth, words: str, *, is_heard: bool
) -> None:
    mouth = make_mouth()
    page = PageVoice(mouth.voice)
    instead = mouth.speech.sound_of(say(Language.ZH, Text.VOICE_WITHHELD), Language.ZH)
    assert instead is not None
    page.read((Part(words, is_of_page=True),), Language.ZH)
    mouth.done()
    if is_heard:
        until(lambda: mouth.heard() > instead.seconds + 0.3 or mouth.heard() > 1)
    else:
        until(lambda: mouth.heard() >= instead.seconds)
        assert mouth.heard() == pytest.approx(instead.seconds, abs=0.5)


def test_what_fills_a_text_is_fixed_too_or_the_whole_is_nobody_s_to_hear() -> None:
    edition = shipped_edition()
    prompts = prompts_of(Language.ZH, edition.catalogue)
    material = next(iter(edition.catalogue.materials.values())).name.zh
    for words, is_fixed in ((material, True), ("张桂兰", False), ("", False)):
        asked = say(Language.ZH, Text.PAPER_ASKED, material=words) if words else "张桂兰"
        assert prompts.is_for_everybody(asked) is is_fixed
