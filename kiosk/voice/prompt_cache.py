"""Prompts that the synthesiser has made, kept on the disk: never anything that is somebody's.

Only what has a voice id comes in here, and what a page of ours says around such words and
small counts ("put the bank card under the lens"); what is said of a person, and what she
answered, is made anew each time, in memory. A file's name is the hash of the
words and of who says them; the folder may be deleted at any time.
"""

import hashlib
import logging
from pathlib import Path

from devices.errors import UnreadableSoundError
from devices.speaker.sound import Sound, read_wav, to_wav

logger = logging.getLogger(__name__)

MOST_BYTES = 64 * 2**20


def file_name(words: str, voice: str, speed: int) -> str:
    """Return the name of the file that holds these words; it says nothing about them."""
    return hashlib.sha256(f"{voice}\n{speed}\n{words}".encode()).hexdigest()[:32] + ".wav"


class PromptCache:
    """One folder. One thread uses it. A full or broken disk only means that nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bytes: int | None = None

    def find(self, words: str, voice: str, speed: int) -> Sound | None:
        """Return what was made of these words before."""
        try:
            return read_wav(self._file(words, voice, speed))
        except UnreadableSoundError:
            return None

    def keep(self, words: str, voice: str, speed: int, sound: Sound) -> None:
        """Keep it, while there is room for it."""
        data = to_wav(sound)
        try:
            if self._held() + len(data) > MOST_BYTES:
                return
            file = self._file(words, voice, speed)
            beside = file.with_suffix(".new")
            beside.write_bytes(data)
            beside.replace(file)  # no need to be durable: it can be made again
        except OSError:
            logger.warning("no prompt can be kept just now")
            return
        self._bytes = self._held() + len(data)

    def _file(self, words: str, voice: str, speed: int) -> Path:
        return self._folder / file_name(words, voice, speed)

    def _held(self) -> int:
        if self._bytes is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._bytes = sum(file.stat().st_size for file in self._folder.glob("*.wav"))
        return self._bytes
