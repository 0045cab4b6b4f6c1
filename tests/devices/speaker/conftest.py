"""A real `aplay` on ALSA's own file device, with our card behind it; a real synthesiser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.speaker.aplay import AplaySpeaker, SpeakerSettings
from devices.speaker.emulated import EmulatedSound, EmulatedSoundSettings
from devices.speaker.synthesiser import Synthesiser

MakeCard = Callable[..., tuple[EmulatedSound, AplaySpeaker]]


@pytest.fixture
def make_card(tmp_path: Path) -> Iterator[MakeCard]:
    cards: list[EmulatedSound] = []

    def make(
        *, in_real_time: bool = False, patience_s: float = 120.0
    ) -> tuple[EmulatedSound, AplaySpeaker]:
        settings = EmulatedSoundSettings(tmp_path / "sound", in_real_time=in_real_time)
        card = EmulatedSound(settings)
        card.start()
        cards.append(card)
        return card, AplaySpeaker(
            SpeakerSettings(
                room="doorstep_room",
                handset="doorstep_handset",
                handset_plug=settings.handset_plug,
                config=settings.config,
                patience_s=patience_s,
            )
        )

    yield make
    for card in cards:
        card.stop()


@pytest.fixture(scope="module")
def synthesiser() -> Iterator[Synthesiser]:
    made = Synthesiser(patience_s=120)
    yield made
    made.stop()
