"""The station's own recordings: who recorded which prompt and when; a reset removes them all.

One folder: a WAV file for each prompt under its hash, and a list that names them. The
list is replaced last, so a power cut leaves the recording before or the new one. A voice
is a helper's, in her duty, and its file is named by nobody.
"""

import hashlib
from datetime import date
from pathlib import Path

import msgspec

from devices.errors import UnreadableSoundError
from devices.speaker.sound import Sound, from_wav, to_wav
from provisioning.storage.files import make_folder, read, remove_durably, write_durably

LIST = "station.json"


class Take(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One prompt's recording: its file's hash, the helper's id, and the day."""

    sha256: str
    who: str
    on: date


class StationPack:
    """The folder of one kiosk, read anew each time; a damaged file is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def takes(self) -> dict[str, Take]:
        """The recordings by voice id."""
        return self._read()

    def sound(self, prompt: str) -> Sound | None:
        """Return a prompt's recording, if there is one and it is whole."""
        take = self._read().get(prompt)
        data = read(self._folder / f"{take.sha256}.wav") if take else None
        if take is None or data is None or hashlib.sha256(data).hexdigest() != take.sha256:
            return None
        try:
            return from_wav(data)
        except UnreadableSoundError:
            return None

    def keep(self, prompt: str, sound: Sound, who: str, on: date) -> None:
        """Keep a recording in place of the one before. Raises a leaf of StorageError."""
        data = to_wav(sound)
        take = Take(hashlib.sha256(data).hexdigest(), who, on)
        make_folder(self._folder)
        write_durably(self._folder / f"{take.sha256}.wav", [data])
        self._put({**self._read(), prompt: take})

    def reset(self) -> None:
        """Return to the standard: every recording of this station goes."""
        make_folder(self._folder)
        self._put({})

    def _put(self, takes: dict[str, Take]) -> None:
        before = self._read()
        write_durably(self._folder / LIST, [msgspec.json.encode(takes)])
        kept = {take.sha256 for take in takes.values()}
        gone = {take.sha256 for take in before.values()} - kept
        remove_durably(self._folder / f"{sha256}.wav" for sha256 in gone)

    def _read(self) -> dict[str, Take]:
        data = read(self._folder / LIST)
        try:
            return msgspec.json.decode(data, type=dict[str, Take]) if data else {}
        except msgspec.DecodeError:
            return {}
