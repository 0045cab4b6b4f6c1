"""What was heard at a kiosk: the sound card's own files, held against what is for everybody.

A sentence for everybody is fixed, so the kiosk keeps what its synthesiser made of it
(`kiosk.voice.prompt_cache`) and plays just these samples. Whatever came out into the room
and is not the beginning of one of them was not for the room.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from devices.speaker.contract import Output
from devices.speaker.emulated import EmulatedSoundSettings
from devices.speaker.readable import readable
from devices.speaker.sound import RATE, Sound, even, louder, read_wav
from devices.speaker.synthesiser import PLAIN_SPEED, Synthesiser
from kiosk.text import Language
from kiosk.voice.prompt_cache import file_name
from kiosk.voice.prompts import prompts_of
from kiosk.voice.speaking import VOICES, prompt_cache_folder
from kiosk.voice.voice_desk import LOUDNESS
from provisioning.catalogue.files import load
from screens.demonstration.errors import DemonstrationError

TOWN = "the town"  # among what was heard, what its helper wrote
_KEY = 256  # samples, about a hundredth of a second: enough to find which sentence it may be

_FRAME = RATE // 100
_TELLING_S, _AS_LOUD = 1.0, 0.98  # so long a sentence has to be to be told from others

_Samples = NDArray[np.int16]


class Heard(msgspec.Struct, frozen=True):
    """``room`` are the voice ids heard there, each once; ``strange`` is what nobody may hear."""

    room: list[str] = []
    room_s: float = 0.0
    handset_s: float = 0.0
    strange: int = 0

    def faults(self) -> list[str]:
        """Say what is not as it should be."""
        found = [] if self.room else ["nothing was said in the room"]
        if self.strange:
            found.append(f"{self.strange} times the room heard what was not for everybody")
        if not self.handset_s:
            found.append("nothing was said at the handset")
        return found


@dataclass(frozen=True, slots=True)
class _Known:
    """One sentence for everybody, as it sounds: without the stillness before it."""

    name: str
    samples: _Samples


def overheard(card: EmulatedSoundSettings, data: Path, told: str = "") -> Heard:
    """Listen to all that came out so far, at a kiosk whose own folder is ``data``.

    ``told`` is what a helper in the town wrote for the room: for everybody, and no prompt.
    """
    known, town = _index(data), _from_sound(_samples(_made(told))) if told else None
    room, strange, room_s = list[str](), 0, 0.0
    for file in sorted(card.heard.glob(f"{Output.ROOM.value}-*.wav")):
        sound = read_wav(file)
        room_s += sound.seconds
        for name in _told(_samples(sound), known, town):
            strange += name is None
            if name and name not in room:
                room.append(name)
    handset = card.heard.glob(f"{Output.HANDSET.value}-*.wav")
    handset_s = sum(read_wav(file).seconds for file in handset)
    return Heard(room, round(room_s, 1), round(handset_s, 1), strange)


def _made(words: str) -> Sound:
    """Make the sound of a sentence as the kiosk's synthesiser does."""
    voice, synthesiser = VOICES[Language.ZH], Synthesiser()
    try:
        made = synthesiser.say(readable(words, voice), voice)
    finally:
        synthesiser.stop()
    if made is None:
        raise DemonstrationError("nothing speaks here")
    return even(made)


def _told(
    samples: _Samples, known: dict[bytes, list[_Known]], town: _Samples | None
) -> Iterator[str | None]:
    """Cut a stretch into the beginnings of sentences it is made of; None ends it: a strange one."""
    rest = _from_sound(samples)
    while rest.size:
        best, length = None, 0
        for one in known.get(rest[:_KEY].tobytes(), ()):
            if (alike := _alike(rest, one.samples)) > length:
                best, length = one, alike
        if best is None and town is not None and (length := _of_town(rest, known, town)):
            best = _Known(TOWN, town)
        if best is None:
            everybody = (one for some in known.values() for one in some)
            is_short = any(_alike(rest, one.samples) == rest.size for one in everybody)
            if not is_short:  # it was cut off before anybody could understand it
                yield None
            return
        yield best.name
        rest = _from_sound(rest[length:])


def _of_town(rest: _Samples, known: Iterable[bytes], town: _Samples) -> int:
    """Return how far this is the town's sentence, until the first prompt that follows; or 0.

    No two utterances of a synthesiser are alike to the sample: how loud it is from one
    hundredth of a second to the next tells which sentence it is.
    """
    data = rest.tobytes()
    found = (data.find(key, 2 * _KEY) // 2 for key in known)
    size = min((rest.size, town.size, *(at for at in found if at > 0)))
    if size < RATE * _TELLING_S:
        return 0
    alike = np.corrcoef(_loudness(rest[:size]), _loudness(town[:size]))[0, 1]
    return size if alike > _AS_LOUD else 0


def _loudness(samples: _Samples) -> NDArray[np.float64]:
    frames = samples[: samples.size // _FRAME * _FRAME].astype(np.float64).reshape(-1, _FRAME)
    loud: NDArray[np.float64] = np.sqrt((frames**2).mean(axis=1))
    return loud


def _index(data: Path) -> dict[bytes, list[_Known]]:
    names, known = _names(), dict[bytes, list[_Known]]()
    for file in prompt_cache_folder(data).glob("*.wav"):
        sound = read_wav(file)
        for factor in LOUDNESS:
            samples = _from_sound(_samples(louder(sound, factor)))
            one = _Known(names.get(file.name, "put together"), samples)
            known.setdefault(samples[:_KEY].tobytes(), []).append(one)
    return known


def _names() -> dict[str, str]:
    """Return the voice id of every file that may lie in a kiosk's cache."""
    catalogue, names = load().catalogue, dict[str, str]()
    for language, voice in VOICES.items():
        prompts = prompts_of(Language(language), catalogue)
        for name, text in prompts.by_id.items():
            for written in (text, f"{text}。", f"{text}."):  # a page ends what it reads
                names[file_name(readable(written, voice), voice, PLAIN_SPEED)] = name
    return names


def _samples(sound: Sound) -> _Samples:
    return np.frombuffer(sound.samples[: len(sound.samples) // 2 * 2], "<i2")


def _from_sound(samples: _Samples) -> _Samples:
    heard = np.flatnonzero(samples)
    return samples[heard[0] :] if heard.size else samples[:0]


def _alike(one: _Samples, other: _Samples) -> int:
    """Return how many samples two begin with alike."""
    most = min(one.size, other.size)
    apart = np.flatnonzero(one[:most] != other[:most])
    return int(apart[0]) if apart.size else most
