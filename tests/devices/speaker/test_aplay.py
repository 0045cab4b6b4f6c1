"""The speaker plays through the real aplay, stops in the middle of a word, and names its faults."""

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from devices.speaker.aplay import AplaySpeaker, SpeakerSettings
from devices.speaker.contract import Output, Played
from devices.speaker.sound import RATE, Sound, from_wav
from tests.devices.speaker.conftest import MakeCard

PATIENCE_S = 120.0


def tone(seconds: float) -> Sound:
    at = np.arange(round(seconds * RATE))
    return Sound((8000 * np.sin(at * 0.06)).astype("<i2").tobytes())


def until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    pause = threading.Event()
    while not so():
        assert time.monotonic() < end
        pause.wait(0.005)


class Later:
    """What a call in another thread comes to."""

    def __init__(self, call: Callable[[], Played]) -> None:
        self._ended: list[Played] = []
        self._thread = threading.Thread(target=lambda: self._ended.append(call()))
        self._thread.start()

    @property
    def outcome(self) -> Played:
        self._thread.join(PATIENCE_S)
        return self._ended[0]


def playing(speaker: AplaySpeaker, output: Output, sound: Sound, hushed: threading.Event) -> Later:
    return Later(lambda: speaker.play(output, sound, hushed))


def test_what_is_played_comes_out_of_the_loudspeaker_sample_for_sample(make_card: MakeCard) -> None:
    card, speaker = make_card()
    sound = tone(0.5)
    assert speaker.play(Output.ROOM, sound, threading.Event()) is Played.PLAYED
    until(lambda: len(card.heard(Output.ROOM).samples) >= len(sound.samples))
    assert card.heard(Output.ROOM).samples.startswith(sound.samples)
    assert card.heard(Output.HANDSET).samples == b""


def test_a_stretch_of_sound_is_kept_as_a_file_to_listen_to(make_card: MakeCard) -> None:
    card, speaker = make_card()
    sound = tone(0.2)
    speaker.play(Output.ROOM, sound, threading.Event())
    folder = card.settings.heard
    until((folder / "room-001.wav").exists)
    until(lambda: (folder / "room-001.wav").stat().st_size > len(sound.samples))
    assert from_wav((folder / "room-001.wav").read_bytes()).samples.startswith(sound.samples)


def test_a_handset_is_there_from_plugging_in_to_pulling_out(make_card: MakeCard) -> None:
    card, speaker = make_card()
    assert speaker.outputs() == {Output.ROOM}
    card.plug(Output.HANDSET)
    assert speaker.outputs() == {Output.ROOM, Output.HANDSET}
    assert speaker.play(Output.HANDSET, tone(0.1), threading.Event()) is Played.PLAYED
    until(lambda: len(card.heard(Output.HANDSET).samples) > 0)
    card.unplug(Output.HANDSET)
    assert speaker.outputs() == {Output.ROOM}


def test_a_hush_stops_the_sound_in_the_middle(make_card: MakeCard) -> None:
    card, speaker = make_card(in_real_time=True)
    hushed = threading.Event()
    speaking = playing(speaker, Output.ROOM, tone(60), hushed)
    until(lambda: len(card.heard(Output.ROOM).samples) > 0)
    speaker.hush(hushed)
    assert speaking.outcome is Played.HUSHED
    assert card.heard(Output.ROOM).seconds < 40


def test_what_was_hushed_before_it_began_is_not_played(make_card: MakeCard) -> None:
    card, speaker = make_card()
    hushed = threading.Event()
    speaker.hush(hushed)
    assert speaker.play(Output.ROOM, tone(0.2), hushed) is Played.HUSHED
    assert card.heard(Output.ROOM).samples == b""


@pytest.mark.parametrize("output", list(Output))
def test_a_plug_pulled_in_the_middle_of_a_word_is_named(
    make_card: MakeCard, output: Output
) -> None:
    card, speaker = make_card(in_real_time=True)
    card.plug(output)
    speaking = playing(speaker, output, tone(60), threading.Event())
    until(lambda: len(card.heard(output).samples) > 0)
    card.unplug(output)
    assert speaking.outcome is Played.CUT_OFF
    card.plug(output)
    assert speaker.play(output, tone(0.05), threading.Event()) is Played.PLAYED


def test_a_card_that_hangs_is_left_alone_after_a_while(make_card: MakeCard) -> None:
    card, speaker = make_card(patience_s=0.3)
    card.hang(Output.ROOM)
    assert speaker.play(Output.ROOM, tone(1), threading.Event()) is Played.NOT_TAKING
    card.plug(Output.ROOM)


def test_a_machine_without_such_a_card_says_so() -> None:
    speaker = AplaySpeaker(SpeakerSettings(room="plughw:CARD=Nobody"))
    assert speaker.play(Output.ROOM, tone(0.1), threading.Event()) is Played.NO_DEVICE
    assert speaker.look() is Played.NO_DEVICE


def test_the_self_check_tries_every_output_in_silence(make_card: MakeCard) -> None:
    card, speaker = make_card()
    assert speaker.look() is None
    assert not any(card.heard(Output.ROOM).samples)
    assert AplaySpeaker(SpeakerSettings()).look() is Played.NO_DEVICE
