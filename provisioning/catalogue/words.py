"""Words of the catalogue, always in both languages, and how strictly it is read."""

import msgspec


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the catalogue: immutable, and an unknown key in its file is an error."""


class Words(Entry, frozen=True):
    """One thing said twice: Chinese for the resident, English beside it."""

    zh: str
    en: str

    def to(self, language: str) -> str:
        """Return the words in ``language``; in Chinese where that language has none for them."""
        if language == "en":
            return self.en
        return _FURTHER.get(language, {}).get(self.zh, self.zh)


NOTHING = Words("", "")

_FURTHER: dict[str, dict[str, str]] = {}


def further_words(language: str, words: dict[str, str]) -> None:
    """Give words of a further language by the Chinese ones, in place of what it had."""
    _FURTHER[language] = words
