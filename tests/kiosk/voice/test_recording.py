"""A helper records what the kiosk says: heard back, kept with her id and the day, or dropped."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from devices.speaker.aplay import AplaySpeaker, SpeakerSettings
from devices.speaker.arecord import ArecordMicrophone, MicrophoneSettings
from devices.speaker.contract import Output, Taken
from devices.speaker.emulated import EmulatedSound, EmulatedSoundSettings
from devices.speaker.sound import Sound
from kiosk.journeys.effects import AboutTake
from kiosk.journeys.recording_states import TakeDeed, TakeDone
from kiosk.voice.recording_desk import RecordingDesk
from kiosk.voice.station_pack import StationPack
from tests.kiosk.voice.conftest import until

TODAY = date(2026, 11, 22)
PROMPT = "welcome.title"


def voice(seconds: float = 2.0) -> Sound:
    at = np.arange(round(seconds * 22050))
    return Sound((8000 * np.sin(at * 0.06)).astype("<i2").tobytes())


class Booth:
    """A card to speak into and to hear from, and the desk between."""

    def __init__(self, folder: Path) -> None:
        settings = EmulatedSoundSettings(folder / "sound", in_real_time=False)
        self.card = EmulatedSound(settings)
        self.card.start()
        named = SpeakerSettings(room="doorstep_room", config=settings.config, patience_s=120.0)
        microphone = MicrophoneSettings("doorstep_microphone", settings.config)
        self.pack = StationPack(folder / "station")
        self.microphone = ArecordMicrophone(microphone)
        self.desk = RecordingDesk(self.microphone, AplaySpeaker(named), self.pack)

    def do(self, deed: TakeDeed) -> str:
        done = self.desk.do(AboutTake(deed, PROMPT, "h1"), TODAY)
        assert isinstance(done, TakeDone)
        return done.fault

    def listen(self) -> None:
        until(lambda: self.microphone.heard_s > 0.8)


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[Booth]:
    made = Booth(tmp_path)
    yield made
    made.desk.drop()
    made.card.stop()


def test_a_sentence_is_recorded_heard_back_and_kept_with_who_and_when(booth: Booth) -> None:
    booth.card.speak(voice())
    assert booth.do(TakeDeed.START) == ""
    booth.listen()
    assert booth.do(TakeDeed.STOP) == ""
    booth.do(TakeDeed.PLAY)
    until(lambda: booth.card.heard(Output.ROOM).seconds > 0.5)
    assert booth.pack.takes == {}
    assert booth.do(TakeDeed.KEEP) == ""
    take = booth.pack.takes[PROMPT]
    assert (take.who, take.on, booth.desk.count) == ("h1", TODAY, 1)
    kept = booth.pack.sound(PROMPT)
    assert kept is not None
    assert kept.seconds > 0.5
    assert booth.do(TakeDeed.RESET) == ""
    assert (booth.pack.takes, booth.desk.count) == ({}, 0)


def test_what_was_dropped_is_kept_nowhere(booth: Booth) -> None:
    booth.card.speak(voice())
    booth.do(TakeDeed.START)
    booth.listen()
    booth.do(TakeDeed.STOP)
    booth.do(TakeDeed.DROP)
    booth.do(TakeDeed.KEEP)
    assert booth.pack.takes == {}


def test_a_microphone_that_is_not_there_is_named(tmp_path: Path, booth: Booth) -> None:
    nowhere = ArecordMicrophone(MicrophoneSettings("plughw:CARD=Nobody"))
    nowhere.start()
    until(lambda: not nowhere.is_listening)
    assert nowhere.stop() is Taken.NO_MICROPHONE
    desk = RecordingDesk(nowhere, AplaySpeaker(SpeakerSettings()), StationPack(tmp_path))
    done = desk.do(AboutTake(TakeDeed.STOP, PROMPT, "h1"), TODAY)
    assert done == TakeDone(TakeDeed.STOP, "DEV-63")
    assert booth.desk.count == 0


def test_silence_is_no_recording(booth: Booth) -> None:
    booth.card.speak(Sound(bytes(2 * 22050)))
    booth.do(TakeDeed.START)
    booth.listen()
    assert booth.do(TakeDeed.STOP) == Taken.NOTHING_HEARD.value
