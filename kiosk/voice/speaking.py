"""From a sentence to its sound: a recording where there is one, else the synthesiser."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from devices.speaker.readable import by_voice, readable
from devices.speaker.sound import Sound, even, joined
from devices.speaker.synthesiser import PLAIN_SPEED, Synthesiser
from kiosk.text import Language
from kiosk.text.packs import pack_of
from kiosk.voice.prompt_cache import PromptCache
from kiosk.voice.prompts import Prompts
from kiosk.voice.sentences import said

VOICES = {Language.ZH: "cmn", Language.EN: "en"}
"""The synthesiser's names of the two languages."""
_HANZI = re.compile("[\u3400-\u9fff]")


def voice_of(sentence: str, language: Language) -> str:
    """Return who says a sentence; what a brought language has not got is Chinese, and said so.

    Empty where nothing speaks that language.
    """
    pack = pack_of(language)
    if pack is None:
        return VOICES[language]
    return VOICES[Language.ZH] if _HANZI.search(sentence) else pack.about.voice


class Recordings(Protocol):
    """What people recorded, and how a dialect words a sentence."""

    def recording(self, prompt: str, language: Language) -> Sound | None:
        """Return the best recording of a prompt: the station's, the dialect's, Mandarin's."""

    def wording(self, prompt: str, language: Language) -> tuple[str, str] | None:
        """Return a dialect's words for a prompt and the synthesiser's voice for them."""


class NoRecordings:
    """No pack is there: everything is the synthesiser's."""

    def recording(self, prompt: str, language: Language) -> Sound | None:
        """Return none."""

    def wording(self, prompt: str, language: Language) -> tuple[str, str] | None:
        """Return none."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Makes sound of sentences. One thread at a time.

    ``prompts`` names the fixed sentences as they stand now: a new edition has others.
    """

    synthesiser: Synthesiser
    prompts: Callable[[Language], Prompts]
    recordings: Recordings
    cache: PromptCache | None = None

    def sound_of(
        self, sentence: str, language: Language, *, is_private: bool = False
    ) -> Sound | None:
        """Return the sound of a sentence; None when nothing can say it just now.

        What is no prompt is kept if everybody may hear it and nobody gave any of it.
        """
        prompts = self.prompts(language)
        prompt = prompts.id_of(sentence)
        if prompt is None:
            is_kept = not is_private and prompts.is_a_page_s_own(sentence)
            cache = self.cache if is_kept else None
            return self._made(sentence, voice_of(sentence, language), cache)
        recorded = self.recordings.recording(prompt, language)
        if recorded is not None:
            return even(recorded)
        own = (sentence, voice_of(sentence, language))
        words, voice = self.recordings.wording(prompt, language) or own
        return self._made(words, voice, self.cache)

    def _made(self, words: str, voice: str, cache: PromptCache | None) -> Sound | None:
        if not voice:
            return None
        sent = readable(words, voice)
        kept = cache.find(sent, voice, PLAIN_SPEED) if cache else None
        if kept is not None:
            return kept
        made = self._synthesised(words, voice)
        if made is not None:
            made = even(made)
            if cache is not None:
                cache.keep(sent, voice, PLAIN_SPEED, made)
        return made

    def _synthesised(self, words: str, voice: str) -> Sound | None:
        """Have it said, each piece by who can: a name in an English sentence is Chinese."""
        pieces = [(part, own) for part, own in by_voice(words, voice) if said(part)]
        sounds = [self.synthesiser.say(readable(part, own), own) for part, own in pieces]
        whole = [one for one in sounds if one is not None]
        return joined(whole) if whole and len(whole) == len(sounds) else None


def prompt_cache_folder(data: Path) -> Path:
    """Return where a kiosk keeps what was made of its prompts."""
    return data / "voice" / "made"


def prompt_cache(data: Path) -> PromptCache:
    """Return the cache below a kiosk's data."""
    return PromptCache(prompt_cache_folder(data))
