"""A voice on real parts: the real synthesiser, the real aplay, and our card behind it."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from devices.speaker.aplay import AplaySpeaker, SpeakerSettings
from devices.speaker.contract import Output
from devices.speaker.emulated import EmulatedSound, EmulatedSoundSettings
from devices.speaker.synthesiser import Synthesiser
from kiosk.voice.prompts import EditionPrompts
from kiosk.voice.speaking import NoRecordings, Recordings, Speech, prompt_cache
from kiosk.voice.voice_desk import VoiceDesk
from tests.shipped import shipped_edition

PATIENCE_S = 120.0


def until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    pause = threading.Event()
    while not so():
        assert time.monotonic() < end
        pause.wait(0.005)


@dataclass
class Mouth:
    """A voice, the card it speaks through, and the data folder it keeps prompts in."""

    voice: VoiceDesk
    card: EmulatedSound
    speech: Speech
    folder: Path

    def done(self) -> None:
        until(lambda: not self.voice.is_speaking)

    def heard(self, output: Output = Output.ROOM) -> float:
        return self.card.heard(output).seconds


MakeMouth = Callable[..., Mouth]


@pytest.fixture
def make_mouth(tmp_path: Path) -> Iterator[MakeMouth]:
    made: list[Mouth] = []

    def make(*, in_real_time: bool = False, recordings: Recordings | None = None) -> Mouth:
        settings = EmulatedSoundSettings(tmp_path / "sound", in_real_time=in_real_time)
        card = EmulatedSound(settings)
        card.start()
        named = SpeakerSettings(
            room="doorstep_room",
            handset="doorstep_handset",
            handset_plug=settings.handset_plug,
            config=settings.config,
            patience_s=PATIENCE_S,
        )
        edition = shipped_edition()
        prompts = EditionPrompts(lambda: edition)
        cache = prompt_cache(tmp_path)
        speech = Speech(
            Synthesiser(patience_s=PATIENCE_S), prompts.of, recordings or NoRecordings(), cache
        )
        voice = VoiceDesk(AplaySpeaker(named), speech)
        made.append(Mouth(voice, card, speech, tmp_path))
        return made[-1]

    yield make
    for mouth in made:
        mouth.voice.stop()
        mouth.card.stop()
