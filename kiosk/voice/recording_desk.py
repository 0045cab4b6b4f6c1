"""The recording desk: what a helper says for a prompt, to listen back to, to keep or to drop.

A take lives in memory until it is kept. Nothing here is a resident's.
"""

import logging
import threading
from datetime import date

from devices.speaker.contract import Microphone, Output, Speaker, Taken
from devices.speaker.sound import Sound, even, trimmed
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import AboutTake
from kiosk.journeys.recording_states import TakeDeed, TakeDone
from kiosk.voice.station_pack import StationPack
from provisioning.storage.errors import StorageError

logger = logging.getLogger(__name__)

LEAST_S = 0.5


class RecordingDesk:
    """One microphone, one speaker, one station's pack. One thread; what is played, in its own."""

    def __init__(self, microphone: Microphone, speaker: Speaker, station: StationPack) -> None:
        self._microphone, self._speaker, self._station = microphone, speaker, station
        self.count = len(station.takes)  # prompts of this station's own
        self._take: Sound | None = None
        self._hushed = threading.Event()

    def do(self, about: AboutTake, on: date) -> Action:
        """Do what was touched; the answer goes back to the page. Blocks for a moment."""
        try:
            fault = self._do(about, on)
        except StorageError as error:
            logger.warning("a recording was not kept: %s", error.code)
            return TakeDone(about.deed, error.code)
        return TakeDone(about.deed, fault.value if fault else "")

    def _do(self, about: AboutTake, on: date) -> Taken | None:
        match about.deed:
            case TakeDeed.START:
                self.start()
            case TakeDeed.STOP:
                return self.stop()
            case TakeDeed.PLAY:
                self.play()
            case TakeDeed.KEEP:
                self.keep(about.prompt, about.who, on)
            case TakeDeed.DROP:
                self.drop()
            case TakeDeed.RESET:
                self.reset()
        return None

    def start(self) -> None:
        """Begin a take; the one before is dropped."""
        self.drop()
        self._microphone.start()

    def stop(self) -> Taken | None:
        """End the take; return why it is none."""
        heard = self._microphone.stop()
        if isinstance(heard, Taken):
            return heard
        take = trimmed(heard)
        if take.seconds < LEAST_S:
            return Taken.NOTHING_HEARD
        self._take = even(take)
        return None

    def play(self) -> None:
        """Let the take be heard, from its beginning. Returns at once."""
        self._speaker.hush(self._hushed)
        self._hushed = threading.Event()
        if self._take is not None:
            outputs = self._speaker.outputs()
            output = Output.HANDSET if Output.HANDSET in outputs else Output.ROOM
            heard = (output, self._take, self._hushed)
            threading.Thread(target=self._speaker.play, args=heard, name="take").start()

    def keep(self, prompt: str, who: str, on: date) -> None:
        """Keep the take as a prompt's recording. Raises a leaf of StorageError."""
        if self._take is not None:
            self._station.keep(prompt, self._take, who, on)
            self.count = len(self._station.takes)
        self.drop()

    def drop(self) -> None:
        """Forget the take, and stop listening and playing."""
        self._speaker.hush(self._hushed)
        self._microphone.stop()
        self._take = None

    def reset(self) -> None:
        """Return to the standard. Raises a leaf of StorageError."""
        self.drop()
        self._station.reset()
        self.count = 0
