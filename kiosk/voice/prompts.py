"""The prompts: every fixed sentence that a kiosk may say, with its voice id.

A voice id is the key of a text in `kiosk.text`, or ``catalogue/`` and the place of
words in the catalogue; a further sentence of the same text has ``/2`` behind it. What
has a blank to be filled is no prompt: it is made by the synthesiser each time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from kiosk.text import TABLES, Language, PrintedText, ReaderText
from kiosk.voice.sentences import said, sentences
from provisioning.catalogue.model import Catalogue, Edition
from provisioning.catalogue.rules.signed_text import TRUTH
from provisioning.catalogue.words import Words

_NOT_SAID = frozenset(text.value for text in (*PrintedText, *ReaderText))
_BLANK = "{"
_BETWEEN = ("；", "; ", "、", ", ")  # the stronger ones first: a choice may be two words itself
_DOT = " · "
_COUNT = re.compile("[0-9]{1,2}")
_FIELD = re.compile(r"\\{[a-z_]+\\}")
_ANYTHING = "(.+?)"
CATALOGUE = "catalogue"


class Prompts:
    """The fixed sentences of one language, by voice id and by what is heard."""

    def __init__(
        self,
        texts: Iterator[tuple[str, str]],
        around: Sequence[str] = (),
    ) -> None:
        patterns = (_pattern(text) for text in around if _BLANK in text)
        self._around = [one for one in patterns if one.pattern != _ANYTHING]
        self._fixed = {said(text) for text in around if _BLANK not in text}
        self.by_id: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        for key, text in texts:
            for at, sentence in enumerate(sentences(text), start=1):
                name = key if at == 1 else f"{key}/{at}"
                if said(sentence) not in self._ids:
                    self._ids[said(sentence)] = name
                    self.by_id[name] = sentence

    def id_of(self, sentence: str) -> str | None:
        """Return the voice id of a sentence, or None if it is no prompt."""
        return self._ids.get(said(sentence))

    def is_for_everybody(self, sentence: str) -> bool:
        """Say whether it is fixed, or one of our texts around what is fixed and small numbers.

        What is of somebody never is: a name, a number, money, a day.
        """
        return all(self._is_fixed(part, depth=2) for part in sentence.split(_DOT))

    def is_a_page_s_own(self, sentence: str) -> bool:
        """Say whether it is for everybody and no mere figure, which may be somebody's answer."""
        parts = sentence.split(_DOT)
        return self.is_for_everybody(sentence) and not any(map(_COUNT.fullmatch, map(said, parts)))

    def _is_fixed(self, words: str, depth: int) -> bool:
        """Look at a sentence, then at what fills it, then at what fills that."""
        if self.id_of(words) is not None or said(words) in self._fixed or _COUNT.fullmatch(words):
            return True
        found = (around.fullmatch(said(words)) for around in self._around if depth)
        return any(self._are_fixed(one.groups(), depth - 1) for one in found if one)

    def _are_fixed(self, blanks: tuple[str, ...], depth: int) -> bool:
        return all(
            self._is_fixed(blank, depth)
            or ((parts := _apart(blank)) and self._are_fixed(parts, depth))
            for blank in blanks
        )


def prompts_of(language: Language, catalogue: Catalogue | None = None) -> Prompts:
    """Return all prompts: those of the kiosk itself first, then those of the catalogue."""
    texts = (text for key, text in TABLES[language].items() if key not in _NOT_SAID)
    around = [one for text in texts if _BLANK in text for one in sentences(text)]
    if catalogue is not None:
        around.append(catalogue.heading.phone)
    return Prompts(_texts(language, catalogue), around)


class EditionPrompts:
    """The prompts of the edition that is served from now. One thread at a time."""

    def __init__(self, edition: Callable[[], Edition]) -> None:
        self._edition = edition
        self._made: dict[Language, tuple[bytes, Prompts]] = {}

    def of(self, language: Language) -> Prompts:
        """Return the prompts of a language, made anew when another edition serves."""
        edition = self._edition()
        digest, prompts = self._made.get(language, (b"", None))
        if prompts is None or digest != edition.digest:
            prompts = prompts_of(language, edition.catalogue)
            self._made[language] = (edition.digest, prompts)
        return prompts


def _apart(words: str) -> tuple[str, ...]:
    """Cut what is joined at the strongest of its marks; empty if it has none."""
    between = next((mark for mark in _BETWEEN if mark in words), None)
    return tuple(words.split(between)) if between else ()


def _pattern(frame: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(_ANYTHING, re.escape(said(frame))))


def _texts(language: Language, catalogue: Catalogue | None) -> Iterator[tuple[str, str]]:
    for key, text in sorted(TABLES[language].items()):
        if _BLANK not in text and key not in _NOT_SAID:
            yield key, text
    yield "sign.truth", TRUTH.to(language.value)  # what stands above every signature
    if catalogue is not None:
        for key, words in _words(CATALOGUE, catalogue):
            if _BLANK not in words.to(language.value):
                yield key, words.to(language.value)


def _words(place: str, value: Any) -> Iterator[tuple[str, Words]]:  # noqa: ANN401 - any struct
    """Yield all words below a value of the catalogue, with their place."""
    if isinstance(value, Words):
        yield place, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _words(f"{place}/{name}", getattr(value, name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _words(f"{place}/{key}", one)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from _words(f"{place}/{getattr(one, 'id', at)}", one)
