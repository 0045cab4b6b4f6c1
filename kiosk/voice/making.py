"""A kiosk's voice put together from its speaker, its data folder and what it serves from."""

from collections.abc import Callable
from pathlib import Path

from devices.speaker.arecord import ArecordMicrophone, MicrophoneSettings
from devices.speaker.contract import Speaker
from devices.speaker.synthesiser import Synthesiser
from kiosk.voice.contract import Silent, Voice
from kiosk.voice.packs import Packs, recordings_folder
from kiosk.voice.prompts import EditionPrompts
from kiosk.voice.recording_desk import RecordingDesk
from kiosk.voice.speaking import Speech, prompt_cache
from kiosk.voice.station_pack import StationPack
from kiosk.voice.voice_desk import VoiceDesk
from provisioning.catalogue.model import Edition


def voice_of(
    speaker: Speaker | None, data: Path, edition: Callable[[], Edition], dialect: str
) -> Voice:
    """Return the voice of a kiosk that serves from ``edition``; without a loudspeaker, none."""
    if speaker is None:
        return Silent()
    packs = Packs(edition, dialect, recordings_folder(data), station_pack(data))
    prompts = EditionPrompts(edition)
    return VoiceDesk(speaker, Speech(Synthesiser(), prompts.of, packs, prompt_cache(data)))


def recorder_of(
    speaker: Speaker | None, microphone: str, config: str, data: Path
) -> RecordingDesk | None:
    """Return the helper's recording desk; None without a microphone, or nothing to hear it by."""
    if speaker is None or not microphone:
        return None
    settings = MicrophoneSettings(microphone, Path(config) if config else None)
    return RecordingDesk(ArecordMicrophone(settings), speaker, station_pack(data))


def station_pack(data: Path) -> StationPack:
    """Return the station's own recordings below a kiosk's data."""
    return StationPack(data / "voice" / "station")
