"""The driver of loudspeaker and handset: Debian's `aplay`, one process for each sound.

A process can be killed in the middle of a word, and a sound card that hangs hangs it
alone. Which card is which stands in the settings as names of ALSA's.
"""

import logging
import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from devices.speaker.contract import Output, Played
from devices.speaker.sound import Sound, silence

logger = logging.getLogger(__name__)

_OPENS = b"audio open error"
_SHORT = silence(0.02)


@dataclass(frozen=True, slots=True)
class SpeakerSettings:
    """Names of ALSA devices, such as ``plughw:CARD=Handset``; an empty one is not there.

    ``handset_plug`` is a file that exists while the handset is plugged in, such as
    the card's link below ``/dev/snd/by-id``. ``config`` is a configuration of ALSA
    in place of the machine's. A sound card has ``patience_s`` longer than a sound lasts.
    """

    room: str = ""
    handset: str = ""
    handset_plug: Path | None = None
    config: Path | None = None
    patience_s: float = 15.0


class AplaySpeaker:
    """A `Speaker` of whatever cards ALSA has."""

    def __init__(self, settings: SpeakerSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._playing: subprocess.Popen[bytes] | None = None

    def outputs(self) -> frozenset[Output]:
        """Return what is plugged in."""
        plug = self._settings.handset_plug
        there = {Output.ROOM} if self._settings.room else set()
        if self._settings.handset and plug is not None and plug.exists():
            there.add(Output.HANDSET)
        return frozenset(there)

    def play(self, output: Output, sound: Sound, hushed: threading.Event) -> Played:
        """Play to the end, or until hushed."""
        with self._lock:  # a hush before this moment is seen, and one after it finds the process
            if hushed.is_set():
                return Played.HUSHED
            process = self._playing = self._start(output, sound.rate)
        ended = self._feed(process, sound)
        with self._lock:
            self._playing = None
        if hushed.is_set():
            return Played.HUSHED
        if ended is not Played.PLAYED:
            logger.warning("the %s does not play: %s", output.value, ended.value)
        return ended

    def hush(self, hushed: threading.Event) -> None:
        """Stop what is playing: what the card still holds is dropped with it."""
        with self._lock:
            hushed.set()
            if self._playing is not None:
                self._playing.kill()

    def look(self) -> Played | None:
        """Try every output with a fiftieth of a second of silence."""
        outputs = self.outputs()
        if Output.ROOM not in outputs:
            return Played.NO_DEVICE
        for output in outputs:
            ended = self.play(output, _SHORT, threading.Event())
            if ended is not Played.PLAYED:
                return ended
        return None

    def _start(self, output: Output, rate: int) -> subprocess.Popen[bytes]:
        own = self._settings
        name = own.handset if output is Output.HANDSET else own.room
        form = ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate)]
        return subprocess.Popen(  # noqa: S603 - our own settings name the device
            ["/usr/bin/aplay", *form, "-D", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=alsa_environment(own.config),
        )

    def _feed(self, process: subprocess.Popen[bytes], sound: Sound) -> Played:
        try:
            _, said = process.communicate(
                sound.samples, timeout=sound.seconds + self._settings.patience_s
            )
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Played.NOT_TAKING
        if process.returncode == 0:
            return Played.PLAYED
        return Played.NO_DEVICE if _OPENS in said else Played.CUT_OFF


def speaker_named(room: str, handset: str, plug: str, config: str) -> AplaySpeaker | None:
    """Return the speaker of a kiosk's settings, or None for one that names no device."""
    if not room and not handset:
        return None
    plug_file, config_file = Path(plug) if plug else None, Path(config) if config else None
    return AplaySpeaker(SpeakerSettings(room, handset, plug_file, config_file))


def card_of_this_machine(devices: Path = Path("/dev/snd")) -> str:
    """Return the name under which ALSA finds this machine's own card, ``null`` without one."""
    return "plug:default" if any(devices.glob("controlC*")) else "null"


def alsa_environment(config: Path | None) -> dict[str, str]:
    """Return what an ALSA program is started with: plain English, and its configuration."""
    own = {"ALSA_CONFIG_PATH": str(config)} if config else {}
    return {**os.environ, "LC_ALL": "C", **own}
