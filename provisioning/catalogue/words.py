"""Words of the catalogue, always in both languages, and how strictly it is read."""

import msgspec


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the catalogue: immutable, and an unknown key in its file is an error."""


class Words(Entry, frozen=True):
    """One thing said twice: Chinese for the resident, English beside it."""

    zh: str
    en: str

    def to(self, language: str) -> str:
        """Return the words in ``language`` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


NOTHING = Words("", "")
