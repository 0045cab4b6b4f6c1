"""The driver of the microphone: Debian's `arecord`, one process for each recording."""

import logging
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from devices.speaker.aplay import alsa_environment
from devices.speaker.contract import Taken
from devices.speaker.sound import RATE, Sound

logger = logging.getLogger(__name__)

LONGEST_S = 30
PERIOD_FRAMES = 800
"""So many samples are taken from the card at once: a recording ends within a twentieth second."""


@dataclass(frozen=True, slots=True)
class MicrophoneSettings:
    """The name of an ALSA device, and a configuration in place of the machine's."""

    name: str
    config: Path | None = None


class ArecordMicrophone:
    """A `Microphone` of whatever card ALSA has. One recording at a time."""

    def __init__(self, settings: MicrophoneSettings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._samples = bytearray()

    @property
    def heard_s(self) -> float:
        """How many seconds were heard so far."""
        return len(self._samples) / (2 * RATE)

    @property
    def is_listening(self) -> bool:
        """Whether it still listens: no more after half a minute, or without a card."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin to listen, anew if it listens already; by itself it ends after half a minute."""
        self.stop()
        form = ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(RATE)]
        short = [f"--period-size={PERIOD_FRAMES}", f"--buffer-size={4 * PERIOD_FRAMES}"]
        self._samples = bytearray()
        self._process = subprocess.Popen(  # noqa: S603 - our own settings name the device
            ["/usr/bin/arecord", *form, *short, "-D", self._settings.name],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=alsa_environment(self._settings.config),
        )
        self._thread = threading.Thread(
            target=self._listen, args=(self._process,), name="microphone", daemon=True
        )
        self._thread.start()

    def stop(self) -> Sound | Taken:
        """End, and return what was heard; nothing at all is a microphone that is not there."""
        process, thread = self._process, self._thread
        self._process = self._thread = None
        if process is None or thread is None:
            return Taken.NO_MICROPHONE
        process.kill()
        thread.join()
        process.communicate()
        heard = bytes(self._samples[: len(self._samples) // 2 * 2])
        if not heard:
            logger.warning("the microphone gives nothing: %s", Taken.NO_MICROPHONE.value)
            return Taken.NO_MICROPHONE
        return Sound(heard)

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        """Take what comes until the process ends, which it does when it was enough."""
        if process.stdout is None:
            return
        while data := process.stdout.read1(4096):  # type: ignore[attr-defined]  # a BufferedReader
            self._samples += data
            if len(self._samples) >= 2 * RATE * LONGEST_S:
                process.kill()
