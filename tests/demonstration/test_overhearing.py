"""What came out into the room is known sentence by sentence; a strange one is found."""

from pathlib import Path

import numpy as np
import pytest

from devices.speaker.contract import Output
from devices.speaker.emulated import EmulatedSoundSettings
from devices.speaker.routing import Part
from devices.speaker.sound import Sound, to_wav
from kiosk.text import GreenText, HelpText, Language, Text, say
from screens.demonstration.overhearing import TOWN, Heard, overheard
from tests.kiosk.voice.conftest import MakeMouth, make_mouth

__all__ = ["make_mouth"]  # its fixture

GREETING, CARD = say(Language.ZH, Text.WELCOME_TITLE), say(Language.ZH, Text.IDENTIFY_TITLE)
MINE = "张桂兰，529901195501010026"
NEXT = say(Language.ZH, GreenText.TOUCH, words=say(Language.ZH, Text.BUTTON_START))
BANK_CARD = say(Language.ZH, Text.PAPER_ASKED, material="银行卡（存折）")


def listened(folder: Path) -> Heard:
    return overheard(EmulatedSoundSettings(folder / "sound"), folder)


@pytest.mark.row("Z02", "A01")
def test_what_is_for_everybody_is_told_by_its_voice_id_and_a_private_word_would_be_strange(
    make_mouth: MakeMouth, tmp_path: Path
) -> None:
    mouth = make_mouth()
    mouth.card.plug(Output.HANDSET)
    mouth.voice.say((Part(MINE, is_private=True),), Language.ZH)
    mouth.done()
    mouth.card.unplug(Output.HANDSET)
    for words in (GREETING, CARD, NEXT, BANK_CARD):
        mouth.voice.say_again((Part(words), Part(words)), Language.ZH)
        mouth.done()
    mouth.card.unplug(Output.ROOM)
    heard = listened(tmp_path)
    assert sorted(heard.room) == ["identify.title", "put together", "welcome.title"]
    assert heard.strange == 0
    assert heard.handset_s > 3
    assert heard.faults() == []
    # The same words for all ears, as a broken rule would have them, are noticed.
    mouth.card.plug(Output.ROOM)
    mouth.voice.say((Part(MINE),), Language.ZH)
    mouth.done()
    mouth.card.unplug(Output.ROOM)
    assert listened(tmp_path).strange == 1
    assert "not for everybody" in " ".join(listened(tmp_path).faults())


def test_what_a_helper_wrote_for_the_room_is_known_and_not_strange(
    make_mouth: MakeMouth, tmp_path: Path
) -> None:
    told = say(Language.ZH, HelpText.TOWN_SAID, who="杨秀兰", words="我马上过来，请等几分钟。")
    mouth = make_mouth()
    mouth.voice.say((Part(told),), Language.ZH)
    mouth.done()
    mouth.card.unplug(Output.ROOM)
    assert listened(tmp_path).strange == 1
    heard = overheard(EmulatedSoundSettings(tmp_path / "sound"), tmp_path, told)
    assert (heard.room, heard.strange) == ([TOWN], 0)


@pytest.mark.row("Z02")
def test_a_sentence_that_a_touch_cut_off_is_known_by_its_beginning_and_runs_into_the_next(
    make_mouth: MakeMouth, tmp_path: Path
) -> None:
    mouth = make_mouth()
    mouth.voice.say((Part(GREETING), Part(CARD)), Language.ZH)
    mouth.done()
    mouth.card.unplug(Output.ROOM)
    whole = mouth.card.heard(Output.ROOM)
    half = Sound(whole.samples[: len(whole.samples) // 4 * 2])
    noise = Sound(np.random.default_rng(7).integers(-900, 900, 9000).astype("<i2").tobytes())
    for file in (folder := tmp_path / "sound" / "heard").glob("*.wav"):
        file.unlink()
    (folder / "room-001.wav").write_bytes(to_wav(Sound(half.samples + whole.samples)))
    assert listened(tmp_path).strange == 0
    assert sorted(listened(tmp_path).room) == ["identify.title", "welcome.title"]
    (folder / "room-002.wav").write_bytes(to_wav(Sound(half.samples + noise.samples)))
    assert listened(tmp_path).strange == 1


def test_silence_is_a_fault_of_the_story(tmp_path: Path) -> None:
    heard = listened(tmp_path)
    assert heard.faults() == ["nothing was said in the room", "nothing was said at the handset"]
