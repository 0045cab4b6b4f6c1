"""What is said on the page in sight: said on arriving, said once more, and stopped by a touch."""

from collections.abc import Sequence

from devices.speaker.routing import Part
from kiosk.journeys.actions import Action, Touch
from kiosk.journeys.states import Dialect
from kiosk.journeys.visit import Place, Step
from kiosk.text import Language
from kiosk.voice.contract import Voice


class PageVoice:
    """Remembers what the page in sight said beside its own words, for "once more". UI thread."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._said: list[Part] = []
        self._read: tuple[Part, ...] = ()

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said."""
        return self._voice.is_speaking

    def say(self, words: str, language: Language) -> None:
        """Say a sentence of the kiosk's own."""
        self._voice.say((Part(words),), language)

    def say_aloud(self, words: str, language: Language, *, is_private: bool) -> None:
        """Say what belongs to this page alone: a list, news, what is signed."""
        part = Part(words, is_private)
        self._said.append(part)
        self._voice.say((part,), language)

    def read(self, parts: Sequence[Part], language: Language) -> None:
        """Say what stands on the page; asked a second time, all of it and a step louder.

        Where something else was read of the same page before, that is no longer so.
        """
        now = tuple(parts)
        if now == self._read:
            self._voice.say_again((*now, *self._said), language)
        else:
            if self._read:
                self._voice.hush()
            self._voice.say(now, language)
        self._read = now

    def other_dialect(self) -> Dialect | None:
        """Return the next way of speaking that this station offers, in a round."""
        offered = self._voice.dialects.offered()
        names = [name for name, _ in offered]
        if len(offered) < 2 or self._voice.dialects.spoken not in names:  # noqa: PLR2004 - a choice
            return None
        at = names.index(self._voice.dialects.spoken)
        return Dialect(*offered[(at + 1) % len(offered)])

    def speak_as(self, pack: str) -> None:
        """Speak another dialect; what stands on the page is said in it as for the first time."""
        self._voice.hush()
        self._voice.dialects.choose(pack)
        self._read = ()

    def follow(self, before: Place, now: Place, action: Action) -> None:
        """Somebody touched the glass, or another page is in sight: the rest need not be heard."""
        if now != before:
            self._turn_over()
            if now.step is Step.WELCOME:
                self._voice.dialects.choose("")  # the next one may speak otherwise
        elif isinstance(action, Touch):
            self._voice.hush()

    def forget(self) -> None:
        """The person has gone."""
        self._turn_over()
        self._voice.forget()

    def _turn_over(self) -> None:
        self._voice.hush()
        self._said.clear()
        self._read = ()
