"""A sound card without hardware: ALSA's own `file` device plays into pipes, and hands pull plugs.

A folder holds what a kiosk's settings point to::

    asound.conf        the devices doorstep_room, doorstep_handset and doorstep_microphone
    handset.plug       exists while the handset is plugged in
    room/line          a pipe: takes samples as fast as the card's clock, or as fast as it can
    heard/room-NNN.wav what came out, a file for each stretch of sound

`aplay` and libasound are the real ones; only the card behind them is ours.
"""

import fcntl
import os
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from devices.speaker.contract import Output
from devices.speaker.sound import RATE, Sound, to_wav

_F_SETPIPE_SZ = 1031
_PIPE_BYTES = 4096  # a twelfth of a second: a card's buffer, not a warehouse
_CHUNK_BYTES = 2048
_LOOK_S = 0.01
_PERIOD_BYTES = 1600
_OUTLET = """pcm.doorstep_{name} {{ type file slave.pcm "{behind}" format raw file "{line}" }}
"""
_CONFIG = """</usr/share/alsa/alsa.conf>
{outlets}pcm.doorstep_microphone {{
    type file slave.pcm null format raw file "/dev/null" infile "{microphone}"
}}
"""


@dataclass(frozen=True, slots=True)
class EmulatedSoundSettings:
    """Where the card stands, and whether it plays as slowly as a real one.

    ``behind`` is the card of this machine through which a person hears all of it as
    well, both outputs alike, as ALSA names it: ``plug:default``. ``null`` is none.
    """

    folder: Path
    in_real_time: bool = True
    behind: str = "null"

    def line(self, output: Output) -> Path:
        """Return the pipe of an output."""
        return self.folder / output.value / "line"

    @property
    def config(self) -> Path:
        """Return the configuration for ALSA."""
        return self.folder / "asound.conf"

    @property
    def handset_plug(self) -> Path:
        """Return the file that is there while the handset is."""
        return self.folder / "handset.plug"

    @property
    def heard(self) -> Path:
        """Return the folder of what came out."""
        return self.folder / "heard"

    @property
    def microphone(self) -> Path:
        """Return the pipe of the microphone."""
        return self.folder / "microphone" / "line"


class EmulatedSound:
    """A card with a loudspeaker, and a handset to plug in. The hands are for any thread."""

    def __init__(self, settings: EmulatedSoundSettings) -> None:
        self.settings = settings
        self._outlets = {output: _Outlet(settings, output) for output in Output}
        self._mouth: _Mouth | None = None

    def start(self) -> None:
        """Switch the card on: the loudspeaker plugged in, the handset not."""
        self.settings.heard.mkdir(parents=True, exist_ok=True)
        self.plug(Output.ROOM)

    def stop(self) -> None:
        """Switch it off."""
        self.be_still()
        for output in Output:
            self.unplug(output)

    def plug(self, output: Output) -> None:
        """Push a plug in."""
        self._outlets[output].open()
        self._name_outlets()
        if output is Output.HANDSET:
            self.settings.handset_plug.touch()

    def unplug(self, output: Output) -> None:
        """Pull a plug, also in the middle of a word."""
        if output is Output.HANDSET:
            self.settings.handset_plug.unlink(missing_ok=True)
        self._outlets[output].close()
        self._name_outlets()

    def hang(self, output: Output) -> None:
        """Take no more samples, and say nothing about it; `plug` ends it."""
        self._outlets[output].hang()

    def speak(self, sound: Sound) -> None:
        """Speak into the microphone, over and over, until `be_still`; it is plugged in by that."""
        self.be_still()
        self._mouth = _Mouth(self.settings.microphone, sound)

    def be_still(self) -> None:
        """Speak no more, and pull the microphone out."""
        if self._mouth is not None:
            self._mouth.close()
        self._mouth = None

    def is_plugged(self, output: Output) -> bool:
        """Say whether the plug is in."""
        return self._outlets[output].is_open

    def heard(self, output: Output) -> Sound:
        """Return all that came out so far."""
        return Sound(self._outlets[output].heard)

    def forget(self) -> None:
        """Count what is heard from here on."""
        for outlet in self._outlets.values():
            outlet.forget()

    def _name_outlets(self) -> None:
        """Write ALSA's configuration: what is not plugged in cannot be opened, as with a card."""
        own = self.settings
        plugged = (output for output in Output if self.is_plugged(output))
        lines = (
            _OUTLET.format(name=one.value, line=own.line(one), behind=own.behind) for one in plugged
        )
        config = _CONFIG.format(outlets="".join(lines), microphone=own.microphone)
        beside = own.config.with_suffix(".new")
        beside.write_text(config, encoding="utf-8")
        beside.replace(own.config)


class _Outlet:
    """One output: a pipe, and a thread that takes from it what a card would."""

    def __init__(self, settings: EmulatedSoundSettings, output: Output) -> None:
        self._settings, self._output = settings, output
        self._line = settings.line(output)
        self._stop, self._hung = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._heard = bytearray()

    @property
    def is_open(self) -> bool:
        return self._thread is not None

    @property
    def heard(self) -> bytes:
        return bytes(self._heard)

    def forget(self) -> None:
        self._heard.clear()

    def hang(self) -> None:
        self._hung.set()

    def open(self) -> None:
        self._hung.clear()
        if self._thread is not None:
            return
        self._line.parent.mkdir(parents=True, exist_ok=True)
        self._line.unlink(missing_ok=True)
        os.mkfifo(self._line, 0o600)
        taking = os.open(self._line, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.fcntl(taking, _F_SETPIPE_SZ, _PIPE_BYTES)
        self._stop.clear()
        name = f"sound-{self._output.value}"
        self._thread = threading.Thread(target=self._run, args=(taking,), name=name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._stop.set()
        shutil.rmtree(self._line.parent)  # a pipe that is missing would be made as a file
        thread.join()

    def _run(self, taking: int) -> None:
        """Take samples until the plug is pulled; then whoever still plays gets a broken pipe."""
        stretch = bytearray()
        pause_s = _CHUNK_BYTES / (2 * RATE)
        while not self._stop.is_set():
            data = None if self._hung.is_set() else _taken(taking)
            if data:
                stretch += data
                self._heard += data
            if not data:
                stretch = self._kept(stretch) if data == b"" else stretch
                self._stop.wait(_LOOK_S)
            elif self._settings.in_real_time:
                self._stop.wait(pause_s)
        self._kept(stretch)
        os.close(taking)

    def _kept(self, stretch: bytearray) -> bytearray:
        """Write a stretch of sound down when it has come to its end."""
        if not any(stretch):  # a trial, or nothing
            return bytearray() if stretch else stretch
        number = 1 + len(list(self._settings.heard.glob(f"{self._output.value}-*.wav")))
        file = self._settings.heard / f"{self._output.value}-{number:03d}.wav"
        file.write_bytes(to_wav(Sound(bytes(stretch))))
        return bytearray()


def _taken(taking: int) -> bytes | None:
    """Return samples; empty when nobody has it open, None when who has does not play just now."""
    try:
        return os.read(taking, _CHUNK_BYTES)
    except BlockingIOError:
        return None


class _Mouth:
    """Feeds the microphone's pipe, a period of samples at a time, whenever somebody listens."""

    def __init__(self, line: Path, sound: Sound) -> None:
        self._line, self._sound = line, sound
        self._stop = threading.Event()
        line.parent.mkdir(parents=True, exist_ok=True)
        line.unlink(missing_ok=True)
        os.mkfifo(line, 0o600)
        self._thread = threading.Thread(target=self._run, name="mouth", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        shutil.rmtree(self._line.parent)

    def _run(self) -> None:
        while not self._stop.wait(_LOOK_S):
            try:
                giving = os.open(self._line, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                continue  # nobody listens
            self._feed(giving)
            os.close(giving)

    def _feed(self, giving: int) -> None:
        """Whole periods alone: ALSA's file device takes half a one for a whole."""
        at = 0
        while not self._stop.is_set():
            period = self._sound.samples[at : at + _PERIOD_BYTES].ljust(_PERIOD_BYTES, b"\0")
            try:
                os.write(giving, period)
            except BlockingIOError:
                self._stop.wait(_LOOK_S)
                continue
            except BrokenPipeError:
                return
            at = (at + _PERIOD_BYTES) % max(_PERIOD_BYTES, len(self._sound.samples))
