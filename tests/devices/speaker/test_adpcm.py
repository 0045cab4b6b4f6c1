"""Recordings at a quarter of their size sound the same, and no bytes end the program."""

import random

import numpy as np
import pytest

from devices.errors import UnreadableSoundError
from devices.speaker.adpcm import from_any_wav, to_small_wav
from devices.speaker.sound import Sound, even, to_wav
from devices.speaker.synthesiser import Synthesiser


def floats(sound: Sound) -> np.ndarray:
    return np.frombuffer(sound.samples, "<i2").astype(np.float64)


def test_speech_comes_back_a_quarter_as_large_and_twenty_decibels_above_its_noise() -> None:
    synthesiser = Synthesiser()
    spoken = synthesiser.say("您好，在家门口就能办事。请把身份证放在读卡的位置。", "cmn")
    synthesiser.stop()
    assert spoken is not None
    spoken = even(spoken)
    small = to_small_wav(spoken)
    again = from_any_wav(small)
    assert again.rate == spoken.rate
    assert len(again.samples) == len(spoken.samples)
    assert len(small) < 0.26 * len(spoken.samples)
    noise = floats(again) - floats(spoken)
    decibels = 10 * np.log10(np.mean(floats(spoken) ** 2) / np.mean(noise**2))
    assert decibels > 20


@pytest.mark.parametrize("count", [0, 1, 1016, 1017, 1018, 5000])
def test_any_length_comes_back_whole(count: int) -> None:
    samples = (6000 * np.sin(np.arange(count) * 0.05)).astype("<i2").tobytes()
    assert len(from_any_wav(to_small_wav(Sound(samples))).samples) == len(samples)


def test_a_plain_wav_file_is_read_as_it_is() -> None:
    sound = Sound(b"\x01\x02" * 900)
    assert from_any_wav(to_wav(sound)) == sound


def test_bytes_that_are_no_recording_are_refused_and_nothing_else_happens() -> None:
    whole, chance = to_small_wav(Sound(b"\x10\x20" * 3000)), random.Random(5)  # noqa: S311 - of a test
    read = 0
    for trial in range(400):
        broken = bytearray(whole[: chance.randrange(len(whole) + 1)] if trial % 2 else whole)
        for _ in range(chance.randrange(4)):
            if broken:
                broken[chance.randrange(min(64, len(broken)))] = chance.randrange(256)
        try:
            from_any_wav(bytes(broken))
            read += 1
        except UnreadableSoundError:
            continue
    assert 0 < read < 400
