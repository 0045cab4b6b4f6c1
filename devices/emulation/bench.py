"""The bench: readers, printer and camera without hardware, in one process, with hands.

A folder holds everything a kiosk's settings point to::

    reader            the card reader's port (a link to a pseudo-terminal)
    printer           the printer's port
    camera/frame.jpg  what the camera sees
    paper/NNN.bin     every slip that came out, and NNN.png
    sound/            the sound card, see `devices.speaker.emulated`
    hands.sock        the hands, see `hands`
    social/           a card service of its own for social-security cards, if one is wanted

Only the demonstration and tests run it; a kiosk in a village has no such process.
"""

import json
import logging
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from devices.card_reader.emulated import EmulatedSamV
from devices.document_camera.emulated import Plate
from devices.document_camera.test_desk import empty_plate
from devices.emulation.gestures import Devices, carry_out
from devices.errors import DeviceError, DeviceGoneError
from devices.printer.emulated import EmulatedPrinter
from devices.social_card.emulated import EmulatedSocialReader
from devices.social_card.private_pcscd import socket_in
from devices.speaker.emulated import EmulatedSound, EmulatedSoundSettings

logger = logging.getLogger(__name__)

_LONGEST_COMMAND_BYTES = 65536


@dataclass(frozen=True, slots=True)
class BenchSettings:
    """Where the bench stands, and how fast its reader's line is (None: as fast as it goes).

    ``social`` is the folder of the emulated card service; None means no reader
    for social-security cards. A sound card takes as long as a sound lasts, unless it
    ``hears_slowly`` no more; ``heard_through`` is a card of this machine that plays along.
    """

    folder: Path
    reader_baud: int | None = 115200
    social: Path | None = None
    hears_slowly: bool = True
    heard_through: str = "null"

    def with_social(self) -> "BenchSettings":
        """Return the same bench with a reader for social-security cards."""
        return replace(self, social=self.folder / "social")

    @property
    def social_socket(self) -> Path | None:
        """Return where the emulated card service listens."""
        return socket_in(self.social) if self.social else None

    @property
    def reader(self) -> Path:
        """Return the port of the card reader."""
        return self.folder / "reader"

    @property
    def printer(self) -> Path:
        """Return the port of the printer."""
        return self.folder / "printer"

    @property
    def frame(self) -> Path:
        """Return the file that the camera sees."""
        return self.folder / "camera" / "frame.jpg"

    @property
    def paper(self) -> Path:
        """Return the folder that slips fall into."""
        return self.folder / "paper"

    @property
    def sound(self) -> EmulatedSoundSettings:
        """Return where the sound card stands; it plays as slowly as a real one."""
        slowly, behind = self.hears_slowly, self.heard_through
        return EmulatedSoundSettings(self.folder / "sound", in_real_time=slowly, behind=behind)

    @property
    def hands(self) -> Path:
        """Return the socket of the hands. A Unix socket's path holds 107 bytes at most."""
        return self.folder / "hands.sock"


def run(settings: BenchSettings, stopping: threading.Event) -> None:
    """Run the bench until ``stopping`` is set. Blocks; opens all ports before it says so."""
    with bench(settings):
        logger.info("emulated devices stand in %s", settings.folder)
        stopping.wait()


@contextmanager
def bench(settings: BenchSettings) -> Iterator[Devices]:
    """Run the bench for a ``with`` block; all ports and the hands are there at once."""
    settings.frame.parent.mkdir(parents=True, exist_ok=True)
    social = _card_service(settings.social)
    devices = Devices(
        reader=EmulatedSamV(settings.reader, settings.reader_baud),
        printer=EmulatedPrinter(settings.printer, settings.paper),
        plate=Plate(settings.frame, empty_plate()),
        slips=settings.paper,
        sound=EmulatedSound(settings.sound),
        social=social,
    )
    devices.sound.start()
    devices.reader.start()
    devices.printer.start()
    devices.plate.take_away()
    try:
        with _listening(settings.hands, devices):
            yield devices
    finally:
        devices.plate.unplug()
        devices.printer.stop()
        devices.reader.stop()
        devices.sound.stop()
        if social is not None:
            social.stop()


def _card_service(folder: Path | None) -> EmulatedSocialReader | None:
    """Start the card service; a machine that cannot have one gets a bench without."""
    if folder is None:
        return None
    social = EmulatedSocialReader(folder)
    try:
        social.start()
    except DeviceGoneError as error:
        logger.warning("no reader for social-security cards: %s", error)
        return None
    return social


@contextmanager
def _listening(path: Path, devices: Devices) -> Iterator[None]:
    path.unlink(missing_ok=True)
    server = _Server(str(path), _Listener)
    server.devices = devices
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="hands", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        path.unlink(missing_ok=True)


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    devices: Devices


class _Listener(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        """Answer the commands of one connection, line by line."""
        while line := self.rfile.readline(_LONGEST_COMMAND_BYTES):
            self.wfile.write(json.dumps(self._answer(line)).encode() + b"\n")

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            command = json.loads(line)
        except ValueError:
            return {"ok": False, "error": "a command is one line of JSON"}
        if not isinstance(command, dict):
            return {"ok": False, "error": "a command is a JSON object"}
        try:
            return {"ok": True, **carry_out(self.server.devices, command)}
        except DeviceError as error:
            return {"ok": False, "error": str(error)}
