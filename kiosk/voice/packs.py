"""Which recording or wording a prompt has: the station's own, the dialect's, Mandarin's, none."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from devices.errors import UnreadableSoundError
from devices.speaker.adpcm import from_any_wav
from devices.speaker.sound import Sound
from kiosk.text import Language
from kiosk.voice.station_pack import StationPack
from provisioning.catalogue.model import Edition
from provisioning.catalogue.voices import MANDARIN, VoicePack
from provisioning.catalogue.words import Words
from provisioning.storage.errors import StorageError
from provisioning.storage.files import files_in
from provisioning.storage.object_store import digest_of

logger = logging.getLogger(__name__)

LONGEST_PROMPT_S = 30.0


def recordings_folder(data: Path) -> Path:
    """Return where recordings lie that were laid into a kiosk by hand, by hash."""
    return data / "voice" / "recorded"


def recording_file(folder: Path, sha256: str) -> Path:
    """Return the file of a recording in a folder that people fill."""
    return folder / f"{sha256}.wav"


def genuine(file: Path, sha256: str) -> Sound | None:
    """Return a recording that is what was signed; None when it is missing, altered or too long."""
    try:
        data = file.read_bytes()
        sound = from_any_wav(data)
    except (OSError, UnreadableSoundError):
        return None
    is_genuine = digest_of(data) == sha256
    return sound if is_genuine and sound.seconds <= LONGEST_PROMPT_S else None


class Recorded:
    """The recordings of this kiosk that may be said now, by hash. See `renew`.

    They lie in folders: as ``HASH.wav`` where people laid them, as ``HASH`` on the shelf
    that the signed catalogue fills.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._files: Mapping[str, Path] = {}
        self.renew()

    def renew(self) -> None:
        """Take up what has come: between visits, so that a voice does not change within one."""
        try:
            found = [file for folder in self._folders for file in files_in(folder)]
        except StorageError:
            logger.warning("the recordings cannot be listed just now")
            return
        self._files = {file.name.removesuffix(".wav"): file for file in found}

    def sound(self, sha256: str) -> Sound | None:
        """Return a recording that is what was signed."""
        file = self._files.get(sha256)
        return genuine(file, sha256) if file else None


@dataclass(slots=True)
class Packs:
    """The `Recordings` of a kiosk: of one dialect, falling back to Mandarin prompt by prompt.

    ``chosen`` is what the person at the glass asked for; without it the station's
    ``dialect`` is spoken. ``packs`` are the ones that this station carries.
    """

    edition: Callable[[], Edition]
    dialect: str
    recorded: Recorded
    station: StationPack
    packs: Sequence[str] = ()
    chosen: str = ""

    @property
    def spoken(self) -> str:
        """The pack that is spoken now."""
        return self.chosen or self.dialect or MANDARIN

    def offered(self) -> list[tuple[str, Words]]:
        """Return the packs to choose from, by name; fewer than two are no choice."""
        voices = _voices(self.edition)
        names = dict.fromkeys((self.dialect or MANDARIN, MANDARIN, *self.packs))
        return [(name, voices[name].name) for name in names if name in voices]

    def choose(self, pack: str) -> None:
        """Speak this one from now on; "" is the station's own again."""
        self.chosen = pack

    def recording(self, prompt: str, language: Language) -> Sound | None:
        """Return the best recording of a prompt; packs are of Chinese."""
        if language is not Language.ZH:
            return None
        own = self.station.sound(prompt) if self.spoken == (self.dialect or MANDARIN) else None
        if own is not None:
            return own
        for pack in self._packs():
            sha256 = pack.recorded.get(prompt)
            sound = self.recorded.sound(sha256) if sha256 else None
            if sound is not None or _says(pack, prompt):
                return sound
        return None

    def wording(self, prompt: str, language: Language) -> tuple[str, str] | None:
        """Return the dialect's words, where it has a voice for them."""
        if language is not Language.ZH:
            return None
        pack = next((one for one in self._packs() if _says(one, prompt)), None)
        return (pack.said[prompt], pack.speaks) if pack else None

    def to_read(self, prompt: str, text: str) -> str:
        """Return what a helper reads when she records a prompt."""
        pack = _voices(self.edition).get(self.dialect)
        return pack.said.get(prompt, text) if pack else text

    def _packs(self) -> list[VoicePack]:
        voices = _voices(self.edition)
        return [voices[name] for name in (self.spoken, MANDARIN) if name in voices]


def _says(pack: VoicePack, prompt: str) -> bool:
    return bool(pack.speaks) and prompt in pack.said


def _voices(edition: Callable[[], Edition]) -> Mapping[str, VoicePack]:
    return edition().catalogue.voices
