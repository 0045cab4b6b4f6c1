"""Which recording or wording a prompt has: the station's own, the dialect's, Mandarin's, none."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from devices.errors import UnreadableSoundError
from devices.speaker.sound import Sound, from_wav
from kiosk.text import Language
from kiosk.voice.station_pack import StationPack
from provisioning.catalogue.model import Edition
from provisioning.catalogue.voices import MANDARIN, VoicePack

logger = logging.getLogger(__name__)

LONGEST_PROMPT_S = 30.0
MOST_PACK_BYTES = 128 * 2**20
"""A pack's recordings together: an hour and a half of speech at 22,050 samples a second."""


def recordings_folder(data: Path) -> Path:
    """Return where a kiosk's packs have their recordings, by hash."""
    return data / "voice" / "recorded"


def recording_file(folder: Path, sha256: str) -> Path:
    """Return the file of a recording."""
    return folder / f"{sha256}.wav"


def genuine(folder: Path, sha256: str) -> Sound | None:
    """Return a recording that is what was signed; None when it is missing, altered or too long."""
    try:
        data = recording_file(folder, sha256).read_bytes()
        sound = from_wav(data)
    except (OSError, UnreadableSoundError):
        return None
    is_genuine = hashlib.sha256(data).hexdigest() == sha256
    return sound if is_genuine and sound.seconds <= LONGEST_PROMPT_S else None


@dataclass(frozen=True, slots=True)
class Packs:
    """The `Recordings` of a kiosk: of one dialect, falling back to Mandarin prompt by prompt."""

    edition: Callable[[], Edition]
    dialect: str
    folder: Path
    station: StationPack

    def recording(self, prompt: str, language: Language) -> Sound | None:
        """Return the best recording of a prompt; packs are of Chinese."""
        if language is not Language.ZH:
            return None
        own = self.station.sound(prompt)
        if own is not None:
            return own
        for pack in self._packs():
            sha256 = pack.recorded.get(prompt)
            sound = genuine(self.folder, sha256) if sha256 else None
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
        return [voices[name] for name in (self.dialect, MANDARIN) if name in voices]


def _says(pack: VoicePack, prompt: str) -> bool:
    return bool(pack.speaks) and prompt in pack.said


def _voices(edition: Callable[[], Edition]) -> Mapping[str, VoicePack]:
    return edition().catalogue.voices
