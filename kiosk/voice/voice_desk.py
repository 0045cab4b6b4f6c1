"""The voice's desk: what is to be said waits here, and one thread has it played.

Where each sentence may come out is asked anew before it is played: a handset that is
pulled out in the middle ends what was for its ear alone. Nothing waits for speech to
end, and whoever touches the glass ends it.
"""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from queue import SimpleQueue

from devices.speaker.contract import Output, Played, Speaker
from devices.speaker.routing import Part, Withheld, output_for, routed
from devices.speaker.sound import louder
from kiosk.text import Language, Text, say
from kiosk.voice.contract import Dialects, NoDialects
from kiosk.voice.sentences import by_sentence
from kiosk.voice.speaking import Speech

logger = logging.getLogger(__name__)

LOUDNESS = (1.0, 1.6, 2.4)
"""As for everybody, and what each further "once more" makes of it."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Something to be said, until it is hushed."""

    parts: tuple[Part, ...] = field(repr=False)
    language: Language
    factor: float
    hushed: threading.Event


class VoiceDesk:
    """A `Voice` on real parts. Its methods may be called from any thread; only `look` blocks."""

    def __init__(self, speaker: Speaker, speech: Speech, dialects: Dialects | None = None) -> None:
        self._speaker, self._speech = speaker, speech
        self.dialects = dialects or NoDialects()
        self._turns: SimpleQueue[_Turn | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._hushed = threading.Event()
        self._waiting = 0
        self._step = 0
        self._fault: Played | None = None
        self._playing = threading.Lock()  # one sound at a time has the card
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said, or waits to be."""
        return self._waiting > 0

    @property
    def fault(self) -> str | None:
        """What kept it from speaking the last time."""
        return self._fault.value if self._fault else None

    def look(self) -> str | None:
        """Try the card while nothing is said; else tell how the last sentence ended."""
        if self._playing.acquire(blocking=False):
            try:
                self._fault = self._speaker.look()
            finally:
                self._playing.release()
        return self.fault

    def say(self, parts: Sequence[Part], language: Language) -> None:
        """Say this after what is being said."""
        with self._lock:
            self._waiting += 1
            turn = _Turn(tuple(parts), language, LOUDNESS[self._step], self._hushed)
            self._turns.put(turn)

    def say_again(self, parts: Sequence[Part], language: Language) -> None:
        """Say this once more, a step louder, in place of what is being said."""
        self.hush()
        self._step = min(self._step + 1, len(LOUDNESS) - 1)
        self.say(parts, language)

    def hush(self) -> None:
        """Say no more of what was to be said."""
        with self._lock:
            old, self._hushed = self._hushed, threading.Event()
        self._speaker.hush(old)

    def forget(self) -> None:
        """Hush, and be as loud as for everybody."""
        self.hush()
        self._step = 0

    def stop(self) -> None:
        """Hush, and end the thread and the synthesiser."""
        self.hush()
        self._turns.put(None)
        self._thread.join()
        self._speech.synthesiser.stop()

    def _run(self) -> None:
        self._speech.synthesiser.start()
        while (turn := self._turns.get()) is not None:
            try:
                self._say(turn)
            finally:
                with self._lock:
                    self._waiting -= 1

    def _say(self, turn: _Turn) -> None:
        outputs = self._speaker.outputs()
        parts = (self._judged(part, turn.language) for part in by_sentence(turn.parts))
        for one in routed(tuple(parts), outputs):
            if turn.hushed.is_set():
                return
            part = Part(say(turn.language, Text.VOICE_WITHHELD)) if one == Withheld() else one
            if isinstance(part, Part) and not self._play(part, turn):
                return

    def _judged(self, part: Part, language: Language) -> Part:
        """Of a page, only what is fixed is for everybody: the rest may be somebody's."""
        if not part.is_of_page or self._speech.prompts(language).is_for_everybody(part.words):
            return part
        return replace(part, is_private=True)

    def _play(self, part: Part, turn: _Turn) -> bool:
        """Play one sentence; say whether the next one has a chance."""
        sound = self._speech.sound_of(part.words, turn.language, is_private=part.is_private)
        output = output_for(is_private=part.is_private, outputs=self._speaker.outputs())
        if sound is None or output is None:
            return True
        factor = turn.factor if output is Output.ROOM else min(turn.factor, LOUDNESS[1])
        with self._playing:
            played = self._speaker.play(output, louder(sound, factor), turn.hushed)
        if played is Played.HUSHED:
            return False
        self._fault = None if played is Played.PLAYED else played
        return played is Played.PLAYED
