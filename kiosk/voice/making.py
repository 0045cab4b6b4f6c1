"""A kiosk's voice put together from its speaker, its data folder and what it serves from."""

from collections.abc import Callable, Sequence
from pathlib import Path

from devices.speaker.arecord import ArecordMicrophone, MicrophoneSettings
from devices.speaker.contract import Speaker
from devices.speaker.synthesiser import Synthesiser
from kiosk.voice.contract import Silent, Voice
from kiosk.voice.packs import Packs, Recorded, recordings_folder
from kiosk.voice.prompts import EditionPrompts
from kiosk.voice.recording_desk import RecordingDesk
from kiosk.voice.speaking import Speech, prompt_cache
from kiosk.voice.station_pack import StationPack
from kiosk.voice.voice_desk import VoiceDesk
from provisioning.catalogue.model import Edition
from provisioning.edge.shelf import Shelf


def voice_of(
    speaker: Speaker | None,
    data: Path,
    edition: Callable[[], Edition],
    recorded: Recorded,
    dialects: Sequence[str],
) -> Voice:
    """Return the voice of a kiosk that serves from ``edition``; without a loudspeaker, none.

    The first of ``dialects`` is the village's own, "" for Mandarin.
    """
    if speaker is None:
        return Silent()
    packs = Packs(edition, dialects[0], recorded, station_pack(data), dialects[1:])
    prompts = EditionPrompts(edition)
    speech = Speech(Synthesiser(), prompts.of, packs, prompt_cache(data))
    return VoiceDesk(speaker, speech, packs)


def recorded_of(data: Path, shelf: Shelf | None) -> Recorded:
    """Return the recordings of a kiosk: what came with the catalogue, and what was laid there."""
    folders = (recordings_folder(data), *((shelf.objects,) if shelf else ()))
    return Recorded(*folders)


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
